// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatebus.h"

#include "ui/tray/traywatch.h"

#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>

using namespace coalface;

namespace {
const QString trayService = QStringLiteral("org.kde.StatusNotifierWatcher");
}

//! A tray that is a service on the desktop's bus.
class TestTrayWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus.start())
            QSKIP("There is no dbus-daemon here.");
    }
    void cleanup() { m_bus.desktop().unregisterService(trayService); }

    void aTrayThatComesUpLateIsWaitedFor()
    {
        TrayWatch watch;
        QSignalSpy appeared(&watch, &TrayWatch::appeared);
        QTest::qWait(300);
        QVERIFY(!watch.mayAsk());
        QVERIFY(m_bus.desktop().registerService(trayService));
        QTRY_COMPARE(appeared.size(), 1);
        QVERIFY(watch.mayAsk());
        // It may go and come again, as that of a desktop that is started anew.
        QVERIFY(m_bus.desktop().unregisterService(trayService));
        QVERIFY(m_bus.desktop().registerService(trayService));
        QTest::qWait(100);
        QCOMPARE(appeared.size(), 1);
    }

    void oneThatIsThereIsFoundAtOnce()
    {
        QVERIFY(m_bus.desktop().registerService(trayService));
        TrayWatch watch;
        QTRY_VERIFY(watch.mayAsk());
    }

private:
    PrivateBus m_bus;
};

COALFACE_TEST(TestTrayWatch)
#include "tst_traywatch.moc"
