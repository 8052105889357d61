// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/columnheading.h"

#include <algorithm>

namespace coalface {

QVariant columnHeading(int section, Qt::Orientation orientation, int role,
                       const QStringList &titles, std::initializer_list<int> numbers)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= titles.size())
        return {};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role != Qt::TextAlignmentRole)
        return {};
    const bool isNumber = std::find(numbers.begin(), numbers.end(), section) != numbers.end();
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace coalface
