// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace coalface {

class EnergyPanel;
class FleetChart;
class FleetTiles;

//! The page "Dashboard": what the fleet does now and did, which miners need a person, and what it all takes. GUI thread.
class DashboardPage : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardPage(const WindowContext &context, QWidget *parent = nullptr);

    FleetChart &chart() { return *m_chart; }
    EnergyPanel &energy() { return *m_energy; }
    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();
    //! A person wants to see that miner.
    void minerWanted(qint64 key);
    //! A person wants to see the miners in that state.
    void stateWanted(coalface::MinerState state);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeAttention();
    QWidget *makeStates();
    void refresh();
    void showAttention(const QList<const Miner *> &miners);
    QHash<qint64, QList<Alert>> openAlerts() const;
    void showStates(const QList<const Miner *> &miners);

    WindowContext m_context;
    FleetTiles *m_tiles;
    FleetChart *m_chart;
    EnergyPanel *m_energy;
    QLabel *m_attentionTitle;
    QListWidget *m_attention;
    QListWidget *m_states;
};

} // namespace coalface
