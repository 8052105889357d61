// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace coalface {

//! A session bus of this program's own. What is on a desktop beside Coalface connects to it as well.
class PrivateBus
{
public:
    ~PrivateBus()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    //! Before anybody connects to the session's. False: there is no such program here.
    bool start()
    {
        const QString program = QStringLiteral("dbus-daemon");
        if (QStandardPaths::findExecutable(program).isEmpty())
            return false;
        m_daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                 QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (!QTest::qWaitFor([this] { return m_daemon.canReadLine(); }))
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        return true;
    }
    QDBusConnection desktop() const
    {
        return QDBusConnection::connectToBus(m_address, QStringLiteral("desktop"));
    }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace coalface
