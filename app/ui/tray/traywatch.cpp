// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traywatch.h"

#ifdef COALFACE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif

namespace coalface {

#ifdef COALFACE_HAS_DBUS
TrayWatch::TrayWatch(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_mayAsk = true;
        return;
    }
    const QString service = QStringLiteral("org.kde.StatusNotifierWatcher");
    auto *watcher = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForRegistration,
                                            this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &TrayWatch::found);
    QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
                                                           QStringLiteral("/org/freedesktop/DBus"),
                                                           QStringLiteral("org.freedesktop.DBus"),
                                                           QStringLiteral("NameHasOwner"));
    question << service;
    auto *call = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        const QDBusPendingReply<bool> isThere = *call;
        if (isThere.isValid() && isThere.value())
            found();
        call->deleteLater();
    });
}
#else
TrayWatch::TrayWatch(QObject *parent) : QObject(parent), m_mayAsk(true) {}
#endif

void TrayWatch::found()
{
    if (m_mayAsk)
        return;
    m_mayAsk = true;
    Q_EMIT appeared();
}

} // namespace coalface
