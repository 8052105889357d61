// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/selftest/transcript.h"

#include <QTcpServer>
#include <QUdpSocket>

#include <functional>

namespace coalface {

//! Stands between a driver and a device, real or simulated, passes everything on and writes down what was said.
class RecordingDevice : public QObject
{
    Q_OBJECT
public:
    RecordingDevice(Transcript::Protocol protocol, const Endpoint &device);

    //! Where the driver has to ask; of a device that only announces itself, without a port.
    Endpoint endpoint() const
    {
        return {QHostAddress(QHostAddress::LocalHost), m_server.serverPort()};
    }
    const QList<Transcript::Exchange> &exchanges() const { return m_exchanges; }
    //! The next datagram that the device sends to that port of this computer.
    const QByteArray &announcement() const { return m_announcement; }

private:
    void accept();
    void hear();

    Transcript::Protocol m_protocol;
    Endpoint m_device;
    QTcpServer m_server;
    QUdpSocket m_ear;
    QByteArray m_announcement;
    QList<Transcript::Exchange> m_exchanges;
};

} // namespace coalface
