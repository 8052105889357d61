// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedrivermanager.h"
#include "fakemetricslog.h"
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/details/detailspane.h"
#include "ui/details/rawpage.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace coalface;
using namespace Qt::StringLiterals;

//! The page of one miner.
class TestMinerPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enterOpensThePageAndEscapeLeavesIt();
    void thePageEndsWithItsMinerAndWhenFiltering();
    void onItEveryCommandIsAboutItsMiner();
    void whoTypesIntoTheFilterGoesOnThere();
    void itsButtonsCanBePressedByAssistiveTools();
    void unknownIsADashThatSaysWhy();
    void addressesAreListed();
    void theDeviceTellsWhatItCanAndItsPools();
    void whatItDoesNotAnswerIsSaid();
    void theRawReplyIsShownAndCopied();
    void anAnswerForAnotherMinerIsDropped();
    void theDriverAndItsHealthAreShown();

private:
    DetailsPane &pane() { return m_window->minersPage().details(); }
    MinerTable &table() { return m_window->minersPage().table(); }
    QWidget *tab(const QString &title)
    {
        QTabWidget &tabs = pane().tabs();
        for (int i = 0; i < tabs.count(); ++i) {
            if (tabs.tabText(i) == title) {
                tabs.setCurrentIndex(i);
                return tabs.widget(i);
            }
        }
        return nullptr;
    }
    template<typename T>
    static T *named(const QWidget &in, const QString &beginning)
    {
        for (T *candidate : in.findChildren<T *>()) {
            if (candidate->text().remove(u'&').startsWith(beginning))
                return candidate;
        }
        return nullptr;
    }
    static QString valueOf(const QWidget &in, const QString &name, QString *toolTip = nullptr)
    {
        const QList<QLabel *> labels = in.findChildren<QLabel *>();
        for (int i = 0; i + 1 < labels.size(); ++i) {
            if (labels[i]->text() == name) {
                if (toolTip)
                    *toolTip = labels[i + 1]->toolTip();
                return labels[i + 1]->text();
            }
        }
        return u"(missing)"_s;
    }
    static bool says(const QWidget &in, const QString &part)
    {
        for (const QLabel *label : in.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<FakeDriverManager> m_manager;
    std::unique_ptr<FakeMetricsLog> m_metrics;
    std::unique_ptr<MainWindow> m_window;
};

void TestMinerPage::init()
{
    m_house = std::make_unique<FakeHouse>();
    m_house->addWorking(1, u"attic"_s, 1.2, 55);
    m_house->addWorking(2, u"garage"_s, 4.8, 71);
    m_house->addStored(3, u"basement"_s);
    m_house->store.used = {{u"192.168.1.1"_s, 80, m_house->clock.now()},
                           {u"10.0.0.9"_s, {}, m_house->clock.now()}};
    const auto loaded = m_house->fleet.load();
    QTRY_VERIFY(loaded.isFinished() && m_house->fleet.size() == 3);
    m_manager = std::make_unique<FakeDriverManager>();
    DriverOverview pebble;
    pebble.info = m_house->drivers.drivers().first();
    m_manager->drivers = {pebble};
    m_metrics = std::make_unique<FakeMetricsLog>();
    WindowContext context = m_house->context();
    context.driverManager = m_manager.get();
    context.driverMetrics = m_metrics.get();
    m_window = std::make_unique<MainWindow>(context);
    m_window->show();
    table().selectKeys({1});
    table().setFocus();
}

void TestMinerPage::cleanup()
{
    m_window.reset();
    m_house.reset();
    m_manager.reset();
    m_metrics.reset();
}

void TestMinerPage::enterOpensThePageAndEscapeLeavesIt()
{
    auto *back = named<QToolButton>(pane(), u"All miners"_s);
    QVERIFY(back && !back->isVisible());
    QTest::keyClick(&table(), Qt::Key_Return);
    QVERIFY(m_window->minersPage().isFull());
    QVERIFY(!table().isVisible());
    QVERIFY(back->isVisible());
    QVERIFY(m_window->actions().rename->isEnabled()); // it is about this miner
    QVERIFY(!m_window->actions().showDetails->isEnabled());
    int buttons = 0;
    for (const QToolButton *button : pane().findChildren<QToolButton *>())
        buttons += button->isVisible() && button->defaultAction() ? 1 : 0;
    QCOMPARE(buttons, 5);
    QTest::keyClick(&pane(), Qt::Key_Escape);
    QVERIFY(!m_window->minersPage().isFull());
    QVERIFY(table().isVisible());
    QTRY_VERIFY(table().hasFocus());
    QCOMPARE(table().selectedKeys(), QList<qint64>{1});
    // Also where the details below the table are switched off.
    m_window->actions().showDetails->setChecked(false);
    m_window->actions().openDetails->trigger();
    QVERIFY(pane().isVisible());
    back->click();
    QVERIFY(!pane().isVisible());
    table().selectAll();
    m_window->actions().openDetails->trigger(); // of one of them
    QCOMPARE(table().selectedKeys().size(), 1);
}

void TestMinerPage::thePageEndsWithItsMinerAndWhenFiltering()
{
    m_window->actions().openDetails->trigger();
    QVERIFY(m_window->minersPage().isFull());
    QTest::keyClicks(&m_window->minersPage().filter(), u"gar"_s);
    QVERIFY(!m_window->minersPage().isFull());
    m_window->minersPage().filter().clear();
    table().selectKeys({2});
    m_window->actions().openDetails->trigger();
    QVERIFY(m_window->minersPage().isFull());
    m_house->store.miners.removeAt(1);
    Q_EMIT m_house->store.changedElsewhere();
    QTRY_VERIFY(!m_window->minersPage().isFull());
}

void TestMinerPage::onItEveryCommandIsAboutItsMiner()
{
    m_window->actions().openDetails->trigger();
    QVERIFY(!m_window->actions().selectAll->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table().selectedKeys(), QList<qint64>{1});
    QVERIFY(m_window->actions().rename->isEnabled()); // it is one still
    // However else more came to be selected: then the table shows which.
    table().selectAll();
    QVERIFY(!m_window->minersPage().isFull());
    QVERIFY(m_window->actions().selectAll->isEnabled());
}

void TestMinerPage::whoTypesIntoTheFilterGoesOnThere()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->actions().openDetails->trigger();
    QLineEdit &filter = m_window->minersPage().filter();
    filter.setFocus();
    for (const char letter : {'g', 'a', 'r'})
        QTest::keyClick(QApplication::focusWidget(), letter);
    QCOMPARE(filter.text(), u"gar"_s);
    QVERIFY(filter.hasFocus());
    QVERIFY(!m_window->minersPage().isFull());
    QCOMPARE(m_window->minersPage().shownCount(), 1);
    // By its key the table is reached from there, too.
    filter.clear();
    m_window->actions().openDetails->trigger();
    table().selectKeys({1});
    m_window->actions().openDetails->trigger();
    filter.setFocus();
    m_window->actions().showMiners->trigger();
    QVERIFY(!m_window->minersPage().isFull());
    QVERIFY(table().hasFocus());
}

