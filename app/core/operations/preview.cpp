// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/preview.h"

#include "core/operations/ability.h"

namespace coalface {

namespace {

//! What a device says of itself where it matches none of its modes.
const QLatin1String customMode("custom");

void previewMode(const Surveyed &seen, const WriteRequest &wanted, Preview &preview)
{
    preview.before = seen.mode.value_or(QString());
    preview.after = wanted.mode;
    preview.mode = modeNamed(wanted.mode, seen.info);
    preview.unchanged = !wanted.mode.isEmpty() && seen.mode == wanted.mode;
    if (!seen.mode)
        preview.whyNoUndo = QStringLiteral("It does not tell in which mode it ran before.");
    else if (*seen.mode == customMode || !modeNamed(*seen.mode, seen.info))
        preview.whyNoUndo = QStringLiteral(
            "It ran with values of its own, which no mode brings back.");
    else
        preview.undo = WriteRequest{WriteRequest::Verb::SetMode, *seen.mode};
}

void previewPool(const Surveyed &seen, const WriteRequest &wanted, Preview &preview)
{
    if (!wanted.pool.url.isEmpty() || !wanted.pool.user.isEmpty())
        preview.after = poolValue(wanted.pool.url, wanted.pool.user);
    if (!seen.pools) {
        preview.whyNoUndo = QStringLiteral("It does not tell which pool it was set to before.");
        return;
    }
    preview.whyNoUndo = QStringLiteral("It had no pool there before.");
    for (const PoolSlot &slot : seen.pools->pools) {
        if (slot.slot != wanted.pool.slot || slot.url.isEmpty())
            continue;
        preview.before = poolValue(slot.url, slot.user);
        // A password cannot be compared: one that was typed may be what is to be changed.
        preview.unchanged = preview.before == preview.after
                            && wanted.pool.password == usualPoolPassword();
        preview.whyNoUndo.clear();
        preview.undo = WriteRequest{WriteRequest::Verb::SetPool,
                                    {},
                                    {slot.slot, slot.url, slot.user, usualPoolPassword(),
                                     wanted.pool.restart}};
    }
}

} // namespace

Preview previewOf(const Surveyed &seen, const WriteRequest &wanted)
{
    Preview preview;
    preview.why = seen.standing == Surveyed::Standing::Able ? whyUnable(wanted, seen.info)
                                                            : seen.why;
    switch (wanted.verb) {
    case WriteRequest::Verb::SetMode:
        previewMode(seen, wanted, preview);
        break;
    case WriteRequest::Verb::SetPool:
        previewPool(seen, wanted, preview);
        break;
    default:
        preview.whyNoUndo = QStringLiteral("That cannot be undone.");
        break;
    }
    return preview;
}

QString poolValue(const QString &url, const QString &user)
{
    return user.isEmpty() ? url : QStringLiteral("%1, %2").arg(url, user);
}

QString usualPoolPassword()
{
    return QStringLiteral("x");
}

} // namespace coalface
