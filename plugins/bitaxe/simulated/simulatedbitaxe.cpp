// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/simulatedbitaxe.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace coalface::simulator::bitaxe {

namespace {
constexpr qint64 bootTime = 5000; // until Wi-Fi is back
constexpr qint64 oneStep = 1000;

QByteArray makeMac(int index, quint64 seed)
{
    char text[18];
    std::snprintf(text, sizeof text, "02:C0:A1:%02X:%02X:%02X", unsigned(seed & 0xff),
                  unsigned(index >> 8) & 0xff, unsigned(index) & 0xff);
    return text;
}

Pools factoryPools(int index, const Firmware &firmware)
{
    PoolSlot pool;
    pool.url = "pool.example.org";
    pool.port = 21496;
    pool.user = "bc1qsimulated0example0address0of0nobody.bitaxe" + QByteArray::number(index);
    pool.suggestedDifficulty = 1000;
    if (firmware.since(15))
        pool.cert = "x";
    PoolSlot fallback = pool;
    fallback.url = "fallback.example.org";
    fallback.port = 3333;
    Pools pools;
    pools.entries[0] = pool;
    pools.entries[1] = fallback;
    return pools;
}
} // namespace

SimulatedBitaxe::SimulatedBitaxe(const Board &board, const Firmware &firmware, int index,
                                 quint64 seed)
    : m_firmware(firmware),
      m_machine(board, m_firmware, seed * 1'000'003 + quint64(index)),
      m_identity{makeMac(index, seed), "192.168.1.50", "FE80::C0:A1FF:FE00:1"}
{
    m_machine.settings.pools = factoryPools(index, firmware);
    m_machine.poolsInUse = m_machine.settings.pools;
    Noise noise(seed * 7919 + quint64(index));
    m_machine.warmUp(noise.integer(2 * 3600, 20 * 86400));
}

QString SimulatedBitaxe::model() const
{
    return QStringLiteral("Bitaxe %1 %2")
        .arg(QString::fromLatin1(m_machine.board.deviceModel),
             QString::fromLatin1(m_machine.board.version));
}

QList<Service> SimulatedBitaxe::services() const
{
    const int sockets = m_firmware.since(10) ? 20 : m_firmware.since(4, 5) ? 10 : 7;
    return {{Service::Kind::Http, 80, sockets, m_firmware.since(10)}};
}

void SimulatedBitaxe::setAddress(const QHostAddress &address)
{
    m_identity.ipv4 = address.toString().toLatin1();
}

void SimulatedBitaxe::advanceTo(qint64 now)
{
    m_now = now;
    if (m_restartAt && now >= *m_restartAt) {
        m_stepped = *m_restartAt;
        m_backAt = *m_restartAt + bootTime;
        m_restartAt.reset();
        m_machine.boot();
        m_history.clear();
        m_identifyUntil = 0;
    }
    if (m_backAt && now >= *m_backAt)
        m_backAt.reset();
    for (; m_stepped + oneStep <= now; m_stepped += oneStep) {
        m_machine.step();
        m_history.stepped(m_machine);
    }
}

bool SimulatedBitaxe::reachable() const
{
    return !m_backAt;
}

std::optional<qint64> SimulatedBitaxe::nextChange() const
{
    return m_restartAt ? m_restartAt : m_backAt;
}

QStringList SimulatedBitaxe::conditions() const
{
    return {QStringLiteral("normal"), QStringLiteral("hot"), QStringLiteral("rejects"),
            QStringLiteral("dead")};
}

bool SimulatedBitaxe::setCondition(const QString &condition)
{
    const qsizetype index = conditions().indexOf(condition);
    if (index < 0)
        return false;
    m_machine.condition = Condition(index);
    // Let it settle, as if it had been so for a while.
    for (int i = 0; i < 600; ++i)
        m_machine.step();
    return true;
}

bool SimulatedBitaxe::setValues(const QJsonObject &values)
{
    m_overrides.set(values);
    return true;
}

bool SimulatedBitaxe::omitValues(const QStringList &keys)
{
    m_overrides.omit(keys);
    return true;
}

QByteArray SimulatedBitaxe::info() const
{
    return m_overrides.applied(InfoReply(m_machine, m_identity, shownPools()).bytes());
}

const Pools &SimulatedBitaxe::shownPools() const
{
    return m_now < m_poolsShownAt ? m_oldPools : m_machine.settings.pools;
}

void SimulatedBitaxe::poolsChanged(const Pools &before)
{
    // From 2.15 the answer leaves before the flash is written, and reading shows what was.
    constexpr qint64 writing = 1500;
    m_oldPools = before;
    m_poolsShownAt = m_firmware.since(15) ? m_now + writing : 0;
}

} // namespace coalface::simulator::bitaxe
