// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QScrollArea>

class QLabel;
class QTableView;
class QVBoxLayout;

namespace coalface {

class AskBar;
class FactsGrid;
class PoolSlotModel;

//! What the miner says of itself when a person asks it: what it can do, its modes, its versions, its pools.
class DevicePage : public QScrollArea
{
    Q_OBJECT
public:
    explicit DevicePage(const WindowContext &context, QWidget *parent = nullptr);
    void showMiner(qint64 key); //!< 0: none. Another one: what is shown goes.

private:
    void ask();
    void takeInfo(const Result<VersionInfo> &info);
    void takePools(const Result<PoolInfo> &pools);
    void conclude();
    void clear();

    WindowContext m_context;
    QVBoxLayout *m_layout;
    AskBar *m_bar;
    FactsGrid *m_facts = nullptr;
    QLabel *m_poolsNote;
    QTableView *m_pools;
    PoolSlotModel *m_model;
    QStringList m_problems;
    int m_open = 0;
    quint64 m_round = 0; //!< what comes of an earlier one is dropped
};

} // namespace coalface
