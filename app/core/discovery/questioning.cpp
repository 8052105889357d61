// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discovery/questioning.h"

namespace coalface {

namespace {
//! How much an error tells a person about what stands there. A driver that knows what it is not
//! tells more than one that understood nothing.
int weightOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Rejected:
        return 6;
    case Error::Kind::Unauthorized:
        return 5;
    case Error::Kind::BadReply:
        return 4;
    case Error::Kind::DriverFailed:
        return 3;
    case Error::Kind::Timeout:
        return 2;
    case Error::Kind::Unreachable:
        return 1;
    case Error::Kind::Unsupported:
    case Error::Kind::Aborted:
    case Error::Kind::Internal:
        break;
    }
    return 0;
}
} // namespace

void Questioning::failed(const Step &step, const Error &error)
{
    const int weight = weightOf(error.kind);
    if (weight > m_weight) {
        m_weight = weight;
        m_port = step.port;
        m_reason = error.detail;
    }
    m_steps.removeIf([&](const Step &other) {
        if (error.kind == Error::Kind::Timeout)
            return other.port == step.port && other.connectionType == step.connectionType;
        return error.kind == Error::Kind::DriverFailed && other.driverType == step.driverType;
    });
}

} // namespace coalface
