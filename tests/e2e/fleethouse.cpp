// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleethouse.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

//! Of a line service two commands change something; of one of them a variant only lists what there is.
bool isWrite(const QJsonObject &request)
{
    if (request.value(u"method").toString() != u"LINE")
        return request.value(u"method").toString() != u"GET";
    const QString body = request.value(u"body").toString();
    return body.contains(u"\"command\":\"setpool\""_s)
           || (body.contains(u"\"command\":\"ascset\""_s) && !body.contains(u"\"0,help\""_s));
}

} // namespace

QString FleetHouse::open(const QStringList &variants, int count)
{
    if (!m_simulator.start(variants, count))
        return m_simulator.errorString();
    const CliResult added = m_cli.run(
        QStringList{u"--quiet"_s, u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s}
        + m_simulator.places());
    m_simulator.clearLogs();
    return added.status == 0 ? QString() : QString::fromUtf8(added.told());
}

QJsonArray FleetHouse::capabilities(int device) const
{
    return m_cli.run({u"--json"_s, u"info"_s, place(device)})
        .document()
        .value(u"capabilities")
        .toArray();
}

int FleetHouse::writesWith(int device, const QString &text)
{
    int count = 0;
    for (const QJsonValue &value : m_simulator.requests(device)) {
        const QJsonObject request = value.toObject();
        const QString all = request.value(u"path").toString() + request.value(u"body").toString();
        count += isWrite(request) && all.contains(text) ? 1 : 0;
    }
    return count;
}

QString FleetHouse::outsider(const QByteArray &verb, const QString &path, const QByteArray &body,
                             int device) const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://") + place(device) + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
        return QStringLiteral("no answer");
    return reply->error() == QNetworkReply::NoError ? QString() : reply->errorString();
}

QJsonObject FleetHouse::resultAt(const CliResult &result, int index)
{
    return result.document().value(u"results").toArray().at(index).toObject();
}

QString FleetHouse::outcomeOf(const CliResult &result, int index)
{
    return resultAt(result, index).value(u"outcome").toString();
}
