// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/device.h"
#include "simulator/door.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace coalface::simulator {

//! A device's line service: one request and one reply per connection, as a single thread serves them.
//! It accepts, takes what the first read gives for the whole request, answers, closes, and accepts the
//! next. Whoever connects and stays silent keeps everybody else waiting, up to Service::silence; a
//! request sent in two pieces loses the second. The handler is called on the server's thread and must
//! outlive it; its answer goes out as it is, an empty one closes without an answer.
class LineServer : public QTcpServer, public Door
{
    Q_OBJECT
public:
    using Handler = std::function<QByteArray(const QByteArray &request)>;

    //! The most that one read takes.
    static constexpr qint64 longestRequest = 4095;

    LineServer(const Service &service, Handler handler, QObject *parent = nullptr);
    ~LineServer() override;

    bool open(const QHostAddress &address, quint16 port) override;
    void shut() override;
    bool listening() const override { return isListening(); }
    quint16 port() const override { return serverPort(); }
    QString problem() const override { return errorString(); }

    void setFault(Fault fault) override { m_fault = fault; }
    void setLatency(int milliseconds) override { m_latency = milliseconds; }

    int connections() const override
    {
        return (m_caller ? 1 : 0) + (hasPendingConnections() ? 1 : 0);
    }
    //! 1 at most is in the device's hands; 2 = another caller was waiting meanwhile.
    int mostInFlight() const override { return m_mostInFlight; }

private:
    void callerWaits();
    void serveNext();
    void received();
    void later(int milliseconds, void (LineServer::*step)());
    void deliver();
    void trickle();
    void pour();
    void hangUp();

    const Service m_service;
    Handler m_handler;
    QTcpSocket *m_caller = nullptr; //!< the one being served
    QTimer m_silence;
    QByteArray m_reply; //!< still to be sent
    Fault m_fault = Fault::None;
    int m_latency = 0;
    int m_mostInFlight = 0;
    bool m_busy = false; //!< the caller's request is waiting for its answer
};

} // namespace coalface::simulator
