// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace coalface {

class FactsGrid;
class RecentFigures;

//! The driver of the miner, and how it does.
class MinerDriverPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit MinerDriverPage(const WindowContext &context, QWidget *parent = nullptr);
    void showDriver(const QString &driverType); //!< empty: none

Q_SIGNALS:
    //! To be shown on the page of drivers.
    void driverWanted(const QString &driverType);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void refreshFigures(const QString &version);

    WindowContext m_context;
    QString m_type;
    RecentFigures *m_figures = nullptr; //!< null: they are not shown
    FactsGrid *m_facts;
    QLabel *m_name;
    QLabel *m_version;
    QLabel *m_source;
    QLabel *m_calls = nullptr;
    QLabel *m_failed = nullptr;
    QLabel *m_faults = nullptr;
    QLabel *m_ends = nullptr;
    QLabel *m_latency = nullptr;
    QLabel *m_state;
    QPushButton *m_open;
};

} // namespace coalface
