// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/requestlog.h"

#include <QDateTime>
#include <QJsonArray>

namespace coalface::simulator {

QJsonObject SeenRequest::toJson() const
{
    QJsonArray headers;
    for (const HttpRequest::Header &header : request.headers)
        headers.append(QJsonArray{QString::fromUtf8(header.first), QString::fromUtf8(header.second)});
    QJsonObject out{
        {QStringLiteral("time"),
         QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs)},
        {QStringLiteral("method"), QString::fromUtf8(request.method)},
        {QStringLiteral("path"), QString::fromUtf8(request.path)},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body"), QString::fromUtf8(request.body.left(16 * 1024))},
    };
    if (!request.query.isEmpty())
        out.insert(QStringLiteral("query"), QString::fromUtf8(request.query));
    return out;
}

void RequestLog::add(const SeenRequest &seen)
{
    ++m_total;
    if (m_capacity <= 0)
        return;
    if (m_latest.size() >= m_capacity)
        m_latest.removeFirst();
    m_latest.append(seen);
}

void RequestLog::clear()
{
    m_latest.clear();
    m_total = 0;
}

} // namespace coalface::simulator
