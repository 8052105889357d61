// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "ui/details/chartrange.h"

#include <QDialog>

namespace coalface {

class MomentField;
class ProblemLabel;

//! Asks from when to when a chart is to show. GUI thread.
class ChartRangeDialog : public QDialog
{
    Q_OBJECT
public:
    //! Begins with these times. `first`: of the first sample; invalid: not known.
    ChartRangeDialog(const Clock &clock, const QDateTime &from, const QDateTime &to,
                     const QDateTime &first, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const ChartRange &range);

private:
    void accept() override;
    QString problem() const; //!< a sentence; empty: the times are right

    const Clock &m_clock;
    QDateTime m_first;
    MomentField *m_from;
    MomentField *m_to;
    ProblemLabel *m_problem;
};

} // namespace coalface
