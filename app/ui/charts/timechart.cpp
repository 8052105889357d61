// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "core/units.h"
#include "ui/charts/chartlines.h"
#include "ui/charts/chartview.h"
#include "ui/charts/thinning.h"
#include "ui/common/agetext.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace coalface {

namespace {
constexpr qint64 leastSpan = 60'000; //!< ms; nothing is sampled more often than that is worth
constexpr qint64 greatestSpan = 20LL * 366 * 86'400'000; //!< ms
} // namespace

TimeChart::TimeChart(QWidget *parent) : QWidget(parent), m_view(new View(*this))
{
    m_lines = std::make_unique<Lines>(*m_view->chart());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    // The plot gets its width after the widget has its own; what was drawn for a wider one may be too much.
    connect(
        m_view->chart(), &QChart::plotAreaChanged, this,
        [this] {
            if (m_mostPoints > 2 * plotWidth())
                redraw();
        },
        Qt::QueuedConnection);
    setFocusProxy(m_view);
    restyle();
}

TimeChart::~TimeChart() = default;

void TimeChart::setQuantity(const Quantity &quantity)
{
    if (quantity.name != m_quantity.name)
        m_values.reset(); // what was zoomed in to were values of something else
    m_quantity = quantity;
    //: %1 is what is measured: "Hashrate chart"
    m_view->setAccessibleName(tr("%1 chart").arg(quantity.name));
    redraw();
}

void TimeChart::setSeries(const QList<ChartSeries> &series)
{
    m_series = series;
    chooseLines();
}

bool TimeChart::isShown(const QString &id) const
{
    if (m_series.size() == 1)
        return true; // else there would be nothing at all, and no legend to bring it back
    if (const auto chosen = m_chosen.constFind(id); chosen != m_chosen.constEnd())
        return *chosen;
    for (int i = 0; i < m_series.size() && i < shownLines; ++i) {
        if (m_series[i].id == id)
            return true;
    }
    return false;
}

void TimeChart::setShown(const QString &id, bool shown)
{
    if (isShown(id) == shown)
        return;
    m_chosen.insert(id, shown);
    chooseLines();
}

void TimeChart::setHighlighted(const QString &id)
{
    m_highlighted = id;
    m_lines->highlight(id);
    m_view->viewport()->update();
}

QString TimeChart::lastValueText(const ChartSeries &series) const
{
    const bool known = !series.runs.isEmpty() && !series.runs.last().isEmpty();
    return known ? valueText(series.runs.last().last().mean) : units::unknown();
}

void TimeChart::setThresholds(const QList<ChartThreshold> &thresholds)
{
    if (thresholds == m_thresholds)
        return;
    m_thresholds = thresholds;
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
    // As everywhere else, these are told in whole numbers; devices know no parts of them.
    const bool isWhole = m_quantity.unit == QLatin1String("rpm")
                         || m_quantity.unit == QLatin1String("dBm");
    const QString number = QLocale().toString(isWhole ? std::round(value) + 0.0 : value / m_divisor,
                                              'f', isWhole ? 0 : m_scale.decimals + 1);
    return m_unit.isEmpty() ? number : number + QChar(0x00a0) + m_unit;
}

void TimeChart::chooseLines()
{
    m_shown.clear();
    for (const ChartSeries &series : std::as_const(m_series)) {
        if (isShown(series.id))
            m_shown += series;
    }
    const bool isLifted = std::any_of(m_shown.begin(), m_shown.end(), [this](const auto &series) {
        return series.id == m_highlighted;
    });
    if (!isLifted) // what is not there must not fade the others
        setHighlighted({});
    redraw();
    Q_EMIT linesChanged();
}

