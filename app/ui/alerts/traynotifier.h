// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alertnotifier.h"

#include <QTimer>

#include <memory>

class QSystemTrayIcon;

namespace coalface {

//! Notifications by an icon in the desktop's tray, which is there only while they are wanted. A tray may come up later
//! than this program: it is looked for during half a minute.
class TrayNotifier : public AlertNotifier
{
    Q_OBJECT
public:
    static constexpr int lookedFor = 30; //!< s

    explicit TrayNotifier(QObject *parent = nullptr);
    ~TrayNotifier() override;

    void setWanted(bool wanted) override;
    bool isAvailable() const override { return bool(m_icon); }
    bool isPossible() const override;
    void show(const AlertNotice &notice) override;

private:
    void look();

    std::unique_ptr<QSystemTrayIcon> m_icon;
    QTimer m_look;
    int m_looks = 0;
};

} // namespace coalface
