// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/device.h"
#include "simulator/door.h"

#include <QTcpServer>

#include <deque>
#include <functional>

namespace coalface::simulator {

class Doorbell;
class HttpConnection;

//! A small device's web server: a few connections, kept alive until the client lets go, and any of the
//! faults at will. The handler is called on the server's thread and must outlive it.
class HttpServer : public QTcpServer, public Door
{
    Q_OBJECT
public:
    using Handler = std::function<HttpAnswer(const HttpRequest &)>;

    HttpServer(const Service &service, Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    //! Lets somebody else wait for callers. It must outlive the server; null = waits itself.
    void setDoorbell(Doorbell *doorbell) { m_doorbell = doorbell; }
    //! A new connection, by its descriptor, which becomes the server's.
    void take(qintptr descriptor) { incomingConnection(descriptor); }

    bool open(const QHostAddress &address, quint16 port) override;
    void shut() override;
    bool listening() const override { return isListening(); }
    quint16 port() const override { return serverPort(); }
    QString problem() const override { return errorString(); }

    void setFault(Fault fault) override { m_fault = fault; }
    Fault fault() const { return m_fault; }
    void setLatency(int milliseconds) override { m_latency = milliseconds; }
    int latency() const { return m_latency; }

    int connections() const override { return int(m_connections.size()); }
    int mostInFlight() const override { return m_mostInFlight; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class HttpConnection;
    HttpAnswer answer(const HttpRequest &request) { return m_handler(request); }
    void requestBegun();
    void requestEnded() { --m_inFlight; }
    void connectionGone(HttpConnection *connection);
    void admit(qintptr descriptor);

    Service m_service;
    Handler m_handler;
    std::deque<HttpConnection *> m_connections; //!< oldest first
    std::deque<qintptr> m_waiting;              //!< accepted by the system, not yet by the device
    Doorbell *m_doorbell = nullptr;
    Fault m_fault = Fault::None;
    int m_latency = 0;
    int m_inFlight = 0;
    int m_mostInFlight = 0;
};

} // namespace coalface::simulator
