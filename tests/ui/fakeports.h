// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/ports/clock.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/fleetstore.h"
#include "core/ports/lanscanner.h"
#include "core/ports/telemetrylog.h"
#include "core/settings/settings.h"
#include "tests/core/fakeannouncements.h"
#include "ui/context.h"

#include <QPromise>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <vector>

namespace coalface {

template<typename T>
QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! Stands still until it is moved.
class FakeClock : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    qint64 monotonic() const override { return m_now.toMSecsSinceEpoch(); }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now = QDateTime(QDate(2026, 3, 1), QTime(14, 30), Qt::UTC);
};

//! Keeps miners in memory.
class FakeStore : public FleetStore
{
public:
    QList<StoredMiner> miners;
    QString refusal;     //!< not empty: every change is refused with it
    QString unreadable;  //!< not empty: why nothing can be read
    bool isSlow = false; //!< reads answer with answerReads() only

    void answerReads()
    {
        isSlow = false;
        for (QPromise<Result<QList<StoredMiner>>> &read : m_reads) {
            read.addResult(Result<QList<StoredMiner>>(miners));
            read.finish();
        }
    }

    QFuture<Result<QList<StoredMiner>>> load() override
    {
        if (isSlow) {
            m_reads.emplace_back().start();
            return m_reads.back().future();
        }
        if (!unreadable.isEmpty())
            return answered<QList<StoredMiner>>(Error{Error::Kind::Internal, unreadable});
        return answered<QList<StoredMiner>>(miners);
    }

    QFuture<Result<PutResult>> put(const PutRequest &request) override
    {
        if (!refusal.isEmpty())
            return answered<PutResult>(Error{Error::Kind::Rejected, refusal});
        for (StoredMiner &miner : miners) {
            if (!request.record.mac.isEmpty() && miner.record.mac == request.record.mac) {
                miner.record.address = request.record.address;
                return answered<PutResult>(PutResult{miner.record, false});
            }
        }
        StoredMiner added;
        added.record = request.record;
        added.record.key = ++m_lastKey;
        if (added.record.name.isEmpty())
            added.record.name = request.proposedName;
        miners += added;
        return answered<PutResult>(PutResult{added.record, true});
    }

    QFuture<Result<Done>> rename(qint64 key, const QString &name) override
    {
        if (!refusal.isEmpty())
            return answered<Done>(Error{Error::Kind::Rejected, refusal});
        for (StoredMiner &miner : miners) {
            if (miner.record.key == key)
                miner.record.name = name;
        }
        return answered<Done>(Done());
    }

    QFuture<Result<QHash<qint64, QStringList>>> tag(const QList<qint64> &keys,
                                                    const QStringList &added,
                                                    const QStringList &removed) override
    {
        QHash<qint64, QStringList> tags;
        if (!refusal.isEmpty())
            return answered<QHash<qint64, QStringList>>(Error{Error::Kind::Rejected, refusal});
        for (StoredMiner &miner : miners) {
            if (!keys.contains(miner.record.key))
                continue;
            for (const QString &tag : removed)
                miner.remarks.tags.removeAll(tag);
            for (const QString &tag : added) {
                if (!miner.remarks.tags.contains(tag))
                    miner.remarks.tags += tag;
            }
            miner.remarks.tags = sortedTags(miner.remarks.tags);
            tags.insert(miner.record.key, miner.remarks.tags);
        }
        return answered<QHash<qint64, QStringList>>(tags);
    }

    QFuture<Result<Done>> setNotes(qint64 key, const QString &notes) override
    {
        if (!refusal.isEmpty())
            return answered<Done>(Error{Error::Kind::Rejected, refusal});
        for (StoredMiner &miner : miners) {
            if (miner.record.key == key)
                miner.remarks.notes = notes;
        }
        return answered<Done>(Done());
    }

    QFuture<Result<QList<UsedAddress>>> addresses(qint64) override
    {
        return answered<QList<UsedAddress>>(used);
    }
    QFuture<Result<HistoryExtent>> extent(const QList<qint64> &) override
    {
        return answered<HistoryExtent>(past);
    }
    QList<UsedAddress> used;
    HistoryExtent past;

    QFuture<Result<Done>> remove(const QList<qint64> &keys) override
    {
        if (!refusal.isEmpty())
            return answered<Done>(Error{Error::Kind::Internal, refusal});
        miners.removeIf([&](const StoredMiner &miner) { return keys.contains(miner.record.key); });
        return answered<Done>(Done());
    }

private:
    std::vector<QPromise<Result<QList<StoredMiner>>>> m_reads;
    qint64 m_lastKey = 1000;
};

//! A driver whose answers are made by functions of the test.
class FakeSession : public DriverSession
{
public:
    explicit FakeSession(const QString &type) : m_type(type) {}
    std::function<Result<Identity>(const Endpoint &)> identify;
    std::function<Result<Telemetry>(const MinerRef &)> read;
    std::function<Result<VersionInfo>(const MinerRef &)> info; //!< none: it tells nothing
    std::function<Result<PoolInfo>(const MinerRef &)> pools;
    std::function<QFuture<Result<WriteReport>>(const MinerRef &, const WriteRequest &)> change;

