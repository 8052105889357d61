// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/plan.h"

namespace coalface::testing {

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Throughout:
        return QStringLiteral("from the start");
    case Phase::AfterFirst:
        return QStringLiteral("after the first request");
    case Phase::OnWrites:
        return QStringLiteral("on writes");
    case Phase::AfterWrites:
        return QStringLiteral("after the write");
    }
    return {};
}

bool isPossible(const Fault &fault, Phase phase)
{
    // Before the request is read nobody knows whether it is a write.
    return phase != Phase::OnWrites
           || (fault.manner != Fault::Manner::Refuses && fault.manner != Fault::Manner::ClosesAtOnce);
}

} // namespace coalface::testing
