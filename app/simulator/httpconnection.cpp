// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpconnection.h"

#include "simulator/httpserver.h"

#include <QTimer>

#include <utility>

namespace coalface::simulator {

namespace {
constexpr int slowPiece = 16; // bytes …
constexpr int slowPause = 50; // … every so many milliseconds
constexpr int pourPiece = 16 * 1024;
constexpr int pourPause = 10;
} // namespace

HttpConnection::HttpConnection(HttpServer &server) : QObject(&server), m_server(server) {}

void HttpConnection::start(qintptr descriptor)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpConnection::received);
    connect(&m_socket, &QTcpSocket::disconnected, this, &HttpConnection::end);
    if (!m_socket.setSocketDescriptor(descriptor))
        end();
}

void HttpConnection::breakOff()
{
    m_socket.abort();
    end();
}

void HttpConnection::end()
{
    if (std::exchange(m_gone, true))
        return;
    if (std::exchange(m_busy, false))
        m_server.requestEnded();
    m_server.connectionGone(this);
}

void HttpConnection::received()
{
    m_parser.append(m_socket.readAll());
    if (!m_busy)
        serveNext();
}

void HttpConnection::serveNext()
{
    while (!m_busy && !m_gone) {
        HttpRequest request;
        switch (m_parser.next(request)) {
        case HttpParser::State::NeedsMore:
            return;
        case HttpParser::State::Bad:
            return refuse(m_parser.status());
        case HttpParser::State::Complete:
            serve(request);
        }
    }
}

void HttpConnection::refuse(int status)
{
    HttpAnswer answer = HttpAnswer::text(QByteArrayLiteral("Bad request"), status);
    answer.close = true;
    m_socket.write(answer.bytes());
    m_socket.disconnectFromHost();
}

void HttpConnection::serve(const HttpRequest &request)
{
    m_busy = true;
    m_server.requestBegun();
    m_fault = m_server.fault();
    HttpAnswer answer = m_server.answer(request);
    const QByteArray wish = request.header("Connection");
    answer.close = answer.close || wish.compare("close", Qt::CaseInsensitive) == 0
                   || (request.version == "HTTP/1.0"
                       && wish.compare("keep-alive", Qt::CaseInsensitive) != 0);
    if (m_server.latency() == 0)
        return deliver(std::move(answer));
    QTimer::singleShot(m_server.latency(), this,
                       [this, answer = std::move(answer)]() mutable { deliver(std::move(answer)); });
}

void HttpConnection::deliver(HttpAnswer answer)
{
    if (m_gone)
        return;
    m_close = answer.close;
    answer = spoiled(m_fault, std::move(answer));
    answer.close = m_close;
    switch (m_fault) {
    case Fault::Drop:
        m_close = true;
        break;
    case Fault::Stall:
        return;
    case Fault::NotHttp:
        m_socket.write("\x01\x02SSH-2.0-something else entirely\r\n\x7f\x00\xff\r\n", 41);
        m_close = true;
        break;
    case Fault::Truncated:
        answer.chunked = false;
        m_socket.write(answer.head() + answer.body.left(answer.body.size() / 2));
        m_close = true;
        break;
    case Fault::Slow:
        m_left = answer.bytes();
        return trickle();
    case Fault::Endless:
        m_left = answer.body.left(answer.body.size() / 2);
        m_socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + m_left);
        return pour();
    default:
        m_socket.write(answer.bytes());
    }
    finish();
}

void HttpConnection::trickle()
{
    if (m_gone)
        return;
    m_socket.write(m_left.left(slowPiece));
    m_left.remove(0, slowPiece);
    if (m_left.isEmpty())
        return finish();
    QTimer::singleShot(slowPause, this, &HttpConnection::trickle);
}

void HttpConnection::pour()
{
    if (m_gone)
        return;
    if (m_socket.bytesToWrite() < pourPiece)
        m_socket.write(QByteArray(pourPiece, ' '));
    QTimer::singleShot(pourPause, this, &HttpConnection::pour);
}

void HttpConnection::finish()
{
    m_busy = false;
    m_server.requestEnded();
    if (m_close)
        return m_socket.disconnectFromHost();
    if (m_parser.midway())
        QMetaObject::invokeMethod(this, &HttpConnection::serveNext, Qt::QueuedConnection);
}

} // namespace coalface::simulator
