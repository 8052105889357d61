// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traywatch.h"

#include "tests/testprogram/testprogram.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {
const QString trayService = u"org.kde.StatusNotifierWatcher"_s;
}

//! A tray that is a service on the desktop's bus, here one of this test's own.
class TestTrayWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("There is no dbus-daemon here.");
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QTRY_VERIFY(m_daemon.canReadLine());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8()); // before anybody connects
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"a tray"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void aTrayThatComesUpLateIsWaitedFor()
    {
        TrayWatch watch;
        QSignalSpy appeared(&watch, &TrayWatch::appeared);
        QTest::qWait(300);
        QVERIFY(!watch.mayAsk());
        QDBusConnection tray = QDBusConnection::connectToBus(m_address, u"a tray"_s);
        QVERIFY(tray.registerService(trayService));
        QTRY_COMPARE(appeared.size(), 1);
        QVERIFY(watch.mayAsk());
        // It may go and come again, as that of a desktop that is started anew.
        QVERIFY(tray.unregisterService(trayService));
        QVERIFY(tray.registerService(trayService));
        QTest::qWait(100);
        QCOMPARE(appeared.size(), 1);
    }

    void oneThatIsThereIsFoundAtOnce()
    {
        QDBusConnection tray = QDBusConnection::connectToBus(m_address, u"a tray"_s);
        QVERIFY(tray.registerService(trayService));
        TrayWatch watch;
        QTRY_VERIFY(watch.mayAsk());
    }

private:
    QProcess m_daemon;
    QString m_address;
};

COALFACE_TEST(TestTrayWatch)
#include "tst_traywatch.moc"
