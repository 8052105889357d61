// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What DriverCatalogue sees on the disk, and how it notices changes.

#include "drivers/drivercatalogue.h"
#include "drivers/inbackground.h"
#include "drivers/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFuture>
#include <QPointer>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/statvfs.h>
#endif

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

//! Whether no library can be loaded from there, however whole it is.
bool isNoExec([[maybe_unused]] const QString &folder)
{
#ifdef ST_NOEXEC
    struct statvfs disk
    {};
    return ::statvfs(QFile::encodeName(folder).constData(), &disk) == 0
           && (disk.f_flag & ST_NOEXEC) != 0;
#else
    return false;
#endif
}

void log(const DriverVersion &version)
{
    if (version.isUsable()) {
        qCInfo(driversLog).noquote().nospace()
            << "Driver " << version.info.driverType << ' ' << version.info.version << " found in "
            << QFileInfo(version.folder).path() << '.';
    } else {
        qCWarning(driversLog).noquote().nospace()
            << "Driver " << version.info.driverType << ' ' << version.info.version
            << " cannot be used: " << version.info.detail;
    }
}

} // namespace

QStringList DriverCatalogue::typesOnDisk() const
{
    QStringList types = m_choices.choices().drivers.keys();
    for (const QString &folder : {m_places.bundled, m_places.installed}) {
        if (folder.isEmpty())
            continue;
        const QStringList found = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        std::copy_if(found.cbegin(), found.cend(), std::back_inserter(types), isDriverType);
    }
    types.removeDuplicates();
    return types;
}

void DriverCatalogue::readAll()
{
    for (const QString &driverType : typesOnDisk()) {
        Entry entry;
        entry.facts.driverType = driverType;
        readFiles(driverType, entry);
        // A folder without versions, of which nothing was ever decided, is no driver.
        if (entry.facts.bundled.isEmpty() && entry.facts.local.isEmpty() && !entry.facts.choice)
            continue;
        entry.reloads = entry.facts.choice ? entry.facts.choice->reloads : 0;
        entry.selection = select(entry.facts);
        m_entries.insert_or_assign(driverType, std::move(entry));
    }
}

void DriverCatalogue::readFiles(const QString &driverType, Entry &entry)
{
    const QString files = filesOf(driverType);
    const bool isNews = std::exchange(entry.files, files) != files;
    entry.lastFiles = files;
    entry.facts.bundled = readDriverVersions(m_places.bundled, driverType, u"bundled"_s);
    entry.facts.local = readDriverVersions(m_places.installed, driverType, u"local"_s);
    entry.facts.unusable.clear();
    for (const DriverVersion &version : std::as_const(entry.facts.local)) {
        if (version.isUsable() && isNoExec(version.folder)) {
            entry.facts.unusable
                .insert(version.folder,
                        u"%1 is on a disk that is mounted \"noexec\": nothing that lies there can be run."_s
                            .arg(QDir::toNativeSeparators(version.folder)));
        }
    }
    const auto &drivers = m_choices.choices().drivers;
    const auto choice = drivers.constFind(driverType);
    entry.facts.choice = choice == drivers.constEnd() ? std::nullopt : std::optional(*choice);
    for (const DriverVersion &version :
         isNews ? entry.facts.bundled + entry.facts.local : QList<DriverVersion>())
        log(version);
}

//! What can be seen of a driver's files without reading them.
QString DriverCatalogue::filesOf(const QString &driverType) const
{
    QStringList marks;
    for (const QString &folder : {m_places.bundled, m_places.installed}) {
        if (folder.isEmpty())
            continue;
        QDirIterator files(QDir(folder).filePath(driverType),
                           QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            marks.append(u"%1 %2 %3"_s.arg(file.filePath())
                             .arg(file.isDir() ? 0 : file.size())
                             .arg(file.isDir() ? 0 : file.lastModified().toMSecsSinceEpoch()));
        }
    }
    marks.sort();
    return marks.join(u'\n');
}

void DriverCatalogue::watch()
{
    followOthers();
    followChoices();
    followFiles();
}

void DriverCatalogue::followChoices()
{
    if (!m_choices.refresh())
        return;
    const auto &drivers = m_choices.choices().drivers;
    QStringList types = drivers.keys();
    for (const auto &[driverType, entry] : m_entries)
        types.append(driverType);
    types.removeDuplicates();
    for (const QString &driverType : std::as_const(types)) {
        const auto found = drivers.constFind(driverType);
        const auto choice = found == drivers.constEnd() ? std::nullopt : std::optional(*found);
        Entry &entry = m_entries[driverType];
        if (entry.facts.driverType == driverType && entry.facts.choice == choice)
            continue;
        entry.facts.driverType = driverType;
        // A trial counts its calls there each second: the files are only looked at again where they are others, or
        // a person wants those tried again that were refused.
        const qint64 reloads = choice ? choice->reloads : 0;
        if (filesOf(driverType) != entry.files || reloads != entry.reloads)
            readFiles(driverType, entry);
        entry.facts.choice = choice;
        apply(driverType, entry);
    }
}

//! Files that have changed and then stayed the same for a second: a copy or a build is not looked at half done.
void DriverCatalogue::followFiles()
{
    for (const QString &driverType : typesOnDisk()) {
        Entry &entry = m_entries[driverType];
        entry.facts.driverType = driverType;
        const QString files = filesOf(driverType);
        const bool settled = std::exchange(entry.lastFiles, files) == files;
        if (settled && files != entry.files)
            filesChanged(driverType, entry);
    }
    std::erase_if(m_entries, [](const auto &item) {
        const Entry &entry = item.second;
        return entry.facts.bundled.isEmpty() && entry.facts.local.isEmpty() && !entry.facts.choice
               && !entry.session && entry.lastFiles == entry.files;
    });
}

void DriverCatalogue::filesChanged(const QString &driverType, Entry &entry)
{
    const bool failed = entry.current.process
                        && entry.current.process->state() == DriverState::Broken;
    readFiles(driverType, entry);
    apply(driverType, entry, failed);
    // What runs goes on running whatever happens to its files; only the next start would notice.
    const Host &host = entry.current;
    if (!host.process || host.version.manifest != entry.selection.version.manifest)
        return;
    const DriverVersion version = entry.selection.version;
    inBackground([files = version.files] {
        return files.contentProblem();
    }).then(qApp, [self = QPointer(this), driverType, version](const QString &problem) {
        if (self && !problem.isEmpty())
            self->markUnusable(driverType, version, problem);
    });
}

void DriverCatalogue::markUnusable(const QString &driverType, const DriverVersion &version,
                                   const QString &reason)
{
    Entry &entry = m_entries.at(driverType);
    entry.facts.unusable.insert(version.folder, reason);
    qCWarning(driversLog).noquote().nospace()
        << "Driver " << driverType << ' ' << version.info.version << " in " << version.folder
        << " cannot be used: " << reason;
    Q_EMIT hostRefused(driverType, version.info.version, reason);
    apply(driverType, m_entries.at(driverType));
}

void DriverCatalogue::refresh(const QString &driverType)
{
    followChoices();
    if (const auto found = m_entries.find(driverType);
        found != m_entries.end() && filesOf(driverType) != found->second.files)
        filesChanged(driverType, found->second);
}

} // namespace coalface
