// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fault.h"
#include "simulator/httpparser.h"

#include <QObject>
#include <QTcpSocket>

namespace coalface::simulator {

class HttpServer;

//! One client of an HttpServer: takes one request after the other and delivers the answers, well or as
//! badly as the server's fault demands. Owned by its server.
class HttpConnection : public QObject
{
    Q_OBJECT
public:
    explicit HttpConnection(HttpServer &server);

    void start(qintptr descriptor);
    //! Closes at once, unsent bytes are lost.
    void breakOff();

private:
    void received();
    void serveNext();
    void serve(const HttpRequest &request);
    void deliver(HttpAnswer answer);
    void refuse(int status);
    void trickle();
    void pour();
    void finish();
    void end();

    HttpServer &m_server;
    QTcpSocket m_socket;
    HttpParser m_parser;
    QByteArray m_left; //!< still to be sent, slowly
    Fault m_fault = Fault::None;
    bool m_busy = false;  //!< a request is waiting for its answer
    bool m_close = false; //!< after this answer
    bool m_gone = false;
};

} // namespace coalface::simulator
