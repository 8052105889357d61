// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/httpexchange.h"

#include "minersdk/net/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QThreadStorage>
#include <QUrl>

namespace coalface {

namespace {
//! No proxy: its sockets go by the application's own setting, which is none. Said in this way, the access
//! manager reads through a buffer; over a connection that is told NoProxy it reads an answer's header byte by
//! byte, each with a call of the system (some 200 an answer: a third of what a poll costs, Qt 6.4.2).
class NoProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
    }
};

// One per thread for all links: each has a thread and a cache of its own.
QNetworkAccessManager &accessManager()
{
    static QThreadStorage<QNetworkAccessManager *> managers;
    if (!managers.hasLocalData()) {
        auto *manager = new QNetworkAccessManager;
        // Every program of Coalface says so at its start; the SDK relies on it.
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        manager->setProxyFactory(new NoProxyFactory);
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        managers.setLocalData(manager);
    }
    return *managers.localData();
}

QUrl urlOf(const Endpoint &endpoint, const QString &pathAndQuery)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(endpoint.address.toString());
    url.setPort(endpoint.port);
    const qsizetype question = pathAndQuery.indexOf(u'?');
    url.setPath(question < 0 ? pathAndQuery : pathAndQuery.left(question));
    if (question >= 0)
        url.setQuery(pathAndQuery.mid(question + 1));
    return url;
}

QNetworkRequest networkRequest(const QUrl &url, const HttpRequest &request)
{
    QNetworkRequest out(url);
    out.setRawHeader("User-Agent", "Coalface/" COALFACE_VERSION);
    out.setRawHeader("Connection", "close");
    out.setRawHeader("Accept-Encoding", "identity");
    if (!request.contentType.isEmpty())
        out.setRawHeader("Content-Type", request.contentType);
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // A peer that says nothing of closing (small embedded servers do) is left at once, too, and never
    // asked again over the same connection: that may be half closed, and a request lost in it. The
    // name is part of the key under which the access manager looks for a connection to reuse, and of
    // nothing else without TLS.
    thread_local quint64 number = 0;
    out.setPeerVerifyName(QString::number(++number));
    out.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, 0);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return out;
}
} // namespace

HttpExchange::HttpExchange(Job *job, const HttpRequest &request, HttpClient::Callback callback)
    : Exchange(job), m_request(request), m_callback(std::move(callback))
{}

HttpExchange::~HttpExchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void HttpExchange::start(const Endpoint &endpoint)
{
    if (const std::optional<Error> error = unaskable(endpoint)) {
        conclude(*error);
        return;
    }
    m_place = placeName(endpoint);
    auto *body = new OneShotBody(m_request.body);
    m_reply = accessManager().sendCustomRequest(networkRequest(urlOf(endpoint, m_request.path),
                                                               m_request),
                                                m_request.method, body);
    body->setParent(m_reply);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { noteSent(); });
    // Of a request with an empty body nothing tells when it leaves (Qt 6.4.2). Without an answer it counts as
    // sent, since then it may have been; with an error the error says what is known.
    if (m_request.body.isEmpty() && job())
        job()->noteSent();
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::readHeader);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::readEnd);
}

void HttpExchange::readHeader()
{
    bool known = false;
    const qint64 size = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&known);
    m_announcedSize = known ? size : -1;
    readBody();
}

void HttpExchange::readBody()
{
    if (qMax(m_reply->bytesAvailable(), m_announcedSize) <= HttpClient::maximumReplySize)
        return;
    conclude(Error{Error::Kind::BadReply,
                   QStringLiteral("The reply of %1 is larger than 1 MiB, which no miner's is: look "
                                  "whether another device has this address now.")
                       .arg(m_place),
                   true});
}

void HttpExchange::readEnd()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    // From here on the error only repeats the status.
    const bool answered = status > 0
                          && (error == QNetworkReply::NoError
                              || error == QNetworkReply::ProtocolInvalidOperationError
                              || (error > QNetworkReply::UnknownProxyError
                                  && error < QNetworkReply::ProtocolUnknownError
                                  && error != QNetworkReply::ContentReSendError)
                              || (error >= QNetworkReply::InternalServerError
                                  && error <= QNetworkReply::UnknownServerError));
    if (!answered) {
        conclude(failure());
        return;
    }
    const bool bodiless = status == 204 || status == 304;
    if (!bodiless && m_announcedSize >= 0 && m_reply->bytesAvailable() < m_announcedSize) {
        conclude(Error{Error::Kind::BadReply,
                       QStringLiteral("The reply of %1 was cut off: %2 of %3 bytes arrived. Look "
                                      "at the device if that goes on.")
                           .arg(m_place, QString::number(m_reply->bytesAvailable()),
                                QString::number(m_announcedSize)),
                       true});
        return;
    }
    HttpReply answer = reply();
    answer.status = status;
    conclude(answer);
}

HttpReply HttpExchange::reply() const
{
    HttpReply answer;
    for (const auto &header : m_reply->rawHeaderPairs())
        answer.headers.append({header.first, header.second});
    const QByteArray type = m_reply->rawHeader("Content-Type");
    const qsizetype parameters = type.indexOf(';');
    answer.contentType = type.first(parameters < 0 ? type.size() : parameters).trimmed().toLower();
    answer.body = m_reply->readAll();
    return answer;
}

Error HttpExchange::failure() const
{
    const auto error = [this](Error::Kind kind, const QString &sentence, bool sent) {
        return Error{kind, sentence.arg(m_place), sent};
    };
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
        return error(Error::Kind::BadReply,
                     QStringLiteral("The reply of %1 was cut off. Look at the device if that goes "
                                    "on."),
                     true);
    }
    // The access manager wanted to send it again, which it cannot: either the peer closed without a
    // word or it said something else than HTTP. It does not tell which; miners do the former, when they
    // are busy or start.
    if (wasSent() || m_reply->error() == QNetworkReply::ContentReSendError) {
        return error(Error::Kind::Unreachable,
                     QStringLiteral("%1 closed the connection without an HTTP answer. Look at the "
                                    "device if that goes on."),
                     true);
    }
    if (m_reply->error() == QNetworkReply::ConnectionRefusedError) {
        return error(Error::Kind::Unreachable,
                     QStringLiteral("%1 refused the connection: the device is there, but starting, "
                                    "or it is no miner."),
                     false);
    }
    return error(Error::Kind::Unreachable,
                 QStringLiteral("No connection to %1: look whether the device is on, and in this "
                                "network."),
                 false);
}

void HttpExchange::conclude(const Result<HttpReply> &result)
{
    const HttpClient::Callback callback = std::exchange(m_callback, {});
    if (m_reply)
        m_reply->disconnect(this);
    Q_EMIT ended();
    callback(result);
}

} // namespace coalface
