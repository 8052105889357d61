// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "tinyserver.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

//! An NMMiner v2 on a loopback port that behaves as a test wants it to: the documented examples as its
//! pages, and every way in which a change can go wrong.
class ScriptedMiner
{
public:
    ScriptedMiner();

    // What it says.
    QJsonObject info;
    QJsonObject mining;
    QHash<QByteArray, QByteArray> instead; //!< whole HTTP answers by "GET /path", before anything else
    QSet<QByteArray> dropped;              //!< taken by "GET /path", then closed without an answer
    QSet<QByteArray> silent;               //!< taken by "GET /path", never answered
    QByteArray lastAnswered;               //!< "POST /path": from then on no question is answered

    QByteArray handedOverAt; //!< "GET /path" or "POST /path": another one of its kind answers after that
    QString otherName = QStringLiteral("nm-cyd-c5-ffffff"); //!< its

    // How it reacts to POST /api/setting/mining.
    bool stores = true;
    bool usesAtOnce = false;
    bool comesBackEmpty = false;
    // How it reacts to POST /api/system/restart.
    bool restarts = true;
    bool usesAfterRestart = true;
    bool isEmptyAfterRestart = false;

    QStringList requests() const { return m_requests; } //!< "GET /path", in the order of arrival
    qsizetype count(const char *request) const { return m_requests.count(QLatin1String(request)); }
    QByteArray lastBody(const char *request) const { return m_bodies.value(request); }
    QByteArray lastHead(const char *request) const { return m_heads.value(request); }

    TinyServer server;

private:
    void answer(QTcpSocket *socket, const QByteArray &request);
    QByteArray act(const QByteArray &what, const QByteArray &body);
    void change(const QByteArray &body);
    void restart();
    void takePoolIntoUse();
    void setHostname(const QString &name);

    QStringList m_requests;
    QHash<QByteArray, QByteArray> m_bodies;
    QHash<QByteArray, QByteArray> m_heads;
};
