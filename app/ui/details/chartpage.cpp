// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartpage.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/legendarea.h"
#include "ui/charts/timechart.h"
#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/messagebar.h"
#include "ui/common/tablelook.h"
#include "ui/common/whendone.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartfiles.h"
#include "ui/details/chartpagelines.h"
#include "ui/details/chartrangedialog.h"
#include "ui/details/charttablemodel.h"
#include "ui/events/eventtext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace coalface {

namespace {
constexpr int mostMarks = 100;  //!< more are a grey wall
constexpr int leastChart = 6;   //!< em, in which it can be drawn at all
constexpr int usefulChart = 13; //!< em; a third of that are axes and margins
} // namespace

ChartPage::ChartPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_loader(context.log)
{
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(1000);
    connect(&m_refresh, &QTimer::timeout, this, &ChartPage::readAgain);
    connect(&m_context.fleet, &Fleet::minersChanged, this, [this](const QList<qint64> &keys) {
        const bool concerns = m_controls->hasFleet()
                              || std::any_of(keys.begin(), keys.end(),
                                             [this](qint64 key) { return m_keys.contains(key); });
        if (concerns && isVisible() && m_controls->isLive() && !m_refresh.isActive())
            m_refresh.start(qMax(1000, m_loader.rest()));
    });
    connect(m_chart, &TimeChart::rangeChanged, this, [this] {
        m_controls->setLive(false);
        m_refresh.start(150); // while dragging, the old points move along; the new ones follow
    });
    connect(m_chart, &TimeChart::liveWanted, this, [this] { setLive(true); });
    connect(m_chart, &TimeChart::resetWanted, this, [this] { setRange(m_range); });
    connect(m_chart, &TimeChart::linesChanged, this, &ChartPage::showTable);
    connect(&m_loader, &ChartLoader::answered, this, &ChartPage::take);
    connectControls();
    setRange({});
}

void ChartPage::build()
{
    const int em = fontMetrics().height();
    m_controls = new ChartControls(this);
    m_chart = new TimeChart(this);
    m_chart->setMinimumHeight(leastChart * em);
    m_table = new ChartTableModel(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(makeTable());
    m_left = new QLabel(this);
    m_left->setToolTip(
        tr("A chart has %1 miners at most. “Fleet total” is the sum of all.").arg(mostMiners));
    m_left->hide();
    m_messages = new MessageBar(this);
    m_files = new ChartFiles(*m_chart, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em / 2, em / 3, em / 2, em / 3);
    layout->setSpacing(em / 4);
    layout->addWidget(m_controls);
    auto *legend = new QHBoxLayout;
    m_legend = new LegendArea(new ChartLegend(*m_chart, this), this);
    legend->addWidget(m_legend, 1);
    legend->addWidget(m_left);
    layout->addLayout(legend);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
}

QSize ChartPage::minimumSizeHint() const
{
    return QWidget::minimumSizeHint()
           + QSize(0, (usefulChart - leastChart) * fontMetrics().height());
}

void ChartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_legend->setMostRows(height() < 2 * usefulChart * fontMetrics().height() ? 1 : 2);
}

QTableView *ChartPage::makeTable()
{
    auto *table = m_tableView = new QTableView(this);
    table->setModel(m_table);
    table->setAccessibleName(tr("Chart points"));
    setUpTable(*table, 8);
    table->setSelectionBehavior(QAbstractItemView::SelectItems); // a value by itself, too
    table->horizontalHeader()->setHighlightSections(true);
    table->horizontalHeader()->setDefaultSectionSize(10 * fontMetrics().height());
    table->horizontalHeader()->setResizeContentsPrecision(0); // rows that can be seen
    table->setFrameShape(QFrame::NoFrame);
    return table;
}

