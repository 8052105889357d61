// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "core/units.h"
#include "ui/charts/chartlines.h"
#include "ui/charts/chartview.h"
#include "ui/common/agetext.h"

#include <QEvent>
#include <QVBoxLayout>

#include <limits>

namespace coalface {

namespace {
constexpr qint64 leastSpan = 60'000; //!< ms; nothing is sampled more often than that is worth
constexpr qint64 greatestSpan = 400LL * 86'400'000; //!< ms
} // namespace

TimeChart::TimeChart(QWidget *parent) : QWidget(parent), m_view(new View(*this))
{
    m_lines = std::make_unique<Lines>(*m_view->chart());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    restyle();
}

TimeChart::~TimeChart() = default;

void TimeChart::setQuantity(const Quantity &quantity)
{
    m_quantity = quantity;
    //: %1 is what is measured: "Hashrate chart"
    m_view->setAccessibleName(tr("%1 chart").arg(quantity.name));
    redraw();
}

void TimeChart::setSeries(const QList<ChartSeries> &series)
{
    m_series = series;
    redraw();
}

void TimeChart::setEvents(const QList<ChartMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_view->viewport()->update();
    describe();
}

QStringList TimeChart::marksNear(qint64 time) const
{
    // Five pixels to either side: a line is hard to hit.
    const qint64 reach = m_from.msecsTo(m_to) * 5 / qMax(1, plotWidth());
    QStringList texts;
    for (const ChartMark &mark : m_marks) {
        if (qAbs(mark.time - time) <= reach)
            texts += mark.text;
    }
    return texts;
}

void TimeChart::setRange(const QDateTime &from, const QDateTime &to)
{
    m_from = from;
    m_to = to;
    redraw();
}

void TimeChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    m_view->viewport()->update();
    describe();
}

int TimeChart::plotWidth() const
{
    return int(m_view->plotArea().width());
}

QRectF TimeChart::plotArea() const
{
    return m_view->plotArea().translated(m_view->pos());
}

int TimeChart::pointCount() const
{
    return m_lines->pointCount();
}

QString TimeChart::valueText(double value) const
{
    const QString number = QLocale().toString(value / m_divisor, 'f', m_scale.decimals + 1);
    return m_unit.isEmpty() ? number : number + QChar(0x00a0) + m_unit;
}

void TimeChart::redraw()
{
    if (!m_from.isValid() || !m_to.isValid())
        return;
    const qint64 from = m_from.toMSecsSinceEpoch();
    const qint64 to = m_to.toMSecsSinceEpoch();
    double least = std::numeric_limits<double>::max();
    double greatest = std::numeric_limits<double>::lowest();
    for (const ChartSeries &series : std::as_const(m_series)) {
        for (const auto &run : series.runs) {
            for (const SeriesPoint &point : run) {
                if (point.time < from || point.time > to)
                    continue;
                least = qMin(least, point.least);
                greatest = qMax(greatest, point.greatest);
            }
        }
    }
    m_divisor = 1;
    m_unit = m_quantity.unit;
    if (least > greatest) {
        least = 0;
        greatest = 1;
        m_unit.clear();
    } else if (m_unit == QLatin1String("H/s")) {
        const units::Scale scale = units::hashrateScale(greatest);
        m_divisor = scale.divisor;
        m_unit = scale.unit;
    }
    m_scale = valueScale(least / m_divisor, greatest / m_divisor);
    const int labelWidth = 4 * fontMetrics().height();
    m_ticks = timeTicks(m_from, m_to, qBound(2, plotWidth() / labelWidth, 8));
    // Moving an axis maps every point anew, so that the lines are emptied first.
    m_lines->clear();
    m_lines->setAxes(from, to, m_ticks, m_scale, m_unit);
    m_lines->fill(m_series, m_divisor);
    m_view->viewport()->update();
    describe();
}

void TimeChart::restyle()
{
    m_view->setBackgroundBrush(palette().color(QPalette::Base));
    m_view->chart()->setFont(font());
    m_lines->colour(palette());
    m_view->viewport()->update();
}

