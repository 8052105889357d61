// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "core/operations/preview.h"

//! What is said of changes on several miners, in the person's language.
namespace coalface::bulktext {

using Verb = WriteRequest::Verb;
using Purpose = BulkChange::Purpose;

//! Of the dialog: "Restart miners", "Undo: Set pool", "Set pool again".
QString title(Verb verb, Purpose purpose);
//! "Restart 4 miners", "Set back the pool of 4 miners".
QString button(Verb verb, Purpose purpose, int count);
QString undoTitle(Verb verb, int count);        //!< of the action: "Undo: Set pool of 4 miners"
QString progress(Verb verb, int done, int all); //!< "Restarting 3/4"
//! How it ended: "Restart: 3 done, 1 failed."
QString summary(const BulkChange &change);

QString phase(Operation::Phase phase);
QString outcome(const TargetReport &report);
//! "eco: 400 MHz, 1100 mV, 12 W"; the name alone where the device tells no more.
QString mode(const PowerMode &mode);
//! The value of a pool with that of the fallback that goes with it, if one does: "URL, worker; fallback URL, worker".
QString withFallback(const QString &pool, const QString &fallback);
//! A pool, with its place where that is none of the first: "Fallback: URL, worker".
QString inPlace(const WriteRequest &request, const QString &pool);
//! Where a miner is: "192.168.1.7", with the port where it is not the usual one.
QString place(const MinerRecord &record);

} // namespace coalface::bulktext
