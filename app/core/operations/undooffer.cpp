// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/undooffer.h"

namespace coalface {

namespace {
constexpr std::chrono::milliseconds look{
    1000}; // a computer that slept wakes up with timers that are late
}

UndoOffer::UndoOffer(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_expiry.setInterval(look);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        if (m_clock.monotonic() >= m_until)
            withdraw();
    });
}

void UndoOffer::offer(const QList<BulkTarget> &targets, const QStringList &left,
                      const QStringList &half)
{
    if (targets.isEmpty())
        return;
    m_targets = targets;
    m_left = left;
    m_half = half;
    m_until = m_clock.monotonic() + std::chrono::milliseconds(validity).count();
    m_expiry.start();
    Q_EMIT changed();
}

QList<BulkTarget> UndoOffer::targets() const
{
    return m_clock.monotonic() < m_until ? m_targets : QList<BulkTarget>();
}

void UndoOffer::withdraw()
{
    m_expiry.stop();
    m_until = 0;
    if (m_targets.isEmpty())
        return;
    m_targets.clear();
    m_left.clear();
    m_half.clear();
    Q_EMIT changed();
}

} // namespace coalface
