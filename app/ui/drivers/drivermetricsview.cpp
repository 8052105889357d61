// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/drivermetricsview.h"

#include "core/units.h"
#include "ui/common/factsgrid.h"
#include "ui/drivers/recentfigures.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace coalface {

using namespace std::chrono_literals;

namespace {

//! "3 (0.1 %)"
QString shareOf(const DriverFigures &figures, qint64 part)
{
    const qint64 calls = figures.sum.callCount();
    const QString count = QLocale().toString(part);
    return calls == 0 ? count
                      : QStringLiteral("%1 (%2)").arg(count, units::percent(100.0 * double(part)
                                                                            / double(calls)));
}

template<CallClass callClass>
QString shareOfClass(const DriverFigures &figures)
{
    return shareOf(figures, figures.sum.byClass().value(callClass));
}

QString joined(const QStringList &parts)
{
    return parts.join(QStringLiteral(" / "));
}

QString latencies(const DriverFigures &figures)
{
    const LatencyHistogram &latency = figures.sum.latency;
    return latency.count() == 0 ? QString()
                                : joined({units::milliseconds(latency.percentile(0.5)),
                                          units::milliseconds(latency.percentile(0.95)),
                                          units::milliseconds(latency.percentile(0.99))});
}

QString ends(const DriverFigures &figures)
{
    const QLocale locale;
    return joined({locale.toString(figures.sum.crashes), locale.toString(figures.sum.hangs),
                   locale.toString(figures.sum.restarts)});
}

QString timePerCall(const DriverFigures &figures)
{
    const qint64 calls = figures.sum.callCount();
    return figures.sum.cpuMs && calls > 0
               ? units::milliseconds(double(*figures.sum.cpuMs) / double(calls))
               : QString();
}

} // namespace

DriverMetricsView::DriverMetricsView(RecentFigures &figures, QWidget *parent)
    : QScrollArea(parent), m_figures(figures)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Last 24 hours"));
    const int em = fontMetrics().height();
    auto *content = new QWidget;
    m_note = new QLabel(content);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_table = new QWidget(content);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em);
    m_grid->setVerticalSpacing(em / 4);
    m_grid->setColumnStretch(3, 1);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    layout->addWidget(m_note);
    layout->addWidget(m_table);
    layout->addStretch(1);
    addRows();
    setWidget(content);
    colour();
    connect(&m_figures, &RecentFigures::changed, this, &DriverMetricsView::refresh);
    m_again.setInterval(30s);
    connect(&m_again, &QTimer::timeout, &m_figures, &RecentFigures::refresh);
    refresh();
}

void DriverMetricsView::addRows()
{
    m_heading = {addLabel(0, 0), addLabel(0, 1), addLabel(0, 2), nullptr};
    m_heading.name->setText(tr("Version"));
    addRow(tr("Calls"),
           [](const DriverFigures &figures) { return QLocale().toString(figures.sum.callCount()); });
    addRow(tr("Failed by the driver's fault"), [](const DriverFigures &figures) {
        return shareOf(figures, figures.sum.driversFaults());
    });
    addRow(tr("Failed: miner not reachable"), shareOfClass<CallClass::Unreachable>);
    addRow(tr("Failed: miner wants a login"), shareOfClass<CallClass::Auth>);
    addRow(tr("Failed: declined or not possible"), shareOfClass<CallClass::Busy>);
    //: How long it took to read a miner: half of the readings took no longer, 95 %, 99 %
    addRow(tr("Time of a reading, 50 / 95 / 99 %"), latencies);
    addRow(tr("Crashes / hangs / restarts"), ends);
    addRow(tr("Processor time per call"), timePerCall);
    addRow(tr("Most memory"), [](const DriverFigures &figures) {
        return figures.sum.peakRss ? units::bytes(*figures.sum.peakRss) : QString();
    });
}

void DriverMetricsView::addRow(const QString &name, Text text)
{
    const int row = int(m_rows.size()) + 1;
    m_rows += {addLabel(row, 0), addLabel(row, 1), addLabel(row, 2), text};
    m_rows.last().name->setText(name);
}

QLabel *DriverMetricsView::addLabel(int row, int column)
{
    auto *label = new QLabel(m_table);
    label->setTextFormat(Qt::PlainText);
    if (column > 0)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, row, column);
    return label;
}

void DriverMetricsView::showDriver(const DriverOverview *driver)
{
    m_driverType = driver ? driver->info.driverType : QString();
    m_version = driver ? driver->info.version : QString();
    refresh();
}

void DriverMetricsView::refresh()
{
    const auto now = m_figures.of(m_driverType, m_version);
    const auto before = m_figures.ofAnother(m_driverType, m_version);
    const bool isKnown = now || before;
    m_table->setVisible(isKnown);
    m_note->setText(!m_figures.problem().isEmpty() ? m_figures.problem()
                    : isKnown                      ? QString()
                                                   : tr("Not known yet: nothing was counted in the "
                                                                             "last 24 hours."));
    m_note->setVisible(!m_note->text().isEmpty());
    FactsGrid::setValue(m_heading.now, m_version);
    FactsGrid::setValue(m_heading.before,
                        //: %1 is a version that another one has replaced
                        before ? tr("%1, before").arg(before->sum.version) : QString());
    for (const Row &row : std::as_const(m_rows)) {
        FactsGrid::setValue(row.now, now ? row.text(*now) : QString());
        FactsGrid::setValue(row.before, before ? row.text(*before) : QString());
    }
    if (!now)
        FactsGrid::setValue(m_rows.first().now, tr("not known yet"));
    for (const Row &row : QList<Row>{m_heading} + m_rows)
        row.before->setVisible(before.has_value());
}

void DriverMetricsView::colour()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, mutedColour(palette()));
    m_heading.name->setPalette(muted);
    for (const Row &row : std::as_const(m_rows))
        row.name->setPalette(muted);
}

void DriverMetricsView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_figures.refresh();
    m_again.start();
}

void DriverMetricsView::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_again.stop();
}

void DriverMetricsView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace coalface
