// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "fakesign.h"
#include "tests/testprogram/testprogram.h"
#include "ui/mainwindow.h"
#include "ui/tray/trayicon.h"
#include "ui/windowactions.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A window that may go on in the tray.
class TestTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_sign = std::make_unique<FakeSign>();
        m_house = std::make_unique<FakeHouse>();
        m_house->addWorking(1, u"attic"_s, 1.2, 55);
        m_house->makeOffline(m_house->addWorking(2, u"cellar"_s, 1.1, 52));
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 2);
    }

    void closingEndsItUnlessAPersonWantedOtherwise()
    {
        open();
        QVERIFY(!m_sign->isAvailable());
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        QVERIFY(m_window->close());
        QCOMPARE(ended.size(), 1);
    }

    void closedItGoesOnInTheTrayAndSaysSoOnce()
    {
        m_house->settings.setKeepsRunning(true);
        open();
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isHidden());
        QCOMPARE(m_sign->shown.size(), 1);
        QVERIFY(m_sign->shown.first().text.contains(u"Quit"_s));
        Q_EMIT m_sign->openWanted();
        QVERIFY(m_window->isVisible());
        m_window->close();
        QCOMPARE(m_sign->shown.size(), 1);

        // Nor after the next start.
        open();
        m_window->close();
        QVERIFY(m_window->isHidden());
        QCOMPARE(m_sign->shown.size(), 1);
        QCOMPARE(ended.size(), 0);
    }

    void quitEndsItFromTheMenuFromTheTrayAndFromTheSystem()
    {
        m_house->settings.setKeepsRunning(true);
        for (const int way : {0, 1, 2, 3}) {
            open();
            QSignalSpy ended(m_window.get(), &MainWindow::ended);
            if (way == 3)
                m_window->close(); // hidden when it is told to end
            if (way == 0)
                m_window->actions().quit->trigger();
            else if (way == 2) {
                QEvent wish(QEvent::Quit);
                static_cast<QObject *>(m_window.get())->eventFilter(qApp, &wish);
                QVERIFY(m_window->close()); // as the system does then
            } else
                Q_EMIT m_sign->quitWanted();
            QCOMPARE(ended.size(), 1);
        }
    }

    void withoutATrayClosingEndsIt()
    {
        m_sign->setTray(false);
        m_house->settings.setKeepsRunning(true);
        open();
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        QVERIFY(m_window->close());
        QCOMPARE(ended.size(), 1);
    }

    void aHiddenWindowComesBackWhenTheTrayGoes()
    {
        m_house->settings.setKeepsRunning(true);
        open();
        m_window->close();
        QVERIFY(m_window->isHidden());
        m_sign->setTray(false);
        QVERIFY(m_window->isVisible());
    }

    void theIconIsThereOnlyWhileSomethingNeedsIt()
    {
        open();
        QCOMPARE(m_sign->uses, DesktopSign::Uses());
        m_house->settings.setKeepsRunning(true);
        QCOMPARE(m_sign->uses, DesktopSign::Running);
        m_house->settings.setKeepsRunning(false);
        QCOMPARE(m_sign->uses, DesktopSign::Uses());
    }

    void itTellsHowTheFleetDoes()
    {
        m_house->settings.setKeepsRunning(true);
        open();
        QCOMPARE(QString(m_sign->summary).replace(QChar::Nbsp, u' '),
                 u"1 Online, 1 Offline\n1.20 TH/s, 19.8 W"_s);
        QVERIFY(!m_sign->needsAttention);
    }

    void aRealTrayIconCanBeWantedForTwoThings()
    {
        TrayIcon icon;
        icon.setWanted(DesktopSign::Notifications, true);
        icon.setWanted(DesktopSign::Running, true);
        QCOMPARE(icon.isAvailable(), icon.isPossible());
        icon.setSummary(u"2 Online"_s, true);
        icon.show(u"attic: Offline"_s, u"It does not answer."_s);
        icon.setWanted(DesktopSign::Notifications, false);
        QCOMPARE(icon.isAvailable(), icon.isPossible());
        icon.setWanted(DesktopSign::Running, false);
        QVERIFY(!icon.isAvailable());
    }

private:
    void open()
    {
        WindowContext context = m_house->context();
        context.desktopSign = m_sign.get();
        m_window = std::make_unique<MainWindow>(context);
        m_window->show();
    }

    std::unique_ptr<FakeSign> m_sign;
    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<MainWindow> m_window;
};

COALFACE_TEST(TestTray)
#include "tst_tray.moc"
