// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/connection.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <utility>

// Outside of the namespace, as the macro wants it: a static library's resources are linked by this.
static void initialiseMigrations()
{
    Q_INIT_RESOURCE(store_migrations);
}

namespace coalface {

namespace {
const QStringList &scripts()
{
    static const QStringList files = [] {
        initialiseMigrations();
        const QDir folder(QStringLiteral(":/store/migrations"));
        QStringList paths;
        for (const QString &name :
             folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
            paths += folder.filePath(name);
        return paths;
    }();
    return files;
}

//! Qt runs one statement at a time; a migration ends each with ";" at the end of a line.
QStringList statements(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList result;
    QString statement;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1String("--")))
            continue;
        statement += line + QLatin1Char('\n');
        if (trimmed.endsWith(QLatin1Char(';')))
            result += std::exchange(statement, {});
    }
    return result;
}
} // namespace

int newestSchema()
{
    return int(scripts().size());
}

bool prepareNewDatabase(Connection &connection)
{
    return connection.execute(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"))
           && connection.execute(QStringLiteral("PRAGMA journal_mode = WAL"));
}

bool migrate(Connection &connection, int wanted)
{
    Transaction transaction(connection);
    if (!transaction.hasBegun())
        return false;
    const std::optional<qint64> version = connection.number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return false;
    for (int number = int(*version); number < wanted; ++number) {
        for (const QString &statement : statements(scripts().at(number))) {
            if (!connection.execute(statement))
                return false;
        }
        if (!connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(number + 1)))
            return false;
    }
    return transaction.commit();
}

} // namespace coalface
