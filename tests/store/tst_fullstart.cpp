// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdlib>

using namespace coalface;
using namespace coalface::test;

//! A program that starts where there is no room on the disk: what is stored can be seen. This program runs again in a small disk of its own.
class TestFullStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredCanBeReadAndNothingMoreIsLost_data();
    void whatIsStoredCanBeReadAndNothingMoreIsLost();
};

namespace {
constexpr int minerCount = 20;

#define EXPECT(condition) \
    if (!(condition)) { \
        qWarning("line %d: %s", __LINE__, #condition); \
        return 1; \
    }

QString databaseIn(const QString &folder)
{
    return folder + QStringLiteral("/coalface.sqlite");
}

int fill(const QString &folder, bool isKilled)
{
    Store store(databaseIn(folder));
    const QList<qint64> keys = putMiners(store, minerCount);
    EXPECT(keys.size() == minerCount);
    EXPECT(settled(store.log.append({{keys.first(), fullTelemetry(utc("2026-01-02T03:04:05Z"), 1)}},
                                    {}))
               .ok());
    if (isKilled)
        std::_Exit(0); // what it wrote is not merged into the file
    return 0;
}

bool fillDisk(const QString &ballast)
{
    QFile file(ballast);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray block(4096, 'x');
    while (file.write(block) == block.size()) {}
    return true;
}

int startFull(const QString &folder)
{
    const QString file = databaseIn(folder);
    const QString ballast = folder + QStringLiteral("/ballast");
    EXPECT(fillDisk(ballast));
    const auto count = [&file] {
        return sqlValue(file, QStringLiteral("SELECT count(*) FROM samples")).toInt();
    };
    {
        Store store(file);
        QSignalSpy troubles(&store.log, &TelemetryLog::trouble);
        EXPECT(settled(store.fleet.load()).ok());
        EXPECT(settled(store.fleet.load())->size() == minerCount);
        EXPECT(QTest::qWaitFor([&] { return troubles.count() == 1; }));
        const QString sentence = troubles.first().first().toString();
        EXPECT(sentence.contains(QLatin1String("The disk is full")));
        const qint64 key = settled(store.fleet.load())->first().record.key;
        const auto put = settled(store.fleet.put({minerRecord(99), {}}));
        EXPECT(!put.ok() && put.error().detail == sentence);
        // The thread of the exports and that of the other readings take turns.
        const QString csv = QDir::temp().filePath(
            QStringLiteral("fullstart-%1.csv").arg(QCoreApplication::applicationPid()));
        const auto exported = store.log.exportCsv({utc("2026-01-01T00:00:00Z"), {}, {}, {}, csv},
                                                  nullptr);
        EXPECT(settled(store.fleet.load())->size() == minerCount);
        EXPECT(settled(exported).ok());
        EXPECT(contentOf(csv).count('\n') == 2);
        EXPECT(QFile::remove(csv));
        SqlDatabaseKeeper keeper(store.database);
        EXPECT(settled(keeper.backUp(csv, std::make_shared<DatabaseControl>())).ok());
        EXPECT(sqlValue(csv, QStringLiteral("SELECT count(*) FROM samples")).toInt() == 1);
        EXPECT(QFile::remove(csv));
        for (int round = 0; round < 5; ++round) { // commands beside it
            Store first(file);
            Store second(file);
            Store third(file);
            for (Store *other : {&first, &second, &third})
                EXPECT(settled(other->fleet.load()).ok());
        }
        const auto tick = [&](const char *time) {
            return settled(store.log.append({{key, fullTelemetry(utc(time), 2)}}, {})).ok();
        };
        EXPECT(!tick("2026-01-02T03:04:06Z"));
        EXPECT(!tick("2026-01-02T03:04:07Z"));
        EXPECT(settled(store.fleet.load())->size() == minerCount);
        EXPECT(QFile::remove(ballast));
        EXPECT(QTest::qWaitFor([&] { return store.database.trouble().isEmpty(); }, 60'000));
        EXPECT(count() == 3);
        EXPECT(tick("2026-01-02T03:04:08Z"));
        EXPECT(settled(store.fleet.rename(key, QStringLiteral("New"))).ok());
        EXPECT(settled(store.fleet.load())->size() == minerCount);
    }
    EXPECT(fillDisk(ballast));
    {
        Store store(file);
        const qint64 key = settled(store.fleet.load())->first().record.key;
        EXPECT(!settled(store.log.append({{key, fullTelemetry(utc("2026-01-02T03:04:09Z"), 3)}}, {}))
                    .ok());
        EXPECT(QFile::remove(ballast)); // just before it ends
    }
    EXPECT(count() == 5);
    EXPECT(sqlValue(file, QStringLiteral("PRAGMA integrity_check")).toString()
           == QLatin1String("ok"));
    return 0;
}
} // namespace

void TestFullStart::whatIsStoredCanBeReadAndNothingMoreIsLost_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("after an orderly end") << QStringLiteral("--fill");
    QTest::newRow("after one that was killed") << QStringLiteral("--fill-killed");
}

void TestFullStart::whatIsStoredCanBeReadAndNothingMoreIsLost()
{
    QFETCH(const QString, how);
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("unshare"));
    if (tool.isEmpty()
        || QProcess::execute(tool, {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
        QSKIP("mount namespaces are not permitted here");
    QTemporaryDir folder;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(tool, {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"),
                         QStringLiteral("mount -t tmpfs -o size=3m none \"$1\" && \"$2\" \"$0\" "
                                        "\"$1\" && rm -f \"$1\"/*-shm && \"$2\" --start \"$1\""),
                         how, folder.path(), QCoreApplication::applicationFilePath()});
    QVERIFY(process.waitForFinished(100'000));
    QCOMPARE(process.exitCode(), 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString part = application.arguments().value(1);
    const QString path = application.arguments().value(2);
    if (part == QLatin1String("--fill") || part == QLatin1String("--fill-killed"))
        return fill(path, part == QLatin1String("--fill-killed"));
    if (part == QLatin1String("--start"))
        return startFull(path);
    TestFullStart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fullstart.moc"
