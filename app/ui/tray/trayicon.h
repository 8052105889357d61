// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/busnotices.h"
#include "ui/tray/desktopsign.h"
#include "ui/tray/traywatch.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace coalface {

//! An icon in the desktop's tray, with a menu. A tray may come up later than this program: it is looked for during half
//! a minute. Trays of the older kind, of windows within windows, are looked for `others` seconds after this was made.
class TrayIcon : public DesktopSign
{
    Q_OBJECT
public:
    static constexpr int lookedFor = 30; //!< s
    static constexpr int others = 10;    //!< s

    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    void setWanted(Use use, bool wanted) override;
    bool isAvailable() const override { return bool(m_icon); }
    bool isPossible() const override;
    bool canNotify() const override { return m_icon || m_notices.isThere(); }
    void show(const QString &title, const QString &text) override;
    void setSummary(const QString &text, bool needsAttention) override;

private:
    bool mayAsk() const;
    void look();
    void showByIcon(const QString &title, const QString &text);
    void draw();

    std::unique_ptr<QMenu> m_menu; //!< outlives the icon
    std::unique_ptr<QSystemTrayIcon> m_icon;
    TrayWatch m_watch;
    BusNotices m_notices;
    QElapsedTimer m_since;
    Uses m_uses;
    QString m_summary;
    bool m_needsAttention = false;
    QTimer m_look;
    int m_looks = 0;
};

} // namespace coalface
