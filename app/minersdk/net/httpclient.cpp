// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/httpclient.h"

#include "minersdk/net/httpexchange.h"
#include "minersdk/net/minerlink.h"
#include "minersdk/net/requestqueue.h"

#include <QPointer>

namespace coalface {

namespace {

QByteArray told(const HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.path.toUtf8();
    if (!request.body.isEmpty())
        text += "\n\n" + request.body;
    return text;
}

HttpClient::Callback telling(MinerLink &link, quint64 number, HttpClient::Callback callback)
{
    return [link = QPointer(&link), number,
            callback = std::move(callback)](const Result<HttpReply> &reply) {
        if (link && reply) {
            Q_EMIT link->answered(number,
                                  QStringLiteral("%1 %2")
                                      .arg(reply->status)
                                      .arg(QString::fromLatin1(reply->contentType)),
                                  reply->body);
        } else if (link) {
            Q_EMIT link->answered(number, reply.error().detail, {});
        }
        callback(reply);
    };
}

} // namespace

HttpClient::HttpClient(MinerLink &link) : m_link(link) {}

HttpClient::~HttpClient() = default;

void HttpClient::request(Job *job, const HttpRequest &request, Callback callback)
{
    if (m_link.isWatched())
        callback = telling(m_link, m_link.tell(told(request)), std::move(callback));
    m_link.m_queue->add(std::make_unique<HttpExchange>(job, request, std::move(callback)));
}

} // namespace coalface
