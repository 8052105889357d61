// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QHash>
#include <QHostAddress>

#include <array>

namespace coalface {

//! Decides whose datagrams are heard: of sources in local networks, each at most twice a second, and
//! of a bounded number of sources, so that no flood and no forged sender costs more than a look. Plain
//! data; times are passed in.
class SourceFilter
{
public:
    static constexpr qsizetype mostSources = 1024;
    static constexpr qint64 window = 1000; //!< ms, within which a source is heard twice at most
    static constexpr qint64 forgotten = 60'000; //!< ms of silence after which a source's place is free

    //! This computer's networks, where they are not private ones anyway.
    void setSubnets(const QList<LocalSubnet> &subnets) { m_subnets = subnets; }
    //! Loopback, private and link-local addresses and those of the subnets; IPv4 only.
    bool isLocal(const QHostAddress &source) const;
    //! Counts the datagram and says whether it is to be heard. `now`: monotonic ms.
    bool admits(const QHostAddress &source, qint64 now);

private:
    bool makeRoom(qint64 now);

    QList<LocalSubnet> m_subnets;
    QHash<quint32, std::array<qint64, 2>> m_heard; //!< when the last two were, the newest first
};

} // namespace coalface
