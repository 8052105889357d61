// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>

#include <optional>

namespace coalface::nmminer {

//! Tells from a device's uptime whether it has started anew (see reading::hasStartedAnew()).
class StartWatch
{
public:
    //! `info`, an answer of /api/system/info, has just arrived.
    explicit StartWatch(const QJsonObject &info = {});

    //! The next answer is being asked for: its uptime cannot be from before this moment.
    void noteAsking() { m_asked = m_watch.elapsed(); }
    //! False while either uptime is unknown.
    bool hasRestarted(const QJsonObject &info) const;

private:
    std::optional<qint64> m_before; // s
    QElapsedTimer m_watch;
    qint64 m_asked = 0; // ms
};

} // namespace coalface::nmminer
