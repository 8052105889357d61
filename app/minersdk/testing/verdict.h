// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/loopbackserver.h>
#include <minersdk/testing/plan.h>

#include <QStringList>

namespace coalface::testing {

//! What a trial has to show at the moment in which its job has ended.
struct Evidence
{
    const Subject &subject;
    const Plan &plan;
    const LoopbackServer &server;
    Call &call;
    qint64 elapsed; //!< ms since its start
};

//! What was not as it has to be, each as a sentence.
QStringList verdict(const Evidence &evidence);
//! The same of every request that the device got, read when nothing more can come.
QStringList verdictOnRequests(const Subject &subject, const Plan &plan,
                              const LoopbackServer &server);

} // namespace coalface::testing
