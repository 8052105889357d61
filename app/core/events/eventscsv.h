// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <QByteArray>

namespace coalface {

//! The events as CSV in their order: RFC 4180 (CRLF), UTF-8 without mark, with a header row. Times are ISO 8601 UTC; what
//! is not known is empty. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
QByteArray eventsCsv(const QList<Event> &events);

} // namespace coalface
