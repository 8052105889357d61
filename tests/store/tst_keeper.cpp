// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

using namespace coalface;
using namespace coalface::test;

//! Backing up, restoring, checking, compacting, rebuilding.
class TestKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aBackupHoldsEverythingAsItStood();
    void aBackupIsMadeWhileReadingsAreStored();
    void aBackupNeverReplacesAFile();
    void aBackupThatFailsOrIsCancelledLeavesNoFile();
    void aRestoredBackupIsUsedAtOnceAndTheOtherIsKept();
    void thereIsADatabaseAtEachMomentOfARestore();
    void whatIsNoBackupIsNotRestored();
    void nothingIsRestoredWhileAnotherProgramHasItOpen();
    void aBackupOfAnOlderVersionIsTakenAlong();
    void checkFindsDamage();
    void checkTellsWhatTheStartSetAside();
    void aDamagedDatabaseIsReplacedByABackup_data();
    void aDamagedDatabaseIsReplacedByABackup();
    void aBackupOfADamagedDatabaseSaysThat();
    void compactGivesRoomBack();
    void rebuildMakesTheSumsAnew();

private:
    Result<DatabaseReport> backedUp() { return settled(m_keeper->backUp(m_copy, m_control)); }
    void fill(int samples);
    static constexpr qint64 inTheMiddle = 0;
    void damage(
        qint64 page); //!< of one that is so large that an opening does not look through it; opened again
    QByteArrayList everything(const QString &file) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_copy;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<SqlDatabaseKeeper> m_keeper;
    DatabaseKeeper::Control m_control;
    QList<qint64> m_keys;
    const QDateTime m_start = utc("2026-01-02T03:00:00Z");
};

void TestKeeper::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_copy = m_folder->filePath(QStringLiteral("copy of it.sqlite"));
    m_store = std::make_unique<Store>(m_file);
    m_keeper = std::make_unique<SqlDatabaseKeeper>(m_store->database);
    m_control = std::make_shared<DatabaseControl>();
    m_keys = putMiners(*m_store, 3);
}

void TestKeeper::cleanup()
{
    m_keeper.reset();
    m_store.reset();
    m_folder.reset();
}

void TestKeeper::fill(int samples)
{
    QList<Sample> all;
    for (int index = 0; index < samples; ++index)
        all += {m_keys.at(index % 3), fullTelemetry(m_start.addSecs(10 * (index / 3)), index / 100)};
    MinerStatus status;
    status.lastAsked = status.lastAnswered = m_start;
    status.hashrateRecent = 0.5e12;
    status.recentShares = ShareCount{80, 20, m_start};
    QCOMPARE(*settled(m_store->log.append(all, {{m_keys.first(), status}})), samples);
    QVERIFY(settled(m_keeper->rebuild(m_control)).ok());
}

void TestKeeper::damage(qint64 page)
{
    m_keeper.reset();
    m_store.reset();
    QVERIFY(sqlExecute(m_file, {QStringLiteral("CREATE TABLE filler (x)"),
                                QStringLiteral("INSERT INTO filler VALUES (zeroblob(5000000))"),
                                QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (page == inTheMiddle)
        page = (file.size() - 5'000'000) / 2 / 4096;
    QVERIFY(file.seek((page - 1) * 4096));
    QCOMPARE(file.write(QByteArray(4096, '\xff')), 4096);
    file.close();
    m_store = std::make_unique<Store>(m_file);
    m_keeper = std::make_unique<SqlDatabaseKeeper>(m_store->database);
}

QByteArrayList TestKeeper::everything(const QString &file) const
{
    QByteArrayList rows;
    for (const char *table : {"miners", "address_history", "samples", "slow", "quarters", "hours",
                              "quarters_slow", "hours_slow", "fleet_quarters", "fleet_hours",
                              "events", "stale", "trimmed", "sqlite_sequence"})
        rows += tableContent(file, QString::fromLatin1(table));
    return rows;
}

void TestKeeper::aBackupHoldsEverythingAsItStood()
{
    fill(5000);
    const auto report = backedUp();
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().detail));
    QCOMPARE(m_control->percent, 100);
    QCOMPARE(report->bytes, QFileInfo(m_copy).size());
    QVERIFY(everything(m_copy).size() > 5100);
    QCOMPARE(everything(m_copy), everything(m_file));
    QCOMPARE(sqlValue(m_copy, QStringLiteral("SELECT hashrate_recent FROM miners")).toDouble(),
             0.5e12);
    for (const char *pragma : {"user_version", "application_id", "auto_vacuum"}) {
        const QString sql = QStringLiteral("PRAGMA %1").arg(QLatin1String(pragma));
        QCOMPARE(sqlValue(m_copy, sql), sqlValue(m_file, sql));
    }
    QCOMPARE(sqlValue(m_copy, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("copy*")}, QDir::Files).size(), 1);
}

