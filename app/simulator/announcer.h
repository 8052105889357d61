// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/device.h"
#include "simulator/fault.h"

#include <QTimer>
#include <QUdpSocket>

#include <functional>

namespace coalface::simulator {

//! Broadcasts a device's datagrams on the loopback network (to 127.255.255.255), from the device's own
//! address and, where nobody else holds it, from the port that it sends to, as the real ones do. The
//! sender's address is all that tells devices apart, so those that share one are one to a listener.
class Announcer : public QObject
{
    Q_OBJECT
public:
    //! What is sent now; empty = nothing this time.
    using Source = std::function<QByteArray()>;

    Announcer(const Broadcast &broadcast, Source source, QObject *parent = nullptr);

    //! From then on it sends, the first time after `delay` ms. False with errorString() otherwise.
    bool open(const QHostAddress &address, int delay);
    QString errorString() const { return m_socket.errorString(); }

    //! A device that is away sends nothing.
    void setSilent(bool silent) { m_silent = silent; }
    bool isSending() const { return m_timer.isActive() && !m_silent; }
    //! Truncated, Garbage, Array and Strings spoil what is sent, Drop and Stall lose it; Offline is
    //! setSilent(). The others have no meaning here.
    void setFault(Fault fault) { m_fault = fault; }

private:
    void send();

    const Broadcast m_broadcast;
    const Source m_source;
    QUdpSocket m_socket;
    QTimer m_timer;
    Fault m_fault = Fault::None;
    bool m_silent = false;
};

} // namespace coalface::simulator
