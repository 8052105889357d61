// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulksheet.h"

#include "core/pools/wantedpools.h"
#include "ui/common/statetext.h"
#include "ui/operations/bulktable.h"
#include "ui/operations/bulktargetmodel.h"
#include "ui/operations/optionsarea.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace coalface {

namespace {
constexpr int longestStagger = 600; //!< s
}

BulkSheet::BulkSheet(const WindowContext &context, const QList<qint64> &keys, int hidden,
                     BulkOptions *options, QWidget *parent)
    : QWidget(parent),
      m_fleet(context.fleet),
      m_options(options),
      m_targets(new BulkTargetModel(context.fleet, keys, options->verb(), this)),
      m_survey(new Survey(context.fleet, context.drivers, this))
{
    build(hidden);
    for (const qint64 key : keys) {
        if (m_options->isNeededAnyway(key))
            m_targets->setNeededAnyway(key);
    }
    if (m_options->purpose() == BulkChange::Purpose::Undo && context.wantedPools) {
        m_targets->setStrangers([wanted = context.wantedPools](qint64 key, const PoolSettings &pool) {
            return wanted->isStrangers(key, {pool.url, pool.user});
        });
    }
    connect(m_survey, &Survey::surveyed, this, [this](const Surveyed &miner) {
        m_options->take(miner);
        m_targets->take(miner);
    });
    connect(m_survey, &Survey::finished, this, &BulkSheet::refresh);
    connect(m_options, &BulkOptions::changed, this, &BulkSheet::decide);
    connect(m_targets, &BulkTargetModel::ticksChanged, this, &BulkSheet::refresh);
    decide();
    readLog(context.events, keys);
    m_survey->start(keys, options->verb());
}

void BulkSheet::build(int hidden)
{
    const int em = fontMetrics().height();
    m_options->setParent(this); // before the others, so that the keyboard comes to it first
    auto *options = new OptionsArea(m_options, this);
    const bool hasValues = m_options->verb() == WriteRequest::Verb::SetMode
                           || m_options->verb() == WriteRequest::Verb::SetPool;
    m_table = new BulkTable(*m_targets, tr("Bulk targets"), this);
    int longest = 0; // a state is never cut
    for (const MinerState state : allStates())
        longest = qMax(longest, int(stateWord(state).size()) + 5);
    // The names of modes are short, pools with their workers are not.
    m_table->fitWidths(!hasValues ? QList<int>{28, 24, longest}
                       : m_options->verb() == WriteRequest::Verb::SetMode
                           ? QList<int>{28, 24, longest, 0, 14, 30}
                           : QList<int>{28, 24, longest, 0, 28, 34},
                       BulkTargetModel::Possible, 18);
    m_table->elideInTheMiddle({BulkTargetModel::Before, BulkTargetModel::After});
    m_table->setColumnHidden(BulkTargetModel::Before, !hasValues);
    m_table->setColumnHidden(BulkTargetModel::After, !hasValues);
    m_table->setToolTip(tr("Space ticks and unticks the selected miners"));
    auto *left = new QLabel(tr("%n selected miners are hidden by the filter and left out.", nullptr,
                               hidden),
                            this);
    left->setWordWrap(true);
    left->setHidden(hidden == 0);
    for (QLabel **label : {&m_strangers, &m_warnings, &m_state}) {
        *label = new QLabel(this);
        (*label)->setTextFormat(Qt::PlainText);
        (*label)->setWordWrap(true);
    }
    m_strangers->hide();
    m_warnings->hide();
    auto *buttons = new QDialogButtonBox(this);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_go->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(em / 2);
    layout->addWidget(options);
    layout->addWidget(m_strangers);
    layout->addWidget(left);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_warnings);
    layout->addWidget(m_state);
    if (m_options->hasStagger()) {
        m_stagger = new QSpinBox(this);
        m_stagger->setRange(0, longestStagger);
        m_stagger->setSuffix(tr(" s"));
        m_stagger->setToolTip(tr("The next miner begins so much later than the one before"));
        auto *form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
        form->addRow(tr("&Time between two"), m_stagger);
        layout->addLayout(form);
    }
    layout->addWidget(buttons);
    connect(m_table, &BulkTable::toggled, m_targets, &BulkTargetModel::toggle);
    connect(m_cancel, &QPushButton::clicked, this, &BulkSheet::rejected);
    connect(m_go, &QPushButton::clicked, this, &BulkSheet::confirm);
}

void BulkSheet::readLog(EventLog *log, const QList<qint64> &keys)
{
    if (!log) {
        m_isLogRead = true;
        return refresh();
    }
    UnconfirmedWrites::read(*log, keys)
        .then(qApp, [self = QPointer(this)](const Result<UnconfirmedWrites> &writes) {
            if (!self)
                return;
            self->m_isLogRead = true;
            // What is wrong with the history the window says; each miner is asked for what it shows all the same.
            if (writes)
                self->m_targets->setUnconfirmed(*writes);
            self->refresh();
        });
}

void BulkSheet::decide()
{
    m_targets->setRequest([this](const MinerRecord &miner) { return m_options->requestFor(miner); });
    refresh();
}

void BulkSheet::refresh()
{
    const QLocale locale;
    const int all = m_targets->rowCount();
    const int answered = m_targets->answeredCount();
    const int ticked = m_targets->tickedCount();
    m_options->setMiners(m_targets->tickedKeys(), m_targets->tickedNames());
    // The column says of which, as far as there is room in it.
    const int strangers = m_targets->strangersCount();
    m_strangers->setText(
        tr("%n of these miners get back a pool that was not set here.", nullptr, strangers));
    m_strangers->setHidden(strangers == 0);
    const QStringList warnings = m_options->warnings();
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setHidden(warnings.isEmpty());
    m_state->setText(answered < all
                         ? tr("Asking the miners: %1 of %2 have answered. Who has not is left out.")
                               .arg(locale.toString(answered), locale.toString(all))
                         : split());
    const QString problem = m_options->problem();
    m_go->setText(m_options->buttonText(ticked));
    m_go->setEnabled(ticked > 0 && problem.isEmpty() && m_isLogRead);
    m_go->setToolTip(!problem.isEmpty() ? problem
                     : ticked == 0      ? tr("Tick a miner first")
                                        : QString());
}

//! Who can, who need not, who cannot: all of them, when everybody has been asked.
QString BulkSheet::split() const
{
    const QLocale locale;
    const int all = m_targets->rowCount();
    const int possible = m_targets->possibleCount();
    const int unchanged = m_targets->unchangedCount();
    const int left = all - possible - unchanged;
    QStringList sentences{
        tr("%1 of %2 can do this.").arg(locale.toString(possible), locale.toString(all))};
    if (unchanged > 0)
        sentences += tr("%n miners are set so already.", nullptr, unchanged);
    if (left > 0)
        sentences += tr("%n miners are left out: the column “Possible” says why.", nullptr, left);
    return sentences.join(QLatin1Char(' '));
}

void BulkSheet::confirm()
{
    const QList<BulkTarget> targets = m_targets->ticked();
    if (targets.isEmpty() || !m_options->problem().isEmpty() || !m_isLogRead)
        return;
    m_survey->cancel();
    Q_EMIT confirmed(targets, m_options->times(),
                     std::chrono::seconds(m_stagger ? m_stagger->value() : 0));
}

} // namespace coalface
