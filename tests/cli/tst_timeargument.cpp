// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timeargument.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestTimeArgument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC-2");
    } // two hours ahead of UTC, before anything asks for it

    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("UTC") << u"2026-03-01T14:00:00Z"_s << u"2026-03-01T14:00:00Z"_s;
        QTest::newRow("with an offset")
            << u"2026-03-01T14:00:00+05:30"_s << u"2026-03-01T08:30:00Z"_s;
        QTest::newRow("without a zone") << u"2026-03-01T14:00:00"_s << u"2026-03-01T12:00:00Z"_s;
        QTest::newRow("without seconds") << u"2026-03-01T14:00"_s << u"2026-03-01T12:00:00Z"_s;
        QTest::newRow("a day") << u"2026-03-01"_s << u"2026-02-28T22:00:00Z"_s;
        QTest::newRow("90 s ago") << u"-90s"_s << u"2026-03-10T11:58:30Z"_s;
        QTest::newRow("15 min ago") << u"-15m"_s << u"2026-03-10T11:45:00Z"_s;
        QTest::newRow("24 h ago") << u"-24h"_s << u"2026-03-09T12:00:00Z"_s;
        QTest::newRow("7 d ago") << u"-7d"_s << u"2026-03-03T12:00:00Z"_s;
        QTest::newRow("2 w ago") << u"-2w"_s << u"2026-02-24T12:00:00Z"_s;
        QTest::newRow("now") << u"-0s"_s << u"2026-03-10T12:00:00Z"_s;
    }

    void understands()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const Result<QDateTime> time = timeArgument(text);
        QVERIFY2(time.ok(), qPrintable(text));
        QCOMPARE(time->toUTC().toString(Qt::ISODate), utc);
        QCOMPARE(time->timeSpec(), Qt::UTC);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "yesterday", "24h", "-24", "-h", "-24y", "-1.5h", "--24h", "-24h ", "14:00",
              "2026-02-30T00:00:00Z", "2026-03-01T25:00", "01.03.2026", "-9999999999s"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refuses()
    {
        QFETCH(QString, text);
        const Result<QDateTime> time = timeArgument(text);
        QVERIFY(!time.ok());
        QCOMPARE(time.error().kind, Error::Kind::Rejected);
        QVERIFY2(time.error().detail.startsWith(u'"' + text + u'"'),
                 qPrintable(time.error().detail));
    }

private:
    static Result<QDateTime> timeArgument(const QString &text)
    {
        return cli::timeArgument(text, QDateTime(QDate(2026, 3, 10), QTime(12, 0), Qt::UTC));
    }
};

COALFACE_TEST(TestTimeArgument)
#include "tst_timeargument.moc"
