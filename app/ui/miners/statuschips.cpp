// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/statuschips.h"

#include "ui/common/statetext.h"
#include "ui/common/togglebutton.h"
#include "ui/theme/stateicon.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace coalface {

namespace {
constexpr int allId = 100;

//! These stand there even when no miner is in that state.
bool isAlwaysShown(MinerState state)
{
    return state == MinerState::Online || state == MinerState::Warning
           || state == MinerState::Offline;
}
} // namespace

StatusChips::StatusChips(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 4);
    addChip(allId, {});
    for (const MinerState state : allStates())
        addChip(int(state), stateIcon(state));
    layout->addStretch();
    m_chips[allId]->setChecked(true);
    setCounts({});
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        m_chosen = id == allId ? std::nullopt : std::optional(MinerState(id));
        Q_EMIT chosenChanged();
    });
}

QToolButton *StatusChips::addChip(int id, const QIcon &icon)
{
    auto *chip = new ToggleButton(this);
    chip->setAutoRaise(true);
    chip->setIcon(icon);
    const int side = fontMetrics().height() * 7 / 8;
    chip->setIconSize({side, side});
    chip->setToolButtonStyle(icon.isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    m_group->addButton(chip, id);
    m_chips.insert(id, chip);
    layout()->addWidget(chip);
    return chip;
}

void StatusChips::setCounts(const QMap<MinerState, int> &counts)
{
    int all = 0;
    for (const int count : counts)
        all += count;
    for (auto chip = m_chips.cbegin(); chip != m_chips.cend(); ++chip) {
        const bool isAll = chip.key() == allId;
        const int count = isAll ? all : counts.value(MinerState(chip.key()));
        const QString word = isAll ? tr("All") : stateWord(MinerState(chip.key()));
        //: a filter with the number of miners that it lets through: "Online 3"
        chip.value()->setText(tr("%1 %2").arg(word, QLocale().toString(count)));
        chip.value()->setToolTip(isAll ? tr("Show all miners")
                                       : tr("Show only the miners in this state: %1").arg(word));
        chip.value()->setVisible(isAll || count > 0 || isAlwaysShown(MinerState(chip.key()))
                                 || chip.value()->isChecked());
    }
}

void StatusChips::choose(std::optional<MinerState> state)
{
    QToolButton *chip = m_chips.value(state ? int(*state) : allId);
    chip->setVisible(true);
    chip->setChecked(true);
}

} // namespace coalface
