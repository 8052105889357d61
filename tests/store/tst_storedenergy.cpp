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
            spans.insert(part, withPower({part, part + 900'000}, read->series.first().runs, bucket));
        }
        const qint64 at = second.toMSecsSinceEpoch() / 900'000 * 900'000;
        QVERIFY(spans.contains(at));
        const auto days = energyDays(power, spans, {}, now, QTimeZone::utc());
        QCOMPARE(days.size(), 1);
        const double expected = 2 * 0.5 + 3.0 * minutes / 60;
        QVERIFY2(qAbs(days[0].kilowattHours - expected) < 0.001,
                 qPrintable(QString::number(days[0].kilowattHours)));
    }
};

COALFACE_TEST(TestStoredEnergy)
#include "tst_storedenergy.moc"
