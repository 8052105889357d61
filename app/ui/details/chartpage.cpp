// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartpage.h"

#include "ui/charts/timechart.h"
#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/fieldtext.h"
#include "ui/common/togglebutton.h"
#include "ui/common/whendone.h"
#include "ui/details/charttablemodel.h"
#include "ui/events/eventtext.h"
#include "ui/theme/colours.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace coalface {

namespace {

constexpr int mostMarks = 100; //!< more are a grey wall

//! What the combo offers: the first key names it; the others are drawn with it for a single miner.
const QList<QStringList> &metrics()
{
    static const QList<QStringList> all{
        {QStringLiteral("hashrate")},
        {QStringLiteral("temperature"), QStringLiteral("temperature_vr"),
         QStringLiteral("temperature_board")},
        {QStringLiteral("power")},
        {QStringLiteral("efficiency")},
        {QStringLiteral("fan_rpm")},
        {QStringLiteral("fan_percent")},
        {QStringLiteral("wifi_rssi")},
        {QStringLiteral("input_voltage")},
    };
    return all;
}

} // namespace

struct ChartPage::Load
{
    quint64 number = 0;
    int pending = 0;
    QList<ChartSeries> series;
    QDateTime firstSample;
    QString problem;
};

ChartPage::ChartPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    buildControls();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(1000);
    connect(&m_refresh, &QTimer::timeout, this, &ChartPage::read);
    const auto soon = [this](const QList<qint64> &keys) {
        for (const qint64 key : keys) {
            if (m_keys.contains(key) && isVisible() && isLive() && !m_refresh.isActive()) {
                m_refresh.start();
                return;
            }
        }
    };
    connect(&m_context.fleet, &Fleet::minersChanged, this, soon);
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        read();
        Q_EMIT stateChanged();
    });
    connect(m_chart, &TimeChart::rangeChanged, this, [this] {
        m_live->setChecked(false);
        m_refresh.start(150); // while dragging, the old points move along; the new ones follow
    });
    connect(m_chart, &TimeChart::liveWanted, this, [this] { m_live->setChecked(true); });
    connect(m_chart, &TimeChart::resetWanted, this, [this] { setSpan(m_span); });
    connect(m_live, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            read();
        Q_EMIT stateChanged();
    });
    connect(m_asTable, &QToolButton::toggled, this,
            [this](bool on) { m_stack->setCurrentIndex(on ? 1 : 0); });
    setSpan(3600);
}

void ChartPage::buildControls()
{
    const int em = fontMetrics().height();
    auto *row = new QHBoxLayout;
    row->setSpacing(em / 4);
    auto *label = new QLabel(tr("&Metric"), this);
    m_metric = new QComboBox(this);
    for (const QStringList &metric : metrics())
        m_metric->addItem(metric.first() == QLatin1String("temperature")
                              ? tr("Temperatures")
                              : fieldLabel(metric.first()));
    label->setBuddy(m_metric);
    row->addWidget(label);
    row->addWidget(m_metric);
    row->addSpacing(em / 2);

    m_spans = new QButtonGroup(this);
    const auto addButton = [&](const QString &text, const QString &toolTip) {
        auto *button = new ToggleButton(this);
        button->setText(text);
        button->setToolTip(toolTip);
        row->addWidget(button);
        return button;
    };
    const QList<std::pair<int, QString>> spans{{3600, tr("1 h")},
                                               {86400, tr("24 h")},
                                               {7 * 86400, tr("7 d")},
                                               {30 * 86400, tr("30 d")}};
    for (const auto &[seconds, text] : spans) {
        QToolButton *button = addButton(text, tr("Show the last %1").arg(text));
        m_spans->addButton(button, seconds);
    }
    connect(m_spans, &QButtonGroup::idToggled, this, [this](int seconds, bool on) {
        if (on && m_span != seconds)
            setSpan(seconds);
    });
    m_live = addButton(tr("Live"), tr("Follow the present time"));
    m_live->setChecked(true);
    QToolButton *reset = addButton(tr("Reset zoom"), tr("Back to the chosen range, up to now"));
    reset->setCheckable(false);
    connect(reset, &QToolButton::clicked, this, [this] { setSpan(m_span); });
    row->addStretch();
    m_asTable = addButton(tr("Show as table"), tr("The same points as a table"));

    m_legend = new QLabel(this);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true);
    m_chart = new TimeChart(this);
    m_table = new ChartTableModel(this);
    auto *table = new QTableView(this);
    table->setModel(m_table);
    table->setAccessibleName(tr("Chart points"));
    table->setTabKeyNavigation(false);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(em + 8);
    table->horizontalHeader()->setDefaultSectionSize(10 * em);
    table->setFrameShape(QFrame::NoFrame);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(table);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em / 2, em / 3, em / 2, em / 3);
    layout->setSpacing(em / 4);
    layout->addLayout(row);
    layout->addWidget(m_legend);
    layout->addWidget(m_stack, 1);
}

