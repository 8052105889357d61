// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/core/fakeeventlog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/charts/timechart.h"
#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/events/eventlist.h"
#include "ui/events/eventtablemodel.h"
#include "ui/events/historypage.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Events in the window: the page History, the tab of a miner, the marks in its chart.
class TestHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutALogThereIsNoPage();
    void theNewestStandFirstAndNewOnesAppear();
    void aWriteIsOneRowFromItsBeginningToItsEnd();
    void filtersChooseAndNothingIsSaid();
    void theFilterOfAForgottenMinerEnds();
    void choosingAnEventShowsItsMinerWhateverIsFiltered();
    void whatIsShownIsExported();
    void anExportThatFailsIsSaid();
    void aLogThatCannotBeReadIsSaid();
    void hiddenItReadsNothing();
    void aMinersTabShowsItsOwnEvents();
    void theChartMarksWhatHappened();
    void thePageIsRememberedAndHasAKey();

private:
    void append(EventKind kind, qint64 miner, int minutesAgo, const QString &after = {},
                const QString &ref = {});
    void open();
    QTableView &table() { return m_window->historyPage()->list().table(); }
    QString cell(int row, int column) const
    {
        return m_window->historyPage()->list().model().index(row, column).data().toString();
    }
    QStringList titles()
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts << cell(row, EventTableModel::EventColumn);
        return texts;
    }
    template<typename T>
    T *labelled(const QString &name)
    {
        for (T *widget : m_window->historyPage()->findChildren<T *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QList<QComboBox *> combos() { return m_window->historyPage()->findChildren<QComboBox *>(); }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<FakeEventLog> m_log;
    std::unique_ptr<MainWindow> m_window;
};

void TestHistory::init()
{
    m_house = std::make_unique<FakeHouse>();
    m_log = std::make_unique<FakeEventLog>();
    m_house->addWorking(1, u"attic"_s, 1.2, 55);
    m_house->addWorking(2, u"garage"_s, 4.8, 61);
    QVERIFY(QTest::qWaitFor([future = m_house->fleet.load()] { return future.isFinished(); }));
    QTRY_COMPARE(m_house->fleet.size(), 2);
}

void TestHistory::cleanup()
{
    m_window.reset();
    m_house.reset();
    m_log.reset();
}

void TestHistory::append(EventKind kind, qint64 miner, int minutesAgo, const QString &after,
                         const QString &ref)
{
    Event event;
    event.time = m_house->clock.now().addSecs(-60LL * minutesAgo);
    event.kind = kind;
    event.minerKey = miner;
    event.minerName = u"an old name"_s;
    event.after = after;
    event.ref = ref;
    event.verb = kind == EventKind::Write ? u"set_mode"_s : QString();
    m_log->append({event});
}

void TestHistory::open()
{
    WindowContext context = m_house->context();
    context.events = m_log.get();
    m_window = std::make_unique<MainWindow>(context);
    m_window->show();
    m_window->actions().showHistory->trigger();
    QTRY_VERIFY(m_window->historyPage()->isVisible());
}

void TestHistory::withoutALogThereIsNoPage()
{
    const MainWindow window(m_house->context());
    QVERIFY(!const_cast<MainWindow &>(window).historyPage());
    QCOMPARE(window.findChild<QListWidget *>()->count(), 2); // dashboard and miners
}

void TestHistory::theNewestStandFirstAndNewOnesAppear()
{
    append(EventKind::Restart, 1, 60);
    append(EventKind::PoolChanged, 2, 5, u"evil.example:9"_s);
    open();
    QAbstractItemModelTester tester(table().model());
    QTRY_COMPARE(titles(), (QStringList{u"Pool changed"_s, u"Restarted"_s}));
    QCOMPARE(cell(0, EventTableModel::MinerColumn), u"garage"_s);
    QVERIFY(cell(0, EventTableModel::ChangeColumn).contains(u"evil.example:9"_s));
    table().selectRow(1);
    append(EventKind::ModeChanged, 1, 0, u"turbo"_s);
    QTRY_COMPARE(titles(), (QStringList{u"Mode changed"_s, u"Pool changed"_s, u"Restarted"_s}));
    QCOMPARE(table().currentIndex().row(), 2); // the selection stays on its event
    append(EventKind::Offline, 1, 30);
    QTRY_COMPARE(titles().value(2), u"Offline"_s);
}

void TestHistory::aWriteIsOneRowFromItsBeginningToItsEnd()
{
    append(EventKind::Write, 1, 1, u"turbo"_s, u"write/1"_s);
    open();
    QTRY_COMPARE(titles(), QStringList{u"Set mode"_s});
    QCOMPARE(cell(0, EventTableModel::OutcomeColumn), u"under way or interrupted"_s);
    Event ended = m_log->events.first();
    ended.outcome = u"applied"_s;
    ended.actor = {EventActor::Kind::Person, u"coalface-cli"_s, 17};
    m_log->append({ended});
    QTRY_COMPARE(cell(0, EventTableModel::OutcomeColumn), u"done"_s);
    QCOMPARE(table().model()->rowCount(), 1);
    QVERIFY(cell(0, EventTableModel::ActorColumn).contains(u"coalface-cli"_s));
}

void TestHistory::filtersChooseAndNothingIsSaid()
{
    append(EventKind::Restart, 1, 60);
    append(EventKind::Write, 2, 5, u"turbo"_s);
    append(EventKind::Offline, 2, 60 * 24 * 10);
    open();
    QTRY_COMPARE(table().model()->rowCount(), 2); // seven days
    combos()[2]->setCurrentIndex(3);
    QTRY_COMPARE(table().model()->rowCount(), 3);
    combos()[0]->setCurrentIndex(1);
    QTRY_COMPARE(titles(), QStringList{u"Set mode"_s});
    combos()[1]->setCurrentText(u"attic"_s);
    QTRY_VERIFY(!table().isVisible());
    combos()[0]->setCurrentIndex(0);
    QTRY_COMPARE(titles(), QStringList{u"Restarted"_s});
    combos()[1]->setCurrentIndex(0);
    QTest::keyClicks(labelled<QLineEdit>(u"Filter events"_s), u"turbo"_s);
    QTRY_COMPARE(titles(), QStringList{u"Set mode"_s});
    // What is shown, whatever the language of what is stored.
    m_log->events.first().notes = {{EventNote::Kind::RestartUnasked}};
    labelled<QLineEdit>(u"Filter events"_s)->clear();
    QTest::keyClicks(labelled<QLineEdit>(u"Filter events"_s), u"it lost power"_s);
    QTRY_COMPARE(titles(), QStringList{u"Restarted"_s});
    const QString time = cell(0, EventTableModel::TimeColumn);
    labelled<QLineEdit>(u"Filter events"_s)->setText(u"mode"_s);
    QTRY_COMPARE(titles(), QStringList{u"Set mode"_s});
    labelled<QLineEdit>(u"Filter events"_s)->setText(time + u" restarted"_s);
    QTRY_COMPARE(titles(), QStringList{u"Restarted"_s});
    QCOMPARE(cell(0, EventTableModel::TimeColumn), time);
}

void TestHistory::theFilterOfAForgottenMinerEnds()
{
    append(EventKind::Restart, 1, 60);
    append(EventKind::Restart, 2, 50);
    open();
    combos()[1]->setCurrentText(u"attic"_s);
    QTRY_COMPARE(table().model()->rowCount(), 1);
    m_log->events.removeFirst();
    m_house->fleet.remove({1});
    QTRY_COMPARE(combos()[1]->count(), 2);
    QTRY_COMPARE(cell(0, EventTableModel::MinerColumn), u"garage"_s);
}

void TestHistory::choosingAnEventShowsItsMinerWhateverIsFiltered()
{
    append(EventKind::Restart, 2, 60);
    open();
    m_window->minersPage().filter().setText(u"attic"_s);
    m_window->actions().showHistory->trigger();
    QTRY_COMPARE(table().model()->rowCount(), 1);
    Q_EMIT table().activated(table().model()->index(0, 0));
    QTRY_VERIFY(m_window->minersPage().isVisible());
    QTRY_COMPARE(m_window->minersPage().table().selectedKeys(), QList<qint64>{2});
}

void TestHistory::whatIsShownIsExported()
{
    append(EventKind::Restart, 1, 60);
    append(EventKind::Write, 2, 5, u"turbo"_s);
    open();
    combos()[0]->setCurrentIndex(1);
    const QString file = m_house->folder.filePath(u"events.csv"_s);
    m_window->historyPage()->exportTo(file);
    QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"events.csv"_s));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray content = saved.readAll();
    QCOMPARE(content.count("\r\n"), 2);
    QVERIFY(content.contains(",write,set_mode,"));
}

