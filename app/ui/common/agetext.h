// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace coalface {

//! "12 s ago", "4 min ago", "3 h ago", "2 d ago"; "never" for an invalid time.
QString ageText(const QDateTime &then, const QDateTime &now);
//! The locale's short time without seconds.
QString shortTimeFormat();
//! "14:07" today, "1 Mar 14:07" on other days; local time.
QString momentText(const QDateTime &moment, const QDateTime &now);

} // namespace coalface
