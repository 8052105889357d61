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

//! How many of them begin with a b-tree of their kind, or of another one. A page that is lost tells neither.
struct Fit
{
    int right = 0;
    int wrong = 0;
};

Fit fitOf(QFile &file, const QList<SchemaRow> &rows)
{
    Fit fit;
    for (const SchemaRow &row : rows) {
        const QByteArray page = pageOf(file, row.root);
        const char kind = page.isEmpty() ? '\0' : page.at(0);
        if (kind == 0x05 || kind == 0x0d)
            ++(row.isTable ? fit.right : fit.wrong);
        else if (kind == 0x02 || kind == 0x0a)
            ++(row.isTable ? fit.wrong : fit.right);
    }
    return fit;
}

//! Better than the other way. Two may be damaged so that they look like others.
bool fits(const Fit &fit, const Fit &other)
{
    constexpr int mostWrong = 2;
    constexpr int fewestRight = 8;
    return fit.wrong <= mostWrong && fit.right >= fewestRight && other.wrong > fit.wrong;
}

bool isOfOurs(const QByteArray &firstPage)
{
    return firstPage.size() >= headerBytes && firstPage.startsWith("SQLite format 3")
           && numberAt(firstPage, ownMark) == quint32(applicationId);
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

void fillUpCutEnd(const QString &copy)
{
    constexpr qint64 mostTimes = 16; // what the file tells of itself may be damaged
    QFile file(copy);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    const QByteArray first = pageOf(file, 1);
    const qint64 told = isOfOurs(first) ? pageBytes * numberAt(first, pageCount) : 0;
    if (told > file.size() && told <= mostTimes * file.size())
        (void)file.resize(told); // where there is no room less is found
}

bool giveKnownSchema(const QString &copy)
{
    QFile file(copy);
    if (QFileInfo(copy + QStringLiteral("-wal")).size() > 0
        || !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || file.size() < 2 * pageBytes)
        return false;
    const QByteArray first = pageOf(file, 1);
    const int version = isOfOurs(first) ? int(numberAt(first, userVersion)) : newestSchema();
    if (version < 1 || version > newestSchema())
        return false;
    const QString model = copy + QStringLiteral(".model");
    const auto removeModel = [&model] {
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(model + QLatin1String(suffix));
    };
    removeModel();
    const QList<SchemaRow> compacted = schemaRows(model, version, true);
    removeModel();
    const QList<SchemaRow> made = schemaRows(model, version, false);
    QFile fresh(model);
    const QByteArray header = fresh.open(QIODevice::ReadOnly) ? fresh.read(headerBytes)
                                                              : QByteArray();
    fresh.close();
    removeModel();
    const Fit asMade = fitOf(file, made);
    const Fit asCompacted = fitOf(file, compacted);
    const bool isCompacted = fits(asCompacted, asMade);
    if (header.size() < headerBytes || (!isCompacted && !fits(asMade, asCompacted)))
        return false;
    const QList<SchemaRow> &rows = isCompacted ? compacted : made;
    qint64 pages = file.size() / pageBytes;
    for (const SchemaRow &row : rows)
        pages = std::max(pages,
                         row.root); // where one begins behind the end SQLite takes none of them
    const QByteArray page = emptyFirstPage(header, quint32(pages));
    const bool isDone = file.resize(pages * pageBytes) && file.seek(0)
                        && file.write(page) == page.size();
    file.close();
    return isDone && writeSchema(copy, rows);
}

} // namespace coalface
