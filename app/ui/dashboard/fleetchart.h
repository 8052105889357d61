// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QComboBox;

namespace coalface {

class ChartLoader;
class TimeChart;
struct ChartAnswer;

//! What the whole fleet did over time: hash rate, power, efficiency, temperature or shares. Follows the present; reads from the log
//! at most every ten seconds, and only while it can be seen. GUI thread.
class FleetChart : public QWidget
{
    Q_OBJECT
public:
    explicit FleetChart(const WindowContext &context, QWidget *parent = nullptr);

    TimeChart &chart() { return *m_chart; }
    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void take(const ChartAnswer &answer);
    void choose(qint64 span);
    QString key() const;
    bool isRate() const;

    WindowContext m_context;
    QComboBox *m_metric;
    QButtonGroup *m_spans;
    TimeChart *m_chart;
    qint64 m_span = 24 * 3600; //!< s
    QTimer m_refresh;
    ChartLoader *m_loader;
};

} // namespace coalface
