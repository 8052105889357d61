// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertupdate.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What an alert tells as long as it lasts.
class TestAlertUpdate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGreatestHeatIsToldAsWhatWas()
    {
        Alert alert = hot();
        QVERIFY(!updateAlert(alert, heatAt(u"75"_s)));
        QVERIFY(updateAlert(alert, heatAt(u"90"_s)));
        QCOMPARE(alert.value, u"90"_s);
        QCOMPARE(alert.detail, heatAt(u"90"_s).detail);
        QVERIFY(updateAlert(alert, heatAt(u"71"_s)));
        QCOMPARE(alert.value, u"90"_s);
        QCOMPARE(alert.detail, u"The hottest chip was at up to 90 °C; its limit is 70 °C, and at "
                               "67 °C this is over."_s);
        // That is so whatever comes next, but what is hotter still.
        for (const QString &next : {u"68.5"_s, u"72"_s, u"90"_s})
            QVERIFY2(!updateAlert(alert, heatAt(next)), qPrintable(next));
        QVERIFY(!updateAlert(alert, heatAt(u"60"_s, AlertVerdict::Clear)));
        QVERIFY(updateAlert(alert, heatAt(u"91"_s)));
        QCOMPARE(alert.detail, heatAt(u"91"_s).detail);
    }

    void heatThatFallsFarAtOnceIsNotToldAsWhatIs()
    {
        Alert alert = hot();
        QVERIFY(updateAlert(alert, heatAt(u"50"_s, AlertVerdict::Clear)));
        QVERIFY2(alert.detail.contains(u"was at up to 75 °C"), qPrintable(alert.detail));
    }

    void whatIsNotKnownChangesNothing()
    {
        Alert alert = hot();
        QVERIFY(!updateAlert(alert, {}));
    }

    void thePartThatIsFurtherBeyondItsLimitIsTold()
    {
        Alert alert = hot();
        AlertFinding regulator = heatAt(u"91"_s);
        regulator.part = u"temperature_vr"_s;
        regulator.limit = u"90"_s;
        QVERIFY(updateAlert(alert, regulator));
        QCOMPARE(alert.part, u"temperature"_s);
        QCOMPARE(alert.limit, u"70"_s);
        QVERIFY2(alert.detail.contains(u"chip was at up to 75 °C"), qPrintable(alert.detail));
        regulator.value = u"99"_s;
        QVERIFY(updateAlert(alert, regulator));
        QCOMPARE(alert.part, u"temperature_vr"_s);
    }

    void whyAMinerCannotBeReadIsToldAsItIsNow()
    {
        Alert alert;
        alert.kind = AlertKind::Offline;
        alert.value = u"timeout"_s;
        alert.detail = u"It has not answered since noon."_s;
        AlertFinding finding;
        finding.verdict = AlertVerdict::Holds;
        finding.value = u"unreachable"_s;
        finding.detail = alert.detail;
        QVERIFY(!updateAlert(alert, finding)); // it is as silent as before
        finding.value = u"bad_reply"_s;
        finding.detail = u"It has given no usable answer since noon: It is no JSON."_s;
        QVERIFY(updateAlert(alert, finding));
        QCOMPARE(alert.value, finding.value);
        QCOMPARE(alert.detail, finding.detail);
        QVERIFY(!updateAlert(alert, finding));
        // It begins to answer, or is paused by a person: that ends it, and is no reason.
        finding.detail = u"Another one."_s;
        for (const AlertVerdict verdict :
             {AlertVerdict::Brewing, AlertVerdict::Clear, AlertVerdict::Unknown}) {
            finding.verdict = verdict;
            QVERIFY(!updateAlert(alert, finding));
        }
    }

    void aPoolThatMayBeTheDevicesOwnFallbackIsNotToldYet()
    {
        Alert alert;
        alert.kind = AlertKind::PoolChanged;
        alert.value = u"thief.example:1"_s;
        AlertFinding finding;
        finding.value = u"fallback.example:1"_s;
        for (const AlertVerdict verdict :
             {AlertVerdict::Brewing, AlertVerdict::Clear, AlertVerdict::Unknown}) {
            finding.verdict = verdict;
            QVERIFY(!updateAlert(alert, finding));
        }
        finding.verdict = AlertVerdict::Holds;
        QVERIFY(updateAlert(alert, finding));
        QCOMPARE(alert.value, finding.value);
    }

private:
    static AlertFinding heatAt(const QString &value, AlertVerdict verdict = AlertVerdict::Holds)
    {
        AlertFinding finding;
        finding.verdict = verdict;
        finding.part = u"temperature"_s;
        finding.value = value;
        finding.limit = u"70"_s;
        finding.detail = u"The hottest chip is at %1 °C; its limit is 70 °C."_s.arg(value);
        return finding;
    }
    static Alert hot()
    {
        Alert alert;
        alert.kind = AlertKind::Temperature;
        const AlertFinding finding = heatAt(u"75"_s);
        alert.part = finding.part;
        alert.value = finding.value;
        alert.limit = finding.limit;
        alert.detail = finding.detail;
        return alert;
    }
};

COALFACE_TEST(TestAlertUpdate)
#include "tst_alertupdate.moc"
