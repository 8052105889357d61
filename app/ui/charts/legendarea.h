// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace coalface {

class FlowRow;

//! Room for a legend: as high as its rows, but for two of them at most, or what is set; further ones are scrolled to. Hidden with the legend. GUI thread.
class LegendArea : public QScrollArea
{
    Q_OBJECT
public:
    //! Owns the legend.
    explicit LegendArea(FlowRow *legend, QWidget *parent = nullptr);
    void setMostRows(int rows);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    FlowRow *m_legend;
    int m_mostRows = 2;
};

} // namespace coalface
