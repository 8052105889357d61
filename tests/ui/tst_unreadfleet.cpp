// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "fakesign.h"
#include "poolhouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/energypanel.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/windowactions.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <utility>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A window over a store that is not open: of a newer version, locked, damaged or out of reach.
class TestUnreadFleet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_sign = std::make_unique<FakeSign>();
        m_house = std::make_unique<FakeHouse>();
        m_house->store.unreadable = m_why;
    }

    void nobodyIsInvitedToAddMiners()
    {
        open();
        QVERIFY(shows(*m_window, u"The miners cannot be read"_s));
        QVERIFY(shows(m_window->minersPage(), m_why));
        QVERIFY(!shows(*m_window, u"No miners yet"_s));
        for (const QPushButton *button : m_window->minersPage().findChildren<QPushButton *>())
            QVERIFY2(!button->isVisible(), qPrintable(button->text()));
        QCOMPARE(m_window->minersPage().filter().toolTip(), m_reason);
        m_window->actions().showDashboard->trigger();
        QVERIFY(shows(m_window->dashboard(), m_reason));
        QVERIFY(!shows(m_window->dashboard(), u"There are no miners yet."_s));
        m_house->settings.setKeepsRunning(true);
        QTRY_COMPARE(m_sign->summary, u"The miners cannot be read"_s);
    }

    void thatNothingWasUsedIsNotSaidEither()
    {
        m_house->log.unreadable = m_why;
        open();
        m_window->actions().showDashboard->trigger();
        QTRY_VERIFY(shows(m_window->dashboard(), u"The history cannot be read: "_s + m_why));
        m_house->settings.setTheme(Settings::Theme::Dark); // as the window saves its own state
        QVERIFY(shows(m_window->dashboard(), u"The history cannot be read: "_s + m_why));
        QVERIFY(!shows(m_window->dashboard(), u"No miner has told its power"_s));
    }

    void thatNothingWasUsedIsNotSaidBeforeTheHistoryHasAnswered()
    {
        m_house->store.unreadable.clear();
        m_house->store.isSlow = true;
        m_house->log.holds = true;
        openLater();
        m_window->actions().showDashboard->trigger();
        const EnergyPanel &energy = m_window->dashboard().energy();
        const QString nothing = u"No miner has told its power"_s;
        QVERIFY(!shows(energy, nothing));
        QTRY_VERIFY(shows(energy, u"The database is still being read."_s));
        m_house->store.answerReads();
        QTRY_VERIFY(!shows(energy, u"The database is still being read."_s));
        m_house->settings.setTheme(Settings::Theme::Dark); // as the window saves its own state
        QVERIFY(!shows(energy, nothing));
        m_house->log.holds = false;
        for (const auto &held : std::exchange(m_house->log.held, {})) {
            held->addResult(SeriesAnswer());
            held->finish();
        }
        QTRY_VERIFY(shows(energy, nothing));
    }

    void whatNeedsMinersSaysWhyItCannotBeDone()
    {
        open();
        WindowActions &actions = m_window->actions();
        for (const QAction *action : {actions.discover, actions.add, actions.exportCsv,
                                      actions.pollNow, actions.selectAll, actions.filter}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QCOMPARE(action->toolTip(), m_reason);
        }
    }

    void theReasonIsToldOnce()
    {
        open();
        auto *bar = m_window->findChild<MessageBar *>();
        QCOMPARE(bar->sentences(), QStringList{m_why});
        Q_EMIT m_house->log.trouble(m_why);
        m_window->showProblem(m_why);
        QCOMPARE(bar->sentences(), QStringList{m_why});
        QCOMPARE(visibleRows(*bar), 1);
        for (auto *button : bar->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->accessibleName() == u"Close message"_s)
                button->click();
        }
        QVERIFY(bar->sentences().isEmpty());
        QVERIFY(!bar->isVisible());
    }

    void whyNobodyCouldCollectIsNoSecondMessage()
    {
        open();
        m_window->setCollector(u"Nothing can be collected: there is no right to write."_s, false);
        QCOMPARE(m_window->findChild<MessageBar *>()->sentences(), QStringList{m_why});
    }

    void nothingIsSaidToBeCollectedOrShown()
    {
        open();
        const auto *line = m_window->findChild<StatusLine *>();
        QVERIFY2(line->text().contains(u"nothing is collected"_s), qPrintable(line->text()));
        m_window->setCollector(u"coalface-cli (process 17) is collecting."_s);
        QVERIFY2(line->text().contains(u"another program collects"_s), qPrintable(line->text()));
        QVERIFY(m_window->findChild<MessageBar *>()->sentences().contains(
            u"coalface-cli (process 17) is collecting."_s));
    }

    void itGoesOnWhenTheFleetIsReadAfterAll()
    {
        open();
        m_house->store.unreadable.clear();
        m_house->fleet.load();
        QTRY_VERIFY(shows(m_window->minersPage(), u"No miners yet"_s));
        QVERIFY(m_window->actions().add->isEnabled());
        QVERIFY(m_window->actions().add->toolTip().contains(u"address"_s));
        QVERIFY(m_window->findChild<MessageBar *>()->sentences().isEmpty());
        QVERIFY(!m_window->findChild<StatusLine *>()->text().contains(u"collected"_s));
        m_window->actions().showDashboard->trigger();
        QVERIFY(shows(m_window->dashboard(), u"There are no miners yet."_s));
    }

    void aDatabaseThatAnswersLateInvitesNobodyEither()
    {
        m_house->store.unreadable.clear();
        m_house->store.isSlow = true;
        openLater();
        for (const QString &early : {u"No miners yet"_s, u"database"_s, u"There are no miners"_s})
            QVERIFY2(!shows(*m_window, early), qPrintable(early));
        QTRY_VERIFY(shows(m_window->minersPage(), u"Reading the database…"_s));
        QVERIFY(!shows(*m_window, u"No miners yet"_s));
        for (const QPushButton *button : m_window->minersPage().findChildren<QPushButton *>())
            QVERIFY2(!button->isVisible(), qPrintable(button->text()));
        QVERIFY(!m_window->actions().add->isEnabled());
        QCOMPARE(m_window->actions().add->toolTip(), u"The database is still being read."_s);
        m_window->actions().showDashboard->trigger();
        QVERIFY(shows(m_window->dashboard(), u"The database is still being read."_s));
        QVERIFY(m_window->findChild<MessageBar *>()->sentences().isEmpty());
        m_window->actions().showMiners->trigger();
        m_house->store.answerReads();
        QTRY_VERIFY(shows(m_window->minersPage(), u"No miners yet"_s));
        QVERIFY(m_window->actions().add->isEnabled());
    }

    void thePageOfPoolsSaysWhyNothingIsKnown()
    {
        SecretsFile vault(m_house->folder.filePath(u"secrets.json"_s));
        PoolLibrary library(m_house->folder.filePath(u"pools.json"_s), {}, vault);
        FakePoolTester tester;
        WindowContext context = m_house->context();
        context.pools = &library;
        context.poolTester = &tester;
        context.vault = &vault;
        PoolsPage page(context);
        page.show();
        m_house->fleet.load();
        QTRY_VERIFY(shows(page, m_reason));
        QVERIFY(!shows(page, u"let the miners be asked"_s));
        QVERIFY(library.put({{}, u"Ours"_s, u"ours.example:1"_s, u"us"_s, {}}).ok());
        QTRY_COMPARE(page.table().model()->rowCount(), 1);
        QVERIFY(shows(page, m_reason));
        QVERIFY(!shows(page, u"No miner works for this pool now."_s));
    }

    void aFleetThatIsKnownStaysWhatItIs()
    {
        m_house->store.unreadable.clear();
        m_house->addWorking(1, u"attic"_s, 1.2, 55);
        open();
        QTRY_COMPARE(m_house->fleet.size(), 1);
        m_house->store.unreadable = m_why;
        m_house->fleet.load();
        auto *bar = m_window->findChild<MessageBar *>();
        QTRY_COMPARE(bar->sentences(), QStringList{m_why});
        QVERIFY(m_window->actions().add->isEnabled());
        QVERIFY(!m_window->findChild<StatusLine *>()->text().contains(u"collected"_s));
        m_house->store.unreadable.clear();
        m_house->fleet.load();
        QTRY_VERIFY(bar->sentences().isEmpty());
    }

private:
    void openLater()
    {
        WindowContext context = m_house->context();
        context.desktopSign = m_sign.get();
        m_window = std::make_unique<MainWindow>(context);
        m_window->show();
        m_house->fleet.load();
    }

    void open()
    {
        openLater();
        QTRY_COMPARE(m_house->fleet.problem(), m_house->store.unreadable);
    }

    static bool shows(const QWidget &widget, const QString &part)
    {
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }

    static int visibleRows(const MessageBar &bar)
    {
        int rows = 0;
        for (const QFrame *row : bar.findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly))
            rows += row->isVisible() && !row->accessibleDescription().isEmpty();
        return rows;
    }

    const QString m_why = u"The database was made by a newer version of Coalface. Install that."_s;
    const QString m_reason = u"The miners cannot be read: "_s + m_why;
    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<FakeSign> m_sign;
    std::unique_ptr<MainWindow> m_window;
};

COALFACE_TEST(TestUnreadFleet)
#include "tst_unreadfleet.moc"
