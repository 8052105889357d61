// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/connection.h"
#include "store/migrations.h"
#include "store/opening.h"
#include "store/sqleventlog.h"

#include <QDir>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFreshDatabaseHasTheFinalShape();
    void openingTwiceChangesNothing();
    void aDatabaseOfTheFirstVersionIsTakenAlong();
    void eventsFromBeforeThereWereNotesKeepTheirWords();
    void minersFromBeforeTheMeanOfLateWasKeptHaveNone();
    void programsThatStartAtOnceAgree_data();
    void programsThatStartAtOnceAgree();
    void aNewerDatabaseIsRefusedAndUntouched();
    void aSetUpThatWasKilledIsDoneAgain();
    void aMigrationThatWasKilledIsDoneAgain();
    void keysAreNeverGivenTwice();
};

namespace {
//! As the program made it that knew version 1 only, with one miner.
bool makeFirstVersion(const QString &file)
{
    const QStringList statements{
        QStringLiteral(
            "INSERT INTO miners (name, name_folded, address, driver_type, model, manufacturer, "
            "firmware, hostname, mac, serial, added) VALUES ('Old', 'old', '10.0.0.9', 'pebble', "
            "'', '', '', '', '', '', 0)"),
        QStringLiteral("INSERT INTO samples (k, hashrate) VALUES ((1 << 32) + 1000, 7)")};
    Connection connection(file);
    bool ok = connection.open(Connection::Mode::ReadWrite) && prepareNewDatabase(connection)
              && migrate(connection, 1);
    for (const QString &statement : statements)
        ok = ok && connection.execute(statement);
    return ok;
}

int openInAProcess(const QString &file)
{
    Store store(file);
    const auto put = settled(store.fleet.put({minerRecord(1), QStringLiteral("Same device")}));
    return put && store.database.trouble().isEmpty() ? 0 : 1;
}

//! Opens it, after a word that it begins.
int migrateInAProcess(const QString &file)
{
    Connection connection(file);
    fputs("begins\n", stdout);
    fflush(stdout);
    return openDatabase(connection).access == Opening::Access::ReadWrite ? 0 : 1;
}

//! Starts it on a copy and waits for the word.
void startMigration(QProcess &process, const QString &old, const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        QFile::remove(file + QLatin1String(suffix));
    QVERIFY(QFile::copy(old, file));
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--migrate"), file});
    QVERIFY(process.waitForReadyRead());
}
} // namespace

void TestMigrations::aFreshDatabaseHasTheFinalShape()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/er/coalface.sqlite"));
    {
        Store store(file);
        QVERIFY(settled(store.fleet.load()).ok());
        QVERIFY(store.log.size() > 0);
    }
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt(), newestSchema());
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA auto_vacuum")).toInt(), 2);
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA journal_mode")).toString(),
             QStringLiteral("wal"));
    for (const TelemetryField &field : telemetryFields()) {
        const QString table = field.pace == TelemetryField::Pace::Slow ? QStringLiteral("slow")
                                                                       : QStringLiteral("samples");
        const QString sql = QStringLiteral(
            "SELECT count(*) FROM pragma_table_info('%1') WHERE name = '%2'");
        QCOMPARE(sqlValue(file, sql.arg(table, field.key)).toInt(), 1);
    }
}

void TestMigrations::openingTwiceChangesNothing()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    for (int round = 0; round < 2; ++round) {
        Store store(file);
        QCOMPARE(settled(store.fleet.load())->size(), round);
        putMiners(store, 1);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             QStringList{QStringLiteral("coalface.sqlite")});
}

