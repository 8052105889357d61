// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/busnotices.h"

#include <QGuiApplication>

#ifdef COALFACE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif

namespace coalface {

namespace {
const QLatin1String clickAction("default"); // that of a click on the notification itself
#ifdef COALFACE_HAS_DBUS
const QLatin1String noticeService("org.freedesktop.Notifications");
const QLatin1String noticePath("/org/freedesktop/Notifications");

QVariantMap noticeHints()
{
    constexpr uchar normalUrgency = 1;
    QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(normalUrgency)}};
    if (const QString file = QGuiApplication::desktopFileName(); !file.isEmpty())
        hints.insert(QStringLiteral("desktop-entry"), file);
    return hints;
}

QDBusPendingCall askBus(const QDBusConnection &bus, const QString &method,
                        const QVariantList &arguments = {})
{
    const QString name = QStringLiteral("org.freedesktop.DBus");
    QDBusMessage question = QDBusMessage::createMethodCall(name,
                                                           QStringLiteral("/org/freedesktop/DBus"),
                                                           name, method);
    question.setArguments(arguments);
    return bus.asyncCall(question);
}
#endif
} // namespace

#ifdef COALFACE_HAS_DBUS
BusNotices::BusNotices(QObject *parent) : QObject(parent)
{
    // Of whatever service, as to look for one by name would wait for the bus; the number tells.
    QDBusConnection::sessionBus().connect(QString(), noticePath, noticeService,
                                          QStringLiteral("ActionInvoked"), this,
                                          SLOT(invoked(uint, QString)));
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto *watcher = new QDBusServiceWatcher(noticeService, bus,
                                            QDBusServiceWatcher::WatchForRegistration
                                                | QDBusServiceWatcher::WatchForUnregistration,
                                            this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this,
            [this] { note(m_isRunning, true); });
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { note(m_isRunning, false); });
    auto *running = new QDBusPendingCallWatcher(askBus(bus, QStringLiteral("NameHasOwner"),
                                                       {QString(noticeService)}),
                                                this);
    connect(running, &QDBusPendingCallWatcher::finished, this, [this, running] {
        const QDBusPendingReply<bool> is = *running;
        running->deleteLater();
        note(m_isRunning, is.isValid() && is.value());
    });
    auto *startable = new QDBusPendingCallWatcher(askBus(bus,
                                                         QStringLiteral("ListActivatableNames")),
                                                  this);
    connect(startable, &QDBusPendingCallWatcher::finished, this, [this, startable] {
        const QDBusPendingReply<QStringList> names = *startable;
        startable->deleteLater();
        note(m_canBeStarted, names.isValid() && names.value().contains(noticeService));
    });
}

bool BusNotices::show(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    QDBusMessage call = QDBusMessage::createMethodCall(noticeService, noticePath, noticeService,
                                                       QStringLiteral("Notify"));
    constexpr int asLongAsIsUsual = -1;
    call << QGuiApplication::applicationDisplayName() << 0U << QStringLiteral("dialog-warning")
         << title << text << QStringList{clickAction, tr("Open Coalface")} << noticeHints()
         << asLongAsIsUsual;
    auto *sent = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(sent, &QDBusPendingCallWatcher::finished, this, [this, sent, title, text] {
        const QDBusPendingReply<uint> number = *sent;
        sent->deleteLater();
        if (number.isValid())
            m_shown = number.value();
        else
            Q_EMIT failed(title, text);
    });
    return true;
}
#else
BusNotices::BusNotices(QObject *parent) : QObject(parent) {}

bool BusNotices::show(const QString &, const QString &)
{
    return false;
}
#endif

void BusNotices::note(bool &fact, bool is)
{
    const bool was = isThere();
    fact = is;
    if (isThere() != was)
        Q_EMIT thereChanged();
}

void BusNotices::invoked(uint number, const QString &action)
{
    if (number > 0 && number == m_shown && action == clickAction)
        Q_EMIT clicked();
}

} // namespace coalface
