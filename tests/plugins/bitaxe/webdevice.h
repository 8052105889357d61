// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

//! A device on a loopback port that answers GET requests as it was told, and remembers them.
class WebDevice : public QTcpServer
{
    Q_OBJECT
public:
    enum class Manner { Answer, Drop, Hang };
    struct Page
    {
        QByteArray body = {};
        int status = 200;
        QByteArray contentType = "application/json";
        QByteArray headers = {}; //!< further ones, each with its line end
        Manner manner = Manner::Answer;
        int delay = 0; //!< ms before the answer
    };

    QHash<QByteArray, Page> pages; //!< by path; others are answered 404
    QByteArrayList requests;       //!< paths, in the order of arrival
    QByteArrayList requestHeads;
    int inFlight = 0;
    int mostInFlight = 0;

    WebDevice()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, &WebDevice::takeConnections);
    }

    qsizetype requestsFor(const QByteArray &path) const { return requests.count(path); }

private:
    void takeConnections()
    {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
        }
    }

    void take(QTcpSocket *socket)
    {
        QByteArray head = socket->property("head").toByteArray() + socket->readAll();
        socket->setProperty("head", head);
        if (!head.contains("\r\n\r\n") || socket->property("taken").toBool())
            return;
        socket->setProperty("taken", true);
        const QByteArray path = head.split(' ').value(1);
        requests.append(path);
        requestHeads.append(head);
        mostInFlight = qMax(mostInFlight, ++inFlight);

        const Page page = pages.value(path, {R"({"error":"unknown route"})", 404});
        if (page.manner == Manner::Hang) {
            connect(socket, &QTcpSocket::disconnected, this, [this] { --inFlight; });
        } else {
            QTimer::singleShot(page.delay, socket, [this, socket, page] { answer(socket, page); });
        }
    }

    void answer(QTcpSocket *socket, const Page &page)
    {
        --inFlight;
        if (page.manner == Manner::Answer) {
            socket->write("HTTP/1.1 " + QByteArray::number(page.status)
                          + " Status\r\nContent-Type: " + page.contentType
                          + "\r\nContent-Length: " + QByteArray::number(page.body.size())
                          + "\r\nConnection: close\r\n" + page.headers + "\r\n" + page.body);
        }
        socket->disconnectFromHost();
    }
};
