// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
};

COALFACE_TEST(TestAlertText)
#include "tst_alerttext.moc"
