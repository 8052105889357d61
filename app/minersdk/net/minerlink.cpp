// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/minerlink.h"

#include "minersdk/net/datagramclient.h"
#include "minersdk/net/httpclient.h"
#include "minersdk/net/lineclient.h"
#include "minersdk/net/requestqueue.h"

#include <QMetaMethod>

namespace coalface {

MinerLink::MinerLink(const Endpoint &endpoint, QObject *parent)
    : QObject(parent), m_endpoint(endpoint), m_queue(std::make_unique<RequestQueue>(endpoint))
{}

MinerLink::~MinerLink() = default;

bool MinerLink::isWatched() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&MinerLink::asked);
    return isSignalConnected(signal);
}

quint64 MinerLink::tell(const QByteArray &request)
{
    const quint64 number = ++m_told;
    Q_EMIT asked(number, request);
    return number;
}

HttpClient &MinerLink::http()
{
    if (!m_http)
        m_http.reset(new HttpClient(*this));
    return *m_http;
}

LineClient &MinerLink::lines()
{
    if (!m_lines)
        m_lines.reset(new LineClient(*this));
    return *m_lines;
}

DatagramClient &MinerLink::datagrams()
{
    if (!m_datagrams)
        m_datagrams.reset(new DatagramClient(*this));
    return *m_datagrams;
}

} // namespace coalface
