// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace coalface {

//! The colour of a condition, from the same table as those of miners.
QColor driverConditionColour(DriverCondition condition, const QPalette &palette);
//! A shape by which it can be told without its colour.
QIcon driverConditionIcon(DriverCondition condition);

} // namespace coalface
