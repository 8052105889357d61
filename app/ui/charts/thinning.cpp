// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/thinning.h"

#include <algorithm>

namespace coalface {

namespace {

//! Takes points by time and leaves one for each column of pixels.
class Columns
{
public:
    Columns(qint64 from, qint64 to, int pixels)
        : m_from(from), m_to(to), m_width(double(to - from) / pixels), m_pixels(pixels)
    {}

    void beginRun(qint64 time)
    {
        // A line that ended before the range has nothing in it.
        if (m_column < 0 && m_count > 0)
            forget();
        if (m_count == 0 || double(time - m_last) > m_width) {
            close();
            m_runs += QList<SeriesPoint>();
        }
    }

    //! False: it lies beyond the range, and so do all others.
    bool add(const SeriesPoint &point)
    {
        const int column = columnOf(point.time);
        if (m_count == 0 || column != m_column || column < 0) {
            column < 0 ? forget() : close(); // of those before the range the last one stays
            m_column = column;
            m_sum = {point.time, 0, point.least, point.greatest, point.miners};
        }
        m_sum.mean += point.mean;
        m_times += double(point.time - m_sum.time);
        m_sum.least = std::min(m_sum.least, point.least);
        m_sum.greatest = std::max(m_sum.greatest, point.greatest);
        m_sum.miners = std::max(m_sum.miners, point.miners);
        ++m_count;
        m_last = point.time;
        return column < m_pixels;
    }

    QList<QList<SeriesPoint>> take()
    {
        if (m_column < 0)
            forget();
        close();
        m_runs.removeIf([](const QList<SeriesPoint> &run) { return run.isEmpty(); });
        return std::move(m_runs);
    }

private:
    int columnOf(qint64 time) const
    {
        if (time < m_from)
            return -1;
        return time >= m_to ? m_pixels
                            : std::min(int(double(time - m_from) / m_width), m_pixels - 1);
    }

    void close()
    {
        if (m_count > 0) {
            m_sum.time += qint64(m_times / m_count);
            m_sum.mean = std::clamp(m_sum.mean / m_count, m_sum.least, m_sum.greatest);
            m_runs.last() += m_sum;
        }
        forget();
    }

    void forget()
    {
        m_count = 0;
        m_times = 0;
    }

    const qint64 m_from;
    const qint64 m_to;
    const double m_width; //!< ms of a pixel
    const int m_pixels;
    QList<QList<SeriesPoint>> m_runs;
    SeriesPoint m_sum; //!< of the column; its time is that of the first point
    double m_times = 0;
    int m_count = 0;
    int m_column = 0;
    qint64 m_last = 0;
};

} // namespace

QList<QList<SeriesPoint>> thinned(const QList<QList<SeriesPoint>> &runs, qint64 from, qint64 to,
                                  int pixels)
{
    qsizetype points = 0;
    for (const QList<SeriesPoint> &run : runs)
        points += run.size();
    if (pixels < 1 || to <= from || points <= 2 * qsizetype(pixels))
        return runs;
    Columns columns(from, to, pixels);
    for (const QList<SeriesPoint> &run : runs) {
        if (run.isEmpty())
            continue;
        if (run.first().time >= to)
            break;
        columns.beginRun(run.first().time);
        for (const SeriesPoint &point : run) {
            if (!columns.add(point))
                return columns.take();
        }
    }
    return columns.take();
}

} // namespace coalface
