// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/upkeep.h"

#include "store/connection.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr int longestStep = 20; // ms, about: another program that writes waits so long
constexpr auto shortestPause = 10ms;
constexpr auto idlePause = 20s;
constexpr auto pauseAfterFailure = 60s;
} // namespace

Upkeep::Upkeep(Connection &connection)
    : m_connection(connection), m_builder(connection), m_trimmer(connection), m_packer(connection)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Upkeep::work);
}

void Upkeep::keep(const std::optional<Retention> &retention)
{
    m_retention = retention;
    if (m_retention)
        m_timer.start(shortestPause);
    else
        m_timer.stop();
}

Step Upkeep::sumUp()
{
    m_connection.clearFailure();
    return m_builder.step(QDateTime::currentSecsSinceEpoch(), longestStep);
}

Step Upkeep::step()
{
    Step step = sumUp();
    if (step == Step::Idle && m_retention)
        step = m_trimmer.step(*m_retention, QDateTime::currentSecsSinceEpoch(), longestStep);
    if (step == Step::Idle)
        step = m_packer.step(longestStep);
    if (step == Step::Idle)
        step = m_trimmer.purge();
    if (step == Step::Idle)
        step = m_trimmer.shrink();
    return step;
}

void Upkeep::work()
{
    QElapsedTimer timer;
    timer.start();
    const Step step = this->step();
    if (step == Step::Failed)
        Q_EMIT failed();
    else if (step == Step::Worked)
        Q_EMIT worked();
    else
        Q_EMIT rested();
    // As long a pause as the work took: half of the time belongs to the others.
    const std::chrono::milliseconds pause(timer.elapsed());
    m_timer.start(step == Step::Failed   ? pauseAfterFailure
                  : step == Step::Worked ? std::max<std::chrono::milliseconds>(pause, shortestPause)
                                         : idlePause);
}

} // namespace coalface
