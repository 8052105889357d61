// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariant>

#include <initializer_list>

namespace coalface {

//! What a model's headerData() answers for columns of these titles: each stands where its cells do, so on the right above the numbers.
QVariant columnHeading(int section, Qt::Orientation orientation, int role,
                       const QStringList &titles, std::initializer_list<int> numbers = {});

} // namespace coalface
