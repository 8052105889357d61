// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/startwatch.h"

#include "nmminer/info.h"

#include <minersdk/reading/uptime.h>

namespace coalface::nmminer {

StartWatch::StartWatch(const QJsonObject &info) : m_before(uptimeOf(info))
{
    m_watch.start();
}

bool StartWatch::hasRestarted(const QJsonObject &info) const
{
    const auto now = uptimeOf(info);
    if (!m_before || !now)
        return false;
    return reading::hasStartedAnew(*m_before, *now, m_asked / 1000);
}

} // namespace coalface::nmminer
