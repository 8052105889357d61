// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/desktopalerts.h"

namespace coalface {

DesktopAlerts::DesktopAlerts(const WindowContext &context, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_teller(*context.activeAlerts, *context.alerts, *context.alertSettings, context.clock)
{
    AlertNotifier *notifier = m_context.alertNotifier;
    connect(&m_teller, &AlertTeller::due, this, [this, notifier](const QList<Alert> &alerts) {
        const AlertNotice notice = alertNotice(alerts, m_context.fleet);
        m_shown = notice.minerKey;
        notifier->show(notice);
    });
    connect(notifier, &AlertNotifier::availabilityChanged, this,
            [this, notifier] { m_teller.setAble(notifier->isAvailable()); });
    connect(notifier, &AlertNotifier::clicked, this, [this] { Q_EMIT clicked(m_shown); });
    const auto follow = [this, notifier] {
        notifier->setWanted(m_context.alertSettings->rules().notifications);
        m_teller.setAble(notifier->isAvailable());
    };
    connect(m_context.alertSettings, &AlertSettings::changed, this, follow);
    follow();
}

} // namespace coalface