QString TimeChart::summary() const
{
    QStringList parts;
    for (const ChartSeries &series : m_series) {
        double sum = 0;
        qint64 count = 0;
        double least = std::numeric_limits<double>::max();
        double greatest = std::numeric_limits<double>::lowest();
        QStringList gaps;
        for (int run = 0; run < series.runs.size(); ++run) {
            for (const SeriesPoint &point : series.runs[run]) {
                sum += point.mean;
                ++count;
                least = qMin(least, point.least);
                greatest = qMax(greatest, point.greatest);
            }
            if (run > 0 && !series.runs[run].isEmpty() && !series.runs[run - 1].isEmpty()) {
                const QDateTime end = QDateTime::fromMSecsSinceEpoch(
                    series.runs[run - 1].last().time);
                const QDateTime again = QDateTime::fromMSecsSinceEpoch(series.runs[run].first().time);
                gaps += momentText(end, m_to) + QChar(0x2013) + momentText(again, m_to);
            }
        }
        if (count == 0)
            continue;
        //: %1 a line's name, then three values with their unit
        QString part = tr("%1: mean %2, least %3, greatest %4")
                           .arg(series.name, valueText(sum / double(count)), valueText(least),
                                valueText(greatest));
        if (gaps.size() > 3)
            part += tr(", %n gaps", nullptr, int(gaps.size()));
        else if (!gaps.isEmpty())
            //: %1 are times: "02:10–04:05"
            part += tr(", no samples %1").arg(gaps.join(QStringLiteral(", ")));
        parts += part;
    }
    if (parts.isEmpty())
        return m_emptyText;
    if (!m_marks.isEmpty())
        parts += tr("%n events are marked", nullptr, int(m_marks.size()));
    return tr("%1 from %2 to %3. %4.")
        .arg(m_quantity.name, momentText(m_from, m_to), momentText(m_to, m_to),
             parts.join(QStringLiteral("; ")));
}

void TimeChart::describe()
{
    if (const QString text = summary(); text != m_view->accessibleDescription())
        m_view->setAccessibleDescription(text);
}

void TimeChart::setHover(std::optional<qint64> time)
{
    if (m_hover == time)
        return;
    m_hover = time;
    m_view->viewport()->update();
    if (!time) {
        Q_EMIT hovered({});
        return;
    }
    QStringList parts{QLocale().toString(QDateTime::fromMSecsSinceEpoch(*time),
                                         QStringLiteral("d MMM HH:mm:ss"))};
    const qint64 reach = m_from.msecsTo(m_to) / 100;
    for (const ChartSeries &series : std::as_const(m_series)) {
        const SeriesPoint *point = pointAt(series, *time, reach);
        parts += series.name + QLatin1Char(' ')
                 + (point ? valueText(point->mean) : units::unknown());
    }
    parts += marksNear(*time);
    Q_EMIT hovered(parts.join(QStringLiteral(" · ")));
}

void TimeChart::moveBy(double share)
{
    const qint64 shift = qint64(share * double(m_from.msecsTo(m_to)));
    setRangeByPerson(m_from.toMSecsSinceEpoch() + shift, m_to.toMSecsSinceEpoch() + shift);
}

void TimeChart::zoomBy(double factor, qint64 centre)
{
    const qint64 from = m_from.toMSecsSinceEpoch();
    const qint64 to = m_to.toMSecsSinceEpoch();
    const double span = double(to - from);
    const double wanted = qBound(double(leastSpan), span * factor, double(greatestSpan));
    const qint64 start = centre - qint64(double(centre - from) * wanted / span);
    setRangeByPerson(start, start + qint64(wanted));
}

void TimeChart::setRangeByPerson(qint64 from, qint64 to)
{
    setRange(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC),
             QDateTime::fromMSecsSinceEpoch(to, Qt::UTC));
    Q_EMIT rangeChanged(m_from, m_to);
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    redraw();
}

} // namespace coalface
