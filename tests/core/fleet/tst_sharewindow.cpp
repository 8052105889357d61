// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/sharewindow.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

namespace {
Telemetry told(const QDateTime &time, std::optional<qint64> accepted, std::optional<qint64> rejected)
{
    Telemetry reading;
    reading.timestamp = time;
    reading.sharesAccepted = accepted;
    reading.sharesRejected = rejected;
    return reading;
}
} // namespace

//! What became of a miner's shares of late.
class TestShareWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesAreCountedByDifferences()
    {
        ShareWindow window;
        window.add(told(start(), 100'000, 9'000)); // of a long life, which says nothing of late
        QVERIFY(!window.count(start()));
        window.add(told(start().addSecs(60), 100'018, 9'001));
        QVERIFY(!window.count(start().addSecs(60))); // 19: too few
        window.add(told(start().addSecs(120), 100'028, 9'002));
        const auto count = window.count(start().addSecs(120));
        QVERIFY(count);
        QCOMPARE(count->accepted, 28);
        QCOMPARE(count->rejected, 2);
        QCOMPARE(count->rejectedPercent(), 100.0 * 2 / 30);
    }

    void aCounterThatBeginsAnewTakesNothingBack()
    {
        ShareWindow window;
        window.add(told(start(), 5000, 100));
        window.add(told(start().addSecs(60), 5030, 100));
        window.add(told(start().addSecs(120), 10, 2)); // it was restarted
        window.add(told(start().addSecs(180), 20, 2));
        window.add(told(start().addSecs(180), 25, 9)); // the same once more
        window.add(told(start().addSecs(240), {}, 7)); // nor is half of one
        const auto count = window.count(start().addSecs(240));
        QVERIFY(count);
        QCOMPARE(count->accepted, 50);
        QCOMPARE(count->rejected, 2);
    }

    void rejectsOfLongAgoDoNotCountButForWhoHasFewShares()
    {
        ShareWindow busy;
        busy.add(told(start(), 0, 0));
        busy.add(told(start().addSecs(10), 0, 50));
        busy.add(told(start().addSecs(4000), 100, 50));
        QCOMPARE(busy.count(start().addSecs(4000))->rejected, 0);
        ShareWindow slow; // a share every half hour
        slow.add(told(start(), 0, 0));
        for (int i = 1; i <= 40; ++i)
            slow.add(told(start().addSecs(i * 1800LL), i, 0));
        const auto count = slow.count(start().addSecs(40 * 1800));
        QVERIFY(count && count->all() >= ShareWindow::leastShares && count->all() < 25);
        QVERIFY(!slow.count(start().addSecs(40 * 1800 + ShareWindow::most)));
    }

    void ofManySharesHalfAnHourIsHeldAndNoMore()
    {
        ShareWindow busy;
        ShareWindow slow; // three shares an hour
        for (int minute = 0; minute < 3 * 24 * 60; ++minute) {
            const QDateTime time = start().addSecs(minute * 60LL);
            busy.add(told(time, minute * 7LL, minute / 10));
            slow.add(told(time, minute / 20, 0));
            const auto count = busy.count(time);
            if (minute < 60)
                continue;
            QVERIFY(count && count->accepted >= 27 * 7 && count->accepted <= 31 * 7);
            QVERIFY2(busy.size() <= 8, qPrintable(QString::number(busy.size())));
            if (minute > 7 * 60 + 30)
                QCOMPARE(slow.count(time)->all(), ShareWindow::leastShares);
            QVERIFY2(slow.size() <= 21, qPrintable(QString::number(slow.size())));
        }
    }

    void whatCameWhileNobodyLookedCountsFromTheLastLookOn()
    {
        ShareWindow window;
        window.add(told(start(), 0, 0));
        const QDateTime back = start().addSecs(8 * 3600);
        window.add(told(back, 900, 100));
        QCOMPARE(window.count(back)->rejected, 100);
        QCOMPARE(window.count(back)->since, start().addSecs(ShareWindow::bucketSeconds));
        window.add(told(back.addSecs(30), 919, 100));
        QCOMPARE(window.count(back.addSecs(30))->all(), 1019);
        window.add(told(back.addSecs(60), 920, 100)); // enough to tell what is now
        QCOMPARE(window.count(back.addSecs(60))->all(), 20);
        QCOMPARE(window.count(back.addSecs(60))->rejected, 0);
    }

    void itGoesOnFromWhatAnotherProgramCounted()
    {
        const ShareCount known{80, 20, start()};
        ShareWindow window(known, told(start().addSecs(900), 5000, 300));
        QVERIFY(window.hasBegun());
        window.add(told(start().addSecs(930), 5010, 300));
        QCOMPARE(*window.count(start().addSecs(930)), (ShareCount{90, 20, start()}));
        window.add(told(start().addSecs(2000), 5040, 300));
        QCOMPARE(window.count(start().addSecs(2000))->rejected, 0); // older than half an hour
        ShareWindow unread(known, std::nullopt);
        QVERIFY(!unread.hasBegun());
        QCOMPARE(*unread.count(start().addSecs(60)), known);
    }

    void aClockThatIsSetBackDoesNotStopIt()
    {
        ShareWindow window;
        window.add(told(start(), 0, 0));
        window.add(told(start().addSecs(60), 50, 0));
        window.add(told(start().addSecs(-7200), 60, 10));
        const auto count = window.count(start().addSecs(-7200));
        QVERIFY(count);
        QCOMPARE(*count, (ShareCount{60, 10, start().addSecs(-7200)}));
        window.add(told(start().addSecs(-7200 + 2400), 100, 10));
        QCOMPARE(window.count(start().addSecs(-7200 + 2400))->rejected, 0);
    }

private:
    static QDateTime start() { return {QDate(2026, 3, 1), QTime(12, 0), Qt::UTC}; }
};

COALFACE_TEST(TestShareWindow)
#include "tst_sharewindow.moc"
