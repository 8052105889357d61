// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "fakesign.h"

#include "core/events/englishnotes.h"
#include "tests/core/fakealertlog.h"
#include "tests/core/fakeeventlog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace blockhouse {

//! A window with two miners, on a log of events.
struct BlockHouse
{
    BlockHouse()
    {
        house.addWorking(1, u"attic"_s, 1.2, 55);
        house.addWorking(2, u"cellar"_s, 1.1, 52);
        house.fleet.load();
        AlertRules rules = settings.rules();
        rules.notifications = true;
        QVERIFY(settings.setRules(rules));
    }
    void open()
    {
        active = std::make_unique<ActiveAlerts>(alerts, settings, house.clock);
        WindowContext context = house.context();
        context.events = &events;
        context.alerts = &alerts;
        context.alertSettings = &settings;
        context.activeAlerts = active.get();
        context.desktopSign = &sign;
        window = std::make_unique<MainWindow>(context);
        window->show();
        QTRY_COMPARE(house.fleet.size(), 2);
    }
    void closeWindow()
    {
        window->close();
        window.reset();
    }
    void findBlock(qint64 miner, int blocks = 1)
    {
        house.clock.advance(60);
        Event event;
        event.time = house.clock.now();
        event.kind = EventKind::BlockFound;
        event.actor.kind = EventActor::Kind::Device;
        event.minerKey = miner;
        event.minerName = house.fleet.miner(miner)->record.name;
        event.ref = u"seen/%1/%2"_s.arg(miner).arg(event.time.toSecsSinceEpoch());
        appendNote(event, {EventNote::Kind::BlockFound,
                           blocks > 1 ? QStringList{QString::number(blocks)} : QStringList()});
        events.append({event});
    }
    QStringList told() const
    {
        return window->findChild<MessageBar *>()->sentences().filter(u"found"_s);
    }

    FakeHouse house;
    FakeEventLog events;
    FakeAlertLog alerts;
    AlertSettings settings{house.folder.filePath(u"alerts.json"_s), QStringLiteral(ALERT_RULES)};
    FakeSign sign;
    std::unique_ptr<ActiveAlerts> active;
    std::unique_ptr<MainWindow> window;
};

} // namespace blockhouse

using blockhouse::BlockHouse;

//! A block is what home miners hope for: it is not left to a page to be told.
class TestBlockNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_with = std::make_unique<BlockHouse>(); }
    void cleanup() { m_with.reset(); }

    void aBlockIsToldInTheWindowAndByTheDesktop()
    {
        m_with->open();
        QCOMPARE(m_with->told(), QStringList());
        m_with->findBlock(1);
        QTRY_COMPARE(m_with->told().size(), 1);
        QVERIFY2(m_with->told().first().contains(u"attic"), qPrintable(m_with->told().first()));
        QCOMPARE(m_with->sign.shown.size(), 1);
        QVERIFY(m_with->sign.shown.first().title.contains(u"attic"));
        QCOMPARE(m_with->sign.shown.first().text, u"It has found a block."_s);

        m_with->findBlock(2, 2);
        QTRY_COMPARE(m_with->sign.shown.size(), 2);
        QCOMPARE(m_with->sign.shown.last().text, u"It has found 2 blocks."_s);
        const QStringList told = m_with->told();
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.first().contains(u"attic") && told.first().contains(u"cellar"),
                 qPrintable(told.first()));
    }

    void oneThatWasFoundWhileNoWindowWasOpenIsToldByTheNextAndThenNeverAgain()
    {
        m_with->open();
        QTRY_VERIFY(!m_with->events.reads.isEmpty());
        m_with->closeWindow();
        m_with->findBlock(2);
        m_with->open();
        QTRY_COMPARE(m_with->told().size(), 1);
        QCOMPARE(m_with->sign.shown.size(), 0); // it is no news any more
        m_with->closeWindow();
        m_with->events.reads.clear();
        m_with->open();
        QTRY_VERIFY(!m_with->events.reads.isEmpty());
        QTest::qWait(50);
        QCOMPARE(m_with->told(), QStringList());
    }

    void aClockThatWasAheadHidesNoLaterOne()
    {
        m_with->open();
        m_with->house.clock.advance(86'400);
        m_with->findBlock(1);
        QTRY_COMPARE(m_with->told().size(), 1);
        m_with->closeWindow();
        m_with->house.clock.advance(-86'400);
        m_with->open();
        m_with->findBlock(2);
        QTRY_VERIFY(!m_with->sign.shown.isEmpty()
                    && m_with->sign.shown.last().title.contains(u"cellar"));
    }

    void oneThatTwoProgramsSawIsToldOnce()
    {
        m_with->open();
        m_with->findBlock(1);
        QTRY_COMPARE(m_with->sign.shown.size(), 1);
        m_with->events.append({m_with->events.events.last()});
        m_with->findBlock(2); // after it, so that the other one has been read
        QTRY_COMPARE(m_with->sign.shown.size(), 2);
        QVERIFY(m_with->sign.shown.last().title.contains(u"cellar"));
    }

    void inTheQuietHoursTheDesktopIsLeftAlone()
    {
        AlertRules rules = m_with->settings.rules();
        const QTime now = m_with->house.clock.now().toLocalTime().time();
        rules.quiet = {true, now.addSecs(-600), now.addSecs(3600)};
        QVERIFY(m_with->settings.setRules(rules));
        m_with->open();
        m_with->findBlock(1);
        QTRY_COMPARE(m_with->told().size(), 1);
        QCOMPARE(m_with->sign.shown.size(), 0);
    }

private:
    std::unique_ptr<BlockHouse> m_with;
};

COALFACE_TEST(TestBlockNews)
#include "tst_blocknews.moc"
