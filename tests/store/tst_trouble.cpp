// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqleventlog.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What is wrong with the file, the disk or the rights. The tests that need a disk of their own run
//! this program again inside a mount namespace.
class TestTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDamagedDatabaseIsSetAside_data();
    void aDamagedDatabaseIsSetAside();
    void programsThatMeetDamageAtOnceSetItAsideOnce_data();
    void programsThatMeetDamageAtOnceSetItAsideOnce();
    void anEmptyFileIsANewDatabase();
    void aFolderInItsPlaceIsASentence();
    void aReadOnlyDatabaseCanBeRead();
    void aFullDiskKeepsSamplesUntilThereIsRoom();
    void aFullDiskPutsTheUpkeepOff();

private:
    void runInNamespace(const QString &part, const QString &mount);
};

namespace {
QStringList asides(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.corrupt-*")}, QDir::Files);
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
}

QByteArray goodDatabase(const QString &file)
{
    {
        Store store(file);
        putMiners(store, 200);
    }
    return contentOf(file);
}

int put(const QString &file)
{
    Store store(file);
    const auto result = settled(store.fleet.put({minerRecord(1), {}}));
    return result.ok() ? 0 : 1;
}

#define EXPECT(condition) \
    if (!(condition)) { \
        qWarning("line %d: %s", __LINE__, #condition); \
        return 1; \
    }

//! In a small disk of its own.
int fullDisk(const QString &folder)
{
    Store store(folder + QStringLiteral("/coalface.sqlite"));
    SqlEventLog events(store.database);
    QSignalSpy troubles(&store.log, &TelemetryLog::trouble);
    const QList<qint64> keys = putMiners(store, 20);
    QDateTime time = utc("2026-01-02T03:04:05Z");
    const auto tick = [&] {
        QList<Sample> samples;
        time = time.addSecs(1);
        for (const qint64 key : keys)
            samples += {key, fullTelemetry(time, int(time.toSecsSinceEpoch() % 1000))};
        return settled(store.log.append(samples, {}));
    };
    EXPECT(tick().ok());
    QFile ballast(folder + QStringLiteral("/ballast"));
    EXPECT(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray block(4096, 'x');
    while (ballast.write(block) == block.size()) {}
    ballast.close();
    int ticks = 1;
    int failures = 0;
    for (; failures < 3 && ticks < 5000; ++ticks)
        failures += tick().ok() ? 0 : 1;
    EXPECT(failures == 3);
    QCoreApplication::processEvents();
    EXPECT(troubles.count() == 1);
    EXPECT(troubles.first().first().toString().contains(QLatin1String("full")));
    EXPECT(!settled(store.fleet.rename(keys.first(), QStringLiteral("New"))).ok());
    EXPECT(settled(store.fleet.load()).ok());
    Event event;
    event.time = time;
    event.detail = QString(100'000, QLatin1Char('x'));
    EXPECT(!settled(events.append({event, event})).ok());
    EXPECT(QFile::remove(ballast.fileName()));
    EXPECT(QTest::qWaitFor([&] { return troubles.count() == 2; }, 60'000));
    EXPECT(troubles.last().first().toString().isEmpty());
    EXPECT(tick().ok());
    EXPECT(sqlValue(store.database.file(), QStringLiteral("SELECT count(*) FROM samples")).toInt()
           == (ticks + 1) * 20);
    EXPECT(settled(events.read({}))->size() == 2);
    return 0;
}

QByteArray exportedHours(Store &store, const QString &folder)
{
    const QString csv = folder + QStringLiteral("/out.csv");
    const auto report = settled(
        store.log.exportCsv({utc("2026-01-01T00:00:00Z"), {}, {}, Resolution::Hour, csv}, nullptr));
    const QByteArray content = contentOf(csv);
    QFile::remove(csv);
    return report ? content : QByteArray();
}

//! As above; what is looked after beside meets the full disk: sums, then what is too old.
int fullDiskBesides(const QString &folder)
{
    Store store(folder + QStringLiteral("/coalface.sqlite"));
    const QString file = store.database.file();
    QSignalSpy troubles(&store.log, &TelemetryLog::trouble);
    const QList<qint64> keys = putMiners(store, 3);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const int days : {40, 1}) {
        QList<Sample> samples;
        for (int second = 0; second < 5 * 3600; second += 30) {
            for (const qint64 key : keys)
                samples += {key, fullTelemetry(now.addDays(-days).addSecs(second), second)};
        }
        EXPECT(settled(store.log.append(samples, {})).ok());
    }
    const auto number = [&file](const char *sql) {
        return sqlValue(file, QString::fromLatin1(sql)).toLongLong();
    };
    const QByteArray content = exportedHours(store, folder);
    EXPECT(content.count('\n') > 20);
    const qint64 stale = number("SELECT count(*) FROM stale");
    QFile ballast(folder + QStringLiteral("/ballast"));
    const auto fillDisk = [&ballast] {
        const QByteArray block(4096, 'x');
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        while (ballast.write(block) == block.size()) {}
        ballast.close();
        return true;
    };
    EXPECT(number("PRAGMA wal_checkpoint(TRUNCATE)") == 0);
    EXPECT(fillDisk());
    store.database.keepUp(Retention{0, 0});
    EXPECT(QTest::qWaitFor([&] { return troubles.count() == 1; }, 60'000));
    EXPECT(troubles.first().first().toString().contains(QLatin1String("summed up")));
    EXPECT(number("SELECT count(*) FROM stale") >= stale / 2); // some may have found room
    EXPECT(settled(store.fleet.load())->size() == 3);
    store.database.keepUp(std::nullopt);
    EXPECT(QFile::remove(ballast.fileName()));
    EXPECT(exportedHours(store, folder) == content);
    store.database.keepUp(Retention{0, 0});
    EXPECT(QTest::qWaitFor([&] { return number("SELECT count(*) FROM stale") == 0; }, 60'000));
    EXPECT(QTest::qWaitFor([&] { return troubles.count() == 2; }, 60'000));
    EXPECT(troubles.last().first().toString().isEmpty());
    EXPECT(exportedHours(store, folder) == content);

    store.database.keepUp(std::nullopt);
    EXPECT(number("PRAGMA wal_checkpoint(TRUNCATE)") == 0);
    EXPECT(fillDisk());
    store.database.keepUp(Retention{30, 366});
    EXPECT(QTest::qWaitFor([&] { return troubles.count() == 3; }, 60'000));
    EXPECT(troubles.last().first().toString().contains(QLatin1String("deleted")));
    store.database.keepUp(std::nullopt);
    EXPECT(QFile::remove(ballast.fileName()));
    store.database.keepUp(Retention{30, 366});
    const qint64 kept = 5 * 120 * 3;
    EXPECT(QTest::qWaitFor(
        [&] {
            return number("SELECT (SELECT count(*) FROM samples) + (SELECT total(n) FROM packed)")
                   == kept;
        },
        60'000));
    EXPECT(QTest::qWaitFor([&] { return troubles.last().first().toString().isEmpty(); }, 60'000));
    EXPECT(exportedHours(store, folder) == content);
    EXPECT(sqlValue(file, QStringLiteral("PRAGMA integrity_check")).toString()
           == QLatin1String("ok"));
    return 0;
}

int readOnly(const QString &folder)
{
    Store store(folder + QStringLiteral("/coalface.sqlite"));
    QSignalSpy troubles(&store.log, &TelemetryLog::trouble);
    const auto loaded = settled(store.fleet.load());
    EXPECT(loaded.ok() && loaded->size() == 3);
    EXPECT(QTest::qWaitFor([&] { return troubles.count() == 1; }));
    EXPECT(troubles.first().first().toString().contains(QLatin1String("read-only")));
    EXPECT(!settled(store.fleet.put({minerRecord(9), {}})).ok());
    EXPECT(!settled(store.log.append({}, {})).ok());
    return 0;
}
} // namespace

void TestTrouble::aDamagedDatabaseIsSetAside_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage : {"text", "header", "page", "truncated", "foreign"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void TestTrouble::aDamagedDatabaseIsSetAside()
{
    QFETCH(QString, damage);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QByteArray content = goodDatabase(file);
    if (damage == QLatin1String("text"))
        content
            = "this is no database at all, but it is longer than a header of one hundred bytes. "
              + QByteArray(200, '.');
    else if (damage == QLatin1String("header"))
        content.replace(0, 16, QByteArray(16, 'x'));
    else if (damage == QLatin1String("page"))
        content.replace(8192, content.size() - 8192, QByteArray(content.size() - 8192, '\xff'));
    else if (damage == QLatin1String("truncated"))
        content.truncate(content.size() / 2);
    QFile::remove(file);
    if (damage == QLatin1String("foreign")) {
        QVERIFY(sqlExecute(file, {QStringLiteral("CREATE TABLE other (x)")}));
        content = contentOf(file);
    } else {
        write(file, content);
    }

    Store store(file);
    QSignalSpy troubles(&store.log, &TelemetryLog::trouble);
    QCOMPARE(putMiners(store, 1).size(), 1);
    QTRY_COMPARE(troubles.count(), 1);
    QCOMPARE(asides(folder.path()).size(), 1);
    const QString aside = folder.filePath(asides(folder.path()).first());
    QVERIFY(troubles.first().first().toString().contains(QDir::toNativeSeparators(aside)));
    QCOMPARE(store.database.trouble(), troubles.first().first().toString());
    QCOMPARE(contentOf(aside), content);
    // Without its first bytes it is no database to anyone, but its tables lie where they lay, as they do before a cut.
    const bool isSaved = damage == QLatin1String("header") || damage == QLatin1String("truncated");
    QCOMPARE(settled(store.fleet.load())->size(), isSaved ? 200 : 1);
}

void TestTrouble::programsThatMeetDamageAtOnceSetItAsideOnce_data()
{
    QTest::addColumn<bool>("isDatabase");
    QTest::newRow("no database") << false;
    QTest::newRow("a large one without the root of its events") << true;
}

void TestTrouble::programsThatMeetDamageAtOnceSetItAsideOnce()
{
    QFETCH(const bool, isDatabase);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QByteArray content(5000, 'x');
    if (isDatabase) {
        goodDatabase(file);
        const qint64 root = sqlValue(file, QStringLiteral("SELECT rootpage FROM sqlite_master "
                                                          "WHERE name = 'events'"))
                                .toLongLong();
        QVERIFY(root > 1);
        QVERIFY(
            sqlExecute(file, {QStringLiteral("CREATE TABLE filler (x)"),
                              QStringLiteral("INSERT INTO filler VALUES (zeroblob(5000000))")}));
        content = contentOf(file).replace((root - 1) * 4096, 4096, QByteArray(4096, '\xff'));
    }
    write(file, content);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int number = 0; number < 4; ++number) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(QCoreApplication::applicationFilePath(),
                                {QStringLiteral("--put"), file});
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QVERIFY2(asides(folder.path()).size() == 1, // no part of it in which somebody is still at work
             qPrintable(asides(folder.path()).join(QLatin1Char(' '))));
    for (const QString &part : QDir(folder.path()).entryList(QDir::Files))
        QVERIFY2(!part.contains(QLatin1String("salvag")) && !part.endsWith(QLatin1String("damaged")),
                 qPrintable(part));
    QCOMPARE(sqlValue(file, QStringLiteral("SELECT count(*) FROM miners")).toInt(),
             isDatabase ? 200 : 1);
    QCOMPARE(sqlValue(file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestTrouble::anEmptyFileIsANewDatabase()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    write(file, {});
    Store store(file);
    QCOMPARE(putMiners(store, 1).size(), 1);
    QCOMPARE(store.database.trouble(), QString());
    QVERIFY(asides(folder.path()).isEmpty());
}

void TestTrouble::aFolderInItsPlaceIsASentence()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    QVERIFY(QDir().mkpath(file));
    Store store(file);
    const auto loaded = settled(store.fleet.load());
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, Error::Kind::Internal);
    QVERIFY(loaded.error().detail.contains(QDir::toNativeSeparators(file)));
    QVERIFY(!settled(store.fleet.put({minerRecord(1), {}})).ok());
    QVERIFY(QFileInfo(file).isDir());
}

void TestTrouble::runInNamespace(const QString &part, const QString &mount)
{
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("unshare"));
    if (tool.isEmpty()
        || QProcess::execute(tool, {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
        QSKIP("mount namespaces are not permitted here");
    QTemporaryDir folder;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(tool, {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"), mount,
                         part, folder.path(), QCoreApplication::applicationFilePath()});
    QVERIFY(process.waitForFinished(100'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestTrouble::aReadOnlyDatabaseCanBeRead()
{
    runInNamespace(
        QStringLiteral("--read-only"),
        QStringLiteral(
            "mount -t tmpfs none \"$1\" && \"$2\" --fill \"$1\" && mount -o remount,ro \"$1\" "
            "&& \"$2\" \"$0\" \"$1\""));
}

void TestTrouble::aFullDiskKeepsSamplesUntilThereIsRoom()
{
    runInNamespace(QStringLiteral("--full"),
                   QStringLiteral("mount -t tmpfs -o size=3m none \"$1\" && \"$2\" \"$0\" \"$1\""));
}

void TestTrouble::aFullDiskPutsTheUpkeepOff()
{
    runInNamespace(QStringLiteral("--full-besides"),
                   QStringLiteral(
                       "mount -t tmpfs -o size=16m none \"$1\" && \"$2\" \"$0\" \"$1\""));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString part = application.arguments().value(1);
    const QString path = application.arguments().value(2);
    if (part == QLatin1String("--put"))
        return put(path);
    if (part == QLatin1String("--full"))
        return fullDisk(path);
    if (part == QLatin1String("--full-besides"))
        return fullDiskBesides(path);
    if (part == QLatin1String("--read-only"))
        return readOnly(path);
    if (part == QLatin1String("--fill")) {
        Store store(path + QStringLiteral("/coalface.sqlite"));
        return putMiners(store, 3).size() == 3 ? 0 : 1;
    }
    TestTrouble test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_trouble.moc"
