// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/exchange.h>
#include <minersdk/net/httpclient.h>

#include <QNetworkReply>

namespace coalface {

//! One HTTP request and its answer. Private to the SDK.
class HttpExchange : public Exchange
{
    Q_OBJECT
public:
    HttpExchange(Job *job, const HttpRequest &request, HttpClient::Callback callback);
    ~HttpExchange() override;

    void start(const Endpoint &endpoint) override;

private:
    void readHeader();
    void readBody();
    void readEnd();
    HttpReply reply() const;
    Error failure() const;
    void conclude(const Result<HttpReply> &result);

    const HttpRequest m_request;
    HttpClient::Callback m_callback;
    QString m_place;
    QNetworkReply *m_reply = nullptr; // the access manager's; deleted later by this
    qint64 m_announcedSize = -1;
};

} // namespace coalface
