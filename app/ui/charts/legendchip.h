// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"

#include <QToolButton>

namespace coalface {

//! One line in a legend: a piece of it, its name, its last value. Down: the line is shown.
class LegendChip : public QToolButton
{
    Q_OBJECT
public:
    explicit LegendChip(QWidget *parent = nullptr);

    void tell(const ChartSeries &line, const QString &value, bool isShown);
    QSize sizeHint() const override;

Q_SIGNALS:
    //! The pointer or the focus came or went.
    void attended(bool is);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int sampleWidth() const;
    int m_look = 0;
    QString m_value;
};

} // namespace coalface
