// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quarantine.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace coalface {

namespace {
const QString damagedLabel = QStringLiteral(".corrupt-");
const QString replacedLabel = QStringLiteral(".before-restore-");

QString noteOf(const QString &file)
{
    return file + QStringLiteral(".damaged");
}

QString useOf(const QString &file)
{
    return file + QStringLiteral(".in-use");
}

//! By their names, which have the time; the parts beside them are not among them.
QStringList asides(const QString &file, const QString &label, const QString &suffix = {})
{
    const QFileInfo info(file);
    QStringList found;
    for (const QString &name :
         info.dir().entryList({info.fileName() + label + QStringLiteral("*Z*") + suffix},
                              QDir::Files, QDir::Name)) {
        if (!suffix.isEmpty()
            || !(name.endsWith(QLatin1String("-wal")) || name.endsWith(QLatin1String("-shm"))
                 || name.endsWith(QLatin1String("-journal"))))
            found += info.dir().filePath(name.chopped(suffix.size()));
    }
    return found;
}

QString freePath(const QString &file, const QString &label)
{
    const QString stem = file + label
                         + QDateTime::currentDateTimeUtc().toString(
                             QStringLiteral("yyyyMMdd'T'hhmmss'Z'"));
    QString path = stem;
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = stem + QLatin1Char('-') + QString::number(number);
    return path;
}

std::optional<QString> moveAside(const QString &file, const QString &label)
{
    // A program that was killed over it may have moved the log alone.
    QString path = freePath(file, label);
    for (const QString &begun : asides(file, label, QStringLiteral("-wal"))) {
        if (!QFileInfo::exists(begun) && QFileInfo(file + QStringLiteral("-wal")).size() == 0)
            path = begun;
    }
    // The database itself last: a program that starts in between still finds it damaged and waits for
    // the lock, instead of making a new one beside the old one's write-ahead log.
    for (const char *suffix : {"-wal", "-shm", "-journal"}) {
        const QString part = QLatin1String(suffix);
        // What has no bytes, or is but an index of the log that SQLite makes again, would only lie about.
        const bool saysNothing = QFileInfo(file + part).size() == 0 || part == QLatin1String("-shm");
        if (QFileInfo::exists(file + part)
            && !(saysNothing ? QFile::remove(file + part) : QFile::rename(file + part, path + part)))
            return std::nullopt;
    }
    if (!QFile::rename(file, path))
        return std::nullopt;
    forgetDamage(file);
    return path;
}
} // namespace

std::optional<QString> setDatabaseAside(const QString &file)
{
    return moveAside(file, damagedLabel);
}

std::optional<QString> newestAside(const QString &file)
{
    const QStringList all = asides(file, damagedLabel);
    return all.isEmpty() ? std::nullopt : std::optional(all.last());
}

std::optional<QString> keepReplaced(const QString &file)
{
    const QString path = freePath(file, replacedLabel);
    std::error_code failure;
    std::filesystem::create_hard_link(QFile(file).filesystemFileName(),
                                      QFile(path).filesystemFileName(), failure);
    return failure ? std::nullopt : std::optional(path);
}

std::optional<QString> setReplacedAside(const QString &file)
{
    return moveAside(file, replacedLabel);
}

QStringList allAsides(const QString &file)
{
    return asides(file, damagedLabel) + asides(file, replacedLabel);
}

SoleUse::SoleUse(const QString &file) : m_connection(file)
{
    if (m_connection.open(Connection::Mode::Alone))
        m_connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    m_isHeld = !m_connection.failure().isBusy();
}

bool SoleUse::merge()
{
    // Who holds it keeps its journal: empty, so that nothing of it goes along.
    if (!m_connection.execute(QStringLiteral("PRAGMA journal_size_limit = 0")))
        return false;
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("PRAGMA journal_mode = DELETE"));
    return query && m_connection.run(*query) && m_connection.next(*query)
           && query->value(0).toString() == QLatin1String("delete");
}

bool isOpenElsewhere(const QString &file)
{
    return !SoleUse(file).isHeld();
}

void noteDamage(const QString &file)
{
    QFile note(noteOf(file));
    if (!note.open(QIODevice::WriteOnly))
        return; // then only what the next opening looks at anyway is found
    note.close();
}

bool isDamageNoted(const QString &file)
{
    return QFileInfo::exists(noteOf(file));
}

void forgetDamage(const QString &file)
{
    QFile::remove(noteOf(file));
}

bool noteUse(const QString &file)
{
    const bool wasThere = QFileInfo::exists(useOf(file));
    QFile note(useOf(file));
    if (note.open(QIODevice::WriteOnly)) // else an end that is not clean goes unnoticed
        note.close();
    return wasThere;
}

void forgetUse(const QString &file)
{
    QFile::remove(useOf(file));
}

} // namespace coalface
