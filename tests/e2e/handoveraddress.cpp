// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoveraddress.h"

#include <QRegularExpression>
#include <QTcpSocket>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

//! Whether head and body are there.
bool isWhole(const QByteArray &request)
{
    const qsizetype head = request.indexOf("\r\n\r\n");
    if (head < 0)
        return false;
    static const QRegularExpression form(u"\r\nContent-Length: *(\\d+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto length = form.match(QString::fromLatin1(request.left(head)));
    return request.size() >= head + 4 + length.captured(1).toLongLong();
}

} // namespace

HandoverAddress::HandoverAddress(quint16 first, quint16 second) : m_first(first), m_second(second)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection())
            take(*client);
    });
}

void HandoverAddress::handOverAfter(int answers)
{
    m_left = answers;
}

QString HandoverAddress::place() const
{
    return u"127.0.0.1:%1"_s.arg(serverPort());
}

void HandoverAddress::take(QTcpSocket &client)
{
    connect(&client, &QTcpSocket::disconnected, &client, &QObject::deleteLater);
    const auto request = std::make_shared<QByteArray>();
    connect(&client, &QTcpSocket::readyRead, this, [this, &client, request] {
        *request += client.readAll();
        if (isWhole(*request))
            passOn(client, std::exchange(*request, {}));
    });
}

void HandoverAddress::passOn(QTcpSocket &client, QByteArray request)
{
    static const QByteArray keep("Connection: Keep-Alive");
    if (const qsizetype at = request.indexOf(keep); at >= 0)
        request.replace(at, keep.size(), "Connection: close");
    const bool isSeconds = m_left == 0;
    if (m_left > 0 && request.startsWith("GET "))
        --m_left;
    auto *device = new QTcpSocket(&client);
    connect(device, &QTcpSocket::readyRead, &client,
            [&client, device] { client.write(device->readAll()); });
    connect(device, &QTcpSocket::disconnected, &client, &QTcpSocket::disconnectFromHost);
    device->connectToHost(QHostAddress::LocalHost, isSeconds ? m_second : m_first);
    device->write(request);
}
