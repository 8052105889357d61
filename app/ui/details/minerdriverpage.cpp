// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/minerdriverpage.h"

#include "core/units.h"
#include "ui/common/factsgrid.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/recentfigures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coalface {

MinerDriverPage::MinerDriverPage(const WindowContext &context, QWidget *parent)
    : QScrollArea(parent),
      m_context(context),
      m_facts(new FactsGrid),
      m_open(new QPushButton(tr("Show in Dr&ivers")))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Driver"));
    m_name = m_facts->add(tr("Driver"));
    m_version = m_facts->add(tr("Version"));
    m_source = m_facts->add(tr("Source"));
    if (m_context.driverMetrics) {
        m_figures = new RecentFigures(*m_context.driverMetrics, m_context.clock, this);
        m_calls = m_facts->add(tr("Calls in 24 h"));
        m_failed = m_facts->add(tr("Failed"));
        m_faults = m_facts->add(tr("By its fault"));
        m_ends = m_facts->add(tr("Crashes / hangs"));
        m_latency = m_facts->add(tr("Answer time (95 %)"));
        connect(m_figures, &RecentFigures::changed, this, &MinerDriverPage::refresh);
    }
    m_state = m_facts->add(tr("Status"), FactsGrid::Length::Long);
    m_open->setAutoDefault(false);
    m_open->setToolTip(tr("Open the page Drivers at this one"));
    m_open->setVisible(m_context.driverManager);
    const int em = fontMetrics().height();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, em / 2);
    layout->addWidget(m_facts);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(em / 2, 0, em / 2, 0);
    row->addWidget(m_open);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch(1);
    setWidget(content);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT driverWanted(m_type); });
    connect(&m_context.drivers, &DriverDirectory::driverChanged, this, [this](const QString &type) {
        if (type == m_type)
            refresh();
    });
    if (m_context.driverManager) {
        connect(m_context.driverManager, &DriverManager::overviewChanged, this,
                [this](const QString &type) {
                    if (type == m_type)
                        refresh();
                });
    }
}

void MinerDriverPage::showDriver(const QString &driverType)
{
    if (driverType == m_type)
        return;
    m_type = driverType;
    refresh();
}

void MinerDriverPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_figures)
        m_figures->refresh();
    refresh();
}

void MinerDriverPage::refresh()
{
    if (!isVisible())
        return;
    const auto info = m_context.drivers.driver(m_type);
    QString title = info ? info->displayName : m_type;
    QString state = info ? info->detail : m_type.isEmpty() ? QString() : tr("It is not installed.");
    const QList<DriverOverview> all = m_context.driverManager ? m_context.driverManager->overview()
                                                              : QList<DriverOverview>();
    const auto overview = std::find_if(all.cbegin(), all.cend(), [this](const DriverOverview &one) {
        return one.info.driverType == m_type;
    });
    if (overview != all.cend()) {
        title = driverTitle(*overview);
        state = driverConditionSentence(*overview);
    } else if (info && state.isEmpty()) {
        state = driverStateName(info->state);
    }
    FactsGrid::setValue(m_name, title);
    FactsGrid::setValue(m_version, info ? info->version : QString());
    FactsGrid::setValue(m_source, info ? driverSourceWord(info->source) : QString());
    FactsGrid::setValue(m_state, state);
    m_open->setEnabled(overview != all.cend());
    refreshFigures(info ? info->version : QString());
}

void MinerDriverPage::refreshFigures(const QString &version)
{
    if (!m_figures)
        return;
    const std::optional<DriverFigures> figures = m_figures->of(m_type, version);
    const QLocale locale;
    const auto count = [&](qint64 number) { return figures ? locale.toString(number) : QString(); };
    const DriverMetrics sum = figures ? figures->sum : DriverMetrics();
    FactsGrid::setValue(m_calls, count(sum.callCount()));
    FactsGrid::setValue(m_failed, count(sum.driversFaults() + sum.othersFailures()));
    FactsGrid::setValue(m_faults, count(sum.driversFaults()));
    FactsGrid::setValue(m_ends, figures ? QStringLiteral("%1 / %2").arg(locale.toString(sum.crashes),
                                                                        locale.toString(sum.hangs))
                                        : QString());
    FactsGrid::setValue(m_latency, figures && sum.latency.count() > 0
                                       ? units::milliseconds(sum.latency.percentile(0.95))
                                       : QString());
}

} // namespace coalface
