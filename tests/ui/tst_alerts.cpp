// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerthouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/messagebar.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

using namespace coalface;
using namespace Qt::StringLiterals;

//! The page "Alerts", the navigation and what the desktop is told.
class TestAlerts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_with = std::make_unique<AlertHouse>();
        m_with->open();
    }
    void cleanup() { m_with.reset(); }

    void thePagesOpenByMouseInTheSidebarAndTheMenu()
    {
        auto *sidebar = m_with->window->findChild<QListWidget *>();
        const auto click = [&](const QString &name) {
            const QList<QListWidgetItem *> found = sidebar->findItems(name, Qt::MatchExactly);
            QCOMPARE(found.size(), 1);
            QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {},
                              sidebar->visualItemRect(found.first()).center());
        };
        click(u"Alerts"_s);
        QVERIFY(m_with->page().isVisible());
        click(u"Dashboard"_s);
        QVERIFY(m_with->window->dashboard().isVisible());
        click(u"Miners"_s);
        QVERIFY(m_with->window->minersPage().isVisible());
        QMenu *view = nullptr;
        for (QMenu *menu : m_with->window->menuBar()->findChildren<QMenu *>()) {
            if (menu->actions().contains(m_with->window->actions().showAlerts))
                view = menu;
        }
        QVERIFY(view);
        view->popup({0, 0});
        QTest::mouseClick(view, Qt::LeftButton, {},
                          view->actionGeometry(m_with->window->actions().showAlerts).center());
        QVERIFY(m_with->page().isVisible());
        QCOMPARE(sidebar->currentItem()->text(), u"Alerts"_s);
    }

    void whatLastsStandsFirstTheNewestOnTop()
    {
        QCOMPARE(m_with->cell(0, 1), u"cellar"_s);
        QCOMPARE(m_with->cell(1, 1), u"attic"_s);
        QCOMPARE(m_with->cell(2, 1), u"kitchen"_s);
        QCOMPARE(m_with->cell(0, 0), u"warning"_s);
        QCOMPARE(m_with->cell(2, 0), u"critical"_s);
        QVERIFY2(m_with->cell(0, 2).startsWith(u"Offline: "_s), qPrintable(m_with->cell(0, 2)));
        QVERIFY2(m_with->cell(2, 2).contains(u"71.5"_s) && m_with->cell(2, 2).contains(u"68"_s),
                 qPrintable(m_with->cell(2, 2)));
        QCOMPARE(m_with->cell(0, 4), u"Active"_s);
        QVERIFY(m_with->cell(2, 4).startsWith(u"Over since "_s));
        QCOMPARE(m_with->table().accessibleName(), u"Alerts"_s);
    }

    void theNavigationCountsAndTheWindowSaysIt()
    {
        QCOMPARE(m_with->navigation(2)->text(), u"Alerts"_s);
        QCOMPARE(m_with->navigation(2)->data(BadgeDelegate::BadgeRole).toString(), u"2"_s);
        const auto *bar = m_with->window->findChild<MessageBar *>();
        QVERIFY2(bar->sentences().join(u' ').contains(u"miners offline"_s)
                     || bar->sentences().join(u' ').contains(u"2"_s),
                 qPrintable(bar->sentences().join(u' ')));
        m_with->log.mark({u"offline/m1"_s, u"offline/m2"_s}, AlertLog::Mark::Cleared,
                         m_with->house.clock.now());
        QTRY_COMPARE(m_with->navigation(2)->data(BadgeDelegate::BadgeRole).toString(), QString());
        QVERIFY(bar->sentences().isEmpty());
    }

    void acknowledgingTakesItFromTheCountAndKeepsItInTheList()
    {
        QVERIFY(!m_with->button(u"Acknowledge"_s)->isEnabled());
        m_with->table().selectRow(0);
        m_with->button(u"Acknowledge"_s)->click();
        QTRY_COMPARE(m_with->navigation(2)->data(BadgeDelegate::BadgeRole).toString(), u"1"_s);
        QTRY_COMPARE(m_with->cell(0, 1), u"attic"_s); // what waits goes before it
        QCOMPARE(m_with->cell(1, 1), u"cellar"_s);
        QCOMPARE(m_with->cell(1, 4), u"Acknowledged"_s);
        QCOMPARE(m_with->table().selectionModel()->selectedRows().first().row(), 1); // it moved along
        QVERIFY(!m_with->button(u"Acknowledge"_s)->isEnabled());
    }

    void mutedMinersAreListedAndDoNotCount()
    {
        m_with->table().selectRow(0);
        QAction *hour = m_with->button(u"Mute"_s)->menu()->actions().first();
        hour->trigger();
        QTRY_COMPARE(m_with->navigation(2)->data(BadgeDelegate::BadgeRole).toString(), u"1"_s);
        QVERIFY(m_with->settings.isMuted(2, m_with->house.clock.now().addSecs(3599)));
        QVERIFY(!m_with->settings.isMuted(2, m_with->house.clock.now().addSecs(3600)));
        QVERIFY2(m_with->cell(1, 4).startsWith(u"Muted until "_s), qPrintable(m_with->cell(1, 4)));
        m_with->table().selectRow(1);
        m_with->button(u"Mute"_s)->menu()->actions().last()->trigger();
        QCOMPARE(m_with->cell(0, 4), u"Active"_s);
    }

    void theOnlyRowIsReachedByTheKeyboard_data()
    {
        QTest::addColumn<int>("key");
        for (const int key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Home, Qt::Key_End, Qt::Key_PageDown})
            QTest::addRow("%s", qPrintable(QKeySequence(key).toString())) << key;
    }
    void theOnlyRowIsReachedByTheKeyboard()
    {
        QFETCH(int, key);
        m_with->window->actions().showAlerts->trigger();
        AlertHouse::named<QLineEdit>(&m_with->page(), u"Filter alerts"_s)->setText(u"cellar"_s);
        QCOMPARE(m_with->table().model()->rowCount(), 1);
        QVERIFY(!m_with->table().selectionModel()->hasSelection()); // nobody has chosen it
        QVERIFY(!m_with->button(u"Acknowledge"_s)->isEnabled());
        QTest::keyClick(&m_with->table(), Qt::Key(key));
        QVERIFY(m_with->table().selectionModel()->isRowSelected(0));
        QVERIFY(m_with->button(u"Acknowledge"_s)->isEnabled());
    }

    void enterShowsTheMinerWhereTheKeyboardStands()
    {
        m_with->window->actions().showAlerts->trigger();
        QVERIFY(!m_with->table().selectionModel()->hasSelection());
        QTest::keyClick(&m_with->table(), Qt::Key_Return);
        QVERIFY(m_with->window->minersPage().isVisible());
        QCOMPARE(m_with->window->minersPage().table().selectedKeys(), QList<qint64>{2});
    }

    void escapeClearsTheFilter()
    {
        m_with->window->actions().showAlerts->trigger();
        auto *text = AlertHouse::named<QLineEdit>(&m_with->page(), u"Filter alerts"_s);
        text->setFocus();
        text->setText(u"cellar"_s);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(text->text().isEmpty());
    }

    void filtersChooseAndAnEmptyTableSaysWhy()
    {
        auto *text = AlertHouse::named<QLineEdit>(&m_with->page(), u"Filter alerts"_s);
        text->setText(u"kitch"_s);
        QCOMPARE(m_with->table().model()->rowCount(), 1);
        text->setText(u"nobody"_s);
        QVERIFY(!m_with->table().isVisibleTo(&m_with->page()));
        text->clear();
        m_with->page().findChild<QComboBox *>()->setCurrentIndex(0);
        QTRY_COMPARE(m_with->table().model()->rowCount(), 2);
        m_with->log.alerts.clear();
        Q_EMIT m_with->log.changed();
        QTRY_COMPARE(m_with->table().model()->rowCount(), 0);
        bool says = false;
        for (const QLabel *label : m_with->page().findChildren<QLabel *>())
            says = says || label->text() == u"Nothing is wrong now."_s;
        QVERIFY(says);
    }

    void whatBefellManyMinersAtOnceIsOneRowThatOpens()
    {
        m_with->window->actions().showAlerts->trigger();
        for (qint64 key = 11; key < 16; ++key) {
            Alert stolen = m_with->alertOf(key, AlertKind::PoolChanged, 400 - 20 * int(key - 10));
            stolen.minerName = u"miner-%1"_s.arg(key);
            stolen.value = u"thief.example:4444"_s;
            stolen.limit = u"mine.example:3333"_s;
            m_with->log.alerts << stolen;
        }
        Q_EMIT m_with->log.changed();
        QTRY_COMPARE(m_with->table().model()->rowCount(), 4);
        QVERIFY2(m_with->cell(0, 1).endsWith(u"miner-15 and 4 more"_s),
                 qPrintable(m_with->cell(0, 1)));
        QCOMPARE(m_with->cell(0, 2), u"5 miners with someone else's pool: thief.example:4444"_s);
        // One that it does not name is found all the same.
        auto *text = AlertHouse::named<QLineEdit>(&m_with->page(), u"Filter alerts"_s);
        text->setText(u"miner-11"_s);
        QCOMPARE(m_with->table().model()->rowCount(), 1);
        text->clear();

        m_with->table().selectRow(0);
        m_with->button(u"Show miners"_s)->click();
        QCOMPARE(m_with->table().model()->rowCount(), 9);
        QVERIFY(m_with->cell(5, 1).endsWith(u"miner-11"_s));
        // A sixth one, a minute later, joins them; an old one does not.
        Alert later = m_with->log.alerts.last();
        later.id = u"late"_s;
        later.minerKey = 16;
        later.raised = later.raised.addSecs(60);
        Alert old = later;
        old.id = u"old"_s;
        old.raised = old.raised.addSecs(-3600);
        m_with->log.alerts << later << old;
        Q_EMIT m_with->log.changed();
        QTRY_COMPARE(m_with->table().model()->rowCount(), 11);
        QVERIFY(m_with->cell(0, 2).startsWith(u"6 miners"_s));
        m_with->button(u"Hide miners"_s)->click();
        QCOMPARE(m_with->table().model()->rowCount(), 5);

        // What is done is done to all of them.
        m_with->button(u"Acknowledge"_s)->click();
        const auto isKnown = [](const Alert &alert) { return alert.acknowledged.isValid(); };
        QTRY_COMPARE(std::count_if(m_with->log.alerts.begin(), m_with->log.alerts.end(), isKnown),
                     6);
    }

    void heatBelowItsLimitIsSaidToEndFurtherDown()
    {
        AlertHouse with;
        with.log.alerts.first().cleared = {};
        with.house.addWorking(4, u"loft"_s, 1.1, 66.2);
        with.log.alerts.first().minerKey = 4;
        with.house.fleet.load();
        with.active = std::make_unique<ActiveAlerts>(with.log, with.settings, with.house.clock);
        AlertTableModel model(*with.active, with.settings, with.house.fleet, with.house.drivers,
                              with.house.clock);
        model.setAlerts({with.log.alerts.first()});
        const auto what = [&] {
            return model.index(0, AlertTableModel::WhatColumn).data().toString();
        };
        QTRY_VERIFY2(what().contains(u"this ends at"_s), qPrintable(what()));
    }

    void theMinerIsShown()
    {
        m_with->window->actions().showAlerts->trigger();
        m_with->table().selectRow(1);
        m_with->button(u"Show miner"_s)->click();
        QCOMPARE(m_with->window->minersPage().table().selectedKeys(), QList<qint64>{1});
        QVERIFY(m_with->window->minersPage().isVisible());
    }

    void thePageHasAKeyAndIsRemembered()
    {
        QCOMPARE(m_with->window->actions().showAlerts->shortcut(),
                 QKeySequence(Qt::CTRL | Qt::Key_4));
        m_with->window->actions().showAlerts->trigger();
        m_with->window->close();
        m_with->window.reset();
        m_with->open();
        QVERIFY(m_with->page().isVisible());
    }

    void aForgottenMinersAlertsGo()
    {
        m_with->log.alerts.removeIf([](const Alert &alert) { return alert.minerKey == 2; });
        QVERIFY(m_with->house.fleet.remove({2}).isFinished());
        QTRY_COMPARE(m_with->table().model()->rowCount(), 2);
        QTRY_COMPARE(m_with->navigation(2)->data(BadgeDelegate::BadgeRole).toString(), u"1"_s);
    }

    void severalAreOneNotificationWhoseClickOpensThePage()
    {
        notify();
        QTRY_COMPARE_WITH_TIMEOUT(m_with->sign.shown.size(), 1, 5000);
        const FakeSign::Notice notice = m_with->sign.shown.first();
        QVERIFY2(notice.title.contains(u"offline"_s) && notice.title.contains(u'2'),
                 qPrintable(notice.title));
        QVERIFY(notice.text.contains(u"attic"_s) && notice.text.contains(u"cellar"_s));
        m_with->window->showMinimized();
        Q_EMIT m_with->sign.notificationClicked();
        QVERIFY(!m_with->window->isMinimized());
        QVERIFY(m_with->page().isVisible());
    }

    void aSingleOnesClickOpensItsMiner()
    {
        m_with->log.mark({u"offline/m1"_s}, AlertLog::Mark::Acknowledged, m_with->house.clock.now());
        QTRY_COMPARE(m_with->active->openCount(), 1);
        notify();
        QTRY_COMPARE_WITH_TIMEOUT(m_with->sign.shown.size(), 1, 5000);
        QCOMPARE(m_with->sign.shown.first().title, u"cellar: Offline"_s);
        Q_EMIT m_with->sign.notificationClicked();
        QCOMPARE(m_with->window->minersPage().table().selectedKeys(), QList<qint64>{2});
    }

    void whatTheDesktopCannotShowThePageSays()
    {
        const auto says = [this](const QString &text) {
            for (const QLabel *label : m_with->page().findChildren<QLabel *>()) {
                if (label->text().contains(text))
                    return true;
            }
            return false;
        };
        QVERIFY(says(u"that is switched off under Rules."_s));
        m_with->sign.setTray(false);
        notify();
        QVERIFY(says(u"alerts are shown in this window only."_s));
        m_with->page().openRules();
        bool isTold = false;
        for (const QLabel *label : m_with->dialog()->findChildren<QLabel *>())
            isTold = isTold || label->text().contains(u"no tray now"_s);
        QVERIFY(isTold);
        QVERIFY(m_with->sign.shown.isEmpty());
    }

    void aDesktopThatNotifiesWithoutATrayIsEnough()
    {
        m_with->sign.setTray(false);
        m_with->sign.setService(true);
        notify();
        QTRY_COMPARE_WITH_TIMEOUT(m_with->sign.shown.size(), 1, 5000);
        m_with->page().openRules();
        for (const auto *widget :
             {static_cast<QWidget *>(&m_with->page()), static_cast<QWidget *>(m_with->dialog())}) {
            for (const QLabel *label : widget->findChildren<QLabel *>())
                QVERIFY2(!label->text().contains(u"no tray"_s), qPrintable(label->text()));
        }
    }

    void withoutWhatTheyNeedThereIsNoPage()
    {
        MainWindow plain(m_with->house.context());
        QVERIFY(!plain.alertsPage());
        QVERIFY(!plain.actions().showAlerts->shortcut().isEmpty());
        QVERIFY(!plain.QWidget::actions().contains(plain.actions().showAlerts));
    }

private:
    //! Switches notifications on, and lets the time pass in which what comes together is gathered.
    void notify()
    {
        AlertRules rules = m_with->settings.rules();
        rules.notifications = true;
        QVERIFY(m_with->settings.setRules(rules));
        QVERIFY(m_with->sign.uses.testFlag(DesktopSign::Notifications));
        m_with->house.clock.advance(3);
    }

    std::unique_ptr<AlertHouse> m_with;
};

COALFACE_TEST(TestAlerts)
#include "tst_alerts.moc"
