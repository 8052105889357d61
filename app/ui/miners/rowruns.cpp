// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/rowruns.h"

namespace coalface {

namespace {
constexpr int mostRuns = 100;
}

QList<QPair<int, int>> rowRuns(const QList<int> &rows)
{
    QList<QPair<int, int>> runs;
    for (const int row : rows) {
        if (!runs.isEmpty() && runs.last().second == row - 1)
            runs.last().second = row;
        else
            runs += {row, row};
    }
    if (runs.size() > mostRuns)
        runs = {{runs.first().first, runs.last().second}};
    return runs;
}

} // namespace coalface
