// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/startwatch.h"

#include "nmminer/info.h"

namespace coalface::nmminer {

StartWatch::StartWatch(const QJsonObject &info) : m_before(uptimeOf(info))
{
    m_watch.start();
}

bool StartWatch::hasRestarted(const QJsonObject &info) const
{
    constexpr qint64 slack = 2; // s: rounding, and a clock that is not quite right
    const auto now = uptimeOf(info);
    if (!m_before || !now)
        return false;
    return *now < *m_before || *now + slack < *m_before + m_asked / 1000;
}

} // namespace coalface::nmminer
