// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/traynotifier.h"

#include <QApplication>
#include <QSystemTrayIcon>

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

TrayNotifier::TrayNotifier(QObject *parent) : AlertNotifier(parent)
{
    m_look.setInterval(1s);
    connect(&m_look, &QTimer::timeout, this, &TrayNotifier::look);
}

TrayNotifier::~TrayNotifier() = default;

bool TrayNotifier::isPossible() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
}

void TrayNotifier::setWanted(bool wanted)
{
    if (!wanted) {
        m_look.stop();
        if (m_icon) {
            m_icon.reset();
            Q_EMIT availabilityChanged();
        }
        return;
    }
    if (m_icon || m_look.isActive())
        return;
    m_looks = 0;
    m_look.start();
    look();
}

void TrayNotifier::look()
{
    if (isPossible()) {
        m_look.stop();
        m_icon = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
        m_icon->setToolTip(QApplication::applicationDisplayName());
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &AlertNotifier::clicked);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](auto reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT clicked();
        });
        m_icon->show();
        Q_EMIT availabilityChanged();
    } else if (++m_looks > lookedFor) {
        m_look.stop();
    }
}

void TrayNotifier::show(const AlertNotice &notice)
{
    if (m_icon)
        m_icon->showMessage(notice.title, notice.text, QSystemTrayIcon::Warning);
}

} // namespace coalface
