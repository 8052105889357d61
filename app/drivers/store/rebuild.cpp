// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/rebuild.h"

#include "drivers/driverversion.h"

#include <QDir>

namespace coalface {

DriverChoices rebuiltChoices(const QString &folder)
{
    DriverChoices choices;
    for (const DriverVersion &found : readDriverVersions(folder, QStringLiteral("local"))) {
        if (!found.isUsable() || !found.files.contentProblem().isEmpty())
            continue;
        DriverChoice &choice = choices.drivers[found.info.driverType];
        const std::optional<SemVer> best = SemVer::parse(choice.active);
        if (!best || *best < *found.version)
            choice.active = found.info.version;
        choice.installed.insert(found.info.version, {found.manifest, found.info.source});
    }
    return choices;
}

} // namespace coalface
