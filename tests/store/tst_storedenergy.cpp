// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What the dashboard makes of what is stored: energy by the day.
#include "core/energy/energydays.h"
#include "store/writer.h"
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace coalface::test;

class TestStoredEnergy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKilowattForSoLongIsSoMuchEnergy_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<int>("minutes"); // so long before that
        QTest::newRow("the first minutes") << utc("2026-06-07T10:05:00Z") << 4;
        QTest::newRow("in the second quarter of an hour") << utc("2026-06-07T10:20:00Z") << 20;
        QTest::newRow("hours") << utc("2026-06-07T10:50:00Z") << 5 * 60 + 20;
        QTest::newRow("since yesterday") << utc("2026-06-07T10:37:00Z") << 24 * 60 + 7;
    }
    void aKilowattForSoLongIsSoMuchEnergy()
    {
        QFETCH(QDateTime, now);
        QFETCH(int, minutes);
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        const QList<qint64> keys = putMiners(store, 2);
        QList<Sample> samples;
        for (QDateTime time = now.addSecs(-60 * minutes); time < now; time = time.addSecs(30)) {
            for (const qint64 key : keys) {
                samples += {key, telemetryAt(time)};
                samples.last().telemetry.power = 500;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        const auto sumUp = [](Writer &writer) { return writer.sumUp(); };
        while (*settled(store.database.write<bool>(sumUp))) {}
        const SeriesRequest request = energyRequest(7, now, QTimeZone::utc());
        const auto answer = settled(store.log.read(request));
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
        const QList<QList<SeriesPoint>> power = answer->series.first().runs;
        ReadSpans spans;
        for (const qint64 begin : endStretches(power)) {
            const auto part = settled(store.log.read(readSpanRequest(begin)));
            QVERIFY(part.ok());
            const auto span = readSpan(begin, part->series.first().runs);
            QVERIFY(span);
            spans.insert(begin, *span);
        }
        double energy = 0;
        double hours = 0;
        for (const EnergyDay &day : energyDays(power, spans, {}, now, QTimeZone::utc())) {
            energy += day.kilowattHours;
            hours += day.countedHours;
        }
        QVERIFY2(qAbs(hours - minutes / 60.0) < 0.001, qPrintable(QString::number(hours)));
        QVERIFY2(qAbs(energy - hours) < 0.001, qPrintable(QString::number(energy)));
    }

    void anotherIntervalThenIsJudgedByItsReadings_data()
    {
        QTest::addColumn<int>("interval"); // s, then
        QTest::addColumn<int>("now");      // s; as it is set today
        QTest::newRow("half an hour then, half a minute today") << 1800 << 30;
        QTest::newRow("half an hour then, ten minutes today") << 1800 << 600;
        QTest::newRow("half a minute then, ten minutes today") << 30 << 600;
    }
    void anotherIntervalThenIsJudgedByItsReadings()
    {
        QFETCH(int, interval);
        QFETCH(int, now);
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        const QList<qint64> keys = putMiners(store, 2);
        const QDateTime begin = utc("2026-06-07T00:00:00Z");
        const QDateTime pause = begin.addSecs(12 * 3600); // of 24 minutes, or of 5 hours and a half
        const QDateTime on = pause.addSecs(interval == 30 ? 24 * 60 : 11 * 1800);
        QList<Sample> samples;
        for (QDateTime time = begin.addSecs(-8 * 3600); time < begin.addSecs(32 * 3600);
             time = time.addSecs(interval)) {
            if (time > pause && time < on)
                continue;
            for (const qint64 key : keys) {
                samples += {key, telemetryAt(time.addSecs(key == keys.last() ? interval / 2 : 0))};
                samples.last().telemetry.power = 500;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        const auto sumUp = [](Writer &writer) { return writer.sumUp(); };
        while (*settled(store.database.write<bool>(sumUp))) {}
        const QDateTime later = begin.addDays(2);
        const bool isHeld = !isReadOften(now);
        const SeriesRequest request = isHeld ? heldRequest(begin.date(), QTimeZone::utc(), now)
                                             : energyRequest(3, later, QTimeZone::utc());
        const auto answer = settled(store.log.read(request));
        QVERIFY(answer.ok());
        double energy = 0;
        for (const EnergyDay &day : energyDays(answer->series.first().runs, {}, {}, later,
                                               QTimeZone::utc(), isHeld ? 60 : energyStretch)) {
            if (day.date == begin.date())
                energy += day.kilowattHours;
        }
        const double expected = 24 - double(pause.secsTo(on)) / 3600;
        // The quarters at the ends of a pause of sums are counted whole.
        QVERIFY2(qAbs(energy - expected) < (isHeld ? 0.02 : 0.6),
                 qPrintable(QStringLiteral("%1, not %2").arg(energy).arg(expected)));
    }

    void aMinerThatWasReadForTwoMinutesCountsForTwoMinutes_data()
    {
        QTest::addColumn<int>("interval"); // s
        QTest::addColumn<int>("minutes");  // of the second miner
        QTest::newRow("every half minute") << 30 << 2;
        QTest::newRow("every minute") << 60 << 6;
    }
    void aMinerThatWasReadForTwoMinutesCountsForTwoMinutes()
    {
        QFETCH(int, interval);
        QFETCH(int, minutes);
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        const QList<qint64> keys = putMiners(store, 2);
        const QDateTime begin = utc("2026-06-07T08:00:00Z");
        const QDateTime now = begin.addSecs(2 * 3600);
        const QDateTime second = begin.addSecs(3600 + 180);
        QList<Sample> samples;
        for (QDateTime time = begin; time < now; time = time.addSecs(interval)) {
            for (const qint64 key : keys) {
                if (key == keys.last() && (time < second || time >= second.addSecs(60 * minutes)))
                    continue;
                samples += {key, telemetryAt(time)};
                samples.last().telemetry.power = key == keys.last() ? 3000 : 500;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        const auto sumUp = [](Writer &writer) { return writer.sumUp(); };
        while (*settled(store.database.write<bool>(sumUp))) {}
        const auto answer = settled(store.log.read(energyRequest(1, now, QTimeZone::utc())));
        QVERIFY(answer.ok());
        const QList<QList<SeriesPoint>> power = answer->series.first().runs;
        const int bucket = readBucket(interval);
        ReadSpans spans;
        for (const qint64 part : partStretches(power)) {
            const auto read = settled(store.log.read(readSpanRequest(part, bucket)));
            QVERIFY(read.ok());
            spans.insert(part, withPower({part, part + 900'000}, read->series.first().runs, bucket,
                                         part + 900'000));
        }
        const qint64 at = second.toMSecsSinceEpoch() / 900'000 * 900'000;
        QVERIFY(spans.contains(at));
        const auto days = energyDays(power, spans, {}, now, QTimeZone::utc());
        QCOMPARE(days.size(), 1);
        const double expected = 2 * 0.5 + 3.0 * minutes / 60;
        QVERIFY2(qAbs(days[0].kilowattHours - expected) < 0.001,
                 qPrintable(QString::number(days[0].kilowattHours)));
    }

    void aStopIsNoEnergyHoweverShort_data()
    {
        QTest::addColumn<int>("interval"); // s
        QTest::addColumn<int>("second");   // of the stop, since the beginning
        QTest::addColumn<int>("minutes");
        QTest::newRow("within a quarter") << 30 << 3600 + 120 << 10;
        QTest::newRow("over two quarters") << 30 << 3600 + 300 << 20;
        QTest::newRow("of which nothing is left in one") << 30 << 3600 + 300 << 40;
        QTest::newRow("with an interval of 5 s") << 5 << 3600 + 780 << 5;
    }
    void aStopIsNoEnergyHoweverShort()
    {
        QFETCH(int, interval);
        QFETCH(int, second);
        QFETCH(int, minutes);
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        const QList<qint64> keys = putMiners(store, 2);
        const QDateTime begin = utc("2026-06-06T21:00:00Z");
        const QDateTime now = utc("2026-06-07T10:00:00Z");
        QList<Sample> samples;
        for (QDateTime time = begin; time < now; time = time.addSecs(interval)) {
            const qint64 since = begin.secsTo(time);
            if (since >= second && since < second + minutes * 60)
                continue;
            for (const qint64 key : keys) {
                samples += {key, telemetryAt(time)};
                samples.last().telemetry.power = 500;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        const auto sumUp = [](Writer &writer) { return writer.sumUp(); };
        while (*settled(store.database.write<bool>(sumUp))) {}
        const SeriesRequest request = energyRequest(7, now, QTimeZone::utc());
        const auto answer = settled(store.log.read(request));
        QVERIFY(answer.ok());
        const QList<QList<SeriesPoint>> power = answer->series.first().runs;
        QList<QList<SeriesPoint>> runs;
        const auto requests = gapRequests(keys.first(), request.from, request.to, interval);
        QCOMPARE(requests.size(), 4);
        for (const SeriesRequest &part : requests)
            runs += settled(store.log.read(part))->series.first().runs;
        ReadSpans spans;
        for (const qint64 part :
             partStretches(power) + gapStretches(runs, requests.first().gapSeconds)) {
            const auto read = settled(store.log.read(readSpanRequest(part)));
            QVERIFY(read.ok());
            const auto &minuteRuns = read->series.first().runs;
            spans.insert(part, withPower(readSpan(part, minuteRuns).value(), minuteRuns, readMinute,
                                         part + 900'000));
        }
        double energy = 0;
        for (const EnergyDay &day : energyDays(power, spans, {}, now, QTimeZone::utc()))
            energy += day.kilowattHours;
        const double expected = double(begin.secsTo(now) - minutes * 60) / 3600;
        QVERIFY2(qAbs(energy - expected) < 0.001, qPrintable(QString::number(energy - expected)));
    }

    void rareReadingsHoldUntilTheNextOne_data()
    {
        QTest::addColumn<int>("interval"); // s
        for (const int interval : {300, 600, 1800, 21600, 86400})
            QTest::addRow("every %d s", interval) << interval;
    }
    void rareReadingsHoldUntilTheNextOne()
    {
        QFETCH(int, interval);
        QVERIFY(!isReadOften(interval));
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        const QList<qint64> keys = putMiners(store, 4);
        const QDateTime begin = utc("2026-06-01T00:00:00Z");
        const QDateTime now = begin.addSecs(std::max(2 * 86400, 12 * interval) + 1);
        // Nobody collected for three intervals; one poll of one miner failed, which is no gap. Polls are spread over the interval.
        const int polls = int(begin.secsTo(now)) / interval;
        const int stopped = polls / 3;
        QList<Sample> samples;
        for (int poll = 0; poll < polls; ++poll) {
            if (poll > stopped && poll < stopped + 3)
                continue;
            for (int miner = 0; miner < 4; ++miner) {
                if (miner == 2 && poll == polls / 2 + 2)
                    continue;
                const QDateTime time = begin.addSecs(qint64(poll) * interval + miner * interval / 5);
                samples += {keys[miner], telemetryAt(time)};
                samples.last().telemetry.power = 500;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        const auto sumUp = [](Writer &writer) { return writer.sumUp(); };
        while (*settled(store.database.write<bool>(sumUp))) {}
        double energy = 0;
        double cost = 0;
        double hours = 0;
        const Tariff tariff{QStringLiteral("€"), 0.25, {}};
        int miners = 0;
        for (QDate day = begin.date(); day <= now.date(); day = day.addDays(1)) {
            const auto answer = settled(store.log.read(heldRequest(day, QTimeZone::utc(), interval)));
            QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
            for (const EnergyDay &part : energyDays(answer->series.first().runs, {}, tariff, now,
                                                    QTimeZone::utc(), readMinute)) {
                QCOMPARE(part.date, day);
                miners = std::max(miners, part.miners);
                energy += part.kilowattHours;
                cost += part.cost.value_or(-1);
                hours += part.countedHours;
            }
        }
        QCOMPARE(miners, 4);
        // From the first reading of each miner to its last one, without the gap.
        const double read = double(polls - 1 - 3) * interval / 3600;
        QVERIFY2(qAbs(energy - 4 * 0.5 * read) < 1e-6, qPrintable(QString::number(energy)));
        QVERIFY(qAbs(cost - 0.25 * energy) < 1e-6);
        // The last miner is read a little longer than the first one, before and after the gap.
        QVERIFY2(qAbs(hours - read - 2 * 0.6 * interval / 3600) < 0.1,
                 qPrintable(QString::number(hours)));
    }

    void onlySumsAreHeld()
    {
        const QTemporaryDir folder;
        Store store(folder.filePath(QStringLiteral("coalface.sqlite")));
        SeriesRequest request = heldRequest({2026, 6, 1}, QTimeZone::utc(), 600);
        request.keys = QStringList{QStringLiteral("temperature")};
        QVERIFY(!settled(store.log.read(request)).ok());
    }
};

COALFACE_TEST(TestStoredEnergy)
#include "tst_storedenergy.moc"
