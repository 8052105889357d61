// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

namespace coalface {

//! All conditions, in the order in which they are sorted: what needs a person comes first.
const QList<DriverCondition> &allDriverConditions();

//! Its name for people; its type where it has none.
QString driverTitle(const DriverOverview &driver);
//! "Update available", … for a cell.
QString driverConditionWord(DriverCondition condition);
//! What the condition means for this driver, as a sentence of the person's language.
QString driverConditionSentence(const DriverOverview &driver);
//! "Update", "Repair", … on a button; empty for None.
QString driverActionLabel(DriverAction action);
//! Where an action stands, as one word: "Testing…". Empty step: it has been asked for.
QString driverStepWord(std::optional<DriverManager::Step> step);
//! What became of an action on the driver called `name`, as a sentence.
QString driverChangeSentence(const DriverChange &change, const QString &name);
//! "Bundled", "Local", …
QString driverSourceWord(const QString &source);

} // namespace coalface
