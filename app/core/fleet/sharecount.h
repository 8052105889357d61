// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace coalface {

//! What became of a miner's shares of late; at least one.
struct ShareCount
{
    qint64 accepted = 0;
    qint64 rejected = 0;
    QDateTime since; //!< UTC

    qint64 all() const { return accepted + rejected; }
    double rejectedPercent() const { return 100.0 * double(rejected) / double(all()); }

    friend bool operator==(const ShareCount &, const ShareCount &) = default;
};

} // namespace coalface
