// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energydays.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone &berlin()
{
    static const QTimeZone zone("Europe/Berlin");
    return zone;
}

//! Every quarter of an hour from `from` to `to` at that power.
QList<SeriesPoint> quarters(const QDateTime &from, const QDateTime &to, double watt, int miners = 2)
{
    QList<SeriesPoint> points;
    for (QDateTime at = from.toUTC(); at < to; at = at.addSecs(energyStretch)) {
        SeriesPoint point;
        point.time = at.addSecs(energyStretch / 2).toMSecsSinceEpoch();
        point.mean = watt;
        point.least = watt;
        point.greatest = watt;
        point.miners = miners;
        points << point;
    }
    return points;
}

QDateTime local(int month, int day, int hour, int minute = 0)
{
    return QDateTime({2026, month, day}, {hour, minute}, berlin());
}

} // namespace

class TestEnergyDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDayIsThatOfTheClockOnTheWall()
    {
        // 1 kW from 22:00 to 02:00 local: two hours on each side of midnight.
        const auto days = energyDays({quarters(local(6, 1, 22), local(6, 2, 2), 1000)}, {},
                                     {u"€"_s, 0.5, {}}, local(6, 2, 12), berlin());
        QCOMPARE(days.size(), 2);
        QCOMPARE(days[0].date, QDate(2026, 6, 1));
        QCOMPARE(days[0].kilowattHours, 2.0);
        QCOMPARE(days[0].countedHours, 2.0);
        QCOMPARE(days[0].cost, 1.0);
        QCOMPARE(days[0].miners, 2);
        QCOMPARE(days[1].date, QDate(2026, 6, 2));
        QCOMPARE(days[1].kilowattHours, 2.0);
    }

    void whoDidNotTellItsPowerIsCountedOnTheDayOnWhichItDidNot()
    {
        // Three answer on three days; on the first one tells its power, then two, then all.
        const QList<QList<SeriesPoint>> power{quarters(local(6, 1, 8), local(6, 1, 20), 500, 1),
                                              quarters(local(6, 2, 8), local(6, 2, 20), 1000, 2),
                                              quarters(local(6, 3, 8), local(6, 3, 20), 1500, 3)};
        const QList<QList<SeriesPoint>> answered{quarters(local(6, 1, 8), local(6, 3, 20), 1e12, 3)};
        auto days = energyDays(power, {}, {}, local(6, 4, 12), berlin(), energyStretch, answered);
        QCOMPARE(days.size(), 3);
        QCOMPARE(days[0].silent, 3); // in the night before it told
        days = energyDays(power, {}, {}, local(6, 4, 12), berlin(), energyStretch,
                          {quarters(local(6, 1, 8), local(6, 1, 20), 1e12, 3),
                           quarters(local(6, 2, 8), local(6, 2, 20), 1e12, 3),
                           quarters(local(6, 3, 8), local(6, 3, 9), 1e12, 3)});
        QCOMPARE(days[0].silent, 2);
        QCOMPARE(days[1].silent, 1);
        QCOMPARE(days[2].silent, 0);
        QCOMPARE(days[2].miners, 3);
    }

    void eachStretchHasThePriceOfItsTime()
    {
        const Tariff tariff{u"€"_s, 0.3, {{22 * 60, 6 * 60, 0.2}}};
        // 20:00 to 24:00: two hours at 0.30, two at 0.20.
        const auto days = energyDays({quarters(local(6, 1, 20), local(6, 2, 0), 1000)}, {}, tariff,
                                     local(6, 2, 12), berlin());
        QCOMPARE(days.size(), 1);
        QCOMPARE(days[0].kilowattHours, 4.0);
        QVERIFY(qAbs(*days[0].cost - (2 * 0.3 + 2 * 0.2)) < 1e-9);
    }

    void aDayOfWhichSomePriceIsNotKnownHasNoCost()
    {
        const Tariff tariff{u"€"_s, {}, {{22 * 60, 6 * 60, 0.2}}};
        const auto days = energyDays({quarters(local(6, 1, 20), local(6, 2, 2), 1000)}, {}, tariff,
                                     local(6, 2, 12), berlin());
        QVERIFY(!days[0].cost); // 20:00 to 22:00
        QVERIFY(qAbs(*days[1].cost - 0.4) < 1e-9);
        QCOMPARE(days[0].kilowattHours, 4.0);
    }

    void gapsAreNotFilled()
    {
        const auto days = energyDays({quarters(local(6, 1, 1), local(6, 1, 2), 500),
                                      quarters(local(6, 1, 10), local(6, 1, 13), 500)},
                                     {}, {}, local(6, 2, 12), berlin());
        QCOMPARE(days.size(), 1);
        QCOMPARE(days[0].countedHours, 4.0);
        QCOMPARE(days[0].kilowattHours, 2.0);
        QVERIFY(!days[0].cost);
    }

    void theStretchThatIsNotOverCountsAsFarAsItGoes()
    {
        const auto days = energyDays({quarters(local(6, 1, 10), local(6, 1, 10, 30), 1000)}, {}, {},
                                     local(6, 1, 10, 20), berlin());
        QVERIFY(qAbs(days[0].countedHours - 20.0 / 60) < 1e-9);
        QVERIFY(qAbs(days[0].kilowattHours - 20.0 / 60) < 1e-9);
        // The clock was set back: what is yet to come is not counted.
        QVERIFY(energyDays({quarters(local(6, 1, 10), local(6, 1, 11), 1000)}, {}, {},
                           local(6, 1, 9), berlin())
                    .isEmpty());
    }

    void aStretchThatWasReadInPartCountsInPart()
    {
        const QDateTime begin = local(6, 1, 10);
        const qint64 first = begin.toMSecsSinceEpoch();
        const ReadSpans spans{{first, {first + 10 * 60'000, first + 15 * 60'000}}};
        const auto days = energyDays({quarters(begin, local(6, 1, 10, 30), 1000)}, spans, {},
                                     local(6, 2, 0), berlin());
        QVERIFY(qAbs(days[0].countedHours - 20.0 / 60) < 1e-9);
        QVERIFY(qAbs(days[0].kilowattHours - 20.0 / 60) < 1e-9);
    }

    void aPauseInAStretchThatWasReadInPartDoesNotCount()
    {
        const qint64 begin = local(6, 1, 10).toMSecsSinceEpoch();
        QList<SeriesPoint> minutes;
        for (const int number : {2, 3, 4, 10, 11}) {
            SeriesPoint point;
            point.time = begin + number * 60'000 + 30'000;
            point.mean = 1000;
            minutes << point;
        }
        const auto span = readSpan(begin, {minutes});
        QVERIFY(span.has_value());
        const ReadSpan counted = withPower(*span, {minutes}, readMinute, begin + 900'000);
        QCOMPARE(counted.read, 5 * 60'000);
        const auto days = energyDays({quarters(local(6, 1, 10), local(6, 1, 10, 30), 1000)},
                                     {{begin, counted}}, {}, local(6, 2, 0), berlin());
        QVERIFY(qAbs(days[0].countedHours - (5 + 15) / 60.0) < 1e-9);
        QVERIFY(qAbs(days[0].kilowattHours - (5 + 15) / 60.0) < 1e-9);
        QVERIFY(!withPower(*readSpan(begin, {minutes.mid(0, 3)}), {minutes}, readMinute,
                           begin + 900'000)
                     .read);
    }

    void theMinuteThatIsNotOverHasNotAllMinersYet()
    {
        const QDateTime now = local(6, 1, 10, 2).addSecs(6);
        const qint64 begin = local(6, 1, 10).toMSecsSinceEpoch();
        const auto minute = [begin](int number, double watt) {
            SeriesPoint point;
            point.time = begin + number * 60'000 + 30'000;
            point.mean = watt;
            return point;
        };
        const QList<SeriesPoint> minutes{minute(0, 1000), minute(1, 1000), minute(2, 200)};
        const auto kilowattHoursAt = [&](const QDateTime &time, const QList<SeriesPoint> &known) {
            const ReadSpan span = withPower(*readSpan(begin, {known}), {known}, readMinute,
                                            time.toMSecsSinceEpoch());
            return energyDays({quarters(local(6, 1, 10), local(6, 1, 10, 15), 1000)},
                              {{begin, span}}, {}, time, berlin())[0]
                .kilowattHours;
        };
        QVERIFY(qAbs(kilowattHoursAt(now, minutes) - 126.0 / 3600) < 1e-9);
        // Of the first minute there is nothing else.
        QVERIFY(qAbs(kilowattHoursAt(local(6, 1, 10).addSecs(6), minutes.mid(0, 1)) - 6.0 / 3600)
                < 1e-9);
        QVERIFY(qAbs(kilowattHoursAt(local(6, 1, 10, 3), minutes) - 132.0 / 3600) < 1e-9);
    }

    void eachMinuteHasItsPrice()
    {
        const Tariff tariff{u"€"_s, 1, {{10 * 60 + 7, 10 * 60 + 22, 4}}};
        const auto days = energyDays({quarters(local(6, 1, 10), local(6, 1, 10, 30), 1000)}, {},
                                     tariff, local(6, 2, 0), berlin());
        QVERIFY(qAbs(*days[0].cost - (15 * 1.0 + 15 * 4.0) / 60) < 1e-9);
    }

    void stretchesAtTheEndsAreThoseWithoutANeighbour()
    {
        const auto begin = [](const QDateTime &time) { return time.toMSecsSinceEpoch(); };
        const QList<qint64> ends = endStretches({quarters(local(6, 1, 10), local(6, 1, 11), 1),
                                                 quarters(local(6, 1, 12), local(6, 1, 12, 15), 1)});
        QCOMPARE(ends, (QList<qint64>{begin(local(6, 1, 12)), begin(local(6, 1, 10, 45)),
                                      begin(local(6, 1, 10))}));
    }

    void theSpanIsThatOfItsMinutes()
    {
        const qint64 begin = local(6, 1, 10).toMSecsSinceEpoch();
        const SeriesRequest request = readSpanRequest(begin);
        QCOMPARE(request.from, local(6, 1, 10));
        QCOMPARE(request.to, local(6, 1, 10, 15));
        QVERIFY(!readSpan(begin, {}));
        const auto at = [begin](int second) {
            SeriesPoint point;
            point.time = begin + second * 1000;
            return point;
        };
        // What comes of a neighbour does not count.
        const auto span = readSpan(begin, {{at(-30), at(150)}, {at(390), at(930)}});
        QCOMPARE(span, (ReadSpan{begin + 120'000, begin + 420'000}));
    }

    void stretchesInWhichAMinerCameOrWentWereReadInPart()
    {
        const auto begin = [](int hour, int minute) {
            return local(6, 1, hour, minute).toMSecsSinceEpoch();
        };
        // Two miners from 10:00 to 11:30, a third one from somewhere after 10:30 to somewhere before 11:15.
        const auto two = quarters(local(6, 1, 10), local(6, 1, 10, 30), 1000, 2);
        const auto three = quarters(local(6, 1, 10, 30), local(6, 1, 11, 15), 1500, 3);
        const auto after = quarters(local(6, 1, 11, 15), local(6, 1, 11, 30), 1000, 2);
        QCOMPARE(partStretches({two + three + after}),
                 (QList<qint64>{begin(11, 15), begin(11, 0), begin(10, 30), begin(10, 0)}));
        QCOMPARE(endStretches({two + three + after}), (QList<qint64>{begin(11, 15), begin(10, 0)}));
    }

    void eachMinersPowerCountsForItsOwnTime()
    {
        const qint64 begin = local(6, 1, 10).toMSecsSinceEpoch();
        const auto minute = [begin](int number, double watt) {
            SeriesPoint point;
            point.time = begin + number * 60'000 + 30'000;
            point.mean = watt;
            return point;
        };
        QList<SeriesPoint> minutes;
        for (int number = 0; number < 15; ++number)
            minutes << minute(number, number < 2 ? 1100 : 100); // 1 kW more for two minutes
        const ReadSpan whole{begin, begin + 900'000};
        const ReadSpan counted = withPower(whole, {minutes}, readMinute, begin + 900'000);
        QVERIFY(qAbs(*counted.power - (100 + 1000 * 2.0 / 15)) < 1e-9);
        const auto days = energyDays({quarters(local(6, 1, 10), local(6, 1, 10, 15), 1100)},
                                     {{begin, counted}}, {}, local(6, 2, 0), berlin());
        QVERIFY(qAbs(days[0].kilowattHours - (0.1 / 4 + 1.0 / 30)) < 1e-9);
        // What lies outside of the span does not count, and where nothing is known, the stretch's own does.
        QCOMPARE(withPower({begin + 120'000, begin + 300'000}, {minutes}, readMinute, begin + 900'000)
                     .power,
                 100.0);
        QVERIFY(!withPower(whole, {}, readMinute, begin + 900'000).power);
        // Miners that are read every minute are in each bucket of three.
        QCOMPARE(readBucket(5), 60);
        QCOMPARE(readBucket(30), 60);
        QCOMPARE(readBucket(60), 180);
        QCOMPARE(readBucket(120), 300);
        QCOMPARE(readBucket(3600), 900);
        QCOMPARE(readSpanRequest(begin, 180).gapSeconds, 180);
        QCOMPARE(readSpanRequest(begin, 180).buckets, 6);
    }

    void daysOfSummerTimeHave23And25Hours()
    {
        const auto spring = energyDays({quarters(local(3, 29, 0), local(3, 30, 0), 1000)}, {}, {},
                                       local(4, 1, 0), berlin());
        QCOMPARE(spring.size(), 1);
        QCOMPARE(spring[0].countedHours, 23.0);
        const auto autumn = energyDays({quarters(local(10, 25, 0), local(10, 26, 0), 1000)}, {}, {},
                                       local(11, 1, 0), berlin());
        QCOMPARE(autumn.size(), 1);
        QCOMPARE(autumn[0].countedHours, 25.0);
    }

    void theRequestBeginsAtMidnightAndHasBucketsOfOneStretch()
    {
        const SeriesRequest request = energyRequest(7, local(6, 7, 10, 20), berlin());
        QCOMPARE(request.minerKey, wholeFleet);
        QCOMPARE(request.keys, (QStringList{u"power"_s, u"hashrate"_s}));
        QCOMPARE(request.from, local(6, 1, 0));
        QCOMPARE(request.to, local(6, 7, 10, 30));
        QCOMPARE((request.buckets - 1) * qint64(energyStretch), request.from.secsTo(request.to));
    }

    void aGapIsInTheStretchesAtItsEnds()
    {
        const auto begin = [](int hour, int minute) {
            return local(6, 1, hour, minute).toMSecsSinceEpoch();
        };
        const auto at = [&begin](int hour, int minute) {
            SeriesPoint point;
            point.time = begin(hour, minute) + 30'000;
            return point;
        };
        const QList<SeriesPoint> first{at(9, 59), at(10, 0), at(10, 1)};
        // Where one answer ends and the next begins there is no gap.
        QVERIFY(gapStretches({first, {at(10, 2), at(10, 3)}}, 75).isEmpty());
        QCOMPARE(gapStretches({first, {at(10, 9)}}, 75), QList<qint64>{begin(10, 0)});
        QCOMPARE(gapStretches({first, {at(10, 29)}, {at(12, 1)}}, 75),
                 (QList<qint64>{begin(10, 0), begin(10, 15), begin(12, 0)}));
        QVERIFY(gapStretches({}, 75).isEmpty());

        const auto requests = gapRequests(7, local(6, 1, 0), local(6, 4, 12), 30);
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[0].minerKey, 7);
        QCOMPARE(requests[0].gapSeconds, 75);
        QCOMPARE(requests[0].to, local(6, 3, 0));
        QCOMPARE(requests[1].from, local(6, 3, 0));
        QCOMPARE(requests[1].to, local(6, 4, 12));
        QCOMPARE((requests[1].buckets - 1) * readMinute, 36 * 3600);
    }

    void daysOfRarePollsAreKnownByTheirReadings()
    {
        const auto at = [](int hour, int minute) {
            return SeriesPoint{local(6, 1, hour, minute).toMSecsSinceEpoch(), 500, 500, 500};
        };
        const QList<SeriesPoint> often{at(10, 0),  at(10, 3),  at(10, 6),
                                       at(10, 12), at(10, 15), at(10, 18)};
        QVERIFY(rareDays({often}, berlin()).isEmpty());
        const QList<SeriesPoint> rare{at(11, 0), at(11, 10), at(11, 30), at(11, 40), at(11, 50)};
        QCOMPARE(rareDays({often, rare}, berlin()).size(), 1);
        // What lies between two runs is a pause.
        QVERIFY(rareDays({{at(1, 0)}, {at(2, 0)}, {at(3, 0)}, {at(4, 0)}, {at(5, 0)}}, berlin())
                    .isEmpty());
    }

    void eachReadingIsFollowedWherePollsAreRare()
    {
        QVERIFY(isReadOften(5));
        QVERIFY(isReadOften(150));
        QVERIFY(!isReadOften(151));
        const SeriesRequest request = heldRequest({2026, 3, 29}, berlin(), 600);
        QCOMPARE(request.from, local(3, 29, 0));
        QCOMPARE(request.from.secsTo(request.to), 23 * 3600);
        QCOMPARE((request.buckets - 1) * readMinute, 23 * 3600);
        QCOMPARE(request.holdSeconds, 1500); // one poll may fail
        // Until then the reading after midnight that belongs to the last one before can be missing.
        QVERIFY(!isSettled({2026, 6, 1}, local(6, 2, 0, 30), berlin(), 600));
        QVERIFY(isSettled({2026, 6, 1}, local(6, 2, 0, 36), berlin(), 600));
        QVERIFY(!isSettled({2026, 6, 1}, local(6, 4, 0), berlin(), 86400));
    }
};

COALFACE_TEST(TestEnergyDays)
#include "tst_energydays.moc"
