// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QMap>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QToolButton;

namespace coalface {

//! "All 6 · Online 3 · Warning 1 · …": how many miners are in which state, and a filter at once.
class StatusChips : public QWidget
{
    Q_OBJECT
public:
    explicit StatusChips(QWidget *parent = nullptr);

    void setCounts(const QMap<MinerState, int> &counts);
    std::optional<MinerState> chosen() const { return m_chosen; }
    void choose(std::optional<MinerState> state);

Q_SIGNALS:
    void chosenChanged();

private:
    QToolButton *addChip(int id, const QIcon &icon);
    QButtonGroup *m_group;
    QMap<int, QToolButton *> m_chips;
    std::optional<MinerState> m_chosen;
};

} // namespace coalface
