// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/pooltester.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QSslSocket>
#include <QTimer>

#include <utility>

namespace coalface {

//! One subscription at one pool, over lines of JSON (Stratum v1). Deletes itself when it has been answered.
class StratumConversation : public QObject
{
    Q_OBJECT
public:
    //! `url`: "[stratum+tcp://|stratum+ssl://]host:port".
    StratumConversation(const QString &url, std::chrono::milliseconds patience, QObject *parent);
    ~StratumConversation() override;

    QFuture<PoolTest> answer() const { return m_promise.future(); }
    void start();

private:
    void subscribe();
    void read();
    void failed(QAbstractSocket::SocketError error);
    void giveUp();
    Error noPool() const;
    void settle(const Result<PoolAnswer> &answer);

    QString m_url;
    QString m_host;
    quint16 m_port = 0;
    bool m_isEncrypted = false;
    QSslSocket m_socket;
    QTimer m_patience;
    QElapsedTimer m_time;
    PoolAnswer m_answer;
    std::optional<int> m_taken;
    QByteArray m_bytes;
    mutable QPromise<PoolTest> m_promise;
    bool m_settled = false;
};

} // namespace coalface
