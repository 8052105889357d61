// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/knownstart.h"

#include <QList>
#include <QMap>

namespace coalface {

//! A pool that someone else has stored, of which nobody saw whether the device was started after that.
struct UnknownUse
{
    QString value; //!< see workplaceText()
    QDateTime seen;

    friend bool operator==(const UnknownUse &, const UnknownUse &) = default;
};

//! What the log tells of one miner.
struct UnknownUses
{
    QMap<int, UnknownUse> places; //!< by place
    KnownStart start;
};

//! What one more event says about it; older events first. Those of restartKinds() tell.
void takeUseEvent(UnknownUses &uses, const Event &event);

//! What is unknown by that and by the newest reading.
QList<UnknownUse> unknownUses(const UnknownUses &uses, const std::optional<Telemetry> &now);

} // namespace coalface
