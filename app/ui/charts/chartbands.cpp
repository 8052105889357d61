// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlines.h"
#include "ui/charts/linelook.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace coalface {

namespace {

//! What a band covers of each column of a picture; rows and columns count from the picture's corner.
class BandColumns
{
public:
    BandColumns(int count, int rows)
        : m_rows(rows), m_top(size_t(count), rows), m_bottom(size_t(count), 0)
    {}

    void reach(double x, double high, double low)
    {
        if (x < 0 || x >= double(m_top.size()))
            return;
        // A value beyond the axis is cut off here: it may be further away than an int counts.
        const auto column = size_t(x);
        const int top = int(std::lround(std::clamp(high, 0.0, double(m_rows))));
        const int bottom = int(std::lround(std::clamp(low, 0.0, double(m_rows))));
        m_top[column] = std::min(m_top[column], top);
        m_bottom[column] = std::max(m_bottom[column], bottom);
    }

    //! What lies between two points, at the middle of each column.
    void join(const QPointF &high, const QPointF &low, const QPointF &nextHigh,
              const QPointF &nextLow)
    {
        reach(nextHigh.x(), nextHigh.y(), nextLow.y());
        const double width = nextHigh.x() - high.x();
        const double end = std::min(nextHigh.x(), double(m_top.size()));
        double middle = std::floor(std::max(high.x(), 0.0)) + 0.5;
        for (; width > 0 && middle < end; ++middle) {
            const double part = std::clamp((middle - high.x()) / width, 0.0, 1.0);
            reach(middle, high.y() + part * (nextHigh.y() - high.y()),
                  low.y() + part * (nextLow.y() - low.y()));
        }
    }

    //! The rows from `first` to before `last` that have anything in them.
    QImage picture(const QColor &colour, int &first) const
    {
        first = *std::min_element(m_top.begin(), m_top.end());
        const int last = *std::max_element(m_bottom.begin(), m_bottom.end());
        if (last <= first)
            return {};
        QImage image(int(m_top.size()), last - first, QImage::Format_ARGB32_Premultiplied);
        const QRgb filled = qPremultiply(colour.rgba());
        for (int row = first; row < last; ++row) {
            auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(row - first));
            for (size_t i = 0; i < m_top.size(); ++i)
                pixels[i] = row >= m_top[i] && row < m_bottom[i] ? filled : 0;
        }
        return image;
    }

private:
    const int m_rows;
    std::vector<int> m_top; //!< below m_bottom: nothing is there
    std::vector<int> m_bottom;
};

} // namespace

void TimeChart::Lines::paintBands(QPainter &painter, const QRectF &plot,
                                  const std::function<QPointF(const QPointF &)> &place) const
{
    // As one smoothed shape, a band of values that leap takes 0.7 s to paint (550 points, 300 pixels): each row of pixels has
    // edges all over it. As a rectangle for each column, Qt shares each one out among threads and waits for them. So it
    // is filled here, and painted as one picture.
    const double scale = painter.device()->devicePixelRatioF();
    for (const Run &run : m_runs) {
        if (!run.used || run.least.isEmpty())
            continue;
        const double begin = std::floor(std::max(place(run.least.first()).x(), plot.left()));
        const double end = std::min(place(run.least.last()).x(), plot.right());
        if (end <= begin)
            continue;
        const QPointF corner(begin, std::floor(plot.top()));
        const auto pixel = [&](const QPointF &point) { return (place(point) - corner) * scale; };
        BandColumns columns(int(std::ceil((end - begin) * scale)),
                            int(std::ceil((plot.bottom() - corner.y()) * scale)));
        QPointF low = pixel(run.least[0]);
        QPointF high = pixel(run.greatest[0]);
        columns.reach(high.x(), high.y(), low.y());
        for (qsizetype i = 1; i < run.least.size(); ++i) {
            const QPointF nextLow = pixel(run.least[i]);
            const QPointF nextHigh = pixel(run.greatest[i]);
            columns.join(high, low, nextHigh, nextLow);
            low = nextLow;
            high = nextHigh;
        }
        QColor veil = lineColour(run.colour, m_palette);
        veil.setAlpha(isFaded(run) ? 16 : 52);
        int row = 0;
        QImage picture = columns.picture(veil, row);
        picture.setDevicePixelRatio(scale);
        painter.drawImage(corner + QPointF(0, row / scale), picture);
    }
}

} // namespace coalface
