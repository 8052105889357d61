// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QString>

namespace coalface::nerdqaxe {

//! A pool's address as the firmware wants it.
struct PoolAddress
{
    QString host; //!< bare: no scheme, no port; an IPv6 address without brackets
    int port = 0;
    bool tls = false;

    friend bool operator==(const PoolAddress &, const PoolAddress &) = default;
};

//! "[stratum+tcp://|stratum+ssl://]host:port". Rejected with a sentence for anything else; both a
//! missing port and one outside 1 to 65535, which the firmware would take without a word.
Result<PoolAddress> poolAddress(const QString &url);

} // namespace coalface::nerdqaxe
