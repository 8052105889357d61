// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/driverstore.h"

#include "drivers/store/durable.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestFile = 64 * 1024 * 1024;

//! Whether it still is what was installed.
bool isWhole(const DriverVersion &version, const DriverChoice &choice)
{
    const auto known = choice.installed.constFind(version.info.version);
    return version.isUsable() && known != choice.installed.constEnd()
           && known->manifest == version.manifest && version.files.contentProblem().isEmpty();
}

//! Removes it when the scope ends, whatever happened: what is left there is rubbish.
class Scratch
{
public:
    explicit Scratch(QString folder) : m_folder(std::move(folder)) {}
    ~Scratch() { QDir(m_folder).removeRecursively(); }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;

private:
    QString m_folder;
};
} // namespace

QString DriverStore::staging() const
{
    return QDir(m_folder).filePath(u".staging"_s);
}

QString DriverStore::versionFolder(const QString &driverType, const QString &version) const
{
    return QDir(m_folder).filePath(driverType + u'/' + version);
}

Result<Done> DriverStore::copyTo(const QString &folder, const DriverVersion &from) const
{
    const QDir source(from.folder);
    const QDir target(folder);
    QStringList names = from.files.files().keys();
    names.prepend(u"manifest.json"_s);
    QStringList folders{folder};
    for (const QString &name : std::as_const(names))
        folders.append(QFileInfo(target.filePath(name)).path());
    folders.removeDuplicates();
    for (const QString &made : std::as_const(folders)) {
        if (!QDir().mkpath(made)) {
            return Error{Error::Kind::Internal, u"\"%1\" could not be made. Is the disk full?"_s.arg(
                                                    QDir::toNativeSeparators(made))};
        }
    }
    for (const QString &name : std::as_const(names)) {
        const Result<Done> copied = durable::copyNew(source.filePath(name), target.filePath(name),
                                                     largestFile);
        if (!copied)
            return copied.error();
    }
    for (const QString &made : std::as_const(folders)) {
        if (const Result<Done> synced = durable::syncFolder(made); !synced)
            return synced.error();
    }
    return Done();
}

Result<Done> DriverStore::moveAside(const QString &folder) const
{
    if (!QFileInfo::exists(folder))
        return Done();
    return durable::renameFolder(folder, QDir(staging()).filePath(
                                             QUuid::createUuid().toString(QUuid::Id128)));
}

Result<DriverVersion> DriverStore::place(const DriverVersion &from, const DriverChoice &choice) const
{
    const QString type = from.info.driverType;
    const QString version = from.info.version;
    const QString target = versionFolder(type, version);
    if (QFileInfo::exists(target)) {
        const DriverVersion there = readDriverVersion(target, from.info.source);
        // Another program may be placing it, too, and try it already.
        if (there.isUsable() && there.manifest == from.manifest
            && there.files.contentProblem().isEmpty())
            return there;
        if (isWhole(there, choice)) {
            // What a loose library says of itself is its manifest, which may be shorter than its author's.
            if (there.files.files() == from.files.files())
                return there;
            // What comes with the program is as good as its other half, and may be a newer build of it.
            if (from.info.source != u"bundled")
                return Error{Error::Kind::Rejected,
                             u"%1 %2 is installed already, with other content. A version that was "
                             u"published does not change: its author has to raise the version."_s
                                 .arg(type, version)};
        }
    }

    const Scratch scratch(staging());
    const QString staged = QDir(staging()).filePath(u"new/%1/%2"_s.arg(type, version));
    if (const Result<Done> copied = copyTo(staged, from); !copied)
        return copied.error();
    const DriverVersion copy = readDriverVersion(staged, from.info.source);
    const QString problem = copy.isUsable() ? copy.files.contentProblem() : copy.info.detail;
    if (!problem.isEmpty() || copy.manifest != from.manifest) {
        return Error{Error::Kind::Rejected, problem.isEmpty()
                                                ? u"%1 changed while it was read. Try again."_s.arg(
                                                    QDir::toNativeSeparators(from.folder))
                                                : problem};
    }
    if (!QDir().mkpath(QFileInfo(target).path())) {
        return Error{Error::Kind::Internal, u"\"%1\" could not be made. Is the disk full?"_s.arg(
                                                QDir::toNativeSeparators(QFileInfo(target).path()))};
    }
    if (const Result<Done> moved = moveAside(target); !moved)
        return moved.error();
    if (const Result<Done> renamed = durable::renameFolder(staged, target); !renamed)
        return renamed.error();
    for (const QString &folder : {QFileInfo(target).path(), m_folder}) {
        if (const Result<Done> synced = durable::syncFolder(folder); !synced)
            return synced.error();
    }
    return readDriverVersion(target, from.info.source);
}

void DriverStore::discard(const QString &driverType, const QString &version) const
{
    const Scratch scratch(staging());
    if (QDir().mkpath(staging()))
        (void)moveAside(versionFolder(driverType, version));
    QDir().rmdir(QDir(m_folder).filePath(driverType)); // where that was the only version
}

QStringList DriverStore::removeUnused(const QString &driverType, const DriverChoice &choice,
                                      const QStringList &inUse) const
{
    QStringList kept = inUse;
    kept << choice.active << choice.previous << choice.running();
    QStringList gone;
    for (auto it = choice.installed.begin(); it != choice.installed.end(); ++it) {
        if (kept.contains(it.key()))
            continue;
        const Scratch scratch(staging());
        if (QDir().mkpath(staging()) && moveAside(versionFolder(driverType, it.key())))
            gone.append(it.key());
    }
    return gone;
}

} // namespace coalface
