// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace coalface {

//! The first difference, as in: hashrate should be 1.2e+12, but is 1.2e+9. Empty: they are the same. A key that only
//! one of them has is a difference; numbers may differ by a part in a thousand million.
QString differenceOf(const QJsonObject &wanted, const QJsonObject &got);

} // namespace coalface
