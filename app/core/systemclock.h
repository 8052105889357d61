// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

namespace coalface {

class SystemClock : public Clock
{
public:
    QDateTime now() const override;
    qint64 monotonic() const override;
};

} // namespace coalface