void TestKeeper::aBackupIsMadeWhileReadingsAreStored()
{
    fill(30'000);
    const auto backup = m_keeper->backUp(m_copy, m_control);
    int stored = 0;
    for (int round = 0; !backup.isFinished(); ++round) {
        const auto append = settled(
            m_store->log.append({{m_keys.at(0), telemetryAt(m_start.addDays(1).addSecs(round))}},
                                {}));
        QVERIFY2(append.ok(), append ? "" : qPrintable(append.error().detail));
        stored += *append;
    }
    QVERIFY(settled(backup).ok());
    QVERIFY(sqlValue(m_copy, QStringLiteral("SELECT count(*) FROM samples")).toInt() >= 30'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples")).toInt(),
             30'000 + stored);
}

void TestKeeper::aBackupNeverReplacesAFile()
{
    QFile other(m_copy);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    const auto report = backedUp();
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Rejected);
    QCOMPARE(contentOf(m_copy), QByteArray("mine"));
}

void TestKeeper::aBackupThatFailsOrIsCancelledLeavesNoFile()
{
    m_control->cancelled = true;
    const auto cancelled = backedUp();
    QVERIFY(!cancelled.ok());
    QCOMPARE(cancelled.error().kind, Error::Kind::Aborted);
    m_control->cancelled = false;
    QVERIFY(
        !settled(m_keeper->backUp(m_folder->filePath(QStringLiteral("no/where.sqlite")), m_control))
             .ok());
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("copy*")}, QDir::Files).size(), 0);
}

void TestKeeper::aRestoredBackupIsUsedAtOnceAndTheOtherIsKept()
{
    fill(3000);
    QVERIFY(backedUp().ok());
    const QByteArrayList then = everything(m_file);
    QVERIFY(settled(m_store->fleet.remove({m_keys.at(0)})).ok());
    QVERIFY(settled(m_store->fleet.rename(m_keys.at(1), QStringLiteral("New name"))).ok());
    const QByteArrayList present = everything(m_file);
    QVERIFY(present != then);
    const auto report = settled(m_keeper->restore(m_copy, m_control));
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().detail));
    QCOMPARE(settled(m_store->fleet.load())->size(), 3);
    QCOMPARE(everything(m_file), then);
    QCOMPARE(everything(report->aside), present);
    QVERIFY(report->aside.contains(QLatin1String(".before-restore-")));
    QVERIFY(QFile::exists(m_copy));
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA journal_mode")).toString(),
             QStringLiteral("wal"));
    QCOMPARE(*settled(m_store->log.append({{m_keys.at(0), telemetryAt(m_start.addDays(9))}}, {})),
             1);
    QVERIFY(putMiners(*m_store, 4).last() > m_keys.last());
    QVERIFY(!QFile::exists(m_file + QStringLiteral(".restoring")));
}

void TestKeeper::thereIsADatabaseAtEachMomentOfARestore()
{
#ifdef Q_OS_LINUX
    fill(300);
    QVERIFY(backedUp().ok());
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(watch >= 0);
    const auto ended = qScopeGuard([watch] { ::close(watch); });
    QVERIFY(inotify_add_watch(watch, QFile::encodeName(m_folder->path()).constData(),
                              IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE)
            >= 0);
    QVERIFY(settled(m_keeper->restore(m_copy, m_control)).ok());
    alignas(inotify_event) std::array<char, 65536> buffer{};
    const qsizetype size = ::read(watch, buffer.data(), buffer.size());
    bool isReplaced = false;
    for (qsizetype at = 0; at < size;) {
        const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
        if (QFile::decodeName(event->name) == QFileInfo(m_file).fileName()) {
            QVERIFY2(event->mask & IN_MOVED_TO, "Who is killed here leaves no database behind.");
            isReplaced = true;
        }
        at += qsizetype(sizeof(inotify_event)) + event->len;
    }
    QVERIFY(isReplaced);
#else
    QSKIP("What happens to names is looked at on Linux.");
#endif
}

