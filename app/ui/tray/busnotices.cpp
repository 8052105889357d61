// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/busnotices.h"

#include <QGuiApplication>

#ifdef COALFACE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
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
#endif
} // namespace

#ifdef COALFACE_HAS_DBUS
BusNotices::BusNotices(QObject *parent) : QObject(parent)
{
    // Of whatever service, as to look for one by name would wait for the bus; the number tells.
    QDBusConnection::sessionBus().connect(QString(), noticePath, noticeService,
                                          QStringLiteral("ActionInvoked"), this,
                                          SLOT(invoked(uint, QString)));
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

void BusNotices::invoked(uint number, const QString &action)
{
    if (number > 0 && number == m_shown && action == clickAction)
        Q_EMIT clicked();
}

} // namespace coalface
