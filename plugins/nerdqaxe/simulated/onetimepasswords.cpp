// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/onetimepasswords.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <algorithm>

namespace coalface::simulator::nerdqaxe {

namespace {
constexpr qint64 failureMemory = 60'000;
constexpr qint64 lockTime = 300'000;
constexpr qsizetype mostFailures = 5;
} // namespace

QByteArray OneTimePasswords::code(qint64 step) const
{
    QByteArray counter(8, '\0');
    qToBigEndian<quint64>(quint64(step), counter.data());
    const QByteArray hash = QMessageAuthenticationCode::hash(counter, m_secret,
                                                             QCryptographicHash::Sha1);
    const int offset = hash.at(19) & 0xf;
    const quint32 word = qFromBigEndian<quint32>(hash.constData() + offset) & 0x7fffffff;
    return QByteArray::number(word % 1'000'000).rightJustified(6, '0');
}

bool OneTimePasswords::use(const QByteArray &wanted, qint64 now)
{
    const qint64 present = now / stepLength;
    for (qint64 step = present - 1; step <= present + 1; ++step) {
        if (code(step) == wanted && !m_usedSteps.contains(step)) {
            m_usedSteps.insert(step);
            return true;
        }
    }
    return false;
}

OneTimePasswords::Check OneTimePasswords::count(bool passed, qint64 now)
{
    if (passed)
        return Check::Passed;
    m_failures.removeIf([now](qint64 at) { return at + failureMemory <= now; });
    m_failures.append(now);
    if (m_failures.size() >= mostFailures) {
        m_blockedUntil = now + lockTime;
        m_failures.clear();
    }
    return Check::Refused;
}

OneTimePasswords::Check OneTimePasswords::checkCode(const QByteArray &code, qint64 now)
{
    if (now < m_blockedUntil)
        return Check::Blocked;
    return count(use(code, now), now);
}

OneTimePasswords::Check OneTimePasswords::check(const QByteArray &code, const QByteArray &session,
                                                qint64 now)
{
    if (now < m_blockedUntil)
        return Check::Blocked;
    const bool known = std::any_of(m_sessions.begin(), m_sessions.end(), [&](const Session &open) {
        return open.token == session && now < open.end;
    });
    return count(known || (!code.isNull() && use(code, now)), now);
}

QByteArray OneTimePasswords::open(qint64 now)
{
    const QByteArray hash = QCryptographicHash::hash(m_secret + QByteArray::number(now)
                                                         + QByteArray::number(m_sessions.size()),
                                                     QCryptographicHash::Sha512)
                                .toBase64(QByteArray::Base64UrlEncoding
                                          | QByteArray::OmitTrailingEquals);
    const QByteArray token = hash.left(20) + '.' + hash.mid(20, 52);
    m_sessions.append({token, now + sessionLength});
    return token;
}

} // namespace coalface::simulator::nerdqaxe
