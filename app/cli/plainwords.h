// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/outcomes.h"

#include <QString>

namespace coalface::cli {

//! A name of the documents ("not_hashing") as words in a text for people: "not hashing".
QString plainWords(QString name);

//! How a write ended, for people; what a person stopped before its turn is told as that.
QString plainOutcome(const TargetReport &report);

} // namespace coalface::cli
