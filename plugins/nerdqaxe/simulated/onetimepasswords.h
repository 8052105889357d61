// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>

namespace coalface::simulator::nerdqaxe {

//! The device's guard of its writes: codes of RFC 6238 (SHA-1, six digits, 30 s, one step to either side),
//! each of which works once; sessions of 24 hours; a lock for everybody after five failures in 60 s.
//! Times are milliseconds since 1970.
class OneTimePasswords
{
public:
    enum class Check { Passed, Refused, Blocked };

    explicit OneTimePasswords(QByteArray secret) : m_secret(std::move(secret)) {}

    //! What an authenticator app shows at that moment.
    QByteArray codeAt(qint64 now) const { return code(now / stepLength); }

    //! A write with these headers (null = missing).
    Check check(const QByteArray &code, const QByteArray &session, qint64 now);
    //! Only a code opens a session.
    Check checkCode(const QByteArray &code, qint64 now);
    //! A new session.
    QByteArray open(qint64 now);

    static constexpr qint64 sessionLength = 86'400'000;

private:
    static constexpr qint64 stepLength = 30'000;

    QByteArray code(qint64 step) const;
    Check count(bool passed, qint64 now);
    bool use(const QByteArray &code, qint64 now);

    struct Session
    {
        QByteArray token;
        qint64 end;
    };
    QByteArray m_secret;
    QSet<qint64> m_usedSteps;
    QList<Session> m_sessions;
    QList<qint64> m_failures;
    qint64 m_blockedUntil = 0;
};

} // namespace coalface::simulator::nerdqaxe
