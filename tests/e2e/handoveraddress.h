// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

class QTcpSocket;

//! An address that goes over from one device to another: requests are passed on to the first until it has answered so
//! many questions (GET), and to the second from then on. Each has a connection of its own, as after a new lease.
class HandoverAddress : public QTcpServer
{
public:
    //! Ports of this computer.
    HandoverAddress(quint16 first, quint16 second);

    //! Begins again with the first one. Less than 0: it keeps the address.
    void handOverAfter(int answers);
    QString place() const;

private:
    void take(QTcpSocket &client);
    void passOn(QTcpSocket &client, QByteArray request);

    quint16 m_first;
    quint16 m_second;
    int m_left = -1; //!< questions to the first one
};
