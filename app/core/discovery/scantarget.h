// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QHostAddress>
#include <QList>
#include <QString>

namespace coalface {

//! What a person typed as the place to look for miners.
struct ScanTarget
{
    QString text;         //!< as typed
    QString hostName;     //!< to be resolved; empty: the range counts
    quint32 first = 0;    //!< IPv4, host byte order
    quint32 last = 0;     //!< inclusive
    QList<quint16> ports; //!< empty: those that the drivers declare

    //! How many hosts it holds; a name is one.
    qint64 hostCount() const { return hostName.isEmpty() ? qint64(last) - first + 1 : 1; }
};

//! "192.168.1.0/24", "192.168.1.10-40", "192.168.1.10-192.168.2.20", "192.168.1.7", "attic.local", each also
//! with ":port" or ":port-port". Network and broadcast address of a /30 or larger are left out.
//! Rejected with a sentence that says what is wrong.
Result<ScanTarget> parseScanTarget(const QString &text);
//! The target for a subnet of this computer.
ScanTarget subnetTarget(const QHostAddress &network, int prefix);

} // namespace coalface