void TestKeeper::whatIsNoBackupIsNotRestored()
{
    fill(300);
    const QByteArrayList before = everything(m_file);
    const QString other = m_folder->filePath(QStringLiteral("other.sqlite"));
    const auto refused = [&] {
        const auto report = settled(m_keeper->restore(other, m_control));
        return !report && report.error().detail.contains(QDir::toNativeSeparators(other))
               && everything(m_file) == before && settled(m_store->fleet.load()).ok();
    };
    QVERIFY(refused()); // there is none
    const QString missing = settled(m_keeper->restore(other, m_control)).error().detail;
    QVERIFY2(missing.contains(QLatin1String("not there")), qPrintable(missing));
    QFile noDatabase(other);
    QVERIFY(noDatabase.open(QIODevice::WriteOnly) && noDatabase.write(QByteArray(20'000, 'x')) > 0);
    noDatabase.close();
    QVERIFY(refused());
    // What is said of the present database is not true of it.
    const QString reason = settled(m_keeper->restore(other, m_control)).error().detail;
    QVERIFY2(!reason.contains(QLatin1String("set aside")), qPrintable(reason));
    QFile::remove(other);
    QVERIFY(sqlExecute(other, {QStringLiteral("CREATE TABLE x (y)")}));
    QVERIFY(refused()); // somebody else's
    QFile::remove(other);
    QVERIFY(backedUp().ok());
    QVERIFY(QFile::copy(m_copy, other));
    QVERIFY(sqlExecute(other, {QStringLiteral("PRAGMA user_version = 99")}));
    QVERIFY(refused()); // newer
    QFile::remove(other);
    QByteArray content = contentOf(m_copy);
    content.replace(8192, 20'000, QByteArray(20'000, '\xff'));
    QFile damaged(other);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(content) == content.size());
    damaged.close();
    QVERIFY(refused());
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*before*")}, QDir::Files).isEmpty());
}

void TestKeeper::nothingIsRestoredWhileAnotherProgramHasItOpen()
{
    fill(300);
    QVERIFY(backedUp().ok());
    const QByteArrayList before = everything(m_file);
    Store other(m_file);
    QVERIFY(settled(other.fleet.load()).ok());
    const auto report = settled(m_keeper->restore(m_copy, m_control));
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Rejected);
    QVERIFY(report.error().detail.contains(QLatin1String("open")));
    QCOMPARE(everything(m_file), before);
    QCOMPARE(*settled(m_store->log.append({{m_keys.at(0), telemetryAt(m_start.addDays(9))}}, {})),
             1);
    QCOMPARE(*settled(other.log.append({{m_keys.at(1), telemetryAt(m_start.addDays(9))}}, {})), 1);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA journal_mode")).toString(),
             QStringLiteral("wal"));
}

void TestKeeper::aBackupOfAnOlderVersionIsTakenAlong()
{
    fill(3000);
    const QByteArrayList sums = tableContent(m_file, QStringLiteral("hours"));
    QVERIFY(backedUp().ok());
    QStringList statements{QStringLiteral("DROP TRIGGER miners_forgotten"),
                           QStringLiteral("DROP TABLE events"),
                           QStringLiteral("PRAGMA user_version = 2")};
    for (const char *table : {"quarters", "hours", "quarters_slow", "hours_slow", "fleet_quarters",
                              "fleet_hours", "stale", "trimmed"})
        statements += QStringLiteral("DROP TABLE %1").arg(QLatin1String(table));
    QVERIFY(sqlExecute(m_copy, statements));
    QVERIFY(settled(m_keeper->restore(m_copy, m_control)).ok());
    QCOMPARE(settled(m_store->fleet.load())->size(), 3);
    QCOMPARE(tableContent(m_file, QStringLiteral("stale")).size(), 3);
    QVERIFY(settled(m_keeper->rebuild(m_control)).ok());
    QCOMPARE(tableContent(m_file, QStringLiteral("hours")), sums);
}

