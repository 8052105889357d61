// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/plan.h>

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace coalface::testing {

//! A device on a loopback port that answers as the subject's device does, but for one fault, and
//! remembers what it saw.
class LoopbackServer : public QObject
{
    Q_OBJECT
public:
    LoopbackServer(const Subject &subject, const Fault &fault, Phase phase);

    //! What a driver is given to reach it.
    Endpoint endpoint() const { return m_endpoint; }
    //! Milliseconds before each answer.
    void setDelay(int delay) { m_delay = delay; }

    const QByteArrayList &requests() const { return m_requests; }
    //! Those of them that change the device.
    const QByteArrayList &writes() const { return m_writes; }
    //! How many of these the device acted on.
    int writesDone() const { return m_writesDone; }
    bool hasOpenConnections() const { return !m_open.isEmpty(); }
    //! Two connections were waiting for their answers at the same time.
    bool sawTwoAtOnce() const { return m_sawTwoAtOnce; }

Q_SIGNALS:
    //! A request was spoiled.
    void misbehaved();

private:
    bool isFaulty(bool write) const;
    //! From now on connections are refused.
    void closePort();
    void accept();
    void read(QTcpSocket *socket);
    void take(QTcpSocket *socket, const QByteArray &request);
    void misbehave(QTcpSocket *socket, const QByteArray &request, const QByteArray &reply);
    void sendAndClose(QTcpSocket *socket, const QByteArray &reply);
    void sendInPieces(QTcpSocket *socket, const QByteArray &reply, qsizetype size);
    void drip(QTcpSocket *socket);
    void pour(QTcpSocket *socket);
    void goOnWriting(QTcpSocket *socket, const QByteArray &bytes,
                     std::chrono::milliseconds interval);

    const Subject &m_subject;
    const Fault m_fault;
    const Phase m_phase;
    Device m_device;
    Endpoint m_endpoint;
    int m_delay = 0;
    QHash<QTcpSocket *, QByteArray> m_open; //!< bytes so far of those that have no answer yet
    QByteArrayList m_requests;
    QByteArrayList m_writes;
    int m_writesDone = 0;
    bool m_sawTwoAtOnce = false;
    QTcpSocket m_closedPort; //!< holds it without listening
    QTcpServer m_server;     //!< last: closes its connections, which are looked up above
};

} // namespace coalface::testing
