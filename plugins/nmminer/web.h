// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/pools.h"

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>

#include <QJsonObject>

#include <functional>

//! The two pages of v2 that are read, asked and understood.
namespace coalface {
class MinerLink;
class WriteJob;
} // namespace coalface

namespace coalface::nmminer {

//! Asks /api/system/info. What is no NMMiner's (another device may have got the address since) is an
//! error, too. The callback is not called when the job has ended before.
void askInfo(MinerLink &link, Job *job,
             std::function<void(const Result<QJsonObject> &info)> callback);

//! Asks /api/setting/mining. `password`: see miningSettings().
void askMining(MinerLink &link, Job *job, const QString &password,
               std::function<void(const Result<MiningSettings> &settings)> callback);

//! Of a write that was sent: what another board shows now is no answer to it, whatever comes of the next look.
void awaitTheOneMeant(WriteJob *job);

} // namespace coalface::nmminer
