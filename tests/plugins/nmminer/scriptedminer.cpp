// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "scriptedminer.h"

#include "fixtures.h"

ScriptedMiner::ScriptedMiner()
    : info(fixtureObject("nmminer-v2.0.04-api_system_info.json")),
      mining(fixtureObject("nmminer-v2.0.04-api_setting_mining.json")),
      server([this](QTcpSocket *socket, const QByteArray &request) { answer(socket, request); })
{}

void ScriptedMiner::answer(QTcpSocket *socket, const QByteArray &request)
{
    const QByteArrayList words = request.left(request.indexOf("\r\n")).split(' ');
    const QByteArray what = words.value(0) + ' ' + words.value(1);
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    m_requests.append(QString::fromLatin1(what));
    m_heads[what] = request.left(headEnd + 2);
    m_bodies[what] = request.mid(headEnd + 4);
    const QByteArray reply = act(what, m_bodies[what]);
    if (what == handedOverAt)
        setHostname(otherName);
    if (what == lastAnswered)
        dropped += {"GET /api/system/info", "GET /api/setting/mining"};
    if (silent.contains(what))
        return;
    TinyServer::answering(dropped.contains(what) ? QByteArray() : reply)(socket, request);
}

QByteArray ScriptedMiner::act(const QByteArray &what, const QByteArray &body)
{
    if (instead.contains(what))
        return instead.value(what);
    if (what == "GET /probe")
        return TinyServer::httpReply(fixture("nmminer-v2.0.04-probe.json"));
    if (what == "GET /api/system/info")
        return TinyServer::httpReply(QJsonDocument(info).toJson());
    if (what == "GET /api/setting/mining")
        return TinyServer::httpReply(QJsonDocument(mining).toJson());
    if (what == "POST /api/setting/mining") {
        change(body);
        return TinyServer::httpReply("OK", "200 OK", "Content-Type: text/plain\r\n");
    }
    if (what == "POST /api/system/restart") {
        restart();
        return TinyServer::httpReply("{ \"status\": \"ok\" }");
    }
    if (what == "POST /api/swarm/find")
        return TinyServer::httpReply("{ \"status\": \"ok\" }");
    return TinyServer::httpReply("Not found", "404 Not Found", "Content-Type: text/html\r\n");
}

void ScriptedMiner::change(const QByteArray &body)
{
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    for (auto it = wanted.begin(); stores && it != wanted.end(); ++it)
        mining.insert(it.key(), it.value());
    if (comesBackEmpty)
        mining.insert(QStringLiteral("PrimaryPool"), QStringLiteral("[:33]"));
    if (usesAtOnce)
        takePoolIntoUse();
}

void ScriptedMiner::restart()
{
    if (!restarts)
        return;
    QJsonObject miner = info.value(u"miner").toObject();
    miner.insert(QStringLiteral("uptimeSeconds"), 2);
    info.insert(QStringLiteral("miner"), miner);
    if (isEmptyAfterRestart)
        mining.insert(QStringLiteral("PrimaryPool"), QString());
    if (usesAfterRestart)
        takePoolIntoUse();
}

void ScriptedMiner::takePoolIntoUse()
{
    const QString url = mining.value(u"PrimaryPool").toString();
    info.insert(QStringLiteral("stratum"),
                QJsonObject{{QStringLiteral("url"), url.section(QStringLiteral("://"), -1)},
                            {QStringLiteral("user"), mining.value(u"PrimaryAddress")}});
}

void ScriptedMiner::setHostname(const QString &name)
{
    QJsonObject identity = info.value(u"identity").toObject();
    identity.insert(QStringLiteral("hostName"), name);
    info.insert(QStringLiteral("identity"), identity);
}
