// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/ports/driversession.h"

namespace coalface {

//! What a miner is set to before it is changed, as a person reads it and without secrets; empty: not known, or nothing.
struct ValuesBefore
{
    QString value;
    QString fallback; //!< in the place of WriteRequest::fallback
};

//! Whether what that changes has a value that can be asked for and brought back.
bool hasValueBefore(const WriteRequest &request);
//! Asks for it. A device that does not tell is no error: then it is not known. `session` lives longer.
QFuture<ValuesBefore> askValuesBefore(DriverSession &session, const MinerRef &miner,
                                      const MinerRecord &record, const WriteRequest &request);

} // namespace coalface
