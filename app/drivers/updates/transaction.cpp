// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/transaction.h"

#include "drivers/store/choicesfile.h"
#include "drivers/store/driverstore.h"
#include "drivers/store/storelock.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

Result<DriverChoice> changed(const QString &store, const QString &driverType,
                             const std::function<Result<Done>(DriverChoice &)> &change)
{
    const Result<DriverChoices> choices = changeChoices(store, [&](DriverChoices &all) {
        return change(all.drivers[driverType]);
    });
    if (!choices)
        return choices.error();
    return choices->drivers.value(driverType);
}
} // namespace

Result<Done> allowed(const DriverPackage &package, const DriverChoice &choice,
                     const QList<DriverVersion> &bundled, const InstallRequest &request)
{
    const DriverVersion &version = package.version;
    const bool comesWithUs = std::any_of(bundled.cbegin(), bundled.cend(), [&](const auto &own) {
        return own.manifest == version.manifest;
    });
    const auto installed = choice.installed.constFind(version.info.version);
    const bool agreedBefore = installed != choice.installed.constEnd()
                              && installed->manifest == version.manifest;
    if (!comesWithUs && !agreedBefore && !request.trusted) {
        return rejected(
            u"%1 %2 does not come with Coalface and is not signed, so nobody can say who made it. "
            u"It would "
            u"run as a program of yours. If you trust where it comes from, say so (--trust)."_s
                .arg(version.info.driverType, version.info.version));
    }
    const DriverChoice::Bad *bad = choice.badMark(version.info.version);
    if (bad && bad->manifest == version.manifest && !request.takesBad) {
        return rejected(u"%1 %2 was taken back here before: %3 Install a higher version, or go "
                        u"back to this one "
                        u"on purpose (drivers rollback %1 --to %2)."_s.arg(version.info.driverType,
                                                                           version.info.version,
                                                                           bad->reason));
    }
    const std::optional<SemVer> now = SemVer::parse(choice.running());
    if (now && *version.version < *now && !request.takesBad) {
        return rejected(
            u"%1 %2 is older than %3, which runs. To go back, use \"drivers rollback\", or remove the driver first."_s
                .arg(version.info.driverType, version.info.version, choice.running()));
    }
    return Done();
}

Result<DriverVersion> placed(const QString &store, const DriverPackage &package)
{
    StoreLock lock(store);
    if (const Result<Done> taken = lock.take(); !taken)
        return taken.error();
    // Changes nothing, but a state.json that was lost is made anew before there is one more version in the
    // folder: that one was not chosen.
    const Result<DriverChoices> choices = changeChoicesLocked(store,
                                                              [](DriverChoices &) -> Result<Done> {
                                                                  return Done();
                                                              });
    if (!choices)
        return choices.error();
    return DriverStore(store).place(package.version,
                                    choices->drivers.value(package.version.info.driverType));
}

void withdrawn(const QString &store, const DriverVersion &version)
{
    StoreLock lock(store);
    if (!lock.take())
        return;
    ChoicesFile file(store);
    file.refresh();
    if (!file.choice(version.info.driverType).installed.contains(version.info.version))
        DriverStore(store).discard(version.info.driverType, version.info.version);
}

Result<DriverChoice> committed(const QString &store, const DriverVersion &version,
                               const QDateTime &now)
{
    return changed(store, version.info.driverType, [&](DriverChoice &choice) -> Result<Done> {
        const QString name = version.info.version;
        if (!QFileInfo(QDir(version.folder).filePath(u"manifest.json"_s)).isFile()) {
            return Error{Error::Kind::Internal,
                         u"%1 %2 was taken away again by another program while it was tried. Try again."_s
                             .arg(version.info.driverType, name)};
        }
        choice.installed.insert(name, {version.manifest, version.info.source});
        choice.removed = false;
        choice.bad.removeIf([&](const auto &bad) { return bad.version == name; });
        if (choice.active.isEmpty() || choice.active == name) {
            choice.active = name;
            choice.trial.reset();
        } else {
            choice.trial = DriverChoice::Trial{name, 3, now, 0, 0, 0};
        }
        return Done();
    });
}

Result<DriverChoice> wentBack(const QString &store, const DriverFacts &facts, const QString &name)
{
    const auto isThat = [&](const DriverVersion &one) { return one.info.version == name; };
    const auto own = std::find_if(facts.bundled.cbegin(), facts.bundled.cend(), isThat);
    std::optional<DriverVersion> copy;
    if (own != facts.bundled.cend()) {
        const Result<DriverVersion> made = placed(store, {*own, {}});
        if (!made)
            return made.error();
        copy = *made;
    }
    return changed(store, facts.driverType, [&](DriverChoice &choice) -> Result<Done> {
        const QString before = choice.running();
        choice.trial.reset();
        if (before != name)
            choice.previous = before;
        choice.active = name;
        if (copy)
            choice.installed.insert(name, {copy->manifest, copy->info.source});
        choice.removed = false;
        choice.bad.removeIf([&](const auto &bad) { return bad.version == name; });
        return Done();
    });
}

Result<DriverChoice> decided(const QString &store, const QString &driverType,
                             const std::function<void(DriverChoice &)> &change)
{
    return changed(store, driverType, [&](DriverChoice &choice) -> Result<Done> {
        change(choice);
        return Done();
    });
}

Result<DriverChoice> removedDriver(const QString &store, const QString &driverType, bool isOurs)
{
    const Result<DriverChoice> marked = decided(store, driverType, [](DriverChoice &choice) {
        // What was installed is listed until it is gone from the disk.
        DriverChoice left;
        left.installed = choice.installed;
        left.bad = choice.bad;
        left.reloads = choice.reloads;
        left.removed = true;
        choice = left;
    });
    if (!marked)
        return marked.error();
    removeUnused(store, driverType, {});
    if (isOurs)
        return marked;
    // It is removed, also if this fails: then it is listed as such, and removing it again takes it off the list.
    (void)changeChoices(store, [&](DriverChoices &all) -> Result<Done> {
        const auto choice = all.drivers.constFind(driverType);
        if (choice != all.drivers.cend() && choice->removed && choice->installed.isEmpty())
            all.drivers.remove(driverType);
        return Done();
    });
    return marked;
}

void removeUnused(const QString &store, const QString &driverType, const QStringList &inUse)
{
    StoreLock lock(store);
    if (!lock.take())
        return;
    (void)changeChoicesLocked(store, [&](DriverChoices &choices) -> Result<Done> {
        const auto choice = choices.drivers.find(driverType);
        if (choice == choices.drivers.end())
            return Done();
        for (const QString &version : DriverStore(store).removeUnused(driverType, *choice, inUse))
            choice->installed.remove(version);
        return Done();
    });
}

} // namespace coalface
