// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>

namespace coalface {

//! Rows that stand together, first and last, of rows in ascending order: what to announce of them. A view repaints all that
//! lies between the first and the last row of a change, so the few rows of a fleet that answers evenly are announced by
//! themselves, and the many of a burst as one.
QList<QPair<int, int>> rowRuns(const QList<int> &rows);

} // namespace coalface
