// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttext.h"

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

    void heatThatIsBelowItsLimitIsSaidToLastUntilItIsWellBelow()
    {
        Alert alert;
        alert.kind = AlertKind::Temperature;
        const auto heatAt = [](double value) { return HeatReading{u"temperature"_s, value, 68}; };
        QCOMPARE(coolingSentence(alert, heatAt(68.5)), QString());
        QString said = coolingSentence(alert, heatAt(66.2));
        said.remove(QChar(0x2068)).remove(QChar(0x2069));
        QCOMPARE(said,
                 u"Below its limit again at %1; this ends at %2."_s.arg(units::temperature(66.2),
                                                                        units::temperature(65)));
        QCOMPARE(coolingSentence(alert, heatAt(65)), QString()); // over in a moment
        QCOMPARE(coolingSentence(alert, std::nullopt), QString());
        alert.kind = AlertKind::Rejects;
        QCOMPARE(coolingSentence(alert, heatAt(66.2)), QString());
        alert.kind = AlertKind::Temperature;
        alert.cleared = QDateTime::currentDateTimeUtc();
        QCOMPARE(coolingSentence(alert, heatAt(66.2)), QString());
    }
};

COALFACE_TEST(TestAlertText)
#include "tst_alerttext.moc"
