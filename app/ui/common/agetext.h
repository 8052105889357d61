// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace coalface {

//! "12 s ago", "4 min ago", "3 h ago", "2 d ago"; "never" for an invalid time.
QString ageText(const QDateTime &then, const QDateTime &now);

// The one place that says when something was: in local time and the form of the reader's country, everywhere in the
// window. Only what programs read (CSV, JSON, names of files) has another form.

//! The locale's short time without seconds: "HH:mm", "h:mm AP".
QString shortTimeFormat();
//! The same with seconds.
QString exactTimeFormat();
//! Of its day alone.
QString momentDayFormat();
//! For a field into which a person types a moment: day, with the century, and time.
QString momentFieldFormat();
//! "14:07" today, "01.03.26 14:07" on other days: for sentences, and for what is read at a glance.
QString momentText(const QDateTime &moment, const QDateTime &now);
//! The same with seconds.
QString exactMomentText(const QDateTime &moment, const QDateTime &now);
//! "01.03.26 14:07", of an invalid one nothing: for what stays on the screen when the day is over.
QString momentText(const QDateTime &moment);
//! "01.03.26 14:07:32": for lists in which the order counts, and readings.
QString exactMomentText(const QDateTime &moment);

} // namespace coalface
