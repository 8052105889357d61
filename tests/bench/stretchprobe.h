// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTimer>

namespace coalface::bench {

//! CPU that its thread takes between two ticks of a timer: the most that one turn of the loop took.
class StretchProbe
{
public:
    explicit StretchProbe(int polledSoFar) : m_polledBefore(polledSoFar)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double now = threadCpu();
            m_stretches += (now - m_last) * 1000;
            m_last = now;
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(5);
        m_age.start();
    }

    //! ms of CPU a second: what the window and this probe take anyway.
    double rate() const { return (m_last - m_first) * 1e6 / double(m_age.elapsed()); }

    //! Ends it: several probes at a time would measure each other.
    QJsonObject figures(int polledNow, double restingRate)
    {
        m_timer.stop();
        const double cpu = (m_last - m_first) * 1000;
        const int polls = polledNow - m_polledBefore;
        QJsonObject object{{u"ticks"_qs, int(m_stretches.size())},
                           {u"stretch_ms_p99"_qs, rounded(percentile(m_stretches, 0.99), 2)},
                           {u"stretch_ms_p999"_qs, rounded(percentile(m_stretches, 0.999), 2)},
                           {u"stretch_ms_longest"_qs, rounded(percentile(m_stretches, 1), 2)},
                           {u"gui_thread_cpu_ms"_qs, rounded(cpu, 1)},
                           {u"polls"_qs, polls}};
        if (polls > 0) {
            const double resting = restingRate * double(m_age.elapsed()) / 1000;
            object.insert(u"gui_thread_cpu_ms_per_poll"_qs, rounded(cpu / polls, 4));
            object.insert(u"of_it_above_rest"_qs, rounded((cpu - resting) / polls, 4));
        }
        return object;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_age;
    int m_polledBefore;
    double m_first = threadCpu();
    double m_last = m_first;
    QList<double> m_stretches;
};

} // namespace coalface::bench
