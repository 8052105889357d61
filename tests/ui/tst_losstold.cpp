// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakekeeper.h"
#include "fakeports.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What became of a damaged database counts as told when it was on the screen.
class TestLossTold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatLiesBelowAnotherMessageIsNotSeen()
    {
        QWidget window;
        window.resize(500, 60);
        MessageBar bar(&window);
        bar.resize(500, 30);
        bar.setCompact(true);
        QSignalSpy seen(&bar, &MessageBar::seen);
        bar.setMessage(u"old"_s, MessageBar::Kind::Problem, u"The disk is full."_s);
        bar.setMessage(u"new"_s, MessageBar::Kind::Problem, u"1 miner is offline."_s);
        QTest::qWait(20);
        QCOMPARE(seen.size(), 0); // the window is hidden
        window.show();
        QTRY_COMPARE(seen.size(), 1);
        bar.repaint();
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen.first().first().toString(), u"new"_s);
        bar.findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)->click();
        QTRY_COMPARE(seen.size(), 2);
        QCOMPARE(seen.last().first().toString(), u"old"_s);
    }

    void aLossStaysInFrontUntilItIsClosed()
    {
        MessageBar bar;
        bar.resize(500, 30);
        bar.setCompact(true);
        bar.show();
        bar.setMessage(u"loss"_s, MessageBar::Kind::Loss, u"Rows are lost."_s);
        bar.setMessage(u"new"_s, MessageBar::Kind::Problem, u"1 miner is offline."_s);
        QSignalSpy seen(&bar, &MessageBar::seen);
        QTRY_COMPARE(seen.size(), 1);
        QTest::qWait(20);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen.first().first().toString(), u"loss"_s);
        bar.setMessage(u"loss"_s, MessageBar::Kind::Loss, {});
        QTRY_COMPARE(seen.size(), 2);
    }

    void theWindowSaysItWhenItIsShownAndNothingTakesItAway()
    {
        FakeHouse house;
        FakeKeeper keeper;
        keeper.loss = u"The database was damaged."_s;
        WindowContext context = house.context();
        context.databaseKeeper = &keeper;
        MainWindow window(context);
        auto *bar = window.findChild<MessageBar *>();
        Q_EMIT house.log.trouble(keeper.loss);
        Q_EMIT house.log.trouble(u"The disk is full."_s);
        QCOMPARE(bar->sentences().size(), 2);
        Q_EMIT house.log.trouble({});
        QCOMPARE(bar->sentences(), QStringList{keeper.loss});
        QTest::qWait(20);
        QCOMPARE(keeper.seen, 0); // as of a program in the tray
        window.show();
        QTRY_COMPARE(keeper.seen, 1);
        QCOMPARE(bar->sentences(), QStringList{keeper.loss});
    }
};

COALFACE_TEST(TestLossTold)
#include "tst_losstold.moc"
