// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/call.h>

#include <QStringList>

namespace coalface::testing {

//! Calls every verb of one miner at the same time, while its device takes its time for each answer.
//! What was wrong with how it was asked: more than one request in flight, jobs that did not end.
QStringList complaintsOfCrowd(const Subject &subject, Call::Time time);

} // namespace coalface::testing
