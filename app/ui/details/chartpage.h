// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartloader.h"
#include "ui/context.h"
#include "ui/details/chartrange.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;

namespace coalface {

class ChartControls;
class ChartFiles;
class ChartTableModel;
class LegendArea;
class MessageBar;
class TimeChart;

//! The chart of the selected miners, and of the fleet if wanted: which reading, over which time. Reads its points from the
//! log, of what is live at most once a second, and only while it can be seen. GUI thread.
class ChartPage : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPage(const WindowContext &context, QWidget *parent = nullptr);

    //! The first mostMiners are drawn and in the legend, which shows six; how many are left is said beside it.
    void setMiners(const QList<qint64> &keys);
    TimeChart &chart() { return *m_chart; }
    ChartControls &controls() { return *m_controls; }
    ChartFiles &files() { return *m_files; }

    QJsonObject state() const;
    void restore(const QJsonObject &state);

    //! With a plot in which something can be seen.
    QSize minimumSizeHint() const override;

    static constexpr int mostMiners = 8;

Q_SIGNALS:
    void stateChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QTableView *makeTable();
    void connectControls();
    void setRange(const ChartRange &range);
    void askForRange();
    void setLive(bool live);
    void clear(); //!< what is drawn is of something else than what is wanted
    void applyRange();
    void read();
    //! What came in by itself waits for an answer that is under way: else a slow log would never give one.
    void readAgain();
    QString emptyText(const ChartAnswer &answer) const;
    void take(const ChartAnswer &answer);
    void readMarks();
    void showTable();
    void fitColumns();
    QString title() const;
    bool comparesMiners() const { return m_keys.size() > 1; }

    WindowContext m_context;
    ChartControls *m_controls;
    QStackedWidget *m_stack;
    TimeChart *m_chart;
    LegendArea *m_legend;
    QLabel *m_left; //!< how many of the miners are not drawn
    ChartTableModel *m_table;
    QTableView *m_tableView = nullptr;
    ChartFiles *m_files;
    MessageBar *m_messages;
    ChartLoader m_loader;
    QList<qint64> m_keys;
    ChartRange m_range;
    QDateTime m_firstSample; //!< of what is shown; invalid: not known
    QTimer m_refresh;
    bool m_readAgain = false;
    quint64 m_newestMarks = 0;
};

} // namespace coalface