bool ChartPage::isLive() const
{
    return m_live->isChecked();
}

QStringList ChartPage::metricKeys() const
{
    const QStringList &keys = metrics().value(m_metric->currentIndex(), metrics().first());
    return m_keys.size() > 1 ? QStringList{keys.first()} : keys;
}

void ChartPage::setMiners(const QList<qint64> &keys)
{
    const QList<qint64> wanted = keys.mid(0, seriesColourCount);
    if (wanted == m_keys)
        return;
    m_keys = wanted;
    m_chart->setSeries({});
    m_chart->setEvents({});
    read();
}

void ChartPage::setSpan(qint64 seconds)
{
    m_span = seconds;
    if (QAbstractButton *button = m_spans->button(int(seconds)))
        button->setChecked(true);
    m_live->setChecked(true);
    followNow();
    read();
    Q_EMIT stateChanged();
}

void ChartPage::followNow()
{
    // A little beyond the present, or the newest point would lie outside or be cut by the edge: a
    // point stands in the middle of its bucket.
    const QDateTime end = m_context.clock.now().addSecs(m_span / 100);
    m_chart->setRange(end.addSecs(-m_span), end);
}

void ChartPage::read()
{
    if (!isVisible())
        return; // showEvent() reads
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    if (isLive())
        followNow();
    const QStringList keys = metricKeys();
    const TelemetryField *field = telemetryField(keys.first());
    m_chart->setQuantity({m_metric->currentText(), field ? QString(field->unit) : QString()});

    auto load = std::make_shared<Load>();
    load->number = ++m_newestLoad;
    for (int miner = 0; miner < m_keys.size(); ++miner) {
        for (const QString &key : keys) {
            ChartSeries series;
            series.id = QStringLiteral("%1/%2").arg(m_keys[miner]).arg(key);
            const Miner *known = m_context.fleet.miner(m_keys[miner]);
            series.name = m_keys.size() > 1 && known ? isolated(known->record.name)
                                                     : fieldLabel(key);
            series.colour = m_keys.size() > 1 ? miner : int(load->series.size());
            load->series += series;
        }
    }
    load->pending = int(m_keys.size());
    if (load->pending == 0) {
        take(load);
        return;
    }
    m_reading = true;
    const int perMiner = int(keys.size());
    for (int miner = 0; miner < m_keys.size(); ++miner) {
        SeriesRequest request;
        request.minerKey = m_keys[miner];
        request.keys = keys;
        request.from = m_chart->from();
        request.to = m_chart->to();
        request.buckets = qBound(50, m_chart->plotWidth() / 2, 1000);
        request.gapSeconds = qMax(5, m_context.poller.interval() * 5 / 2);
        whenDone(m_context.log.read(request), this,
                 [this, load, miner, perMiner](const Result<SeriesAnswer> &answer) {
                     if (!answer.ok()) {
                         load->problem = answer.error().detail;
                     } else {
                         const SeriesAnswer &found = answer.value();
                         for (int i = 0; i < perMiner && i < found.series.size(); ++i)
                             load->series[miner * perMiner + i].runs = found.series[i].runs;
                         if (found.firstSample.isValid()
                             && (!load->firstSample.isValid()
                                 || found.firstSample < load->firstSample))
                             load->firstSample = found.firstSample;
                     }
                     if (--load->pending == 0)
                         take(load);
                 });
    }
}