void TestKeeper::checkFindsDamage()
{
    fill(20'000);
    const auto good = settled(m_keeper->check(m_control));
    QVERIFY(good.ok());
    QCOMPARE(good->problems, QStringList());
    QVERIFY(good->bytes > 100'000);
    damage(inTheMiddle);
    const auto bad = settled(m_keeper->check(m_control));
    QVERIFY2(bad.ok(), bad ? "" : qPrintable(bad.error().detail));
    QVERIFY(!bad->problems.isEmpty());
    QCOMPARE(bad->mended, QString());
    QVERIFY(QFile::exists(m_file + QStringLiteral(".damaged"))); // the next opening sees to it
}

//! Else who has it checked by the clock would read "in order" of a history of which some is lost.
void TestKeeper::checkTellsWhatTheStartSetAside()
{
    fill(300);
    damage(
        sqlValue(m_file, QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = 'slow'"))
            .toLongLong());
    const auto report = settled(m_keeper->check(m_control));
    QVERIFY(report.ok());
    QCOMPARE(report->problems, QStringList());
    QVERIFY2(report->mended.contains(QLatin1String(".corrupt-")), qPrintable(report->mended));
}

void TestKeeper::aDamagedDatabaseIsReplacedByABackup_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"miners", "slow", "samples"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

void TestKeeper::aDamagedDatabaseIsReplacedByABackup()
{
    QFETCH(const QString, table);
    fill(3000);
    QVERIFY(backedUp().ok());
    const QByteArrayList before = everything(m_copy);
    damage(sqlValue(m_file,
                    QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'").arg(table))
               .toLongLong());
    const auto report = settled(m_keeper->restore(m_copy, m_control));
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().detail));
    QCOMPARE(everything(m_file), before);
    QVERIFY(QFile::exists(report->aside));
    const QStringList kept = QDir(m_folder->path())
                                 .entryList({QStringLiteral("*.corrupt-*")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QVERIFY(!QFile::exists(m_file + QStringLiteral(".damaged")));
}

void TestKeeper::aBackupOfADamagedDatabaseSaysThat()
{
    fill(20'000);
    damage(inTheMiddle);
    const auto report = backedUp();
    QVERIFY(!report.ok());
    QVERIFY2(report.error().detail.contains(QDir::toNativeSeparators(m_file)
                                            + QStringLiteral(" is damaged")),
             qPrintable(report.error().detail));
    QVERIFY(!QFile::exists(m_copy));
    QVERIFY(QFile::exists(m_file + QStringLiteral(".damaged")));
}

void TestKeeper::compactGivesRoomBack()
{
    fill(20'000);
    m_keeper.reset();
    m_store.reset();
    // As of a database that was made without the way to give room back.
    QVERIFY(sqlExecute(m_file, {QStringLiteral("PRAGMA journal_mode = DELETE"),
                                QStringLiteral("PRAGMA auto_vacuum = NONE"),
                                QStringLiteral("VACUUM"), QStringLiteral("PRAGMA journal_mode = WAL"),
                                QStringLiteral("DELETE FROM samples WHERE k / 10 % 10 > 0")}));
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA auto_vacuum")).toInt(), 0);
    m_store = std::make_unique<Store>(m_file);
    m_keeper = std::make_unique<SqlDatabaseKeeper>(m_store->database);
    const qint64 samples = sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples"))
                               .toLongLong();
    QVERIFY(samples > 0);
    QVERIFY(settled(m_store->fleet.remove({m_keys.at(0)})).ok());
    const auto report = settled(m_keeper->compact());
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().detail));
    QVERIFY(report->bytes < report->before);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA auto_vacuum")).toInt(), 2);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
    QCOMPARE(*settled(m_store->log.append({{m_keys.at(1), telemetryAt(m_start.addDays(9))}}, {})),
             1);
}

void TestKeeper::rebuildMakesTheSumsAnew()
{
    fill(3000);
    const QByteArrayList before = everything(m_file);
    QVERIFY(sqlExecute(m_file, {QStringLiteral("UPDATE quarters SET hashrate = 5"),
                                QStringLiteral("DELETE FROM hours"),
                                QStringLiteral("DELETE FROM fleet_quarters")}));
    QVERIFY(everything(m_file) != before);
    m_control->percent = 0;
    QVERIFY(settled(m_keeper->rebuild(m_control)).ok());
    QCOMPARE(m_control->percent, 100);
    QCOMPARE(everything(m_file), before);
}

COALFACE_TEST(TestKeeper)
#include "tst_keeper.moc"
