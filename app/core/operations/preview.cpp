// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/preview.h"

#include "core/operations/ability.h"
#include "core/pools/workplace.h"

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

const PoolSlot *slotOf(const PoolInfo &pools, int wanted)
{
    for (const PoolSlot &slot : pools.pools) {
        if (slot.slot == wanted && !slot.url.isEmpty())
            return &slot;
    }
    return nullptr;
}

//! What sets the place to what is in it now.
PoolSettings settingsOf(const PoolSlot &slot, bool restart)
{
    return {slot.slot, slot.url, slot.user, usualPoolPassword(), restart};
}

void previewFallback(const PoolInfo &pools, const PoolSettings &wanted, Preview &preview)
{
    const PoolSlot *slot = slotOf(pools, wanted.slot);
    if (slot)
        preview.fallbackBefore = workplaceText({slot->url, slot->user});
    preview.unchanged = preview.unchanged && preview.fallbackBefore == preview.fallbackAfter
                        && wanted.password == usualPoolPassword();
    // A place that was empty cannot be emptied again.
    if (!slot)
        return;
    preview.fallbackUndo = settingsOf(*slot, false);
    if (preview.undo)
        preview.undo->fallback = preview.fallbackUndo;
}

void previewPool(const Surveyed &seen, const WriteRequest &wanted, Preview &preview)
{
    // What is typed first may be the worker.
    preview.after = wanted.pool.url.isEmpty() ? wanted.pool.user
                                              : workplaceText({wanted.pool.url, wanted.pool.user});
    if (wanted.fallback)
        preview.fallbackAfter = workplaceText({wanted.fallback->url, wanted.fallback->user});
    if (!seen.pools) {
        preview.whyNoUndo = QStringLiteral("It does not tell which pool it was set to before.");
        return;
    }
    if (const PoolSlot *slot = slotOf(*seen.pools, wanted.pool.slot)) {
        preview.before = workplaceText({slot->url, slot->user});
        // A password cannot be compared: one that was typed may be what is to be changed.
        preview.unchanged = preview.before == preview.after
                            && wanted.pool.password == usualPoolPassword();
        preview.undo = WriteRequest{WriteRequest::Verb::SetPool,
                                    {},
                                    settingsOf(*slot, wanted.pool.restart)};
    } else {
        preview.whyNoUndo = QStringLiteral("It had no pool there before.");
    }
    if (wanted.fallback)
        previewFallback(*seen.pools, *wanted.fallback, preview);
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
    // What is set so already is left alone, so nothing is in its way.
    const bool isSent = !preview.unchanged || wanted.sendAnyway;
    if (preview.why.isEmpty() && isSent)
        preview.why = whyNotNow(wanted, seen.info);
    return preview;
}

QString withFallback(const QString &value, const QString &fallback)
{
    return fallback.isEmpty() ? value : QStringLiteral("%1; fallback %2").arg(value, fallback);
}

QString usualPoolPassword()
{
    return QStringLiteral("x");
}

} // namespace coalface
