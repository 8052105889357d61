// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/fleetstore.h"
#include "core/ports/telemetrylog.h"

#include <QHash>
#include <QPromise>

#include <functional>
#include <memory>

// What fleet and poller stand on, in memory. Answers come at once, or when the test lets them.
namespace coalface {

template<typename T>
class Pending
{
public:
    QFuture<Result<T>> add()
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_promises += promise;
        return promise->future();
    }
    int size() const { return int(m_promises.size()); }
    void answer(const Result<T> &result) //!< the oldest
    {
        const auto promise = m_promises.takeFirst();
        promise->addResult(result);
        promise->finish();
    }

private:
    QList<std::shared_ptr<QPromise<Result<T>>>> m_promises;
};

template<typename T>
QFuture<Result<T>> answered(const Result<T> &result)
{
    Pending<T> pending;
    const auto future = pending.add();
    pending.answer(result);
    return future;
}

//! Stands still until it is moved.
class FakeClock : public Clock
{
public:
    QDateTime now() const override { return m_start.addMSecs(m_passed); }
    qint64 monotonic() const override { return 1'000'000 + m_passed; }
    void advance(double seconds) { m_passed += qint64(seconds * 1000); }
    //! The clock on the wall is set; no time passes.
    void set(double secondsAhead) { m_start = m_start.addMSecs(qint64(secondsAhead * 1000)); }

private:
    QDateTime m_start{QDate(2026, 3, 1), QTime(12, 0), Qt::UTC};
    qint64 m_passed = 0;
};

class FakeStore : public FleetStore
{
public:
    QList<StoredMiner> miners;
    std::optional<Error> refusal; //!< every call ends with it
    bool held = false;            //!< loads and changes wait until the test answers
    int loads = 0;
    QList<PutRequest> puts;
    Pending<QList<StoredMiner>> heldLoads;
    Pending<Done> heldChanges;
    Pending<PutResult> heldPuts;

    QFuture<Result<QList<StoredMiner>>> load() override
    {
        ++loads;
        if (held)
            return heldLoads.add();
        return refusal ? answered<QList<StoredMiner>>(*refusal)
                       : answered<QList<StoredMiner>>(miners);
    }
    QFuture<Result<PutResult>> put(const PutRequest &request) override
    {
        puts += request;
        if (held)
            return heldPuts.add();
        if (refusal)
            return answered<PutResult>(*refusal);
        for (StoredMiner &miner : miners) {
            if (!request.record.mac.isEmpty() && miner.record.mac == request.record.mac) {
                miner.record.address = request.record.address;
                return answered<PutResult>(PutResult{miner.record, false});
            }
        }
        StoredMiner added{request.record, {}, {}};
        added.record.key = 1000 + miners.size();
        if (added.record.name.isEmpty())
            added.record.name = request.proposedName;
        miners += added;
        return answered<PutResult>(PutResult{added.record, true});
    }
    QFuture<Result<Done>> rename(qint64, const QString &) override { return change(); }
    QFuture<Result<QHash<qint64, QStringList>>> tag(const QList<qint64> &keys,
                                                    const QStringList &added,
                                                    const QStringList &) override
    {
        QHash<qint64, QStringList> tags;
        for (const qint64 key : keys)
            tags.insert(key, added);
        return refusal ? answered<QHash<qint64, QStringList>>(*refusal)
                       : answered<QHash<qint64, QStringList>>(tags);
    }
    QFuture<Result<Done>> setNotes(qint64, const QString &) override { return change(); }
    QFuture<Result<QList<UsedAddress>>> addresses(qint64) override
    {
        return answered<QList<UsedAddress>>(QList<UsedAddress>());
    }
    QFuture<Result<HistoryExtent>> extent(const QList<qint64> &) override
    {
        return answered<HistoryExtent>(HistoryExtent());
    }
    QFuture<Result<Done>> remove(const QList<qint64> &) override { return change(); }

    StoredMiner &addMiner(qint64 key, const QString &name,
                          const QString &driver = QStringLiteral("pebble"))
    {
        StoredMiner miner;
        miner.record.key = key;
        miner.record.name = name;
        miner.record.address = QStringLiteral("127.0.%1.%2").arg(key / 250).arg(key % 250 + 1);
        miner.record.port = 80;
        miner.record.driverType = driver;
        miner.record.mac = QStringLiteral("02:00:00:00:%1:%2")
                               .arg(key / 256, 2, 16, QLatin1Char('0'))
                               .arg(key % 256, 2, 16, QLatin1Char('0'));
        miners += miner;
        return miners.last();
    }
    void addMiners(int count)
    {
        for (qint64 key = 1; key <= count; ++key)
            addMiner(key, QStringLiteral("Miner %1").arg(key));
    }

private:
    QFuture<Result<Done>> change()
    {
        if (held)
            return heldChanges.add();
        return refusal ? answered<Done>(*refusal) : answered<Done>(Done());
    }
};

//! Counts who is asked; answers by a function, or waits for the test.
class FakeSession : public DriverSession
{
public:
    std::function<Result<Telemetry>(const QString &minerId)> read; //!< none: the test answers
    QStringList asked;
    QStringList closed;
    QStringList cancelled;
    int mostInFlight = 0;
    bool askedOneTwice = false; //!< while a question to it was in flight

