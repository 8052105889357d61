// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"
#include "core/ports/drivermetricslog.h"

#include <QScrollArea>
#include <QTimer>

class QGridLayout;
class QLabel;

namespace coalface {

class RecentFigures;

//! What the running version of one driver did in the last 24 hours, beside what another version did that
//! ran in that time, too. Looks again every half minute while it is seen.
class DriverMetricsView : public QScrollArea
{
    Q_OBJECT
public:
    //! `figures` outlives it.
    explicit DriverMetricsView(RecentFigures &figures, QWidget *parent = nullptr);
    void showDriver(const DriverOverview *driver); //!< null: none

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Text = QString (*)(const DriverFigures &figures);
    struct Row
    {
        QLabel *name = nullptr;
        QLabel *now = nullptr;
        QLabel *before = nullptr;
        Text text = nullptr;
    };
    void addRows();
    void addRow(const QString &name, Text text);
    QLabel *addLabel(int row, int column);
    void refresh();
    void colour();

    RecentFigures &m_figures;
    QString m_driverType; //!< empty: none
    QString m_version;
    QTimer m_again;
    QLabel *m_note;
    QWidget *m_table;
    QGridLayout *m_grid;
    Row m_heading;
    QList<Row> m_rows;
};

} // namespace coalface