void ChartPage::connectControls()
{
    connect(m_controls, &ChartControls::metricChanged, this, [this] {
        clear();
        read();
        Q_EMIT stateChanged();
    });
    connect(m_controls, &ChartControls::fleetToggled, this, [this] {
        read();
        Q_EMIT stateChanged();
    });
    connect(m_controls, &ChartControls::rangeChosen, this, &ChartPage::setRange);
    connect(m_controls, &ChartControls::customWanted, this, &ChartPage::askForRange);
    connect(m_controls, &ChartControls::resetWanted, this, [this] {
        m_chart->resetValues();
        setRange(m_range);
    });
    connect(m_controls, &ChartControls::liveToggled, this, &ChartPage::setLive);
    connect(m_controls, &ChartControls::tableToggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        showTable();
    });
    connect(m_controls->savePicture, &QAction::triggered, this,
            [this] { m_files->askForPicture(false); });
    connect(m_controls->saveLightPicture, &QAction::triggered, this,
            [this] { m_files->askForPicture(true); });
    connect(m_controls->copyPicture, &QAction::triggered, m_files, &ChartFiles::copyPicture);
    connect(m_controls->saveCsv, &QAction::triggered, m_files, &ChartFiles::askForCsv);
    connect(m_files, &ChartFiles::succeeded, this, [this](const QString &sentence) {
        m_messages->setMessage(QStringLiteral("file"), MessageBar::Kind::Notice, sentence);
    });
    connect(m_files, &ChartFiles::failed, this, [this](const QString &sentence) {
        m_messages->setMessage(QStringLiteral("file"), MessageBar::Kind::Problem, sentence);
    });
}

void ChartPage::setMiners(const QList<qint64> &keys)
{
    const int left = int(keys.size()) - mostMiners;
    m_left->setVisible(left > 0);
    m_left->setText(left > 0 ? tr("%n more not drawn", "miners", left) : QString());
    const QList<qint64> wanted = keys.mid(0, mostMiners);
    if (wanted == m_keys)
        return;
    m_keys = wanted;
    m_firstSample = {};
    clear();
    read();
}

void ChartPage::clear()
{
    m_chart->setEmptyText(tr("Reading…"));
    m_chart->setThresholds({});
    m_chart->setSeries({});
    m_chart->setEvents({});
}

void ChartPage::setLive(bool live)
{
    if (live && !m_range.isUpToNow()) // as long a time, but up to now
        m_range = {ChartRange::Kind::Last, m_range.from.secsTo(m_range.to), {}, {}};
    m_controls->setLive(live);
    if (live)
        read();
    Q_EMIT stateChanged();
}

void ChartPage::setRange(const ChartRange &range)
{
    m_range = range;
    m_controls->showRange(range);
    m_controls->setLive(range.isUpToNow());
    applyRange();
    read();
    Q_EMIT stateChanged();
}

void ChartPage::askForRange()
{
    m_controls->showRange(m_range); // until the dialog says otherwise
    auto *dialog = new ChartRangeDialog(m_context.clock, m_chart->from(),
                                        qMin(m_chart->to(), m_context.clock.now()), m_firstSample,
                                        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChartRangeDialog::chosen, this, &ChartPage::setRange);
    dialog->open();
}

void ChartPage::applyRange()
{
    if (m_range.kind == ChartRange::Kind::Between) {
        m_chart->setRange(m_range.from, m_range.to);
        return;
    }
    const QDateTime now = m_context.clock.now();
    qint64 seconds = m_range.seconds;
    if (m_range.kind == ChartRange::Kind::All) // an hour until it is known, and at least
        seconds = qMax<qint64>(3600, m_firstSample.isValid() ? m_firstSample.secsTo(now) : 0);
    m_chart->setRange(now.addSecs(-seconds), now);
}

void ChartPage::readAgain()
{
    if (m_loader.isBusy() && m_controls->isLive())
        m_readAgain = true;
    else
        read();
}

void ChartPage::read()
{
    m_readAgain = false;
    m_refresh.stop(); // what was shown before may have needed a longer rest
    if (!isVisible())
        return; // showEvent() reads
    if (m_controls->isLive())
        applyRange();
    const ChartMetric &metric = m_controls->chosenMetric();
    m_chart->setQuantity({metric.name(), metric.unit});
    m_files->setTitle(title());
    ChartQuestion question;
    question.lines = chartLines(metric, m_keys, m_controls->hasFleet(), m_context.fleet);
    question.from = m_chart->from();
    question.to = m_chart->to();
    // Of shares a short bucket has none, one or two: that would be noise.
    question.buckets = qBound(50, m_chart->plotWidth() / 2, metric.isRate ? 120 : 1000);
    question.gapSeconds = qMax(5, m_context.poller.interval() * 5 / 2);
    m_loader.ask(question);
}

QString ChartPage::title() const
{
    const QString metric = m_controls->chosenMetric().name();
    const Miner *first = m_context.fleet.miner(m_keys.value(0));
    if (!first)
        return metric;
    QString name = isolated(first->record.name);
    if (comparesMiners())
        name = tr("%1 and %n more", "name of a miner, number of further ones",
                  int(m_keys.size()) - 1)
                   .arg(name);
    return name + QStringLiteral(", ") + metric;
}

