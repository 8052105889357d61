// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/fleetchart.h"

#include "ui/charts/chartloader.h"
#include "ui/charts/timechart.h"
#include "ui/common/agetext.h"
#include "ui/common/togglebutton.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>

namespace coalface {

namespace {
constexpr int fleetInterval = 10'000; // ms
constexpr qint64 day = 24 * 3600;     // s
} // namespace

FleetChart::FleetChart(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_metric(new QComboBox(this)),
      m_spans(new QButtonGroup(this)),
      m_chart(new TimeChart(this)),
      m_loader(new ChartLoader(context.log, this))
{
    const std::pair<QString, QString> metrics[] = {{tr("Hashrate"), QStringLiteral("hashrate")},
                                                   {tr("Power"), QStringLiteral("power")},
                                                   {tr("Efficiency"), QStringLiteral("efficiency")},
                                                   {tr("Temperature"),
                                                    QStringLiteral("temperature")},
                                                   {tr("Shares per minute"),
                                                    QStringLiteral("shares_accepted")}};
    for (const auto &[title, name] : metrics)
        m_metric->addItem(title, name);
    auto *label = new QLabel(tr("&Show"), this);
    label->setBuddy(m_metric);
    auto *controls = new QHBoxLayout;
    controls->addWidget(label);
    controls->addWidget(m_metric);
    controls->addStretch(1);
    const std::pair<QString, qint64> spans[] = {{tr("24 h"), day},
                                                {tr("7 d"), 7 * day},
                                                {tr("30 d"), 30 * day},
                                                {tr("1 y"), 365 * day}};
    for (const auto &[title, seconds] : spans) {
        auto *button = new ToggleButton(this);
        button->setText(title);
        button->setCheckable(true);
        button->setChecked(seconds == m_span);
        m_spans->addButton(button, int(seconds));
        controls->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(controls);
    layout->addWidget(m_chart, 1);
    m_refresh.setInterval(fleetInterval);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (!m_loader->isBusy() && m_loader->rest() == 0) // or a slow log would never answer
            read();
    });
    connect(m_loader, &ChartLoader::answered, this, &FleetChart::take);
    m_refresh.start();
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        read();
        Q_EMIT stateChanged();
    });
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int seconds) { choose(seconds); });
}

QString FleetChart::key() const
{
    return m_metric->currentData().toString();
}

bool FleetChart::isRate() const
{
    return key() == QLatin1String("shares_accepted");
}

void FleetChart::choose(qint64 span)
{
    m_span = span;
    if (QAbstractButton *button = m_spans->button(int(span)))
        button->setChecked(true);
    read();
    Q_EMIT stateChanged();
}

void FleetChart::read()
{
    if (!isVisible())
        return; // showEvent() reads
    const TelemetryField *field = telemetryField(key());
    m_chart->setQuantity({m_metric->currentText(), isRate() ? QStringLiteral("1/min")
                                                   : field  ? QString(field->unit)
                                                            : QString()});
    const QDateTime now = m_context.clock.now();
    m_chart->setRange(now.addSecs(-m_span), now);
    ChartLine line;
    line.look.id = QStringLiteral("fleet/") + key();
    line.look.name = tr("The whole fleet");
    line.key = key();
    line.isRate = isRate();
    ChartQuestion question;
    question.lines = {line};
    question.from = m_chart->from();
    question.to = m_chart->to();
    // Of shares a short bucket has few: that would be noise.
    question.buckets = qBound(50, m_chart->plotWidth() / 2, isRate() ? 120 : 1000);
    question.gapSeconds = qMax(5, m_context.poller.interval() * 5 / 2);
    m_loader->ask(question);
}

void FleetChart::take(const ChartAnswer &answer)
{
    if (!answer.problem.isEmpty())
        m_chart->setEmptyText(tr("The history cannot be read: %1").arg(answer.problem));
    else if (answer.firstSample.isValid())
        m_chart->setEmptyText(
            tr("There is no value of all miners in this range. The first sample is of %1.")
                .arg(momentText(answer.firstSample, m_context.clock.now())));
    else
        m_chart->setEmptyText(tr("No samples yet. The first one comes with the next poll."));
    QList<ChartSeries> shown;
    for (const ChartSeries &line : answer.series) {
        if (!line.runs.isEmpty())
            shown += fittedInto(line, m_chart->from(), m_chart->to());
    }
    m_chart->setSeries(shown);
}

void FleetChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

QJsonObject FleetChart::state() const
{
    return {{QStringLiteral("metric"), key()}, {QStringLiteral("span"), m_span}};
}

void FleetChart::restore(const QJsonObject &state)
{
    m_metric->setCurrentIndex(
        qMax(0, m_metric->findData(state.value(QStringLiteral("metric")).toString())));
    if (const int span = state.value(QStringLiteral("span")).toInt(); m_spans->button(span))
        choose(span);
}

} // namespace coalface