void TestHistory::anExportThatFailsIsSaid()
{
    open();
    QSignalSpy failed(m_window->historyPage(), &HistoryPage::failed);
    m_window->historyPage()->exportTo(u"/proc/nowhere/events.csv"_s);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
}

void TestHistory::aLogThatCannotBeReadIsSaid()
{
    m_log->refusal = Error{Error::Kind::Internal, u"It is locked."_s};
    open();
    const auto says = [this] {
        for (const QLabel *label : m_window->historyPage()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"It is locked."_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says());
    m_log->refusal.reset();
    append(EventKind::Restart, 1, 1);
    QTRY_COMPARE(titles(), QStringList{u"Restarted"_s});
}

void TestHistory::hiddenItReadsNothing()
{
    open();
    m_window->actions().showMiners->trigger();
    QTRY_VERIFY(m_window->minersPage().isVisible());
    QTest::qWait(50);
    m_log->reads.clear();
    append(EventKind::Restart, 1, 1);
    QTest::qWait(400);
    for (const EventFilter &filter : std::as_const(m_log->reads))
        // The chart's, and of blocks, which are told wherever one is.
        QVERIFY(!filter.minerKeys.isEmpty() || filter.kinds == QList{EventKind::BlockFound});
    m_window->actions().showHistory->trigger();
    QTRY_COMPARE(titles(), QStringList{u"Restarted"_s});
}

void TestHistory::aMinersTabShowsItsOwnEvents()
{
    append(EventKind::Restart, 1, 60);
    append(EventKind::Offline, 2, 50);
    open();
    m_window->actions().showMiners->trigger();
    MinersPage &page = m_window->minersPage();
    page.table().selectKeys({2});
    page.details().tabs().setCurrentIndex(2); // Events
    auto *list = page.details().findChild<EventList *>();
    QVERIFY(list && list->isVisible());
    QTRY_COMPARE(list->model().rowCount(), 1);
    QCOMPARE(list->model().at(0).kind, EventKind::Offline);
    QVERIFY(list->table().isColumnHidden(EventTableModel::MinerColumn));
    page.table().selectKeys({1});
    QTRY_COMPARE(list->model().at(0).kind, EventKind::Restart);
    append(EventKind::ModeChanged, 1, 0, u"turbo"_s);
    QTRY_COMPARE(list->model().rowCount(), 2);
}

void TestHistory::theChartMarksWhatHappened()
{
    append(EventKind::Restart, 1, 30);
    append(EventKind::BestDifficulty, 1, 20);
    append(EventKind::PoolChanged, 2, 10, u"b.example:2"_s);
    append(EventKind::Offline, 1, 60 * 30);
    open();
    m_window->actions().showMiners->trigger();
    MinersPage &page = m_window->minersPage();
    page.table().selectKeys({1});
    TimeChart &chart = page.details().chart().chart();
    QTRY_COMPARE(chart.events().size(),
                 1); // of that miner, in the last hour, of the kinds that matter
    QCOMPARE(chart.events().first().time, m_house->clock.now().addSecs(-1800).toMSecsSinceEpoch());
    QVERIFY(chart.events().first().text.startsWith(u"Restarted"_s));
    page.table().selectKeys({1, 2});
    QTRY_COMPARE(chart.events().size(), 2);
    QVERIFY(chart.events().first().text.startsWith(u"garage: Pool changed"_s));
}

void TestHistory::thePageIsRememberedAndHasAKey()
{
    open();
    QCOMPARE(m_window->actions().showHistory->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_6));
    m_window->close();
    open();
    m_window->close();
    WindowContext context = m_house->context();
    context.events = m_log.get();
    MainWindow again(context);
    again.show();
    QTRY_VERIFY(again.historyPage()->isVisible());
}

COALFACE_TEST(TestHistory)
#include "tst_history.moc"
