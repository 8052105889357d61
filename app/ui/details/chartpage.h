// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"
#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace coalface {

class ChartTableModel;
class TimeChart;

//! The chart of the selected miners: which reading, over which time. Reads its points from the log,
//! at most once a second, and only while it can be seen. GUI thread.
class ChartPage : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPage(const WindowContext &context, QWidget *parent = nullptr);

    //! The first six are drawn.
    void setMiners(const QList<qint64> &keys);
    TimeChart &chart() { return *m_chart; }

    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Load; //!< one round of questions to the log
    void buildControls();
    void setSpan(qint64 seconds);
    void followNow();
    void read();
    void take(const std::shared_ptr<Load> &load);
    void readMarks();
    void showLegend();
    bool isLive() const;
    QStringList metricKeys() const;

    WindowContext m_context;
    QComboBox *m_metric;
    QButtonGroup *m_spans;
    QToolButton *m_live;
    QToolButton *m_asTable;
    QLabel *m_legend;
    QStackedWidget *m_stack;
    TimeChart *m_chart;
    ChartTableModel *m_table;
    QList<qint64> m_keys;
    qint64 m_span = 3600; //!< s
    QTimer m_refresh;
    quint64 m_newestLoad = 0;
    bool m_reading = false;
    bool m_readAgain = false;
};

} // namespace coalface
