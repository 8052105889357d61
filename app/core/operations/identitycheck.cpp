// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/identitycheck.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>

#include <memory>

namespace coalface {

namespace {

constexpr std::chrono::milliseconds infoDeadline{10'000};
constexpr std::chrono::milliseconds announcedInfoDeadline{16'000};
constexpr std::chrono::milliseconds probeDeadline{6000};

//! One check under way; its callbacks keep it.
class Check : public std::enable_shared_from_this<Check>
{
public:
    Check(DriverSession &session, MinerRef miner, MinerRecord record)
        : m_session(&session), m_miner(std::move(miner)), m_record(std::move(record))
    {
        m_promise.start();
    }

    QFuture<Result<CheckedMiner>> begin()
    {
        // The application is the context, since it outlives the answer.
        m_session->readVersionInfo(m_miner, m_record.port ? infoDeadline : announcedInfoDeadline)
            .then(qApp, [self = shared_from_this()](const Result<VersionInfo> &info) {
                self->informed(info);
            });
        return m_promise.future();
    }

private:
    void informed(const Result<VersionInfo> &info)
    {
        // What a device says before it was logged in to, or through a driver that tells no more.
        const bool mayBeProbed = m_session && m_record.port;
        const auto probe = [this](const std::optional<VersionInfo> &known) {
            m_session->probe(m_miner.endpoint, probeDeadline)
                .then(qApp, [self = shared_from_this(), known](const Result<Identity> &identity) {
                    self->probed(identity, known);
                });
        };
        if (!info) {
            const Error::Kind kind = info.error().kind;
            if (mayBeProbed
                && (kind == Error::Kind::Unsupported || kind == Error::Kind::Unauthorized))
                return probe(std::nullopt);
            return settle(info.error());
        }
        const Identity &seen = info->identity;
        const bool saysWho = !seen.mac.isEmpty() || !seen.serial.isEmpty();
        if (!saysWho && mayBeProbed)
            return probe(*info);
        conclude(seen, *info);
    }

    void probed(const Result<Identity> &identity, const std::optional<VersionInfo> &known)
    {
        if (!identity)
            return settle(identity.error());
        conclude(*identity, known);
    }

    void conclude(const Identity &seen, const std::optional<VersionInfo> &info)
    {
        const QString why = whyAnotherDevice(m_record, seen);
        if (!why.isEmpty())
            return settle(Error{Error::Kind::Rejected, why});
        settle(CheckedMiner{seen, info});
    }

    void settle(const Result<CheckedMiner> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
    }

    QPointer<DriverSession> m_session;
    MinerRef m_miner;
    MinerRecord m_record;
    QPromise<Result<CheckedMiner>> m_promise;
};

QString another(const MinerRecord &record, const QString &what, const QString &seen,
                const QString &known)
{
    return QStringLiteral(
               "Another device answers at this address: %1 %2 instead of %3. Nothing was "
               "sent; find your miners again so that %4 gets its new address.")
        .arg(what, seen, known, record.name);
}

} // namespace

QString whyAnotherDevice(const MinerRecord &record, const Identity &seen)
{
    if (!record.mac.isEmpty() && !seen.mac.isEmpty()) {
        return record.mac == seen.mac ? QString()
                                      : another(record, QStringLiteral("MAC"), seen.mac, record.mac);
    }
    if (!record.serial.isEmpty() && !seen.serial.isEmpty()) {
        return record.serial == seen.serial
                   ? QString()
                   : another(record, QStringLiteral("serial number"), seen.serial, record.serial);
    }
    if (!record.model.isEmpty() && !seen.model.isEmpty() && record.model != seen.model)
        return another(record, QStringLiteral("a"), seen.model, record.model);
    return {};
}

QFuture<Result<CheckedMiner>> checkIdentity(DriverSession &session, const MinerRef &miner,
                                            const MinerRecord &record)
{
    return std::make_shared<Check>(session, miner, record)->begin();
}

} // namespace coalface
