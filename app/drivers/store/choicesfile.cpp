// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choicesfile.h"

#include "core/settings/savefile.h"
#include "core/settings/setaside.h"
#include "drivers/logging.h"
#include "drivers/store/rebuild.h"
#include "drivers/store/storelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestState = 4 * 1024 * 1024;

QString stateFile(const QString &folder)
{
    return QDir(folder).filePath(u"state.json"_s);
}

QString previousFile(const QString &folder)
{
    return QDir(folder).filePath(u"state.prev.json"_s);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.size() <= largestState && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                         : QByteArray();
}

struct Read
{
    DriverChoices choices;
    bool damaged = false; //!< there is or was a file, but it cannot be understood
    bool lost = false;    //!< nor the one before it
};

Read read(const QString &folder)
{
    const QString path = stateFile(folder);
    const QByteArray content = contentOf(path);
    if (const std::optional<DriverChoices> choices = DriverChoices::fromJson(content))
        return {*choices, false, false};
    const bool exists = QFileInfo::exists(path);
    // A missing file beside a previous one: a kill between two steps cannot leave that, a person can.
    if (const std::optional<DriverChoices> choices = DriverChoices::fromJson(
            contentOf(previousFile(folder))))
        return {*choices, true, false};
    // One that was set aside and not yet made anew, because the program was killed or the disk was full.
    const bool isLost = exists
                        || !QDir(folder).entryList({u"state.json.bad-*"_s}, QDir::Files).isEmpty();
    return {{}, isLost, isLost};
}

QString fingerprint(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? u"%1 %2 %3"_s.arg(info.lastModified().toMSecsSinceEpoch())
                               .arg(info.size())
                               .arg(info.metadataChangeTime().toMSecsSinceEpoch())
                         : QString();
}
} // namespace

bool ChoicesFile::refresh()
{
    const QString path = stateFile(m_folder);
    const QString seen = fingerprint(path);
    if (seen == m_seen && !m_seen.isNull())
        return false;
    m_seen = seen.isNull() ? u""_s : seen;
    const Read now = read(m_folder);
    // A program that runs knows what the file said before it was damaged.
    const bool known = now.damaged && m_choices.generation > now.choices.generation;
    m_problem = now.damaged
                    ? u"%1 cannot be understood. %2"_s
                          .arg(QDir::toNativeSeparators(path),
                               known ? u"Until the next change its last content counts."_s
                               : now.lost
                                   ? u"What was pinned, disabled or removed, and which versions "
                                     u"were bad, is not known any more."_s
                                   : u"The state before the last change counts."_s)
                    : QString();
    if (!m_problem.isEmpty())
        qCWarning(driversLog).noquote() << m_problem;
    if (known)
        return false;
    const bool changed = now.choices != m_choices;
    m_choices = now.choices;
    return changed;
}

Result<DriverChoices> changeChoicesLocked(const QString &folder,
                                          const std::function<Result<Done>(DriverChoices &)> &change)
{
    const QString path = stateFile(folder);
    Read now = read(folder);
    if (now.damaged && QFileInfo::exists(path)) {
        const QString kept = setAside(path);
        qCWarning(driversLog).noquote().nospace()
            << QDir::toNativeSeparators(path) << " could not be understood and is kept as \"" << kept
            << (now.lost ? "\". It is made anew: what was pinned, disabled or removed and which "
                           "versions were bad is lost."
                         : "\". The state before the last change counts.");
    }
    if (now.lost)
        now.choices = rebuiltChoices(folder);
    DriverChoices changed = now.choices;
    if (const Result<Done> allowed = change(changed); !allowed)
        return allowed.error();
    if (changed == now.choices && !now.damaged)
        return changed;
    changed.generation = now.choices.generation + 1;
    if (const QByteArray before = now.damaged ? QByteArray() : contentOf(path); !before.isEmpty()) {
        if (const Result<Done> kept = saveFile(previousFile(folder), before); !kept)
            return kept.error();
    }
    if (const Result<Done> saved = saveFile(path, changed.toJson()); !saved)
        return saved.error();
    return changed;
}

Result<DriverChoices> changeChoices(const QString &folder,
                                    const std::function<Result<Done>(DriverChoices &)> &change)
{
    StoreLock lock(folder);
    if (const Result<Done> taken = lock.take(); !taken)
        return taken.error();
    return changeChoicesLocked(folder, change);
}

} // namespace coalface
