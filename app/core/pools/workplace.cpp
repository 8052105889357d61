// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/workplace.h"

#include "core/pools/pool.h"

#include <algorithm>

namespace coalface {

namespace {

//! Whole addresses of wallets are as short as 26 characters, and one of them is no beginning of another.
constexpr qsizetype shortestCut = 31;

bool isSameWorker(const QString &a, const QString &b)
{
    const QString one = a.simplified();
    const QString other = b.simplified();
    if (one.isEmpty() || other.isEmpty() || one == other)
        return true;
    return std::min(one.size(), other.size()) >= shortestCut
           && (one.startsWith(other) || other.startsWith(one));
}

} // namespace

QString workplaceText(const Workplace &place)
{
    return place.user.isEmpty() ? place.url : QStringLiteral("%1, %2").arg(place.url, place.user);
}

Workplace workplaceIn(const QString &text)
{
    // No URL holds a blank.
    const qsizetype end = text.indexOf(u' ');
    if (end < 0)
        return {text, {}};
    QString url = text.left(end);
    if (url.endsWith(u','))
        url.chop(1);
    return {url, text.mid(end + 1)};
}

bool isSameWorkplace(const Workplace &a, const Workplace &b)
{
    return isSamePool(a.url, b.url) && isSameWorker(a.user, b.user);
}

} // namespace coalface
