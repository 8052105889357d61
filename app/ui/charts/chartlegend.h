// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/flowlayout.h"

#include <QHash>
#include <QStringList>

namespace coalface {

class LegendChip;
class RecordedNote;
class TimeChart;

//! The lines of a TimeChart: what each looks like, its name and its last value. Pressing one shows or hides it, pointing at
//! it or going to it by Tab lifts it out of the others. A single line has no chip; what hatching there is is explained. Hides itself where there is nothing to say. GUI thread.
class ChartLegend : public FlowRow
{
    Q_OBJECT
public:
    explicit ChartLegend(TimeChart &chart, QWidget *parent = nullptr);

private:
    void refresh();

    TimeChart &m_chart;
    QHash<QString, LegendChip *> m_chips; //!< by the line's id
    RecordedNote *m_recorded;
    QStringList m_order;
};

} // namespace coalface
