// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QObject>

#include <memory>

namespace coalface {

class HttpClient;
class LineClient;
class DatagramClient;
class RequestQueue;

//! The way to one device, lent to a driver together with the device's address. Its clients share one
//! queue, so that at most one request is in flight to the device whatever a driver asks for; they
//! keep the job's deadline, limit sizes, use no proxy, follow no redirect, send no `Origin`, and send
//! everything exactly once. Owned by the host; used on its main thread only.
class MINERSDK_EXPORT MinerLink : public QObject
{
    Q_OBJECT
public:
    explicit MinerLink(const Endpoint &endpoint, QObject *parent = nullptr);
    ~MinerLink() override;

    const Endpoint &endpoint() const { return m_endpoint; }

    HttpClient &http();
    LineClient &lines();
    DatagramClient &datagrams();

Q_SIGNALS:
    // What goes over the link as it is, with the secrets in it, for the host and never for a driver. Of what is
    // asked for while nobody listens, nothing is told.
    void asked(quint64 number, const QByteArray &request);
    //! `summary`: "200 application/json", or the sentence why there is no reply.
    void answered(quint64 number, const QString &summary, const QByteArray &reply);

private:
    bool isWatched() const;
    //! The number of a request that is told.
    quint64 tell(const QByteArray &request);
    friend class HttpClient;
    friend class LineClient;
    friend class DatagramClient;

    Endpoint m_endpoint;
    std::unique_ptr<RequestQueue> m_queue;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<LineClient> m_lines;
    std::unique_ptr<DatagramClient> m_datagrams;
    quint64 m_told = 0;
};

} // namespace coalface
