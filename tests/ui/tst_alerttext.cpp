// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/fieldtext.h"
#include "ui/common/statetext.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestAlertText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoAnswersWithAFaultOfItsOwnIsNotCalledSilent()
    {
        Alert alert;
        alert.kind = AlertKind::Offline;
        alert.value = u"unreachable"_s;
        alert.detail = u"It answers with a fault of its own (HTTP 500); it could not be read since "
                       "2026-03-01 12:00:00 UTC."_s;
        QCOMPARE(alertSentence(alert), u"It answers with a fault of its own (HTTP 500)."_s);
        alert.detail = u"It has not answered since 2026-03-01 12:00:00 UTC."_s;
        QCOMPARE(alertSentence(alert), u"No usable answer comes from its address."_s);
    }

    void whatIsWrongWithItsAnswersIsSaid()
    {
        Alert alert;
        alert.kind = AlertKind::Offline;
        alert.value = u"unreachable"_s;
        alert.detail = u"It has given no usable answer since 2026-03-01 12:00:00 UTC: A web server "
                       "answers."_s;
        QCOMPARE(alertSentence(alert),
                 u"No usable answer comes from its address. (A web server answers.)"_s);
        alert.detail = u"It has not answered since 2026-03-01 12:00:00 UTC."_s;
        QCOMPARE(alertSentence(alert), u"No usable answer comes from its address."_s);
    }

    void ofWhomOnlyTheFallbackDiffersIsNotCountedAsAtSomeoneElsesPool()
    {
        Alert pool;
        pool.kind = AlertKind::PoolChanged;
        pool.minerKey = 1;
        Alert fallback = pool;
        fallback.minerKey = 2;
        fallback.part = u"fallback"_s;
        Alert later = pool;
        later.minerKey = 3;
        later.part = u"fallback_after_restart"_s;
        Alert other = pool;
        other.minerKey = 4;
        QCOMPARE(alertSummary({pool, other}), u"2 miners with someone else's pool"_s);
        QCOMPARE(alertSummary({fallback, later}), u"2 miners with another fallback pool"_s);
        QCOMPARE(alertSummary({pool, later, fallback}),
                 u"3 miners with someone else's pool, or another fallback pool"_s);
    }

    //! A miner may be warned of for what was long ago, and an alert be raised of one that has been well for weeks.
    void aMinerThatHadTheSameSeveralTimesIsOneMiner()
    {
        Alert first;
        first.kind = AlertKind::Offline;
        first.minerKey = 1;
        Alert other = first;
        other.minerKey = 2;
        QCOMPARE(alertSummary({first, first, other}), u"2 miners offline"_s);
        first.kind = other.kind = AlertKind::PoolChanged;
        Alert fallback = first;
        fallback.part = fallbackPart;
        QCOMPARE(alertSummary({first, fallback, other}), u"2 miners with someone else's pool"_s);
    }
    void ofRejectsItIsSaidWhichSharesAreMeant()
    {
        Miner miner;
        miner.state = MinerState::Warning;
        miner.reasons = {u"rejects"_s};
        QVERIFY2(stateReasons(miner).contains(u"since its start"_s),
                 qPrintable(stateReasons(miner)));
        Alert alert;
        alert.kind = AlertKind::Rejects;
        alert.value = u"7"_s;
        alert.limit = u"5"_s;
        QVERIFY2(alertSentence(alert).startsWith(u"Of late"_s), qPrintable(alertSentence(alert)));
    }

    void heatThatIsBelowItsLimitIsSaidToLastUntilItIsWellBelow()
    {
        Alert alert;
        alert.kind = AlertKind::Temperature;
        alert.part = u"temperature"_s;
        alert.value = u"90"_s;
        alert.limit = u"68"_s;
        const auto said = [&](std::optional<double> value) {
            const auto heat = value ? std::optional(HeatReading{u"temperature"_s, *value, 68})
                                    : std::nullopt;
            QString text = presentSentence(alert, heat);
            return text.remove(QChar(0x2068)).remove(QChar(0x2069));
        };
        const QString name = fieldLabel(alert.part);
        const QString limit = units::temperature(68);
        const QString greatest = units::temperature(90);
        QCOMPARE(said(68.5), u"%1 %2, limit %3."_s.arg(name, units::temperature(68.5), limit));
        const QString former = u"%1 up to %2, limit %3."_s.arg(name, greatest, limit);
        QCOMPARE(said(66.2), former
                                 + u" Below its limit again at %1; this ends at %2."_s
                                       .arg(units::temperature(66.2), units::temperature(65)));
        QCOMPARE(said(65), former); // over in a moment
        const QString plain = u"%1 %2, limit %3."_s.arg(name, greatest, limit);
        QCOMPARE(said(std::nullopt), plain);
        alert.cleared = QDateTime::currentDateTimeUtc();
        QCOMPARE(said(66.2), plain);
        alert.cleared = {};
        alert.kind = AlertKind::Rejects;
        QVERIFY(!said(66.2).contains(u"again"_s));
    }
};

COALFACE_TEST(TestAlertText)
#include "tst_alerttext.moc"
