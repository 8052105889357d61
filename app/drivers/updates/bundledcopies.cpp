// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/bundledcopies.h"

#include "drivers/store/choicesfile.h"
#include "drivers/updates/transaction.h"

namespace coalface {

namespace {

//! Whether that version is to become the one that runs, unasked.
bool isWanted(const DriverVersion &version, const DriverChoice &choice, bool takeUpdates)
{
    if (choice.active.isEmpty() && !choice.trial)
        return !choice.removed;
    const auto active = choice.installed.constFind(choice.active);
    const bool isOurs = active != choice.installed.constEnd() && active->source == u"bundled";
    const std::optional<SemVer> now = SemVer::parse(choice.running());
    return takeUpdates && isOurs && !choice.pinned && !choice.removed && !choice.trial && now
           && *now < *version.version && !choice.badMark(version.info.version);
}

} // namespace

Result<Done> copyBundled(const QString &store, const QList<DriverVersion> &bundled,
                         bool takeUpdates, const QDateTime &now)
{
    ChoicesFile file(store);
    file.refresh();
    Result<Done> outcome = Done();
    for (const DriverVersion &version : bundled) {
        // A state.json that was made anew does not know where a copy came from.
        const DriverChoice known = file.choice(version.info.driverType);
        const auto copied = known.installed.constFind(version.info.version);
        if (copied != known.installed.constEnd() && copied->manifest == version.manifest
            && copied->source != version.info.source) {
            const Result<DriverChoice> told
                = decided(store, version.info.driverType, [&](DriverChoice &choice) {
                      choice.installed[version.info.version].source = version.info.source;
                  });
            if (!told)
                outcome = told.error();
            file.refresh();
        }
        if (!version.isUsable()
            || !isWanted(version, file.choice(version.info.driverType), takeUpdates))
            continue;
        // Each by itself: what goes wrong with one driver is no reason to go without the others.
        const Result<DriverVersion> copy = placed(store, {version, {}});
        const Result<DriverChoice> chosen = copy ? committed(store, *copy, now)
                                                 : Result<DriverChoice>(copy.error());
        if (!chosen)
            outcome = chosen.error();
        file.refresh();
    }
    return outcome;
}

} // namespace coalface