    QString driverType() const override { return m_type; }
    QFuture<Result<Identity>> probe(const Endpoint &endpoint, Deadline) override
    {
        return answered<Identity>(
            identify ? identify(endpoint)
                     : Error{Error::Kind::Rejected, QStringLiteral("It is a printer.")});
    }
    QFuture<Result<Identity>> recognise(const Announcement &, Deadline) override
    {
        return answered<Identity>(
            Error{Error::Kind::Unsupported, QStringLiteral("They answer only.")});
    }
    QFuture<Result<Telemetry>> readTelemetry(const MinerRef &miner, Deadline) override
    {
        return answered<Telemetry>(read ? read(miner)
                                        : Error{Error::Kind::Timeout, QStringLiteral("silent")});
    }
    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &miner, Deadline) override
    {
        return answered<PoolInfo>(pools ? pools(miner) : PoolInfo());
    }
    QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &miner, Deadline) override
    {
        return answered<VersionInfo>(info ? info(miner) : VersionInfo());
    }
    std::function<Result<RawReading>(const MinerRef &)> raw;
    QFuture<Result<RawReading>> readRaw(const MinerRef &miner, Deadline) override
    {
        return answered<RawReading>(raw ? raw(miner) : RawReading());
    }
    QFuture<Result<RecordedReadings>> readHistory(const MinerRef &, std::chrono::seconds,
                                                  Deadline) override
    {
        return answered<RecordedReadings>(RecordedReadings());
    }
    QFuture<Result<WriteReport>> write(const MinerRef &miner, const WriteRequest &request,
                                       const WriteTimes &) override
    {
        return change ? change(miner, request)
                      : answered<WriteReport>(Error{Error::Kind::Unsupported, {}});
    }
    QFuture<Result<Credentials>> login(const MinerRef &, Deadline) override
    {
        return answered<Credentials>(Error{Error::Kind::Unsupported, {}});
    }
    void cancel(const QString &) override {}
    void cancelUnsent(const QString &) override {}
    void closeMiner(const QString &) override {}

private:
    QString m_type;
};

//! One driver, "pebble", for HTTP devices on port 80.
class FakeDirectory : public DriverDirectory
{
public:
    FakeSession pebble{QStringLiteral("pebble")};
    DriverState state = DriverState::Ready;
    int minimumInterval = 5;

    QList<DriverInfo> drivers() const override
    {
        DriverInfo info;
        info.minimumInterval = minimumInterval;
        info.driverType = QStringLiteral("pebble");
        info.displayName = QStringLiteral("Pebble");
        info.version = QStringLiteral("1.0.0");
        info.connectionType = QStringLiteral("http");
        info.defaultPort = 80;
        info.probePorts = {80};
        info.state = state;
        info.limits = {{QStringLiteral("temperature"), 68}, {QStringLiteral("temperature_vr"), 90}};
        return {info};
    }
    std::optional<DriverInfo> driver(const QString &type) const override
    {
        return type == QLatin1String("pebble") ? std::optional(drivers().first()) : std::nullopt;
    }
    DriverSession *session(const QString &type) override
    {
        return type == QLatin1String("pebble") ? &pebble : nullptr;
    }
};

//! Answers chart questions from a function; counts rows of an export that the test lets go on.
class FakeTelemetryLog : public TelemetryLog
{
public:
    std::function<SeriesAnswer(const SeriesRequest &)> series;
    QList<SeriesRequest> asked;
    QString unreadable; //!< not empty: why nothing can be read
    bool holds = false; //!< keeps what is asked waiting until the test answers it
    QList<std::shared_ptr<QPromise<Result<SeriesAnswer>>>> held;
    QList<ExportRequest> exports;
    std::shared_ptr<ExportControl> control;
    std::unique_ptr<QPromise<Result<ExportReport>>> exporting;

    QFuture<Result<int>> append(const QList<Sample> &samples, const QList<StatusUpdate> &) override
    {
        return answered<int>(int(samples.size()));
    }
    QFuture<Result<int>> fill(const Backfill &) override { return answered<int>(0); }
    QFuture<Result<SeriesAnswer>> read(const SeriesRequest &request) override
    {
        asked += request;
        if (holds) {
            held += std::make_shared<QPromise<Result<SeriesAnswer>>>();
            held.last()->start();
            return held.last()->future();
        }
        if (!unreadable.isEmpty())
            return answered<SeriesAnswer>(Error{Error::Kind::Internal, unreadable});
        return answered<SeriesAnswer>(series ? series(request) : SeriesAnswer());
    }
    QFuture<Result<ExportReport>> exportCsv(const ExportRequest &request,
                                            std::shared_ptr<ExportControl> given) override
    {
        exports += request;
        control = std::move(given);
        exporting = std::make_unique<QPromise<Result<ExportReport>>>();
        exporting->start();
        return exporting->future();
    }
    void finishExport(const Result<ExportReport> &result)
    {
        exporting->addResult(result);
        exporting->finish();
    }
    qint64 size() const override { return 48'000'000; }
};