std::optional<TimeChart::Bounds> TimeChart::bounds() const
{
    const qint64 from = m_from.toMSecsSinceEpoch();
    const qint64 to = m_to.toMSecsSinceEpoch();
    Bounds values{std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
    for (const ChartSeries &series : m_drawn) {
        for (const auto &run : series.runs) {
            for (const SeriesPoint &point : run) {
                if (point.time < from || point.time > to)
                    continue;
                values.least = qMin(values.least, point.least);
                values.greatest = qMax(values.greatest, point.greatest);
            }
        }
    }
    if (values.least > values.greatest)
        return {};
    const double room = qMax(values.greatest - values.least, qAbs(values.greatest) * 0.25);
    const Bounds drawn = values;
    for (const ChartThreshold &limit : m_thresholds) {
        if (limit.value <= drawn.greatest + room && limit.value >= drawn.least - room) {
            values.least = qMin(values.least, limit.value);
            values.greatest = qMax(values.greatest, limit.value);
        }
    }
    return values;
}

void TimeChart::chooseUnit(const std::optional<Bounds> &values)
{
    m_divisor = 1;
    m_unit = values ? m_quantity.unit : QString();
    if (m_unit == QLatin1String("H/s")) {
        const units::Scale scale = units::hashrateScale(values->greatest);
        m_divisor = scale.divisor;
        m_unit = scale.unit;
    }
}

void TimeChart::redraw()
{
    if (!m_from.isValid() || !m_to.isValid())
        return;
    thinLines();
    const std::optional<Bounds> values = bounds();
    chooseUnit(values);
    if (m_values)
        m_scale = exactScale(m_values->least / m_divisor, m_values->greatest / m_divisor);
    else
        m_scale = values ? valueScale(values->least / m_divisor, values->greatest / m_divisor)
                         : valueScale(0, 1);
    const bool withYear = m_from.daysTo(m_to) > 366;
    const int labelWidth = (withYear ? 6 : 4) * fontMetrics().height();
    m_ticks = timeTicks(m_from, m_to, qBound(2, plotWidth() / labelWidth, 8));
    // Moving an axis maps every point anew, so that the lines are emptied first.
    m_lines->clear();
    m_lines->setAxes(m_from.toMSecsSinceEpoch(), m_to.toMSecsSinceEpoch(), m_ticks, m_scale, m_unit);
    m_lines->fill(m_drawn, m_divisor);
    m_view->viewport()->update();
    describe();
}

void TimeChart::thinLines()
{
    const int pixels = plotWidth() > 0 ? plotWidth() : width(); // before it is laid out
    m_mostPoints = 0;
    m_drawn = m_shown;
    for (ChartSeries &series : m_drawn) {
        series.runs = thinned(series.runs, m_from.toMSecsSinceEpoch(), m_to.toMSecsSinceEpoch(),
                              pixels);
        int points = 0;
        for (const QList<SeriesPoint> &run : std::as_const(series.runs))
            points += int(run.size());
        m_mostPoints = qMax(m_mostPoints, points);
    }
}

QPalette TimeChart::look() const
{
    return m_pictured.value_or(palette());
}

void TimeChart::restyle()
{
    m_view->setBackgroundBrush(palette().color(QPalette::Base));
    m_view->chart()->setFont(font());
    m_lines->colour(palette());
    m_view->viewport()->update();
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
    QStringList parts{exactMomentText(QDateTime::fromMSecsSinceEpoch(*time))};
    const qint64 reach = m_from.msecsTo(m_to) / 100;
    for (const ChartSeries &series : std::as_const(m_shown)) {
        const SeriesPoint *point = pointAt(series, *time, reach);
        parts += series.name + QLatin1Char(' ')
                 + (point ? valueText(point->mean) : units::unknown()) + sourceText(series, point);
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

void TimeChart::zoomValuesBy(double factor, double centre)
{
    const double least = centre - (centre - m_scale.least) * factor;
    setValuesByPerson(least, least + (m_scale.greatest - m_scale.least) * factor);
}

void TimeChart::setValuesByPerson(double least, double greatest)
{
    m_values = Bounds{least * m_divisor, greatest * m_divisor};
    redraw();
}

void TimeChart::resetByPerson()
{
    resetValues();
    Q_EMIT resetWanted();
}

void TimeChart::resetValues()
{
    if (!std::exchange(m_values, {}))
        return;
    redraw();
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
