// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paintcost.h"

#include "measure.h"

#include <QEvent>
#include <QWidget>

namespace coalface::bench {

namespace {
constexpr int pause = 40; //!< ms; longer than what is asked for at the end of a turn waits to be painted
}

PaintCost::PaintCost(QWidget &watched)
{
    watched.installEventFilter(this);
}

bool PaintCost::eventFilter(QObject *watched, QEvent *event)
{
    m_painted += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(watched, event);
}

double PaintCost::of(const std::function<void()> &change)
{
    m_painted = 0;
    const double before = threadCpu();
    change();
    int seen = 0;
    for (int turn = 0; turn < 50; ++turn) {
        turnFor(pause);
        if (m_painted > 0 && seen == m_painted)
            return (threadCpu() - before) * 1000;
        seen = m_painted;
    }
    return -1;
}

double PaintCost::medianOf(int rounds, const std::function<void()> &change)
{
    QList<double> costs;
    for (int i = 0; i < rounds; ++i)
        costs += of(change);
    return median(costs);
}

} // namespace coalface::bench
