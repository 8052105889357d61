// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QByteArray>
#include <QString>

#include <optional>

//! The status that v0.3 to v1.x broadcast on UDP 12345: one JSON object per datagram, every 2 s (5 s
//! from v1.2.01 on). The address in it ("IP" or "ip") is not read: the sender's is the true one.
namespace coalface::nmminer {

//! One of them, decoded. Only listed keys are kept, whatever else a datagram may hold.
struct Status
{
    QString board;                  //!< "cyd 2.8"
    QString version;                //!< "v1.8.10"
    QString poolInUse;              //!< "host:port"; empty before v0.4
    std::optional<double> hashrate; //!< H/s
    std::optional<qint64> accepted;
    std::optional<qint64> rejected;
    std::optional<double> bestSession;
    std::optional<double> bestEver; //!< later firmware only
    std::optional<double> poolDifficulty;
    std::optional<double> temperature; //!< °C; 0 on the wire is a board without a sensor
    std::optional<double> rssi;        //!< dBm
    std::optional<qint64> uptime;      //!< s since boot
    std::optional<qint64> blocksFound;
    std::optional<double> freeHeap; //!< KiB
};

//! Reads a datagram up to its first NUL byte. BadReply where it is cut, too large or another program's;
//! Rejected where a sibling product sent it.
Result<Status> statusIn(const QByteArray &payload);

Telemetry telemetryOf(const Status &status);
//! Who sent it: "NMMiner cyd 2.8". No MAC, no host name.
Identity identityOf(const Status &status);
//! Board, version and so on under the device's own names.
QMap<QString, QString> detailsOf(const Status &status);

} // namespace coalface::nmminer