QString ChartPage::emptyText(const ChartAnswer &answer) const
{
    if (!answer.problem.isEmpty())
        return tr("The history cannot be read: %1").arg(answer.problem);
    if (m_keys.isEmpty() && !m_controls->hasFleet())
        return tr("Select a miner to see its chart.");
    if (answer.firstSample.isValid())
        return (m_keys.isEmpty() ? tr(
                    "There is no value of all miners in this range. The first sample is of %1.")
                                 : tr("There are no values of it in this range. The first sample "
                                      "of any kind is of %1."))
            .arg(momentText(answer.firstSample, m_context.clock.now()));
    return tr("No samples yet. The first one comes with the next poll.");
}

void ChartPage::take(const ChartAnswer &answer)
{
    const bool isNews = answer.firstSample != m_firstSample;
    m_firstSample = answer.firstSample;
    if (isNews && m_range.kind == ChartRange::Kind::All && m_controls->isLive()) {
        read(); // only now it is known what "all" is
        return;
    }
    m_chart->setEmptyText(emptyText(answer));
    // As of when it was asked: a point of a later present would not be in what is shown.
    const QDateTime end = qMin(m_chart->to(), m_context.clock.now());
    // A reading that a miner does not have gets no empty line in the legend.
    QList<ChartSeries> series;
    for (const ChartSeries &line : answer.series) {
        if (comparesMiners() || !line.runs.isEmpty())
            series += fittedInto(line, m_chart->from(), end);
    }
    // Where nothing is drawn, the chart itself says so.
    const bool isPart = std::any_of(series.begin(), series.end(),
                                    [](const ChartSeries &line) { return !line.runs.isEmpty(); });
    m_messages->setMessage(QStringLiteral("log"), MessageBar::Kind::Problem,
                           isPart && !answer.problem.isEmpty() ? emptyText(answer) : QString());
    m_chart->setThresholds(chartThresholds(m_controls->chosenMetric(), m_keys, m_context));
    m_chart->setSeries(series);
    readMarks();
    if (m_readAgain)
        m_refresh.start(m_loader.rest());
}

void ChartPage::showTable()
{
    if (m_stack->currentIndex() == 1) {
        m_table->setSeries(m_chart->shownSeries(),
                           [this](double value) { return m_chart->valueText(value); });
        fitColumns();
    }
}

void ChartPage::fitColumns()
{
    // Wider only, so that nothing jumps while the chart is live, nor shrinks what a person widened.
    const QAbstractItemView *view = m_tableView; // of a table it is not public
    for (int column = 0; column < 2; ++column) {
        const int wanted = view->sizeHintForColumn(column);
        if (m_tableView->columnWidth(column) < wanted)
            m_tableView->setColumnWidth(column, wanted);
    }
}

void ChartPage::readMarks()
{
    const quint64 number = ++m_newestMarks;
    if (!m_context.events || m_keys.isEmpty()) {
        m_chart->setEvents({});
        return;
    }
    EventFilter filter;
    filter.minerKeys = m_keys;
    filter.kinds = {EventKind::Restart, EventKind::ModeChanged, EventKind::PoolChanged,
                    EventKind::Offline, EventKind::Overheating, EventKind::BlockFound};
    filter.from = m_chart->from();
    filter.to = m_chart->to();
    filter.limit = mostMarks;
    whenDone(m_context.events->read(filter), this,
             [this, number](const Result<QList<Event>> &events) {
                 if (!events || number != m_newestMarks)
                     return; // the Events tab says what is wrong with them
                 QList<ChartMark> marks;
                 for (const Event &event : *events) {
                     QString text = eventSentence(event);
                     if (const Miner *miner = m_context.fleet.miner(event.minerKey);
                         miner && comparesMiners())
                         text.prepend(isolated(miner->record.name) + QStringLiteral(": "));
                     marks << ChartMark{event.time.toMSecsSinceEpoch(), text};
                 }
                 m_chart->setEvents(marks);
             });
}

void ChartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

QJsonObject ChartPage::state() const
{
    QJsonObject state = m_range.toJson();
    state.insert(QStringLiteral("metric"), m_controls->chosenMetric().id);
    state.insert(QStringLiteral("fleet"), m_controls->wantsFleet());
    return state;
}

void ChartPage::restore(const QJsonObject &state)
{
    m_controls->setMetric(state.value(QStringLiteral("metric")).toString());
    m_controls->setWantsFleet(state.value(QStringLiteral("fleet")).toBool());
    if (const auto range = ChartRange::fromJson(state))
        setRange(*range);
}

} // namespace coalface
