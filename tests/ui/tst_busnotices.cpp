// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatebus.h"

#include "ui/tray/busnotices.h"
#include "ui/tray/trayicon.h"

#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>

using namespace coalface;

namespace busnotices {

const QString noticeService = QStringLiteral("org.freedesktop.Notifications");
const QString noticePath = QStringLiteral("/org/freedesktop/Notifications");

//! A desktop that shows notifications.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList titles;
    QStringList offered; //!< actions of the last one and their names

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the name of the specification
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &,
                const QStringList &actions, const QVariantMap &, int)
    {
        titles << title;
        offered = actions;
        return uint(titles.size());
    }

Q_SIGNALS:
    // NOLINTNEXTLINE(readability-identifier-naming)
    void ActionInvoked(uint number, const QString &action);
};

} // namespace busnotices

//! Notifications by the desktop's service, and clicks on them.
class TestBusNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus.start())
            QSKIP("There is no dbus-daemon here.");
    }

    void withoutThatServiceItIsSaidThatNothingWasShown()
    {
        BusNotices notices;
        QVERIFY(!notices.isThere());
        QSignalSpy failed(&notices, &BusNotices::failed);
        QVERIFY(notices.show(QStringLiteral("attic"), QStringLiteral("Offline")));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("attic"));
        QVERIFY(!notices.isThere());
    }

    void aClickIsOfferedAndTold()
    {
        busnotices::Desktop desktop;
        QVERIFY(m_bus.desktop().registerObject(busnotices::noticePath, &desktop,
                                               QDBusConnection::ExportAllSlots
                                                   | QDBusConnection::ExportAllSignals));
        QVERIFY(m_bus.desktop().registerService(busnotices::noticeService));
        BusNotices notices;
        QSignalSpy clicked(&notices, &BusNotices::clicked);
        QVERIFY(notices.show(QStringLiteral("attic"), QStringLiteral("Offline")));
        QVERIFY(notices.show(QStringLiteral("cellar"), QStringLiteral("Too hot")));
        QTRY_COMPARE(desktop.titles.size(), 2);
        QCOMPARE(desktop.offered.value(0), QStringLiteral("default"));
        QTest::qWait(100);                                          // their numbers are told
        Q_EMIT desktop.ActionInvoked(7, QStringLiteral("default")); // another program's
        Q_EMIT desktop.ActionInvoked(2, QStringLiteral("default"));
        QTRY_COMPARE(clicked.size(), 1);
        QTest::qWait(100);
        QCOMPARE(clicked.size(), 1);
    }

    //! As a plain GNOME is.
    void withoutATrayTheServiceIsEnough()
    {
        QVERIFY(m_bus.desktop().unregisterService(busnotices::noticeService));
        TrayIcon sign;
        QSignalSpy changed(&sign, &DesktopSign::availabilityChanged);
        sign.setWanted(DesktopSign::Notifications, true);
        QTest::qWait(200);
        QVERIFY(!sign.canNotify());
        busnotices::Desktop desktop;
        m_bus.desktop().unregisterObject(busnotices::noticePath);
        QVERIFY(m_bus.desktop().registerObject(busnotices::noticePath, &desktop,
                                               QDBusConnection::ExportAllSlots));
        QVERIFY(m_bus.desktop().registerService(busnotices::noticeService));
        QTRY_VERIFY(sign.canNotify());
        QCOMPARE(changed.size(), 1);
        QVERIFY(!sign.isAvailable()); // a closed window would not come back
        sign.show(QStringLiteral("attic"), QStringLiteral("Offline"));
        QTRY_COMPARE(desktop.titles, QStringList{QStringLiteral("attic")});
        TrayIcon later;
        QTRY_VERIFY(later.canNotify());
        QVERIFY(m_bus.desktop().unregisterService(busnotices::noticeService));
        QTRY_VERIFY(!sign.canNotify());
    }

private:
    PrivateBus m_bus;
};

COALFACE_TEST(TestBusNotices)
#include "tst_busnotices.moc"
