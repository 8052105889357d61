// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTableView;

namespace coalface {

class EnergyDayModel;
struct Series;

//! Energy and cost per day of the last week, and the tariff they are reckoned with. Reads the log once a minute, while it can be
//! seen. GUI thread.
class EnergyPanel : public QWidget
{
    Q_OBJECT
public:
    explicit EnergyPanel(const WindowContext &context, QWidget *parent = nullptr);

    const EnergyDayModel &model() const { return *m_model; }
    void editTariff();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void show(const QList<QList<SeriesPoint>> &power);
    void tellSilent();

    WindowContext m_context;
    EnergyDayModel *m_model;
    QTableView *m_table;
    QLabel *m_summary;
    QLabel *m_silent;
    QTimer m_refresh;
    QList<QList<SeriesPoint>> m_power; //!< as it was read last
};

} // namespace coalface
