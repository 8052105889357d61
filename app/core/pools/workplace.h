// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Where a miner works, and as whom.
struct Workplace
{
    QString url;  //!< of the pool, without what may be a login in it
    QString user; //!< the worker; empty: not known

    friend bool operator==(const Workplace &, const Workplace &) = default;
};

//! "stratum+tcp://pool.example:3333, bc1q.attic", or the URL alone: as it is shown to a person and noted in events.
QString workplaceText(const Workplace &place);
//! Back from that, or from "URL WORKER", which is how events of writes note what was asked for.
Workplace workplaceIn(const QString &text);

//! The same pool (see isSamePool()) and, where both are known, the same worker. A device may have cut a long one: a
//! beginning that is too long to be another account counts as the whole.
bool isSameWorkplace(const Workplace &a, const Workplace &b);

} // namespace coalface
