// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/fleetchart.h"
#include "ui/mainwindow.h"
#include "ui/minercommands.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/theme/colours.h"
#include "ui/windowactions.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace coalface;

namespace {

void loadFleet(FakeHouse &house)
{
    QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
    QTRY_COMPARE(house.fleet.size(), int(house.store.miners.size()));
}

template<typename Button>
Button *visibleButton(const QWidget &window, const QString &beginning)
{
    for (Button *candidate : window.findChildren<Button *>()) {
        if (candidate->isVisible()
            && candidate->text().remove(QLatin1Char('&')).startsWith(beginning))
            return candidate;
    }
    return nullptr;
}

bool shows(const QWidget &window, const QString &part)
{
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return true;
    }
    return false;
}

void threeMiners(FakeHouse &house)
{
    house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
    house.addWorking(2, QStringLiteral("garage"), 4.8, 71);
    house.makeOffline(house.addWorking(3, QStringLiteral("basement"), 3, 50));
    loadFleet(house);
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyFleetOffersToFindMiners()
    {
        FakeHouse house;
        MainWindow window(house.context());
        window.show();
        auto *find = visibleButton<QPushButton>(window,
                                                QStringLiteral("Find miners on 192.168.1.0/24"));
        QVERIFY(find);
        QVERIFY(!window.actions().exportCsv->isEnabled());
        QVERIFY(!window.actions().exportCsv->toolTip().isEmpty());
        find->click();
        auto *dialog = window.findChild<QDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Discover miners"));
        QTRY_VERIFY(visibleButton<QPushButton>(*dialog, QStringLiteral("Scan")));
    }

    void withoutANetworkOneAddsByAddress()
    {
        FakeHouse house;
        house.scanner.subnets.clear();
        MainWindow window(house.context());
        window.show();
        QVERIFY(!visibleButton<QPushButton>(window, QStringLiteral("Find")));
        QVERIFY(shows(window, QStringLiteral("no network")));
        QVERIFY(visibleButton<QPushButton>(window, QStringLiteral("Add by address")));
    }

    void theFirstMinerReplacesTheFirstRunPage()
    {
        FakeHouse house;
        MainWindow window(house.context());
        window.show();
        QVERIFY(!window.minersPage().table().isVisible());
        threeMiners(house);
        QTRY_VERIFY(window.minersPage().table().isVisible());
        QVERIFY(window.actions().exportCsv->isEnabled());
        QTRY_VERIFY(shows(window, QStringLiteral("3 of 3 shown")));
        QVERIFY(shows(window, QStringLiteral("DB 48")));
    }

    void chipsFilterByState()
    {
        FakeHouse house;
        threeMiners(house);
        MainWindow window(house.context());
        window.show();
        QTRY_VERIFY(visibleButton<QToolButton>(window, QStringLiteral("Offline 1")));
        visibleButton<QToolButton>(window, QStringLiteral("Offline 1"))->click();
        QCOMPARE(window.minersPage().shownCount(), 1);
        visibleButton<QToolButton>(window, QStringLiteral("All 3"))->click();
        QCOMPARE(window.minersPage().shownCount(), 3);
    }

    void aFilterWithoutMatchSaysSoInPlace()
    {
        FakeHouse house;
        threeMiners(house);
        MainWindow window(house.context());
        window.show();
        window.minersPage().filter().setText(QStringLiteral("xyz"));
        QVERIFY(shows(window, QStringLiteral("No miner matches “xyz”")));
        QVERIFY(!window.minersPage().table().isVisible());
        QVERIFY(shows(window, QStringLiteral("0 of 3 shown")));
        visibleButton<QPushButton>(window, QStringLiteral("Clear filter"))->click();
        QVERIFY(window.minersPage().table().isVisible());
        window.minersPage().filter().setText(QStringLiteral("attic"));
        QCOMPARE(window.minersPage().shownCount(), 1);
        window.minersPage().filter().setFocus();
        QTest::keyClick(&window.minersPage().filter(), Qt::Key_Escape);
        QCOMPARE(window.minersPage().shownCount(), 3);
    }

    void hiddenRowsAreNotActedOn()
    {
        FakeHouse house;
        threeMiners(house);
        MainWindow window(house.context());
        window.show();
        window.minersPage().table().selectAll();
        QCOMPARE(window.minersPage().table().selectedKeys().size(), 3);
        window.minersPage().filter().setText(QStringLiteral("attic"));
        QCOMPARE(window.minersPage().table().selectedKeys(), QList<qint64>{1});
    }

    void lastingConditionsStackAndGo()
    {
        FakeHouse house;
        WindowContext context = house.context();
        context.watching = QStringLiteral("Another program collects.");
        MainWindow window(context);
        window.show();
        auto *bar = window.findChild<MessageBar *>();
        QCOMPARE(bar->sentences(),
                 QStringList{QStringLiteral("Another program collects. This window shows what it "
                                            "stores.")});
        Q_EMIT house.log.trouble(QStringLiteral("The disk is full."));
        window.showProblem(QStringLiteral("No browser."));
        QCOMPARE(bar->sentences().size(), 3);
        Q_EMIT house.log.trouble(QString());
        window.setCollector(QString());
        QCOMPARE(bar->sentences(), QStringList{QStringLiteral("No browser.")});
        visibleButton<QToolButton>(*bar, QString())->click();
        QVERIFY(!bar->isVisible());
    }

    void settingsThatWereSetAsideAreToldUntilThatIsClosed()
    {
        FakeHouse house;
        QFile file(house.folder.filePath(QStringLiteral("damaged.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"poll_interval\":5,") > 0);
        file.close();
        Settings settings(file.fileName());
        MainWindow window({house.fleet,
                           house.poller,
                           house.log,
                           house.drivers,
                           house.scanner,
                           house.announcements,
                           settings,
                           house.clock,
                           {}});
        window.show();
        auto *bar = window.findChild<MessageBar *>();
        QCOMPARE(bar->sentences(), QStringList{settings.asideNote()});
        QVERIFY(settings.asideNote().contains(QLatin1String("damaged.json.bad-")));
        settings.setPollInterval(20); // as the window saves its own state
        QCOMPARE(settings.problem(), QString());
        QCOMPARE(bar->sentences(), QStringList{settings.asideNote()});
        for (auto *button : bar->findChildren<QToolButton *>()) {
            if (button->accessibleName() == QLatin1String("Close message"))
                button->click();
        }
        settings.setPollInterval(30);
        QVERIFY2(bar->sentences().isEmpty(), qPrintable(bar->sentences().value(0)));
    }

    void readingsThatWereNotStoredAreToldUntilARoundIs()
    {
        FakeHouse house;
        MainWindow window(house.context());
        window.show();
        auto *bar = window.findChild<MessageBar *>();
        const QString sentence = QStringLiteral("The disk is full.");
        Q_EMIT house.poller.storingFailed(sentence);
        Q_EMIT house.poller.roundFinished({});
        QCOMPARE(bar->sentences(), QStringList{sentence});
        Q_EMIT house.poller.storingFailed(sentence);
        Q_EMIT house.poller.roundFinished({});
        QCOMPARE(bar->sentences(), QStringList{sentence});
        Q_EMIT house.poller.roundFinished({});
        QVERIFY(bar->sentences().isEmpty());
        // What the store itself tells it takes back itself.
        Q_EMIT house.log.trouble(sentence);
        Q_EMIT house.poller.roundFinished({});
        Q_EMIT house.poller.roundFinished({});
        QCOMPARE(bar->sentences(), QStringList{sentence});
    }

    void whatFailedWhileNobodyCouldCollectGoesWithThat()
    {
        FakeHouse house;
        MainWindow window(house.context());
        window.show();
        auto *bar = window.findChild<MessageBar *>();
        window.showProblem(QStringLiteral("No browser."));
        window.setCollector(QStringLiteral("The disk is full."), false);
        window.showProblem(QStringLiteral("Nothing more can be stored."));
        QCOMPARE(bar->sentences().size(), 3);
        window.setCollector(QString());
        QCOMPARE(bar->sentences(), QStringList{QStringLiteral("No browser.")});
    }

    void theStatusLineTellsWhoCollects()
    {
        FakeHouse house;
        threeMiners(house);
        MainWindow window(house.context());
        window.show();
        const auto *line = window.findChild<StatusLine *>();
        window.setCollector(QStringLiteral("Another program collects."));
        QVERIFY(line->text().contains(QStringLiteral("another program collects")));
        window.setCollector(QStringLiteral("The disk is full."), false);
        QVERIFY(line->text().contains(QStringLiteral("nothing is collected")));
        QVERIFY(!line->text().contains(QStringLiteral("another program")));
        window.setCollector(QString());
        QVERIFY(!line->text().contains(QStringLiteral("collect")));
    }

    void loginsThatCannotBeReadAreTold()
    {
        class Vault : public SecretVault
        {
        public:
            QString sentence = QStringLiteral("The logins could not be read.");

            Credentials credentials(const MinerRecord &) override { return {}; }
            Result<Done> keep(const MinerRecord &, const Credentials &) override { return Done{}; }
            Result<Done> forget(const QStringList &) override { return Done{}; }
            QString poolPassword(const QString &) override { return {}; }
            Result<Done> keepPoolPassword(const QString &, const QString &) override
            {
                return Done{};
            }
            QString place() const override { return {}; }
            bool isInUse() const override { return true; }
            QString problem() const override { return sentence; }
        };
        Vault vault;
        FakeHouse house;
        house.fleet.setVault(vault);
        MainWindow window(house.context());
        window.show();
        auto *bar = window.findChild<MessageBar *>();
        QCOMPARE(bar->sentences(), QStringList{vault.sentence});
        visibleButton<QToolButton>(*bar, QString())->click();
        window.setCollector(QString());      // looks again
        QVERIFY(bar->sentences().isEmpty()); // what was closed stays away
        vault.sentence.clear();
        window.setCollector(QString());
        vault.sentence = QStringLiteral("They are damaged.");
        window.setCollector(QString());
        QCOMPARE(bar->sentences(), QStringList{vault.sentence});
    }

    void theWebAddressHasItsPort()
    {
        const auto address = [](const QString &host, std::optional<quint16> port,
                                const QString &type) {
            MinerRecord miner;
            miner.address = host;
            miner.port = port;
            return webAddress(miner, type).toString();
        };
        QCOMPARE(address(QStringLiteral("192.168.1.7"), 80, QStringLiteral("http")),
                 QStringLiteral("http://192.168.1.7"));
        QCOMPARE(address(QStringLiteral("192.168.1.7"), 8080, QStringLiteral("http")),
                 QStringLiteral("http://192.168.1.7:8080"));
        QCOMPARE(address(QStringLiteral("192.168.1.7"), 4028, QStringLiteral("tcp")),
                 QStringLiteral("http://192.168.1.7"));
        QCOMPARE(address(QStringLiteral("192.168.1.7"), {}, QStringLiteral("udp")),
                 QStringLiteral("http://192.168.1.7"));
        QCOMPARE(address(QStringLiteral("2001:db8::7"), 8080, QStringLiteral("http")),
                 QStringLiteral("http://[2001:db8::7]:8080"));
        QCOMPARE(address({}, 80, QStringLiteral("http")), QString());
    }

    void copyPutsRowsOnTheClipboard()
    {
        FakeHouse house;
        threeMiners(house);
        MainWindow window(house.context());
        window.show();
        window.minersPage().table().selectKeys({1, 2});
        window.actions().copy->trigger();
        QCOMPARE(QApplication::clipboard()->text().split(QLatin1Char('\n')).size(), 4);
    }

    void theThemeFollowsTheSettings()
    {
        FakeHouse house;
        MainWindow window(house.context());
        window.show();
        house.settings.setTheme(Settings::Theme::Dark);
        QVERIFY(isDark(QApplication::palette()));
        house.settings.setTheme(Settings::Theme::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }

    void everyToolIsInAMenuToo()
    {
        FakeHouse house;
        MainWindow window(house.context());
        QSet<QAction *> inMenus;
        for (const QMenu *menu : window.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions())
                inMenus.insert(action);
        }
        for (QAction *action : {window.actions().discover, window.actions().add,
                                window.actions().pollNow, window.actions().exportCsv}) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
            QVERIFY(action->text().contains(QLatin1Char('&')));
            QVERIFY(!action->shortcut().isEmpty());
        }
    }

    void theWindowComesBackAsItWas()
    {
        FakeHouse house;
        threeMiners(house);
        {
            MainWindow window(house.context());
            window.show();
            window.minersPage().table().sortByColumn(4, Qt::DescendingOrder);
            window.minersPage().table().selectKeys({2});
            window.actions().showDetails->setChecked(false);
            window.close();
        }
        QVERIFY(!house.settings.windowState().isEmpty());
        MainWindow again(house.context());
        again.show();
        QCOMPARE(again.minersPage().table().selectedKeys(), QList<qint64>{2});
        QCOMPARE(again.minersPage().table().state().value(QStringLiteral("sort")).toString(),
                 QStringLiteral("hashrate"));
        QVERIFY(!again.actions().showDetails->isChecked());
    }

    void whatAPageLookedLikeIsKeptAlsoWhereNobodyLooksAtIt()
    {
        FakeHouse house;
        threeMiners(house);
        QJsonObject left;
        {
            MainWindow window(house.context());
            window.show();
            window.actions().showDashboard->trigger();
            window.dashboard().chart().findChild<QComboBox *>()->setCurrentIndex(1);
            left = window.dashboard().state();
            window.actions().showMiners->trigger();
            window.close();
        }
        {
            MainWindow window(house.context());
            window.show();
            QVERIFY(window.isVisible());
            window.minersPage().table().selectKeys({2});
            window.close();
        }
        MainWindow again(house.context());
        QCOMPARE(again.dashboard().state(), left);
        QVERIFY(!left.isEmpty());
    }
};

COALFACE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
