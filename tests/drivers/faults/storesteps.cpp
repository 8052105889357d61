// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/faults/storesteps.h"

#include "drivers/store/choicesfile.h"
#include "drivers/updates/bundledcopies.h"
#include "drivers/updates/transaction.h"

#include <QDir>

namespace coalface::storesteps {

using namespace Qt::StringLiterals;

namespace {
const QString type = u"ferret"_s;

QString bundledOf(const QString &house)
{
    return QDir(house).filePath(u"bundled"_s);
}

//! As InstallAction does it.
Result<Done> install(const QString &house, const QString &path)
{
    const QString store = storeOf(house);
    const Result<DriverPackage> read = readPackage(path);
    if (!read)
        return read.error();
    DriverPackage package = *read;
    const DriverFacts facts = factsOf(house);
    for (const DriverVersion &own : facts.bundled) {
        if (own.manifest == package.version.manifest)
            package.version.info.source = own.info.source;
    }
    if (const Result<Done> may = allowed(package, facts.choice.value_or(DriverChoice()),
                                         facts.bundled, {.trusted = true});
        !may)
        return may.error();
    const Result<DriverVersion> version = placed(store, package);
    if (!version)
        return version.error();
    const Result<DriverChoice> choice = committed(store, *version, QDateTime::currentDateTimeUtc());
    if (!choice) {
        withdrawn(store, *version);
        return choice.error();
    }
    return Done();
}

Result<Done> doneOr(const Result<DriverChoice> &choice)
{
    return choice ? Result<Done>(Done()) : choice.error();
}
} // namespace

QString storeOf(const QString &house)
{
    return QDir(house).filePath(u"miner_drivers"_s);
}

DriverFacts factsOf(const QString &house)
{
    DriverFacts facts;
    facts.driverType = type;
    facts.bundled = readDriverVersions(bundledOf(house), u"bundled"_s);
    facts.local = readDriverVersions(storeOf(house), u"local"_s);
    ChoicesFile file(storeOf(house));
    file.refresh();
    if (file.choices().drivers.contains(type))
        facts.choice = file.choice(type);
    for (const DriverVersion &version : facts.bundled + facts.local) {
        if (const QString problem = version.files.contentProblem(); !problem.isEmpty())
            facts.unusable.insert(version.folder, problem);
    }
    return facts;
}

Result<Done> perform(const QString &house, const QString &action)
{
    const QString store = storeOf(house);
    const QString verb = action.section(u' ', 0, -2);
    const QString version = action.section(u' ', -1);
    if (verb == u"install")
        return install(house, QStringLiteral(TEST_DRIVERS_DIR "/ferret/") + version);
    if (verb == u"roll back")
        return doneOr(wentBack(store, factsOf(house), version));
    if (action == u"adopt")
        return copyBundled(store, factsOf(house).bundled, true, QDateTime::currentDateTimeUtc());
    if (verb == u"repair")
        return install(house, bundledOf(house) + u"/ferret/"_s + version);
    if (verb == u"remove")
        return doneOr(removedDriver(store, version, true));
    removeUnused(store, type, {});
    return Done();
}

} // namespace coalface::storesteps
