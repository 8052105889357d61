// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/lockout.h"

#include "nerdqaxe/onetimecode.h"

#include <QCryptographicHash>

namespace coalface::nerdqaxe {

namespace {

constexpr qint64 memory = 60'000; // ms
constexpr qint64 lockTime = 300'000;
constexpr qsizetype mostFailures = 3;

QByteArray hashOf(const QByteArray &session)
{
    return QCryptographicHash::hash(session, QCryptographicHash::Sha256);
}

Error unauthorized(const QString &sentence)
{
    return {Error::Kind::Unauthorized, sentence};
}

} // namespace

std::optional<Error> LockOut::whyNotNow(const QByteArray &session) const
{
    if (!m_blocked.hasExpired()) {
        return unauthorized(
            QStringLiteral("After too many failed logins the miner refuses every change for about "
                           "%1 more s; nothing was sent. Wait, then log in again.")
                .arg((m_blocked.remainingTime() + 999) / 1000));
    }
    qsizetype recent = 0;
    for (const QDeadlineTimer &failure : m_failures)
        recent += failure.hasExpired() ? 0 : 1;
    if (recent >= mostFailures) {
        return unauthorized(
            QStringLiteral("The miner has refused %1 logins within a minute, and at five it locks "
                           "everybody out: nothing was sent. Wait a minute, then log in again.")
                .arg(recent));
    }
    if (!session.isEmpty() && !m_refused.isEmpty() && hashOf(session) == m_refused) {
        return unauthorized(QStringLiteral("The miner no longer accepts this login; nothing was "
                                           "sent. ")
                            + howToLogIn());
    }
    return std::nullopt;
}

void LockOut::noteRefused(const QByteArray &session)
{
    m_failures.removeIf([](const QDeadlineTimer &failure) { return failure.hasExpired(); });
    m_failures.append(QDeadlineTimer(memory));
    if (!session.isEmpty())
        m_refused = hashOf(session);
}

void LockOut::noteBlocked()
{
    m_blocked.setRemainingTime(lockTime);
}

} // namespace coalface::nerdqaxe
