// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coalface {

//! Notifications by the desktop's own service on D-Bus. Those of QSystemTrayIcon go there, too, but offer no action, so that
//! most desktops tell nobody that one was clicked. GUI thread.
class BusNotices : public QObject
{
    Q_OBJECT
public:
    explicit BusNotices(QObject *parent = nullptr);

    //! The desktop has such a service, or would start one. False, too, until the bus has answered.
    bool isThere() const { return m_isRunning || m_canBeStarted; }
    //! False: there is no bus, in the build or the session, and nothing was shown.
    bool show(const QString &title, const QString &text);

Q_SIGNALS:
    void thereChanged();
    //! The desktop has no such service: what was to be shown.
    void failed(const QString &title, const QString &text);
    //! A person clicked the one that was shown last.
    void clicked();

private Q_SLOTS:
    void invoked(uint number, const QString &action);

private:
    void note(bool &fact, bool is);

    bool m_isRunning = false;
    bool m_canBeStarted = false;
    uint m_shown = 0; //!< number of the last one; 0: none
};

} // namespace coalface