void ChartPage::take(const std::shared_ptr<Load> &load)
{
    m_reading = false;
    if (std::exchange(m_readAgain, false)) {
        read(); // what was asked for meanwhile supersedes this answer
        return;
    }
    if (load->number != m_newestLoad)
        return;
    if (!load->problem.isEmpty())
        m_chart->setEmptyText(tr("The history cannot be read: %1").arg(load->problem));
    else if (m_keys.isEmpty())
        m_chart->setEmptyText(tr("Select a miner to see its chart."));
    else if (load->firstSample.isValid())
        m_chart->setEmptyText(tr("No samples in this range. The first one is of %1.")
                                  .arg(momentText(load->firstSample, m_context.clock.now())));
    else
        m_chart->setEmptyText(tr("No samples yet. The first one comes with the next poll."));
    // A reading that a miner does not have gets no empty line in the legend.
    QList<ChartSeries> series;
    for (const ChartSeries &line : std::as_const(load->series)) {
        if (m_keys.size() > 1 || !line.runs.isEmpty())
            series += line;
    }
    m_chart->setSeries(series);
    m_table->setSeries(series, [this](double value) { return m_chart->valueText(value); });
    showLegend();
    readMarks();
}

void ChartPage::readMarks()
{
    if (!m_context.events || m_keys.isEmpty()) {
        m_chart->setEvents({});
        return;
    }
    EventFilter filter;
    filter.minerKeys = m_keys;
    filter.kinds = {EventKind::Restart, EventKind::ModeChanged, EventKind::PoolChanged,
                    EventKind::Offline};
    filter.from = m_chart->from();
    filter.to = m_chart->to();
    filter.limit = mostMarks;
    whenDone(m_context.events->read(filter), this,
             [this, number = m_newestLoad](const Result<QList<Event>> &events) {
                 if (!events || number != m_newestLoad)
                     return; // the Events tab says what is wrong with them
                 QList<ChartMark> marks;
                 for (const Event &event : *events) {
                     QString text = eventSentence(event);
                     if (const Miner *miner = m_context.fleet.miner(event.minerKey);
                         miner && m_keys.size() > 1)
                         text.prepend(isolated(miner->record.name) + QStringLiteral(": "));
                     marks << ChartMark{event.time.toMSecsSinceEpoch(), text};
                 }
                 m_chart->setEvents(marks);
             });
}

void ChartPage::showLegend()
{
    QStringList parts;
    for (const ChartSeries &series : m_chart->series()) {
        const bool known = !series.runs.isEmpty() && !series.runs.last().isEmpty();
        const QString value = known ? m_chart->valueText(series.runs.last().last().mean)
                                    : QStringLiteral("—");
        parts += QStringLiteral("<span style=\"color:%1\">\u25a0</span>&nbsp;%2&nbsp;<b>%3</b>")
                     .arg(seriesColour(series.colour, palette()).name(),
                          series.name.toHtmlEscaped(), value.toHtmlEscaped());
    }
    m_legend->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp; ")));
    m_legend->setVisible(parts.size() > 1);
}

void ChartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void ChartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLegend();
}

QJsonObject ChartPage::state() const
{
    return {{QStringLiteral("metric"), metrics().value(m_metric->currentIndex()).value(0)},
            {QStringLiteral("span"), m_span}};
}

void ChartPage::restore(const QJsonObject &state)
{
    for (int i = 0; i < metrics().size(); ++i) {
        if (metrics()[i].first() == state.value(QStringLiteral("metric")).toString())
            m_metric->setCurrentIndex(i);
    }
    const int span = state.value(QStringLiteral("span")).toInt();
    if (m_spans->button(span))
        setSpan(span);
}

} // namespace coalface