//! Says that the hosts in `alive` have port 80 open; one host a turn of the event loop.
class FakeSweep : public LanSweep
{
public:
    FakeSweep(QList<SweepTarget> targets, QList<QHostAddress> alive)
        : m_targets(std::move(targets)), m_alive(std::move(alive))
    {
        m_turn.setInterval(0);
        connect(&m_turn, &QTimer::timeout, this, [this] {
            if (m_targets.isEmpty()) {
                m_turn.stop();
                Q_EMIT finished();
                return;
            }
            const SweepTarget target = m_targets.takeFirst();
            const bool up = m_alive.contains(target.address);
            Q_EMIT hostFinished({target.address, up, up ? target.ports : QList<quint16>()});
        });
    }
    void start() override { m_turn.start(); }
    void cancel() override { m_targets.clear(); }

private:
    QList<SweepTarget> m_targets;
    QList<QHostAddress> m_alive;
    QTimer m_turn;
};

class FakeScanner : public LanScanner
{
public:
    QList<LocalSubnet> subnets{
        {QHostAddress(QStringLiteral("192.168.1.0")), 24, QStringLiteral("eth0")}};
    QList<QHostAddress> alive;

    std::unique_ptr<LanSweep> sweep(const QList<SweepTarget> &targets, const SweepOptions &) override
    {
        return std::make_unique<FakeSweep>(targets, alive);
    }
    QList<LocalSubnet> localSubnets() const override { return subnets; }
    QFuture<Result<QHostAddress>> resolve(const QString &) override
    {
        return answered<QHostAddress>(
            Error{Error::Kind::Unreachable, QStringLiteral("There is no such name.")});
    }
};

//! Everything that a window needs, in memory.
struct FakeHouse
{
    QTemporaryDir folder;
    FakeClock clock;
    FakeStore store;
    FakeDirectory drivers;
    FakeTelemetryLog log;
    FakeScanner scanner;
    FakeAnnouncements announcements;
    Settings settings{folder.filePath(QStringLiteral("settings.json"))};
    Fleet fleet{store, drivers, clock};
    Poller poller{fleet, drivers, log, clock};

    WindowContext context()
    {
        return {fleet, poller, log, drivers, scanner, announcements, settings, clock, {}};
    }

    StoredMiner &addStored(qint64 key, const QString &name)
    {
        StoredMiner miner;
        miner.record.key = key;
        miner.record.name = name;
        miner.record.address = QStringLiteral("192.168.1.%1").arg(key);
        miner.record.port = 80;
        miner.record.driverType = QStringLiteral("pebble");
        miner.record.model = QStringLiteral("Pebble One");
        miner.record.mac = QStringLiteral("02:00:00:00:00:%1").arg(key, 2, 16, QLatin1Char('0'));
        miner.record.added = clock.now().addDays(-3);
        store.miners += miner;
        return store.miners.last();
    }

    //! A miner that answered just now and works.
    StoredMiner &addWorking(qint64 key, const QString &name, double terahash, double celsius)
    {
        StoredMiner &miner = addStored(key, name);
        Telemetry telemetry;
        telemetry.timestamp = clock.now().addSecs(-5);
        telemetry.hashrate = terahash * 1e12;
        telemetry.hashrateExpected = terahash * 1e12;
        telemetry.temperature = celsius;
        telemetry.power = terahash * 16.5;
        telemetry.uptime = 86400 * 3 + 15060;
        telemetry.sharesAccepted = 1000 + key;
        telemetry.sharesRejected = 2;
        telemetry.bestDifficulty = 4.29e9;
        telemetry.poolUrl = QStringLiteral("public-pool.io:21496");
        telemetry.poolDifficulty = 1024;
        deriveEfficiency(telemetry);
        miner.telemetry = telemetry;
        miner.status.lastAsked = miner.status.lastAnswered = telemetry.timestamp;
        miner.status.lastShareMove = telemetry.timestamp;
        return miner;
    }

    void makeOffline(StoredMiner &miner)
    {
        miner.status.misses = 8;
        miner.status.firstMiss = clock.now().addSecs(-600);
        miner.status.lastAnswered = clock.now().addSecs(-630);
        miner.status.lastAsked = clock.now().addSecs(-10);
        miner.status.lastError = QStringLiteral("unreachable");
        miner.status.lastErrorDetail = QStringLiteral("192.168.1.%1 refuses the connection.")
                                           .arg(miner.record.key);
        if (miner.telemetry)
            miner.telemetry->timestamp = miner.status.lastAnswered;
    }
};

} // namespace coalface
