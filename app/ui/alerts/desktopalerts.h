// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertteller.h"
#include "ui/alerts/alerttext.h"
#include "ui/context.h"
#include "ui/tray/desktopsign.h"

namespace coalface {

//! Shows alerts and other news as notifications of the desktop, where a person wants that and the desktop can; knows what a click on
//! one means. GUI thread.
class DesktopAlerts : public QObject
{
    Q_OBJECT
public:
    //! The context has all that alerts need, and a sign on the desktop.
    explicit DesktopAlerts(const WindowContext &context, QObject *parent = nullptr);

    AlertTeller &teller() { return m_teller; }
    //! News that is no alert: shown now, if ever; not in the quiet hours.
    void show(const AlertNotice &notice);

Q_SIGNALS:
    //! A person clicked: to be shown is that miner, or (0) the page of alerts.
    void clicked(qint64 minerKey);

private:
    WindowContext m_context;
    AlertTeller m_teller;
    qint64 m_shown = 0; //!< miner of the last notification
};

} // namespace coalface
