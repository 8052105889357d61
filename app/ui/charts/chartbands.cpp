// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlines.h"
#include "ui/charts/linelook.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace coalface {

namespace {

//! A column of pixels of a band; top > bottom: nothing is there.
struct BandColumn
{
    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();

    void reach(double high, double low)
    {
        top = std::min(top, high);
        bottom = std::max(bottom, low);
    }
};

//! From column `first` on.
class BandColumns
{
public:
    BandColumns(int first, int count) : m_first(first), m_columns(size_t(std::max(0, count))) {}

    void reach(double x, double high, double low)
    {
        if (x >= m_first && x < m_first + double(m_columns.size()))
            m_columns[size_t(x - m_first)].reach(high, low);
    }

    //! What lies between two points, at the middle of each column.
    void join(const QPointF &high, const QPointF &low, const QPointF &nextHigh,
              const QPointF &nextLow)
    {
        reach(nextHigh.x(), nextHigh.y(), nextLow.y());
        const double width = nextHigh.x() - high.x();
        const double end = std::min(nextHigh.x(), m_first + double(m_columns.size()));
        double middle = std::floor(std::max(high.x(), double(m_first))) + 0.5;
        for (; width > 0 && middle < end; ++middle) {
            const double part = std::clamp((middle - high.x()) / width, 0.0, 1.0);
            reach(middle, high.y() + part * (nextHigh.y() - high.y()),
                  low.y() + part * (nextLow.y() - low.y()));
        }
    }

    void paint(QPainter &painter, const QColor &colour) const
    {
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const BandColumn &column = m_columns[i];
            if (column.bottom > column.top)
                painter.fillRect(QRectF(m_first + double(i), column.top, 1,
                                        column.bottom - column.top),
                                 colour);
        }
    }

private:
    const int m_first;
    std::vector<BandColumn> m_columns;
};

} // namespace

void TimeChart::Lines::paintBands(QPainter &painter, const QRectF &plot,
                                  const std::function<QPointF(const QPointF &)> &place) const
{
    // As one smoothed shape, a band of values that leap takes 0.7 s to paint (550 points, 300 pixels): each row of pixels has
    // edges all over it. Columns have none to search. They are not smoothed, or the seams between them could be seen.
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Run &run : m_runs) {
        if (!run.used || run.least.isEmpty())
            continue;
        QPointF low = place(run.least[0]);
        QPointF high = place(run.greatest[0]);
        const int first = int(std::floor(std::clamp(low.x(), plot.left(), plot.right())));
        const double last = std::clamp(place(run.least.last()).x(), plot.left(), plot.right());
        BandColumns columns(first, int(std::ceil(last)) - first);
        columns.reach(high.x(), high.y(), low.y());
        for (qsizetype i = 1; i < run.least.size(); ++i) {
            const QPointF nextLow = place(run.least[i]);
            const QPointF nextHigh = place(run.greatest[i]);
            columns.join(high, low, nextHigh, nextLow);
            low = nextLow;
            high = nextHigh;
        }
        QColor veil = lineColour(run.colour, m_palette);
        veil.setAlpha(isFaded(run) ? 16 : 52);
        columns.paint(painter, veil);
    }
}

} // namespace coalface
