// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/simulatednerdqaxe.h"

#include <QDateTime>

#include <cstdio>

namespace coalface::simulator::nerdqaxe {

namespace {
constexpr qint64 bootTime = 5000; // until Wi-Fi is back
constexpr qint64 oneStep = 1000;

QByteArray makeMac(int index, quint64 seed)
{
    char text[18];
    std::snprintf(text, sizeof text, "02:4E:51:%02X:%02X:%02X", unsigned(seed & 0xff),
                  unsigned(index >> 8) & 0xff, unsigned(index) & 0xff);
    return text;
}

std::array<Pool, 2> factoryPools(int index)
{
    Pool pool;
    pool.url = "pool.example.org";
    pool.port = 21496;
    pool.user = "bc1qsimulated0example0address0of0nobody.nerd" + QByteArray::number(index);
    Pool fallback = pool;
    fallback.url = "fallback.example.org";
    fallback.port = 3333;
    return {pool, fallback};
}
} // namespace

SimulatedNerdQAxe::SimulatedNerdQAxe(const Board &board, const Firmware &firmware, bool otp,
                                     int index, quint64 seed)
    : m_firmware(firmware),
      m_machine(board, m_firmware, seed * 2'000'003 + quint64(index)),
      m_identity{makeMac(index, seed), "192.168.1.60"},
      m_passwords("coalface-simulated!!"),
      m_startedAt(QDateTime::currentMSecsSinceEpoch())
{
    m_machine.settings.pools = factoryPools(index);
    m_machine.settings.otp = otp;
    m_machine.runningPools = m_machine.settings.pools;
    Noise noise(seed * 7907 + quint64(index));
    m_machine.warmUp(noise.integer(2 * 3600, 20 * 86400));
}

QList<Service> SimulatedNerdQAxe::services() const
{
    return {{Service::Kind::Http, 80, 10, true}};
}

void SimulatedNerdQAxe::setAddress(const QHostAddress &address)
{
    m_identity.ip = address.toString().toLatin1();
}

void SimulatedNerdQAxe::advanceTo(qint64 now)
{
    m_now = now;
    if (m_restartAt && now >= *m_restartAt) {
        m_stepped = *m_restartAt;
        m_backAt = *m_restartAt + bootTime;
        m_restartAt.reset();
        m_machine.boot();
        m_history.clear();
    }
    if (m_backAt && now >= *m_backAt)
        m_backAt.reset();
    for (; m_stepped + oneStep <= now; m_stepped += oneStep) {
        m_machine.step();
        m_history.stepped(m_machine);
    }
}

QStringList SimulatedNerdQAxe::conditions() const
{
    return {QStringLiteral("normal"),    QStringLiteral("hot"),      QStringLiteral("rejects"),
            QStringLiteral("dead"),      QStringLiteral("fallback"), QStringLiteral("dual"),
            QStringLiteral("overheated")};
}

bool SimulatedNerdQAxe::setCondition(const QString &condition)
{
    const qsizetype index = conditions().indexOf(condition);
    if (index < 0)
        return false;
    m_machine.runningPoolMode = m_machine.settings.poolMode = condition == u"dual" ? 1 : 0;
    m_machine.boardError = condition == u"overheated" ? 1 : 0;
    m_machine.condition = index <= qsizetype(Condition::Fallback) ? Condition(index)
                                                                  : Condition::Normal;
    // Let it settle, as if it had been so for a while.
    for (int i = 0; i < 600; ++i)
        m_machine.step();
    return true;
}

bool SimulatedNerdQAxe::setValues(const QJsonObject &values)
{
    m_overrides.set(values);
    return true;
}

bool SimulatedNerdQAxe::omitValues(const QStringList &keys)
{
    m_overrides.omit(keys);
    return true;
}

} // namespace coalface::simulator::nerdqaxe
