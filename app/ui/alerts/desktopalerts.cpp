// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/desktopalerts.h"

namespace coalface {

DesktopAlerts::DesktopAlerts(const WindowContext &context, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_teller(*context.activeAlerts, *context.alerts, *context.alertSettings, context.clock)
{
    DesktopSign *sign = m_context.desktopSign;
    connect(&m_teller, &AlertTeller::due, this, [this, sign](const QList<Alert> &alerts) {
        const AlertNotice notice = alertNotice(alerts, m_context.fleet, m_context.drivers);
        m_shown = notice.minerKey;
        sign->show(notice.title, notice.text);
    });
    connect(sign, &DesktopSign::availabilityChanged, this,
            [this, sign] { m_teller.setAble(sign->canNotify()); });
    connect(sign, &DesktopSign::notificationClicked, this, [this] { Q_EMIT clicked(m_shown); });
    const auto follow = [this, sign] {
        sign->setWanted(DesktopSign::Notifications, m_context.alertSettings->rules().notifications);
        m_teller.setAble(sign->canNotify());
    };
    connect(m_context.alertSettings, &AlertSettings::changed, this, follow);
    follow();
}

void DesktopAlerts::show(const AlertNotice &notice)
{
    const AlertRules &rules = m_context.alertSettings->rules();
    if (!rules.notifications || rules.quiet.contains(m_context.clock.now()))
        return;
    m_shown = notice.minerKey;
    m_context.desktopSign->show(notice.title, notice.text);
}

} // namespace coalface
