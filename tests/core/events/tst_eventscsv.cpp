// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventscsv.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestEventsCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutEventsThereIsAHeader()
    {
        QCOMPARE(eventsCsv({}), QByteArray("timestamp,id,name,driver_type,kind,verb,severity,actor,"
                                           "program,pid,before,after,outcome,detail\r\n"));
    }

    void anEventIsALine()
    {
        Event event;
        event.time = QDateTime(QDate(2026, 3, 1), QTime(12, 0, 5), Qt::UTC);
        event.minerKey = 3;
        event.minerName = u"Attic, \"left\""_s;
        event.verb = u"set_mode"_s;
        event.actor = {EventActor::Kind::Person, u"coalface"_s, 17};
        event.before = u"eco"_s;
        event.after = u"turbo"_s;
        event.outcome = u"applied"_s;
        event.detail = u"Two\nlines."_s;
        QCOMPARE(eventsCsv({event}).mid(eventsCsv({}).size()),
                 QByteArray("2026-03-01T12:00:05Z,m3,\"Attic, \"\"left\"\"\",,write,set_mode,info,"
                            "person,coalface,17,eco,turbo,applied,\"Two\nlines.\"\r\n"));
    }

    void whatADeviceSaysIsNoFormula()
    {
        Event event;
        event.time = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        event.kind = EventKind::PoolChanged;
        event.after = u"=HYPERLINK(\"http://evil\")"_s;
        QVERIFY(eventsCsv({event}).contains("\"'=HYPERLINK(\"\"http://evil\"\")\""));
    }
};

COALFACE_TEST(TestEventsCsv)
#include "tst_eventscsv.moc"
