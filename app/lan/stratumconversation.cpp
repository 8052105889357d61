// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/stratumconversation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QSslError>

namespace coalface {

namespace {

constexpr qsizetype longestLine = 64 * 1024;

QByteArray subscription()
{
    return QByteArrayLiteral(
        "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"Coalface/" COALFACE_VERSION
        "\"]}\n");
}

//! What a pool gives as the reason: [code, "text", …], {"message": …} or a text.
QString reasonOf(const QJsonValue &error)
{
    if (error.isArray())
        return error.toArray().at(1).toString();
    if (error.isObject())
        return error.toObject().value(QLatin1String("message")).toString();
    return error.toString();
}

} // namespace

StratumConversation::StratumConversation(const QString &url, std::chrono::milliseconds patience,
                                         QObject *parent)
    : QObject(parent), m_url(url)
{
    m_promise.start();
    const qsizetype scheme = url.indexOf(QLatin1String("://"));
    m_isEncrypted = url.startsWith(QLatin1String("stratum+ssl"));
    const QString place = scheme < 0 ? url : url.mid(scheme + 3);
    const qsizetype colon = place.lastIndexOf(u':');
    m_host = place.left(colon);
    if (m_host.startsWith(u'[') && m_host.endsWith(u']'))
        m_host = m_host.mid(1, m_host.size() - 2);
    m_port = place.mid(colon + 1).toUShort();
    m_socket.setProxy(QNetworkProxy::NoProxy);
    // Whoever it is, it is only asked whether it would have work; what is wrong is told.
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_answer.certificateProblem = errors.value(0).errorString();
        m_socket.ignoreSslErrors();
    });
    connect(&m_socket, &QSslSocket::readyRead, this, &StratumConversation::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &StratumConversation::failed);
    connect(&m_socket, &QSslSocket::connected, this, [this] { m_taken = int(m_time.elapsed()); });
    if (m_isEncrypted)
        connect(&m_socket, &QSslSocket::encrypted, this, &StratumConversation::subscribe);
    else
        connect(&m_socket, &QSslSocket::connected, this, &StratumConversation::subscribe);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &StratumConversation::giveUp);
}

StratumConversation::~StratumConversation()
{
    m_socket.disconnect(this);
    settle(Error{Error::Kind::Aborted, tr("The test of the pool was interrupted.")});
}

void StratumConversation::start()
{
    m_patience.start();
    m_time.start();
    if (m_isEncrypted)
        m_socket.connectToHostEncrypted(m_host, m_port);
    else
        m_socket.connectToHost(m_host, m_port);
}

void StratumConversation::subscribe()
{
    m_answer.connected = int(m_time.restart());
    m_socket.write(subscription());
}

void StratumConversation::giveUp()
{
    if (!m_bytes.isEmpty())
        return settle(noPool());
    const bool isConnected = m_socket.state() == QAbstractSocket::ConnectedState;
    const bool isReady = m_isEncrypted ? m_socket.isEncrypted() : isConnected;
    const QString sentence
        = isReady       ? tr("The pool %1 took the connection and did not answer. Is that "
                                   "the port for miners?")
          : isConnected ? tr("%1 took the connection, but did not begin to encrypt it. Is that "
                             "the port for encrypted connections?")
                        : tr("The pool %1 could not be reached in time. Is the address right?");
    settle(Error{Error::Kind::Timeout, sentence.arg(m_url)});
}

//! What came was no line of a pool.
Error StratumConversation::noPool() const
{
    // A TLS alert: the answer to who begins without encryption where there has to be one.
    if (!m_isEncrypted && m_bytes.startsWith(QByteArrayLiteral("\x15\x03")))
        return {Error::Kind::BadReply,
                tr("%1 takes encrypted connections only. Does the pool's URL begin "
                   "with stratum+ssl://?")
                    .arg(m_url)};
    return {Error::Kind::BadReply, tr("%1 answers, but not as a pool for Bitcoin "
                                      "miners. Is that the port for miners?")
                                       .arg(m_url)};
}

void StratumConversation::read()
{
    if (m_settled)
        return;
    m_bytes += m_socket.readAll();
    for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        const QByteArray line = m_bytes.left(end).trimmed();
        m_bytes.remove(0, end + 1);
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return settle(noPool());
        const QJsonObject reply = document.object();
        // Pools may tell a difficulty or work before the answer.
        if (reply.value(QLatin1String("id")).toInt(-1) != 1)
            continue;
        m_answer.answered = int(m_time.elapsed());
        const QJsonValue error = reply.value(QLatin1String("error"));
        if (reply.value(QLatin1String("result")).isArray() && (error.isNull() || error.isUndefined()))
            return settle(m_answer);
        const QString reason = reasonOf(error);
        return settle(
            Error{Error::Kind::Rejected,
                  tr("The pool %1 takes no subscription: %2.")
                      .arg(m_url, reason.isEmpty() ? tr("it gave no reason") : reason.left(200))});
    }
    if (m_bytes.size() > longestLine)
        settle(Error{Error::Kind::BadReply,
                     tr("%1 sends something endless; that is no pool.").arg(m_url)});
}

void StratumConversation::failed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::HostNotFoundError) {
        settle(Error{Error::Kind::Unreachable,
                     tr("There is no computer \"%1\". Is the pool's name right?").arg(m_host)});
    } else if (error == QAbstractSocket::ConnectionRefusedError) {
        settle(
            Error{Error::Kind::Unreachable,
                  tr("%1 takes no connection at port %2. Is the port right?").arg(m_host).arg(m_port)});
    } else if (error == QAbstractSocket::RemoteHostClosedError && !m_bytes.isEmpty()) {
        settle(noPool());
    } else if (error == QAbstractSocket::RemoteHostClosedError) {
        settle(Error{Error::Kind::BadReply,
                     tr("%1 closed the connection without an answer. Is that the port "
                        "for miners, and has it encryption or not?")
                         .arg(m_url)});
    } else if (error == QAbstractSocket::SslHandshakeFailedError) {
        settle(Error{Error::Kind::BadReply,
                     tr("No encrypted connection to %1 came about: %2. Is that the "
                        "port for encrypted connections?")
                         .arg(m_url, m_socket.errorString())});
    } else {
        settle(Error{Error::Kind::Unreachable,
                     tr("The pool %1 could not be reached: %2.").arg(m_url, m_socket.errorString())});
    }
}

void StratumConversation::settle(const Result<PoolAnswer> &answer)
{
    if (std::exchange(m_settled, true))
        return;
    m_patience.stop();
    m_socket.abort();
    m_promise.addResult(PoolTest{answer, m_taken});
    m_promise.finish();
    deleteLater();
}

} // namespace coalface