    QString driverType() const override { return QStringLiteral("pebble"); }
    QFuture<Result<Identity>> probe(const Endpoint &, Deadline) override
    {
        return none<Identity>();
    }
    QFuture<Result<Identity>> recognise(const Announcement &, Deadline) override
    {
        return none<Identity>();
    }
    QFuture<Result<Telemetry>> readTelemetry(const MinerRef &miner, Deadline) override
    {
        asked += miner.minerId;
        if (read)
            return answered<Telemetry>(read(miner.minerId));
        Pending<Telemetry> &pending = m_inFlight[miner.minerId];
        askedOneTwice = askedOneTwice || pending.size() > 0;
        const auto future = pending.add();
        m_order += miner.minerId;
        mostInFlight = std::max(mostInFlight, inFlight());
        return future;
    }
    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &, Deadline) override
    {
        return none<PoolInfo>();
    }
    QFuture<Result<WriteReport>> write(const MinerRef &, const WriteRequest &,
                                       const WriteTimes &) override
    {
        return none<WriteReport>();
    }
    QFuture<Result<Credentials>> login(const MinerRef &, Deadline) override
    {
        return none<Credentials>();
    }
    //! As the real one does: soon, from the event loop.
    void cancel(const QString &minerId) override
    {
        cancelled += minerId;
        QMetaObject::invokeMethod(
            this,
            [this, minerId] {
                answer(minerId, Error{Error::Kind::Aborted, QStringLiteral("It was cancelled.")});
            },
            Qt::QueuedConnection);
    }
    void cancelUnsent(const QString &minerId) override { cancel(minerId); }
    QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &, Deadline) override
    {
        return none<VersionInfo>();
    }
    QFuture<Result<RawReading>> readRaw(const MinerRef &, Deadline) override
    {
        return none<RawReading>();
    }
    //! Ids of the miners whose own record was asked for; each waits until the test answers it.
    QStringList historyAsked;
    QList<std::chrono::seconds> historyReaches;
    QHash<QString, Pending<RecordedReadings>> heldHistories;
    QFuture<Result<RecordedReadings>> readHistory(const MinerRef &miner, std::chrono::seconds reach,
                                                  Deadline) override
    {
        historyAsked += miner.minerId;
        historyReaches += reach;
        return heldHistories[miner.minerId].add();
    }
    void closeMiner(const QString &minerId) override { closed += minerId; }

    int inFlight() const { return int(m_order.size()); }
    bool isInFlight(const QString &minerId) const { return m_order.contains(minerId); }
    void answer(QString minerId, const Result<Telemetry> &result = Telemetry())
    {
        m_order.removeOne(minerId);
        m_inFlight[minerId].answer(result);
    }
    void answerAll(const Result<Telemetry> &result = Telemetry())
    {
        while (!m_order.isEmpty())
            answer(m_order.constFirst(), result);
    }

private:
    template<typename T>
    static QFuture<Result<T>> none()
    {
        return answered<T>(Error{Error::Kind::Unsupported, QStringLiteral("Not asked here.")});
    }
    QHash<QString, Pending<Telemetry>> m_inFlight;
    QStringList m_order;
};

//! One driver, "pebble".
class FakeDirectory : public DriverDirectory
{
public:
    FakeSession pebble;
    DriverState state = DriverState::Ready;
    QString detail;
    int minimumInterval = 0; //!< as often as any test wants

    QList<DriverInfo> drivers() const override { return {*driver(QStringLiteral("pebble"))}; }
    std::optional<DriverInfo> driver(const QString &type) const override
    {
        if (type != QLatin1String("pebble"))
            return std::nullopt;
        DriverInfo info;
        info.driverType = type;
        info.state = state;
        info.detail = detail;
        info.minimumInterval = minimumInterval;
        info.limits = {{QStringLiteral("temperature"), 68.0}};
        return info;
    }
    DriverSession *session(const QString &type) override
    {
        return type == QLatin1String("pebble") && state == DriverState::Ready ? &pebble : nullptr;
    }
};

class FakeLog : public TelemetryLog
{
public:
    QList<Sample> samples;
    QList<StatusUpdate> statuses;
    std::optional<Error> refusal;
    bool held = false;
    Pending<int> heldAppends;

    QFuture<Result<int>> append(const QList<Sample> &added,
                                const QList<StatusUpdate> &updated) override
    {
        samples += added;
        statuses += updated;
        if (held)
            return heldAppends.add();
        return refusal ? answered<int>(*refusal) : answered<int>(int(added.size()));
    }
    QList<Backfill> fills;
    QFuture<Result<int>> fill(const Backfill &backfill) override
    {
        fills += backfill;
        return refusal ? answered<int>(*refusal) : answered<int>(int(backfill.readings.size()));
    }
    QFuture<Result<SeriesAnswer>> read(const SeriesRequest &) override
    {
        return answered<SeriesAnswer>(SeriesAnswer());
    }
    QFuture<Result<ExportReport>> exportCsv(const ExportRequest &,
                                            std::shared_ptr<ExportControl>) override
    {
        return answered<ExportReport>(ExportReport());
    }
    qint64 size() const override { return 0; }
};

inline Telemetry reading(double hashrate = 1e12)
{
    Telemetry telemetry;
    telemetry.hashrate = hashrate;
    return telemetry;
}

} // namespace coalface
