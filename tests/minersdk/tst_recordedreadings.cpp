// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"

#include <minersdk/history.h>

#include <QTest>

#include <cmath>

using namespace coalface;
using namespace std::chrono_literals;

namespace {

RecordedReading recorded(qint64 ageMs, double power = 10)
{
    RecordedReading one{ageMs, {}};
    one.reading.power = power;
    return one;
}

QList<qint64> agesOf(const RecordedHistory &history)
{
    QList<qint64> ages;
    for (const RecordedReading &one : history.readings)
        ages += one.ageMs;
    return ages;
}

} // namespace

//! What a driver may hand over of a device's record.
class TestRecordedReadings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agesThatCannotBeGo()
    {
        RecordedHistory history;
        history.readings = {recorded(-1), recorded(0), recorded(60'000), recorded(60'001)};
        RecordedHistory young = history;
        keepUsable(history, 60s);
        QCOMPARE(agesOf(history), (QList<qint64>{60'000, 0}));
        keepUsable(young, 60s,
                   59'999); // it was started a minute ago: what is older is not of this record
        QCOMPARE(agesOf(young), (QList<qint64>{0}));
    }

    void theOrderIsMadeAndTwinsGo()
    {
        RecordedHistory history;
        history.readings = {recorded(1000, 1), recorded(3000, 3), recorded(2000, 2),
                            recorded(3000, 4)};
        keepUsable(history, 1h);
        QCOMPARE(agesOf(history), (QList<qint64>{3000, 2000, 1000}));
        QCOMPARE(history.readings.first().reading.power, 3.0);
    }

    void valuesThatCannotBeAreUnknownAndEmptyReadingsGo()
    {
        RecordedHistory history;
        history.readings = {recorded(2000, std::nan("")), recorded(1000, 12)};
        history.readings.first().reading.temperature = 1e9;
        history.readings += RecordedReading{500, {}};
        keepUsable(history, 1h);
        QCOMPARE(agesOf(history), QList<qint64>{1000});
    }

    void tooMuchIsThinnedEvenly()
    {
        RecordedHistory history;
        for (qint64 second = 0; second < 3 * mostRecordedReadings - 1; ++second)
            history.readings += recorded(second * 1000);
        keepUsable(history, 24h);
        QCOMPARE(history.readings.size(), mostRecordedReadings);
        QCOMPARE(history.readings.last().ageMs, 0);
        QCOMPARE(history.readings.first().ageMs, (3 * mostRecordedReadings - 3) * 1000);
        QCOMPARE(history.readings[0].ageMs - history.readings[1].ageMs, 3000);
        const RecordedHistory before = history;
        keepUsable(history, 24h);
        QCOMPARE(history, before);
    }
};

COALFACE_TEST(TestRecordedReadings)
#include "tst_recordedreadings.moc"