void TestMinerPage::itsButtonsCanBePressedByAssistiveTools()
{
    m_window->actions().openDetails->trigger();
    int buttons = 0;
    for (QToolButton *button : pane().findChildren<QToolButton *>()) {
        if (!button->isVisible() || !button->defaultAction())
            continue;
        ++buttons;
        auto *actions = QAccessible::queryAccessibleInterface(button)->actionInterface();
        const QStringList names = actions ? actions->actionNames() : QStringList();
        QVERIFY2(names.contains(QAccessibleActionInterface::pressAction()),
                 qPrintable(button->accessibleName() + names.join(u',')));
        if (button->defaultAction() == m_window->actions().rename) {
            actions->doAction(QAccessibleActionInterface::pressAction());
            const auto *dialog = m_window->findChild<QDialog *>();
            QVERIFY(dialog && dialog->isVisible());
        }
        if (QMenu *menu = button->defaultAction()->menu()) {
            bool wasShown = false;
            QTimer::singleShot(0, menu, [&] {
                wasShown = menu->isVisible();
                menu->close();
            });
            actions->doAction(QAccessibleActionInterface::pressAction());
            QTRY_VERIFY(wasShown);
        }
    }
    QCOMPARE(buttons, 5);
}

void TestMinerPage::unknownIsADashThatSaysWhy()
{
    QWidget *page = tab(u"Overview"_s);
    QVERIFY(page);
    QString toolTip;
    QTRY_VERIFY(valueOf(*page, u"ASIC temperature"_s).startsWith(u"55"_s));
    (void)valueOf(*page, u"ASIC temperature"_s, &toolTip);
    QVERIFY2(toolTip.contains(u"read 5 s ago"_s), qPrintable(toolTip));
    QCOMPARE(valueOf(*page, u"VR temperature"_s, &toolTip), u"—"_s);
    QCOMPARE(toolTip, u"The miner does not tell this."_s);
    QCOMPARE(valueOf(*page, u"Values read"_s), u"5 s ago"_s);
    QCOMPARE(valueOf(*page, u"Driver version"_s), u"1.0.0"_s);
    table().selectKeys({3});
    QCOMPARE(valueOf(*page, u"Hashrate"_s, &toolTip), u"—"_s);
    QCOMPARE(toolTip, u"It was not read yet."_s);
}

