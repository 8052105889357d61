// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

//! A device on a loopback port that answers one request per connection as it was told, and remembers
//! the requests.
class LineDevice : public QTcpServer
{
    Q_OBJECT
public:
    enum class Manner { Answer, Drop, Hang };
    struct Answer
    {
        QByteArray bytes = {}; //!< sent as they are, a NUL behind them unless `cut`
        Manner manner = Manner::Answer;
        bool cut = false; //!< no NUL
        int delay = 0;    //!< ms
    };

    QHash<QByteArray, Answer> answers; //!< by "command" or "command parameter"; others are unknown commands
    QByteArrayList requests;           //!< as they came
    QByteArrayList asked;              //!< "command" or "command parameter"
    int inFlight = 0;
    int mostInFlight = 0;

    LineDevice()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, &LineDevice::takeConnections);
    }

    qsizetype askedFor(const QByteArray &command) const { return asked.count(command); }

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
        const QByteArray request = socket->readAll();
        const QJsonObject object = QJsonDocument::fromJson(request).object();
        QByteArray name = object.value(u"command").toString().toUtf8();
        if (object.contains(u"parameter"))
            name += ' ' + object.value(u"parameter").toString().toUtf8();
        requests.append(request);
        asked.append(name);
        mostInFlight = qMax(mostInFlight, ++inFlight);
        const Answer answer = answers.value(
            name,
            {R"({"STATUS":[{"STATUS":"E","When":1,"Code":14,"Msg":"Invalid command"}],"id":1})"});
        if (answer.manner == Manner::Hang) {
            connect(socket, &QTcpSocket::disconnected, this, [this] { --inFlight; });
            return;
        }
        QTimer::singleShot(answer.delay, socket, [this, socket, answer] {
            --inFlight;
            if (answer.manner == Manner::Answer)
                socket->write(answer.cut ? answer.bytes : answer.bytes + '\0');
            socket->disconnectFromHost();
        });
    }
};
