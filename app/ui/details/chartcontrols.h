// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/flowlayout.h"
#include "ui/details/chartmetrics.h"
#include "ui/details/chartrange.h"

class QAction;
class QButtonGroup;
class QComboBox;
class QMenu;
class QToolButton;

namespace coalface {

//! The row above a chart: what is shown, of which time, and what can be done with it. Where not all of it has room beside
//! each other, what is used least moves into the menu, and then the ranges into one box: it stays one row. GUI thread.
class ChartControls : public FlowRow
{
    Q_OBJECT
public:
    explicit ChartControls(QWidget *parent);

    const ChartMetric &chosenMetric() const;
    void setMetric(const QString &id); //!< an unknown one changes nothing
    //! Presses the button of that range; as setLive() without a signal.
    void showRange(const ChartRange &range);
    bool isLive() const;
    void setLive(bool live);
    //! Wanted, and there is one of what is shown.
    bool hasFleet() const;
    bool wantsFleet() const;
    void setWantsFleet(bool wants);

    QAction *savePicture;
    QAction *saveLightPicture;
    QAction *copyPicture;
    QAction *saveCsv;

Q_SIGNALS:
    void metricChanged();
    void rangeChosen(const ChartRange &range);
    void customWanted();
    void liveToggled(bool on);
    void resetWanted();
    void fleetToggled();
    void tableToggled(bool on);

protected:
    bool event(QEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &toolTip);
    void addMetric();
    void addRanges();
    void addSaving();
    void updateFleet();
    void fit();
    int widthOf(const QList<QWidget *> &widgets) const;
    void showRangeInBox();

    QComboBox *m_metric;
    QButtonGroup *m_ranges; //!< ids: seconds, 0 all, customId
    QWidget *m_rangePair;   //!< with its label
    QComboBox *m_rangeBox;  //!< the same where there is little room
    QToolButton *m_live;
    QToolButton *m_reset;
    QToolButton *m_fleet;
    QToolButton *m_asTable;
    QToolButton *m_save;
    QAction *m_resetEntry; //!< of the menu: what buttons do where there is room for them
    QAction *m_tableEntry;
};

} // namespace coalface
