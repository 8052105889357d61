// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/secretvault.h"

#include "tests/core/fleet/fakes.h"

// A driver that can be written to, in memory.
namespace coalface {

//! Says who is there by functions of the test; writes wait until the test answers them.
class WriteSession : public DriverSession
{
public:
    std::function<Result<VersionInfo>(const MinerRef &)> who;
    std::function<Result<Identity>(const Endpoint &)> probed;
    std::function<Result<Telemetry>(const MinerRef &)> read; //!< none: a reading without values
    std::function<Result<PoolInfo>(const MinerRef &)> pools; //!< none: no pools
    std::optional<Result<WriteReport>> reply;                //!< at once; none: the test answers
    std::function<Result<WriteReport>(const MinerRef &, const WriteRequest &)> replyFor;
    QStringList asked;        //!< readVersionInfo, by id
    QList<Deadline> patience; //!< likewise, how long each may take
    QList<Endpoint> probes;
    QStringList written;
    QList<WriteRequest> requests;
    QList<Credentials> credentials;
    QStringList cancelled;
    QStringList cancelledUnsent;
    int mostInFlight = 0;

    QString driverType() const override { return QStringLiteral("pebble"); }
    QFuture<Result<Identity>> probe(const Endpoint &endpoint, Deadline) override
    {
        probes << endpoint;
        return answered<Identity>(
            probed ? probed(endpoint)
                   : Error{Error::Kind::Rejected, QStringLiteral("It is a printer.")});
    }
    QFuture<Result<Identity>> recognise(const Announcement &, Deadline) override
    {
        return answered<Identity>(Error{Error::Kind::Unsupported, {}});
    }
    QFuture<Result<Telemetry>> readTelemetry(const MinerRef &miner, Deadline) override
    {
        polled << miner.minerId;
        return answered<Telemetry>(read ? read(miner) : Telemetry());
    }
    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &miner, Deadline) override
    {
        return answered<PoolInfo>(pools ? pools(miner) : PoolInfo());
    }
    QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &miner, Deadline deadline) override
    {
        asked << miner.minerId;
        patience << deadline;
        if (heldInfos)
            return infos.add();
        return answered<VersionInfo>(who(miner));
    }
    QFuture<Result<RawReading>> readRaw(const MinerRef &, Deadline) override
    {
        return answered<RawReading>(RawReading());
    }
    QFuture<Result<RecordedReadings>> readHistory(const MinerRef &, std::chrono::seconds,
                                                  Deadline) override
    {
        return answered<RecordedReadings>(RecordedReadings());
    }
    QFuture<Result<WriteReport>> write(const MinerRef &miner, const WriteRequest &request,
                                       const WriteTimes &) override
    {
        written << miner.minerId;
        requests << request;
        credentials << miner.credentials;
        if (replyFor)
            return answered<WriteReport>(replyFor(miner, request));
        if (reply)
            return answered<WriteReport>(*reply);
        ++m_inFlight;
        mostInFlight = std::max(mostInFlight, m_inFlight);
        return writes.add();
    }
    QFuture<Result<Credentials>> login(const MinerRef &, Deadline) override
    {
        return answered<Credentials>(Error{Error::Kind::Unsupported, {}});
    }
    void cancel(const QString &minerId) override { cancelled << minerId; }
    void cancelUnsent(const QString &minerId) override { cancelledUnsent << minerId; }
    void closeMiner(const QString &) override {}

    void answerWrite(const Result<WriteReport> &report) //!< the oldest
    {
        --m_inFlight;
        writes.answer(report);
    }
    QStringList polled;
    bool heldInfos = false;
    Pending<VersionInfo> infos;
    Pending<WriteReport> writes;

private:
    int m_inFlight = 0;
};

class WriteDirectory : public DriverDirectory
{
public:
    WriteSession pebble;
    bool usable = true;
    QString missing; //!< a driver that there is none of

    QList<DriverInfo> drivers() const override { return {*driver(QStringLiteral("pebble"))}; }
    std::optional<DriverInfo> driver(const QString &type) const override
    {
        DriverInfo info;
        info.driverType = type;
        info.state = usable ? DriverState::Ready : DriverState::Disabled;
        info.detail = usable ? QString() : QStringLiteral("It is switched off.");
        return info;
    }
    DriverSession *session(const QString &type) override
    {
        return usable && (missing.isEmpty() || type != missing) ? &pebble : nullptr;
    }
};

//! Holds logins in memory.
class FakeVault : public SecretVault
{
public:
    QHash<QString, Credentials> logins;
    QHash<QString, QString> passwords; //!< of pools

    Credentials credentials(const MinerRecord &miner) override { return logins.value(miner.id()); }
    Result<Done> keep(const MinerRecord &miner, const Credentials &kept) override
    {
        logins.insert(miner.id(), kept);
        return Done{};
    }
    Result<Done> forget(const QStringList &minerIds) override
    {
        for (const QString &id : minerIds)
            logins.remove(id);
        return Done{};
    }
    QString poolPassword(const QString &poolId) override { return passwords.value(poolId); }
    Result<Done> keepPoolPassword(const QString &poolId, const QString &password) override
    {
        passwords.insert(poolId, password);
        return Done{};
    }
    QString place() const override { return QStringLiteral("in memory"); }
    bool isInUse() const override { return !logins.isEmpty(); }
    QString problem() const override { return {}; }
};

} // namespace coalface
