// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/identitycheck.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>

#include <memory>

namespace coalface {

namespace {

//! One check under way; its callbacks keep it.
class Check : public std::enable_shared_from_this<Check>
{
public:
    Check(DriverSession &session, MinerRef miner, bool announced, const IdentityPatience &patience)
        : m_session(&session), m_miner(std::move(miner)), m_announced(announced), m_patience(patience)
    {
        m_promise.start();
    }

    QFuture<Result<CheckedMiner>> begin()
    {
        // The application is the context, since it outlives the answer.
        m_session->readVersionInfo(m_miner, m_announced ? m_patience.announcedInfo : m_patience.info)
            .then(qApp, [self = shared_from_this()](const Result<VersionInfo> &info) {
                self->informed(info);
            });
        return m_promise.future();
    }

private:
    void informed(const Result<VersionInfo> &info)
    {
        // What a device says before it was logged in to, or through a driver that tells no more.
        const bool mayBeProbed = m_session && !m_announced;
        const auto probe = [this](const std::optional<VersionInfo> &known) {
            m_session->probe(m_miner.endpoint, m_patience.probe)
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
        settle(CheckedMiner{seen, *info});
    }

    void probed(const Result<Identity> &identity, const std::optional<VersionInfo> &known)
    {
        if (!identity)
            return settle(identity.error());
        settle(CheckedMiner{*identity, known});
    }

    void settle(const Result<CheckedMiner> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
    }

    QPointer<DriverSession> m_session;
    MinerRef m_miner;
    const bool m_announced;
    const IdentityPatience m_patience;
    QPromise<Result<CheckedMiner>> m_promise;
};

} // namespace

std::optional<Difference> differenceFrom(const MinerRecord &record, const Identity &seen)
{
    const auto unlessSame = [](const QString &what, const QString &now, const QString &known) {
        return now == known ? std::nullopt : std::optional(Difference{what, now, known});
    };
    if (!record.mac.isEmpty() && !seen.mac.isEmpty())
        return unlessSame(QStringLiteral("MAC"), seen.mac, record.mac);
    if (!record.serial.isEmpty() && !seen.serial.isEmpty())
        return unlessSame(QStringLiteral("serial number"), seen.serial, record.serial);
    if (!record.model.isEmpty() && !seen.model.isEmpty() && record.model != seen.model)
        return Difference{QStringLiteral("a"), seen.model, record.model};
    // Of the same kind: the host name is all that some have to tell them apart.
    if (!record.hostname.isEmpty() && !seen.hostname.isEmpty()
        && record.hostname.compare(seen.hostname, Qt::CaseInsensitive) != 0)
        return Difference{QStringLiteral("host name"), seen.hostname, record.hostname, true};
    return std::nullopt;
}

QString whyAnotherDevice(const MinerRecord &record, const Identity &seen)
{
    const std::optional<Difference> difference = differenceFrom(record, seen);
    if (!difference)
        return {};
    if (difference->isName) {
        return QStringLiteral(
                   "Another device answers at this address, or it was given another host name: %1 "
                   "instead of %2. Nothing was changed there; see which one it is, and find your "
                   "miners again: the one that answers there counts as %3 from then on.")
            .arg(difference->seen, difference->known, record.name);
    }
    return QStringLiteral(
               "Another device answers at this address: %1 %2 instead of %3. Nothing was "
               "changed there; find your miners again so that %4 gets its new address.")
        .arg(difference->what, difference->seen, difference->known, record.name);
}

QFuture<Result<CheckedMiner>> askIdentity(DriverSession &session, const MinerRef &miner,
                                          const MinerRecord &record,
                                          const IdentityPatience &patience)
{
    return std::make_shared<Check>(session, miner, !record.port, patience)->begin();
}

QFuture<Result<CheckedMiner>> checkIdentity(DriverSession &session, const MinerRef &miner,
                                            const MinerRecord &record)
{
    return askIdentity(session, miner, record)
        .then([record](const Result<CheckedMiner> &seen) -> Result<CheckedMiner> {
            if (!seen)
                return seen;
            const QString why = whyAnotherDevice(record, seen->identity);
            return why.isEmpty() ? seen : Error{Error::Kind::Rejected, why};
        });
}

} // namespace coalface