void TestMigrations::aDatabaseOfTheFirstVersionIsTakenAlong()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QVERIFY(makeFirstVersion(file));
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt(), 1);
    {
        Store store(file);
        const auto miners = settled(store.fleet.load());
        QVERIFY2(miners.ok(), qPrintable(store.database.trouble()));
        QCOMPARE(miners->size(), 1);
        QCOMPARE(miners->first().record.name, QStringLiteral("Old"));
        QCOMPARE(miners->first().telemetry->hashrate, 7.0);
        DriverMetrics counted;
        counted.driverType = QStringLiteral("pebble");
        counted.version = QStringLiteral("1.0.0");
        counted.hour = utc("2026-03-01T14:00:00Z");
        QVERIFY(settled(store.metrics.add({counted})).ok());
        QCOMPARE(settled(store.metrics.read(counted.hour))->size(), 1);
        SqlEventLog events(store.database);
        Event event;
        event.time = counted.hour;
        QVERIFY(settled(events.append({event})).ok());
        QCOMPARE(settled(events.read({}))->size(), 1);
        QCOMPARE(store.database.trouble(), QString());
    }
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt(), newestSchema());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             QStringList{QStringLiteral("coalface.sqlite")});
}

void TestMigrations::eventsFromBeforeThereWereNotesKeepTheirWords()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    {
        Connection connection(file);
        QVERIFY(connection.open(Connection::Mode::ReadWrite) && prepareNewDatabase(connection)
                && migrate(connection, 11));
        QVERIFY(connection.execute(QStringLiteral(
            "INSERT INTO events (time, miner_name, driver_type, kind, verb, severity, actor, "
            "program, value_before, value_after, outcome, detail) VALUES (1767322800000, 'Attic', "
            "'', 'offline', '', 'warning', 'device', '', 'online', 'offline', '', "
            "'It has not answered since 2026-01-02 03:00:00 UTC.')")));
    }
    Store store(file);
    SqlEventLog log(store.database);
    const auto events = settled(log.read({}));
    QVERIFY2(events.ok(), qPrintable(store.database.trouble()));
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->first().kind, EventKind::Offline);
    QCOMPARE(events->first().detail,
             QStringLiteral("It has not answered since 2026-01-02 03:00:00 UTC."));
    QVERIFY(events->first().notes.isEmpty());
}

void TestMigrations::minersFromBeforeTheMeanOfLateWasKeptHaveNone()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    const QDateTime time = utc("2026-03-01T14:00:00Z");
    MinerStatus status;
    status.lastAsked = status.lastAnswered = time;
    status.poolUser = QStringLiteral("bc1qtest.attic");
    qint64 key = 0;
    {
        Store store(file);
        key = putMiners(store, 1).first();
        QVERIFY(settled(store.log.append({{key, telemetryAt(time)}}, {{key, status}})).ok());
    }
    QVERIFY(takeBack(file, 12));
    Store store(file);
    const auto old = settled(store.fleet.load());
    QVERIFY2(old.ok(), qPrintable(store.database.trouble()));
    QCOMPARE(old->first().status, status);
    QCOMPARE(old->first().telemetry, telemetryAt(time));
    status.hashrateRecent = 0.5e12;
    QVERIFY(settled(store.log.append({}, {{key, status}})).ok());
    QCOMPARE(settled(store.fleet.load())->first().telemetry->hashrateRecent, 0.5e12);
}

void TestMigrations::programsThatStartAtOnceAgree_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::newRow("on an empty folder") << false;
    QTest::newRow("on a database of the first version") << true;
}

void TestMigrations::programsThatStartAtOnceAgree()
{
    QFETCH(const bool, isOld);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QVERIFY(!isOld || makeFirstVersion(file));
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int number = 0; number < 4; ++number) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setProcessChannelMode(QProcess::ForwardedChannels);
        processes.back()->start(QCoreApplication::applicationFilePath(),
                                {QStringLiteral("--open"), file});
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(sqlValue(file, QStringLiteral("SELECT count(*) FROM miners")).toInt(), isOld ? 2 : 1);
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt(), newestSchema());
    QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*corrupt*")}).size(), 0);
}

void TestMigrations::aNewerDatabaseIsRefusedAndUntouched()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    {
        Store store(file);
        putMiners(store, 1);
    }
    QVERIFY(sqlExecute(file, {QStringLiteral("PRAGMA user_version = 99")}));
    const QByteArray before = contentOf(file);
    {
        Store store(file);
        const auto loaded = settled(store.fleet.load());
        QVERIFY(!loaded.ok());
        QVERIFY2(loaded.error().detail.contains(QLatin1String("newer version")),
                 qPrintable(loaded.error().detail));
        QVERIFY(!settled(store.fleet.put({minerRecord(2), {}})).ok());
        QVERIFY(!settled(store.log.append({}, {})).ok());
        QVERIFY(!store.database.trouble().isEmpty());
    }
    QCOMPARE(contentOf(file), before);
}

