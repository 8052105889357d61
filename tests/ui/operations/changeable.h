// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fakeports.h"

namespace coalface {

//! Lets the miners of a FakeHouse be changed: what each says it can do, and what becomes of a write. Miners with a
//! key divisible by ten have other modes, and cannot be paused.
struct Changeable
{
    struct Write
    {
        QString minerId;
        WriteRequest request;
    };

    explicit Changeable(FakeHouse &house)
    {
        FakeSession &pebble = house.drivers.pebble;
        pebble.info = [this](const MinerRef &miner) { return answerOf(miner); };
        pebble.read = [this](const MinerRef &miner) {
            Telemetry telemetry;
            telemetry.hashrate = 1e12;
            telemetry.mode = modes.value(miner.minerId, QStringLiteral("standard"));
            return Result<Telemetry>(telemetry);
        };
        pebble.pools = [this](const MinerRef &miner) {
            const PoolSlot old{0, QStringLiteral("stratum+tcp://public-pool.io:21496"),
                               QStringLiteral("bc1qold.") + miner.minerId, true};
            PoolInfo info{{pools.value(miner.minerId, old)}, true};
            if (fallbacks.contains(miner.minerId))
                info.pools += fallbacks.value(miner.minerId);
            return Result<PoolInfo>(info);
        };
        pebble.change = [this](const MinerRef &miner, const WriteRequest &request) {
            writes += {miner.minerId, request};
            if (held) {
                auto promise = std::make_shared<QPromise<Result<WriteReport>>>();
                promise->start();
                waiting += promise;
                return promise->future();
            }
            const bool isFallback = request.verb == WriteRequest::Verb::SetPool
                                    && request.pool.slot > 0;
            if (outcomes.contains(miner.minerId) && !(isFallback && takesFallbacks)) {
                return answered<WriteReport>(WriteReport{outcomes.value(miner.minerId), false,
                                                         QStringLiteral("The device said so.")});
            }
            if (isFallback)
                fallbacks.insert(miner.minerId,
                                 {request.pool.slot, request.pool.url, request.pool.user, false});
            else if (request.verb == WriteRequest::Verb::SetPool)
                pools.insert(miner.minerId, {0, request.pool.url, request.pool.user, true});
            else
                modes.insert(miner.minerId, request.mode);
            return answered<WriteReport>(done());
        };
    }

    static WriteReport done()
    {
        return {Outcome::Applied, true, QStringLiteral("The device shows it.")};
    }
    //! The oldest write that is held.
    void answerOne(const WriteReport &report = done())
    {
        const auto promise = waiting.takeFirst();
        promise->addResult(report);
        promise->finish();
    }

    QList<Write> writes;
    QHash<QString, QString> modes;                       //!< by id
    QHash<QString, PoolSlot> pools;                      //!< by id; none: its old one
    QHash<QString, Outcome> outcomes;                    //!< of those that shall not end well
    QHash<QString, PoolSlot> fallbacks;                  //!< by id; none: that place is empty
    bool takesFallbacks = false;                         //!< also those whose outcome is another
    QStringList silent;                                  //!< ids
    QHash<QString, QMap<Capability, QString>> obstacles; //!< by id
    QStringList strangers; //!< ids whose address another device has now
    bool held = false;
    QList<std::shared_ptr<QPromise<Result<WriteReport>>>> waiting;

private:
    Result<VersionInfo> answerOf(const MinerRef &miner) const
    {
        if (silent.contains(miner.minerId))
            return Error{Error::Kind::Timeout,
                         QStringLiteral("The device did not answer in time.")};
        const qint64 key = miner.minerId.mid(1).toLongLong();
        VersionInfo info;
        info.identity.mac = strangers.contains(miner.minerId)
                                ? QStringLiteral("02:00:00:00:ff:ff")
                                : QStringLiteral("02:00:00:00:00:%1")
                                      .arg(key, 2, 16, QLatin1Char('0'));
        info.obstacles = obstacles.value(miner.minerId);
        info.capabilities = {Capability::Restart, Capability::SetMode, Capability::SetPool,
                             Capability::Identify};
        if (key % 10 != 0) {
            info.capabilities += {Capability::Pause, Capability::Resume};
            info.modes = {{QStringLiteral("eco"), 400.0, 1.1, 12.0},
                          {QStringLiteral("standard"), 525.0, 1.15, 17.5},
                          {QStringLiteral("turbo"), 600.0, 1.2, {}}};
        } else {
            info.modes = {{QStringLiteral("low"), {}, {}, 65.0},
                          {QStringLiteral("eco"), {}, {}, 90.0}};
        }
        return info;
    }
};

} // namespace coalface
