// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/engine.h"

#include "simulator/family.h"

#include <utility>

namespace coalface::simulator {

using namespace std::chrono_literals;

Engine::Engine(const AddressPlan &plan, quint64 seed, QObject *parent)
    : QObject(parent), m_plan(plan), m_seed(seed)
{
    // Devices move when asked; the tick keeps long silences from adding up.
    m_tick.setInterval(10s);
    connect(&m_tick, &QTimer::timeout, this, &Engine::refreshAll);
    m_tick.start();
}

Engine::~Engine() = default;

void Engine::skip(qint64 milliseconds)
{
    m_clock.skip(milliseconds);
    refreshAll();
}

void Engine::refreshAll()
{
    for (const auto &station : m_stations)
        station->refresh();
}

QString Engine::add(const Family &family, const QString &variant)
{
    std::unique_ptr<Device> device = family.makeDevice(variant, count(), m_seed);
    if (!device)
        return QStringLiteral(
                   "The family %1 has no variant \"%2\". `coalface-sim --list` shows what "
                   "there is.")
            .arg(family.id(), variant);
    return add(family.id(), variant, std::move(device));
}

QString Engine::add(const QString &family, const QString &variant, std::unique_ptr<Device> device)
{
    auto station = std::make_unique<Station>(count(), family, variant, std::move(device), m_clock,
                                             &m_doorbell);
    station->log().setCapacity(m_logCapacity);
    const QString problem = station->open(m_plan);
    if (!problem.isEmpty())
        return problem;
    connect(station.get(), &Station::requestSeen, this, &Engine::requestSeen);
    m_stations.push_back(std::move(station));
    return {};
}

} // namespace coalface::simulator