void TestMigrations::aSetUpThatWasKilledIsDoneAgain()
{
    // Killed after the file was made and before the tables were: the transaction never ended.
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QVERIFY(sqlExecute(file, {QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"),
                              QStringLiteral("PRAGMA journal_mode = WAL")}));
    QFile lock(file + QStringLiteral(".lock")); // and its lock was left, by a process that is gone
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\ncoalface\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    lock.close();
    QVERIFY(sqlExecute(file, {QStringLiteral("BEGIN IMMEDIATE"),
                              QStringLiteral("CREATE TABLE miners (key)")}));
    Store store(file);
    QCOMPARE(putMiners(store, 2).size(), 2);
    QCOMPARE(store.database.trouble(), QString());
}

void TestMigrations::aMigrationThatWasKilledIsDoneAgain()
{
    // So many miners that noting what there is to sum up takes its time.
    constexpr int miners = 40'000;
    QTemporaryDir folder;
    const QString old = folder.filePath(QStringLiteral("old.sqlite"));
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QVERIFY(makeFirstVersion(old));
    const QString each = QStringLiteral(
        "WITH RECURSIVE t(s) AS (SELECT 2 UNION ALL SELECT s + 1 FROM t WHERE s < %1) ");
    QVERIFY(
        sqlExecute(old,
                   {QStringLiteral("BEGIN"),
                    each.arg(miners)
                        + QStringLiteral("INSERT INTO miners (name, name_folded, address, "
                                         "driver_type, model, manufacturer, "
                                         "firmware, hostname, mac, serial, added) SELECT s, s, "
                                         "'10.0.0.9', 'pebble', '', '', "
                                         "'', '', '', '', 0 FROM t"),
                    each.arg(miners)
                        + QStringLiteral(
                            "INSERT INTO samples (k, hashrate) SELECT (s << 32) + 1000, 7 FROM t"),
                    QStringLiteral("COMMIT"), QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    QElapsedTimer timer;
    QProcess whole;
    startMigration(whole, old, file);
    timer.start();
    QVERIFY(whole.waitForFinished());
    QCOMPARE(whole.exitCode(), 0);
    const qint64 takes = timer.elapsed();
    int within = 0;
    for (int tenths = 1; tenths <= 9; tenths += 2) {
        QProcess process;
        startMigration(process, old, file);
        QTest::qSleep(int(takes * tenths / 10));
        process.kill();
        QVERIFY(process.waitForFinished());
        const bool isWithin = sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt() == 1;
        within += isWithin ? 1 : 0;
        if (isWithin)
            QCOMPARE(sqlValue(file,
                              QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name IN "
                                             "('stale', 'packed', 'events')"))
                         .toInt(),
                     0);
        Store store(file);
        const auto put = settled(store.fleet.put({minerRecord(1), QStringLiteral("New")}));
        QVERIFY2(put.ok(), qPrintable(store.database.trouble()));
        QCOMPARE(store.database.trouble(), QString());
        QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA user_version")).toInt(), newestSchema());
        QCOMPARE(sqlValue(file, QStringLiteral("SELECT count(*) FROM stale")).toInt(), miners);
        QCOMPARE(sqlValue(file, QStringLiteral("SELECT count(*) FROM samples")).toInt(), miners);
    }
    QVERIFY2(within > 0,
             qPrintable(QStringLiteral("killed within none; it takes %1 ms").arg(takes)));
}

void TestMigrations::keysAreNeverGivenTwice()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    Store store(file);
    const qint64 first = putMiners(store, 1).first();
    QVERIFY(settled(store.fleet.remove({first})).ok());
    QVERIFY(putMiners(store, 1).first() > first);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--open"))
        return openInAProcess(arguments.value(2));
    if (arguments.value(1) == QLatin1String("--migrate"))
        return migrateInAProcess(arguments.value(2));
    TestMigrations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_migrations.moc"
