// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <QJsonObject>
#include <QList>

namespace coalface::simulator {

//! One request a device has seen.
struct SeenRequest
{
    qint64 time = 0; //!< milliseconds since 1970
    HttpRequest request;

    QJsonObject toJson() const;
};

//! The latest requests of one device; older ones are only counted.
class RequestLog
{
public:
    //! Keeps at most that many; 0 counts only.
    void setCapacity(int capacity) { m_capacity = capacity; }
    void add(const SeenRequest &seen);
    void clear();

    qint64 total() const { return m_total; }
    const QList<SeenRequest> &latest() const { return m_latest; }

private:
    QList<SeenRequest> m_latest;
    qint64 m_total = 0;
    int m_capacity = 0;
};

} // namespace coalface::simulator
