// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

//! A device on a loopback port that answers requests as it was told, and remembers them. A GET is known by
//! its path, everything else by method and path: "PATCH /api/system".
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

    QHash<QByteArray, Page> pages; //!< others are answered 404
    QByteArrayList requests;       //!< in the order of arrival
    QByteArrayList requestHeads;
    QByteArrayList bodies; //!< of requests, empty ones included
    //! Called with each request before its page is looked up: a device whose state changes.
    std::function<void(const QByteArray &request, const QByteArray &body)> onRequest;
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

    static qsizetype lengthIn(const QByteArray &head)
    {
        for (const QByteArray &line : head.toLower().split('\n')) {
            if (line.startsWith("content-length:"))
                return line.mid(15).trimmed().toInt();
        }
        return 0;
    }

    void take(QTcpSocket *socket)
    {
        QByteArray head = socket->property("head").toByteArray() + socket->readAll();
        socket->setProperty("head", head);
        const qsizetype headEnd = head.indexOf("\r\n\r\n");
        if (headEnd < 0 || socket->property("taken").toBool())
            return;
        const QByteArray body = head.mid(headEnd + 4);
        if (body.size() < lengthIn(head.left(headEnd)))
            return;
        socket->setProperty("taken", true);
        const QByteArrayList words = head.split(' ');
        const QByteArray path = words.value(0) == "GET" ? words.value(1)
                                                        : words.value(0) + ' ' + words.value(1);
        requests.append(path);
        requestHeads.append(head);
        bodies.append(body);
        if (onRequest)
            onRequest(path, body);
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
