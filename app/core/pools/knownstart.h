// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <minersdk/telemetry.h>

namespace coalface {

//! What the log tells of when a device was last started anew, and what its uptime says with it.
struct KnownStart
{
    QDateTime restarted; //!< not later than it last did; invalid: that was not noted
    //! When it was last sent a pool with a restart that it may have made. One that its uptime puts right after that is
    //! that one: uptimes alone do not tell whether it came before or after what was changed in the seconds before.
    QDateTime asked;

    //! Whether the event tells of a later start than is known.
    bool take(const Event &event);
    //! Since that moment it has surely been started anew, as far as the reading's uptime tells.
    bool isAfter(const QDateTime &moment, const Telemetry &telemetry) const;

    friend bool operator==(const KnownStart &, const KnownStart &) = default;

private:
    QDateTime earliest(const QDateTime &told, qint64 uptime) const;
    std::optional<QDateTime> toldBy(const Event &event) const;
};

} // namespace coalface