void TestMinerPage::addressesAreListed()
{
    QWidget *page = tab(u"Overview"_s);
    QTRY_VERIFY(valueOf(*page, u"Addresses"_s).startsWith(u"192.168.1.1:80 since"_s));
    QVERIFY(valueOf(*page, u"Addresses"_s).contains(u"; 10.0.0.9 since"_s));
}

void TestMinerPage::theDeviceTellsWhatItCanAndItsPools()
{
    m_house->drivers.pebble.info = [](const MinerRef &) {
        VersionInfo info;
        info.identity.firmware = u"v9"_s;
        info.capabilities = {Capability::Restart, Capability::SetPool};
        info.modes = {{u"eco"_s, 400.0, 1.1, 12.0}, {u"turbo"_s, {}, {}, {}}};
        info.details = {{u"boardVersion"_s, u"204"_s}};
        return Result<VersionInfo>(info);
    };
    m_house->drivers.pebble.pools = [](const MinerRef &) {
        return Result<PoolInfo>(PoolInfo{{{0, u"stratum+tcp://a.example:1"_s, u"bc1.a"_s, true},
                                          {1, u"stratum+tcp://b.example:1"_s, {}, false}},
                                         true});
    };
    QWidget *page = tab(u"Device"_s);
    QVERIFY(page);
    named<QPushButton>(*page, u"Ask now"_s)->click();
    QTRY_COMPARE(valueOf(*page, u"Can"_s), u"restart, set a pool"_s);
    QCOMPARE(valueOf(*page, u"Power modes"_s),
             u"eco (400\u00a0MHz, 1100\u00a0mV, 12.0\u00a0W), turbo"_s);
    QCOMPARE(valueOf(*page, u"boardVersion"_s), u"204"_s);
    auto *pools = page->findChild<QTableView *>();
    QTRY_COMPARE(pools->model()->rowCount(), 2);
    QCOMPARE(pools->model()->index(0, 1).data().toString(), u"stratum+tcp://a.example:1"_s);
    QCOMPARE(pools->model()->index(0, 3).data().toString(), u"in use"_s);
    QCOMPARE(pools->model()->index(1, 2).data().toString(), u"—"_s);
    QVERIFY(says(*page, u"has a password, which no miner tells"_s));
    QTRY_VERIFY(says(*page, u"Asked at"_s));
    table().selectKeys({2}); // what was told of the other one goes
    QTRY_COMPARE(valueOf(*page, u"Can"_s), u"(missing)"_s);
    QVERIFY(!pools->isVisible());
}

