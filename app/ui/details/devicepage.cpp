// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/devicepage.h"

#include "ui/common/abilitytext.h"
#include "ui/common/agetext.h"
#include "ui/common/errortext.h"
#include "ui/common/factsgrid.h"
#include "ui/common/modevalues.h"
#include "ui/common/tablelook.h"
#include "ui/common/whendone.h"
#include "ui/details/askbar.h"
#include "ui/details/poolslotmodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace coalface {

namespace {

//! "eco (400 MHz, 1050 mV, 15 W)"
QString modeText(const PowerMode &mode)
{
    const QString values = modeValues(mode);
    return values.isEmpty() ? mode.name : QStringLiteral("%1 (%2)").arg(mode.name, values);
}

} // namespace

DevicePage::DevicePage(const WindowContext &context, QWidget *parent)
    : QScrollArea(parent),
      m_context(context),
      m_bar(new AskBar(context, this)),
      m_poolsNote(new QLabel(this)),
      m_pools(new QTableView(this)),
      m_model(new PoolSlotModel(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Device"));
    const int em = fontMetrics().height();
    m_pools->setModel(m_model);
    m_pools->setAccessibleName(tr("Configured pools"));
    setUpTable(*m_pools);
    m_pools->setSelectionMode(QAbstractItemView::SingleSelection);
    m_pools->horizontalHeader()->setAccessibleName(tr("Columns"));
    m_pools->horizontalHeader()->setSectionResizeMode(PoolSlotModel::UrlColumn,
                                                      QHeaderView::Stretch);
    m_pools->horizontalHeader()->setSectionResizeMode(PoolSlotModel::UserColumn,
                                                      QHeaderView::Stretch);
    m_pools->setMinimumHeight(5 * (em + 10));
    m_poolsNote->setTextFormat(Qt::PlainText);
    m_poolsNote->setWordWrap(true);

    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 0, 0, em / 2);
    m_layout->addWidget(m_bar);
    auto *pools = new QVBoxLayout;
    pools->setContentsMargins(em / 2, 0, em / 2, 0);
    pools->addWidget(m_poolsNote);
    pools->addWidget(m_pools, 1);
    m_layout->addLayout(pools, 1);
    m_layout->addStretch(0); // while no pools are shown
    setWidget(content);
    connect(m_bar, &AskBar::wanted, this, &DevicePage::ask);
    clear();
}

void DevicePage::showMiner(qint64 key)
{
    if (key == m_bar->key() && key != 0)
        return;
    ++m_round;
    m_open = 0;
    m_bar->setMiner(key, tr("Shows what the miner can do, its modes and versions, and the pools "
                            "it is set to."));
    clear();
}

void DevicePage::clear()
{
    delete std::exchange(m_facts, nullptr);
    m_model->setPools({});
    m_pools->hide();
    m_poolsNote->hide();
}

void DevicePage::ask()
{
    DriverSession *session = m_bar->begin();
    if (!session)
        return;
    const quint64 round = ++m_round;
    m_problems.clear();
    m_open = 2;
    clear();
    whenDone(session->readVersionInfo(m_bar->reference(), m_bar->deadline()), this,
             [this, round](const Result<VersionInfo> &info) {
                 if (round == m_round)
                     takeInfo(info);
             });
    whenDone(session->readPoolInfo(m_bar->reference(), m_bar->deadline()), this,
             [this, round](const Result<PoolInfo> &pools) {
                 if (round == m_round)
                     takePools(pools);
             });
}

void DevicePage::takeInfo(const Result<VersionInfo> &info)
{
    if (info) {
        m_facts = new FactsGrid(widget());
        m_layout->insertWidget(1, m_facts);
        const auto add = [this](const QString &name, const QString &text,
                                FactsGrid::Length length = FactsGrid::Length::Short) {
            FactsGrid::setValue(m_facts->add(name, length), text);
        };
        const Identity &who = info->identity;
        add(tr("Model"), who.model);
        add(tr("Firmware"), who.firmware);
        add(tr("Host name"), who.hostname);
        add(tr("MAC"), who.mac);
        for (auto detail = info->details.cbegin(); detail != info->details.cend(); ++detail)
            add(detail.key(), detail.value());
        QStringList abilities;
        for (const Capability capability : info->capabilities)
            abilities += abilityText(capability);
        QStringList modes;
        for (const PowerMode &mode : info->modes)
            modes += modeText(mode);
        add(tr("Can"), abilities.join(QStringLiteral(", ")), FactsGrid::Length::Long);
        add(tr("Power modes"), modes.join(QStringLiteral(", ")), FactsGrid::Length::Long);
        m_facts->show();
    } else {
        m_problems += errorText(info.error());
    }
    conclude();
}

void DevicePage::takePools(const Result<PoolInfo> &pools)
{
    m_poolsNote->show();
    if (pools) {
        m_model->setPools(pools->pools);
        m_pools->setVisible(!pools->pools.isEmpty());
        m_poolsNote->setText(
            pools->pools.isEmpty() ? tr("No pool is set.")
            : pools->hasPassword
                ? tr("Configured pools. The one in use has a password, which no miner tells.")
                : tr("Configured pools:"));
    } else {
        m_poolsNote->setText(tr("The pools could not be read."));
        m_problems += errorText(pools.error());
    }
    conclude();
}

void DevicePage::conclude()
{
    if (--m_open > 0)
        return;
    m_problems.removeDuplicates();
    const QString when = momentText(m_context.clock.now());
    //: %1 is a moment
    m_bar->ended(m_problems.isEmpty() ? tr("Asked at %1.").arg(when)
                                      : m_problems.join(QLatin1Char(' ')));
}

} // namespace coalface
