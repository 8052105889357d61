// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/knownschema.h"

#include "store/connection.h"
#include "store/migrations.h"
#include "store/opening.h"

#include <QFile>
#include <QFileInfo>
#include <QVariant>
#include <QtEndian>

#include <algorithm>

namespace coalface {

namespace {
// "Database File Format" of SQLite, 1.3 and 1.6.
constexpr qint64 pageBytes = 4096;
constexpr int headerBytes = 100;
constexpr int changeCounter = 24;
constexpr int pageCount = 28;
constexpr int freePages = 32;
constexpr int freePageCount = 36;
constexpr int largestRoot = 52;
constexpr int userVersion = 60;
constexpr int incrementalVacuum = 64;
constexpr int ownMark = 68;
constexpr int validFor = 92;

struct SchemaRow
{
    QVariantList values; //!< type, name, tbl_name, rootpage, sql
    qint64 root = 0;
    bool isTable = false; //!< with a rowid: its b-tree is another kind than that of an index
};

quint32 numberAt(const QByteArray &page, int place)
{
    return qFromBigEndian<quint32>(page.constData() + place);
}

void setNumber(QByteArray &page, int place, quint32 number)
{
    qToBigEndian(number, page.data() + place);
}

QByteArray pageOf(QFile &file, qint64 page)
{
    return file.seek((page - 1) * pageBytes) ? file.read(pageBytes) : QByteArray();
}

//! Those of a new database. `isCompacted`: its pages lie otherwise.
QList<SchemaRow> schemaRows(const QString &file, int version, bool isCompacted)
{
    QList<SchemaRow> rows;
    Connection fresh(file);
    if (!fresh.open(Connection::Mode::ReadWrite) || !prepareNewDatabase(fresh)
        || !migrate(fresh, version) || (isCompacted && !fresh.execute(QStringLiteral("VACUUM"))))
        return rows;
    std::optional<QSqlQuery> query = fresh.prepare(QStringLiteral(
        "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master WHERE rootpage > 0"));
    if (!query || !fresh.run(*query))
        return rows;
    while (fresh.next(*query)) {
        SchemaRow row;
        for (int column = 0; column < 5; ++column)
            row.values += query->value(column);
        row.root = query->value(3).toLongLong();
        row.isTable = query->value(0).toString() == QLatin1String("table")
                      && !query->value(4).toString().contains(QLatin1String("WITHOUT ROWID"));
        rows += row;
    }
    query.reset();
    fresh.number(
        QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); // its header is read from the file
    return rows;
}

//! Whether a b-tree of that kind begins where each of them should, but for two that may be damaged, too.
bool fits(QFile &file, const QList<SchemaRow> &rows)
{
    const auto misses = std::count_if(rows.cbegin(), rows.cend(), [&file](const SchemaRow &row) {
        const QByteArray page = pageOf(file, row.root);
        const char kind = page.isEmpty() ? '\0' : page.at(0);
        return row.isTable ? kind != 0x05 && kind != 0x0d : kind != 0x02 && kind != 0x0a;
    });
    return !rows.isEmpty() && misses <= 2;
}

//! A first page that describes no tables yet; no page is taken for a free one.
QByteArray emptyFirstPage(const QByteArray &header, quint32 pages)
{
    QByteArray page = header.left(headerBytes) + QByteArray(pageBytes - headerBytes, '\0');
    page[18] = page[19] = 1; // no write-ahead log
    setNumber(page, pageCount, pages);
    for (const int place : {freePages, freePageCount, largestRoot, incrementalVacuum})
        setNumber(page, place, 0);
    setNumber(page, validFor, numberAt(page, changeCounter));
    page[headerBytes] = 0x0d;                     // a leaf of a table
    page[headerBytes + 5] = char(pageBytes >> 8); // its content begins at the end
    return page;
}

bool writeSchema(const QString &copy, const QList<SchemaRow> &rows)
{
    Connection connection(copy);
    if (!connection.open(Connection::Mode::ReadWrite)
        || !connection.execute(QStringLiteral("PRAGMA writable_schema = ON")))
        return false;
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, "
                       "?, ?, ?, ?)"));
    return query && std::all_of(rows.cbegin(), rows.cend(), [&](const SchemaRow &row) {
               for (int place = 0; place < row.values.size(); ++place)
                   query->bindValue(place, row.values.at(place));
               return connection.run(*query);
           });
}
} // namespace

bool giveKnownSchema(const QString &copy)
{
    QFile file(copy);
    if (QFileInfo(copy + QStringLiteral("-wal")).size() > 0
        || !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || file.size() < 2 * pageBytes)
        return false;
    const QByteArray first = pageOf(file, 1);
    const bool isOurs = first.startsWith("SQLite format 3")
                        && numberAt(first, ownMark) == quint32(applicationId);
    const int version = isOurs ? int(numberAt(first, userVersion)) : newestSchema();
    if (version < 1 || version > newestSchema())
        return false;
    const QString model = copy + QStringLiteral(".model");
    bool isDone = false;
    for (const bool isCompacted : {false, true}) {
        QFile::remove(model);
        const QList<SchemaRow> rows = schemaRows(model, version, isCompacted);
        QFile fresh(model);
        if (!fits(file, rows) || !fresh.open(QIODevice::ReadOnly))
            continue;
        const QByteArray page = emptyFirstPage(fresh.read(headerBytes),
                                               quint32(file.size() / pageBytes));
        isDone = file.resize(file.size() / pageBytes * pageBytes) && file.seek(0)
                 && file.write(page) == page.size();
        file.close();
        isDone = isDone && writeSchema(copy, rows);
        break;
    }
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(model + QLatin1String(suffix));
    return isDone;
}

} // namespace coalface