void TestMinerPage::whatItDoesNotAnswerIsSaid()
{
    m_house->drivers.pebble.info = [](const MinerRef &) {
        return Result<VersionInfo>(Error{Error::Kind::Timeout, u"It was silent."_s});
    };
    QWidget *page = tab(u"Device"_s);
    auto *ask = named<QPushButton>(*page, u"Ask now"_s);
    ask->click();
    QTRY_VERIFY(says(*page, u"It was silent."_s));
    QVERIFY(ask->isEnabled());
    QVERIFY(says(*page, u"No pool is set."_s));
}

void TestMinerPage::theRawReplyIsShownAndCopied()
{
    m_house->drivers.pebble.raw = [](const MinerRef &) {
        RawReading raw;
        raw.telemetry = Error{Error::Kind::BadReply, u"The reply is no JSON."_s};
        raw.exchanges = {{u"GET /api"_s, u"200 text/html"_s, u"<b>hello"_s, false},
                         {u"GET /more"_s, {}, {}, false},
                         {{}, {}, u"beacon"_s, true}};
        return Result<RawReading>(raw);
    };
    QWidget *page = tab(u"Raw reply"_s);
    QVERIFY(page);
    auto *copy = named<QPushButton>(*page, u"Copy"_s);
    QVERIFY(!copy->isEnabled());
    named<QPushButton>(*page, u"Ask now"_s)->click();
    auto *text = page->findChild<QPlainTextEdit *>();
    const QString expected = u"> GET /api\n< 200 text/html\n<b>hello\n\n"
                             "> GET /more\n< (no reply)\n\n"
                             "> (announced by itself)\nbeacon\n(cut off here: it is longer)"_s;
    QTRY_COMPARE(text->toPlainText(), expected);
    QVERIFY(says(*page, u"The reply is no JSON."_s));
    copy->click();
    QCOMPARE(QApplication::clipboard()->text(), expected);
    table().selectKeys({2});
    QTRY_VERIFY(text->toPlainText().isEmpty());
}

void TestMinerPage::anAnswerForAnotherMinerIsDropped()
{
    m_house->drivers.pebble.raw = [](const MinerRef &) {
        RawReading raw;
        raw.exchanges = {{u"GET /"_s, u"200"_s, u"of the first"_s, false}};
        return Result<RawReading>(raw);
    };
    QWidget *page = tab(u"Raw reply"_s);
    auto *ask = named<QPushButton>(*page, u"Ask now"_s);
    ask->click(); // the answer comes from the event loop
    table().selectKeys({2});
    QTest::qWait(50);
    QVERIFY(page->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    QVERIFY(ask->isEnabled());
}

void TestMinerPage::theDriverAndItsHealthAreShown()
{
    QWidget *page = tab(u"Driver"_s);
    QVERIFY(page);
    QCOMPARE(valueOf(*page, u"Driver"_s), u"Pebble"_s);
    QCOMPARE(valueOf(*page, u"Version"_s), u"1.0.0"_s);
    QVERIFY(valueOf(*page, u"Calls in 24 h"_s) != u"(missing)"_s);
    auto *open = named<QPushButton>(*page, u"Show in Drivers"_s);
    QVERIFY(open->isVisible());
    QVERIFY(open->isEnabled());
    open->click();
    auto *navigation = m_window->findChild<QListWidget *>();
    QCOMPARE(navigation->currentItem()->text(), u"Drivers"_s);
}

COALFACE_TEST(TestMinerPage)
#include "tst_minerpage.moc"
