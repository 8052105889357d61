// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Broken files, read-only disks, missing parts: a sentence each, and nothing stored is lost.
#include "fleethouse.h"
#include "storedsamples.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {
//! By what the system says of the program.
bool takes(int signal, const QString &about)
{
    QFile file(about);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("SigCgt:"))
            return line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1) & 1;
    }
    return false;
}
} // namespace

class tst_E2eTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDamagedDatabaseIsKeptAndNamed_data();
    void aDamagedDatabaseIsKeptAndNamed();
    void aSignalDoesNotWaitForADamagedDatabase_data();
    void aSignalDoesNotWaitForADamagedDatabase();
    void aNewerDatabaseIsLeftAlone();
    void brokenSettingsAreNamed();
    void rubbishInTheOtherFilesIsNoObstacle();
    void aReadOnlyFolderCanBeLookedAt();
    void aReadOnlyFolderWithoutADatabaseIsNamedOnce();
    void withoutDriversMinersAreShownAsSuch();
    void withoutTheHostProgramThatIsSaid();
    void aFolderThatCannotBeMadeIsNamed_data();
    void aFolderThatCannotBeMadeIsNamed();
    void anUnwritableOutputIsAFailure_data();
    void anUnwritableOutputIsAFailure();
    void withoutANetworkThatIsSaid();
    void theWindowProgramNeedsNoDisplayToBeAsked_data();
    void theWindowProgramNeedsNoDisplayToBeAsked();

private:
    const Cli &cli() const { return m_house->cli(); }
    QString path(const QString &name) const { return folder() + u'/' + name; }
    QString folder() const { return m_house->folder(); }
    QByteArray contents(const QString &name) const;
    bool write(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<FleetHouse> m_house;
};

//! A folder with a fleet and one sample of each.
void tst_E2eTrouble::init()
{
    m_house = std::make_unique<FleetHouse>();
    const QString problem = m_house->open({u"gamma601-v2.15.3"_s}, 3);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult poll = cli().run({u"poll"_s});
    QVERIFY2(poll.status == 0, poll.told());
}

QByteArray tst_E2eTrouble::contents(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool tst_E2eTrouble::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

void tst_E2eTrouble::aDamagedDatabaseIsKeptAndNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no database at all")
        << QByteArray("this was never a database, whatever its name says\n").repeated(400);
    QTest::newRow("cut off") << QByteArray("cut");
    QTest::newRow("a page of rubbish") << QByteArray("rubbish");
}

void tst_E2eTrouble::aDamagedDatabaseIsKeptAndNamed()
{
    QFETCH(QByteArray, bytes);
    const QByteArray good = contents(u"coalface.sqlite"_s);
    QVERIFY(good.size() > 3 * 4096);
    const bool isReadable = bytes == "cut" || bytes == "rubbish";
    if (bytes == "cut")
        bytes = good.left(good.size() / 2 + 100);
    else if (bytes == "rubbish")
        bytes = QByteArray(good).replace(4096, 4096, QByteArray(4096, '\xa5'));
    QVERIFY(write(u"coalface.sqlite"_s, bytes));
    const CliResult list = cli().run({u"--json"_s, u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 0, list.told());
    // Of a file with one bad page, or without its end, the rest can be read, and is taken over.
    QCOMPARE(list.document().value(u"miners").toArray().isEmpty(), !isReadable);
    const QStringList aside = QDir(folder()).entryList({u"coalface.sqlite.corrupt-*"_s},
                                                       QDir::Files);
    QCOMPARE(aside.size(), 1);
    QVERIFY2(list.err.contains(aside.constFirst().toUtf8()), list.told());
    QCOMPARE(contents(aside.constFirst()), bytes);
    const CliResult again = cli().run(
        {u"--json"_s, u"miners"_s, u"add"_s, m_house->simulator().places().constFirst()});
    QVERIFY2(again.status == 0 && again.err.isEmpty(), again.told());
}

void tst_E2eTrouble::aSignalDoesNotWaitForADamagedDatabase_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("collect") << QStringList{u"collect"_s} << 0;
    QTest::newRow("miners list") << QStringList{u"miners"_s, u"list"_s} << 3;
}

//! Another program is at it, as long as this test likes.
void tst_E2eTrouble::aSignalDoesNotWaitForADamagedDatabase()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QVERIFY(write(u"coalface.sqlite.damaged"_s, {}));
    QLockFile other(path(u"coalface.sqlite.lock"_s));
    QVERIFY(other.tryLock());
    const auto process = cli().start(arguments);
    const QString about = u"/proc/%1/status"_s.arg(process->processId());
    if (!QFile::exists(u"/proc/self/status"_s))
        QSKIP("This system does not tell when a program takes signals.");
    QTRY_VERIFY_WITH_TIMEOUT(takes(SIGTERM, about), 20'000);
    QElapsedTimer timer;
    timer.start();
    process->terminate();
    const CliResult result = Cli::finished(*process);
    QVERIFY2(result.status == status, result.told());
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    QVERIFY(!result.err.isEmpty());
    QCOMPARE(result.out, QByteArray());
}

void tst_E2eTrouble::aNewerDatabaseIsLeftAlone()
{
    QVERIFY(storedsamples::number(folder(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    QByteArray bytes = contents(u"coalface.sqlite"_s);
    bytes.replace(60, 4, QByteArray("\0\0\0\x63", 4)); // user_version
    QVERIFY(write(u"coalface.sqlite"_s, bytes));
    for (const QStringList &arguments :
         {QStringList{u"miners"_s, u"list"_s},
          {u"poll"_s},
          {u"collect"_s},
          {u"miners"_s, u"add"_s, m_house->simulator().places().constFirst()}}) {
        const CliResult result = cli().run(QStringList{u"--json"_s} + arguments);
        QVERIFY2(result.status == 1, result.told());
        QCOMPARE(result.errorKind(), u"internal"_s);
        QVERIFY2(result.out.contains("newer version"), result.told());
        QCOMPARE(result.out.count('\n'), 1);
    }
    QCOMPARE(contents(u"coalface.sqlite"_s), bytes);
}

void tst_E2eTrouble::brokenSettingsAreNamed()
{
    QVERIFY(write(u"settings.json"_s, "{ \"pollInterval\": "));
    const CliResult list = cli().run({u"--json"_s, u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 0, list.told());
    QVERIFY2(list.err.contains("settings.json"), list.told());
    QCOMPARE(list.document().value(u"miners").toArray().size(), 3);
    QVERIFY(cli().run({u"miners"_s, u"list"_s}).err.isEmpty());
}

void tst_E2eTrouble::rubbishInTheOtherFilesIsNoObstacle()
{
    QVERIFY(write(u"hosts.json"_s, "[[[["));
    QVERIFY(write(u"collector.lock"_s, "???"));
    QVERIFY(write(u"coalface.sqlite.lock"_s, "???"));
    QVERIFY(write(u"miner_drivers"_s, "not a folder") || QDir(path(u"miner_drivers"_s)).exists());
    const CliResult poll = cli().run({u"--json"_s, u"poll"_s});
    QVERIFY2(poll.status == 0, poll.told());
    const CliResult drivers = cli().run({u"--json"_s, u"drivers"_s, u"list"_s});
    QVERIFY2(drivers.status == 0 && drivers.out.contains("bitaxe"), drivers.told());
}

void tst_E2eTrouble::aReadOnlyFolderCanBeLookedAt()
{
    const QByteArray stored = storedsamples::asCsv(folder()).value_or(QByteArray());
    QVERIFY(stored.count('\n') == 4);
    CliResult result;
    const QString script
        = u"mount --bind \"$dir\" \"$dir\" && mount -o remount,ro,bind \"$dir\" || exit 99\n"
          "$cli --json miners list; echo \"list $?\" >&2\n"
          "$cli export csv >/tmp/e2e-$$.csv 2>/dev/null; echo \"export $?\" >&2\n"
          "cat /tmp/e2e-$$.csv; rm /tmp/e2e-$$.csv\n"
          "$cli poll >/dev/null; echo \"poll $?\" >&2\n"
          "$cli --json miners rename m1 Other >/dev/null; echo \"rename $?\" >&2\n"
          "$cli collect --duration 1 >/dev/null; echo \"collect $?\" >&2\n"_s;
    if (!cli().inNamespace(u"-rm"_s, script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("list 0\n"), result.told());
    QVERIFY2(result.err.contains("read-only"), result.told());
    QVERIFY2(result.err.contains("export 0\n"), result.told());
    QVERIFY2(result.out.endsWith(stored), result.told());
    QVERIFY2(result.err.contains("poll 1\n"), result.told());
    QVERIFY2(result.err.contains("rename 1\n"), result.told());
    QVERIFY2(result.err.contains("collect 1\n"), result.told());
    QVERIFY2(!result.err.contains("collector.lock cannot be written. Give"), result.told());
}

void tst_E2eTrouble::aReadOnlyFolderWithoutADatabaseIsNamedOnce()
{
    CliResult result;
    // Several times: whether the database or the event loop is there first is a matter of luck.
    const QString script
        = u"mount -t tmpfs -o ro none /mnt || exit 99\n"
          "for i in 1 2 3 4 5 6; do\n"
          "    timeout -s KILL 60 \"$2\" --config-dir /mnt miners list; echo \"list $?\" >&2\n"
          "done\n"_s;
    if (!cli().inNamespace(u"-rm"_s, script, result))
        QSKIP("Mounting is not permitted here.");
    QCOMPARE(result.err.count("list 1\n"), 6);
    QCOMPARE(result.err.count("Nothing can be stored in the folder /mnt"), 6);
}

void tst_E2eTrouble::withoutDriversMinersAreShownAsSuch()
{
    const QTemporaryDir house; // the programs without bundled_config
    const QString cli = house.filePath(u"bin/coalface-cli"_s);
    QVERIFY(QDir(house.path()).mkdir(u"bin"_s) && QFile::copy(Cli::program(), cli));
    const auto run = [&](const QStringList &arguments) {
        QProcess process;
        process.start(cli, QStringList{u"--config-dir"_s, folder(), u"--json"_s} + arguments);
        return Cli::finished(process);
    };
    const CliResult list = run({u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 0, list.told());
    QCOMPARE(list.document().value(u"miners").toArray().size(), 3);
    for (const QJsonValue &miner : list.document().value(u"miners").toArray())
        QCOMPARE(miner.toObject().value(u"state").toString(), u"no_driver"_s);
    const CliResult poll = run({u"poll"_s});
    QVERIFY2(poll.status == 1, poll.told());
    for (const QJsonValue &value : poll.document().value(u"results").toArray()) {
        const QJsonObject result = value.toObject();
        QCOMPARE(result.value(u"error").toObject().value(u"kind").toString(), u"driver_failed"_s);
        QCOMPARE(result.value(u"miner").toObject().value(u"state").toString(), u"no_driver"_s);
    }
    QCOMPARE(run({u"collect"_s, u"--interval"_s, u"1"_s, u"--duration"_s, u"1"_s}).status, 0);
    QCOMPARE(run({u"export"_s, u"csv"_s}).out,
             storedsamples::asCsv(folder()).value_or(QByteArray()));
    const CliResult info = run({u"info"_s, u"m1"_s});
    QVERIFY2(info.status == 1 && info.errorKind() == u"driver_failed"_s, info.told());
    const CliResult scan = run(QStringList{u"scan"_s, u"--listen"_s, u"0"_s}
                               + m_house->simulator().places());
    QVERIFY2(scan.status == 1 && !scan.errorKind().isEmpty(), scan.told());
    QVERIFY(run({u"drivers"_s, u"list"_s}).document().value(u"drivers").toArray().isEmpty());
}

void tst_E2eTrouble::withoutTheHostProgramThatIsSaid()
{
    const QTemporaryDir house;
    const QString cli = house.filePath(u"bin/coalface-cli"_s);
    QVERIFY(QDir(house.path()).mkdir(u"bin"_s) && QFile::copy(Cli::program(), cli));
    QVERIFY(QFile::link(QStringLiteral(COALFACE_BIN_DIR "/../bundled_config"),
                        house.filePath(u"bundled_config"_s)));
    QProcess process;
    process.start(cli, {u"--config-dir"_s, folder(), u"--json"_s, u"poll"_s});
    const CliResult poll = Cli::finished(process);
    QVERIFY2(poll.status == 1, poll.told());
    QVERIFY2(poll.out.contains("driver_failed")
                 && poll.out.contains("coalface-driverhost is missing"),
             poll.told());
}

void tst_E2eTrouble::aFolderThatCannotBeMadeIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("below a file") << u"settings.json/below"_s;
    QTest::newRow("a file") << u"settings.json"_s;
    QTest::newRow("no place for folders") << u"/proc/coalface"_s;
}

void tst_E2eTrouble::aFolderThatCannotBeMadeIsNamed()
{
    QFETCH(const QString, folder);
    QVERIFY(write(u"settings.json"_s, "{}"));
    const QString there = QDir(m_house->folder()).absoluteFilePath(folder);
    const CliResult list = Cli(there).run({u"--json"_s, u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 1, list.told());
    QVERIFY2(!list.errorKind().isEmpty() && list.out.contains(there.toUtf8()), list.told());
}

void tst_E2eTrouble::anUnwritableOutputIsAFailure_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("redirection");
    for (const QString &command : {u"miners list"_s, u"--json poll"_s, u"export csv"_s,
                                   u"--json collect --interval 1 --duration 5"_s}) {
        QTest::addRow("%s, closed", qPrintable(command)) << command << u">&-"_s;
        QTest::addRow("%s, full", qPrintable(command)) << command << u">/dev/full"_s;
    }
}

void tst_E2eTrouble::anUnwritableOutputIsAFailure()
{
    QFETCH(const QString, command);
    QFETCH(const QString, redirection);
    const QByteArray before = storedsamples::asCsv(folder()).value_or(QByteArray());
    QProcess shell;
    shell.start(u"sh"_s,
                {u"-c"_s, u"exec \"$0\" --config-dir \"$1\" %1 %2"_s.arg(command, redirection),
                 Cli::program(), folder()});
    const CliResult result = Cli::finished(shell);
    QVERIFY2(result.status == 1, result.told());
    QVERIFY2(result.err.toLower().contains("standard output"), result.told());
    // Whatever the closed descriptor's number became: no output ended up in a file of the product.
    QVERIFY(storedsamples::asCsv(folder()).value_or(QByteArray()).startsWith(before));
    QVERIFY(!contents(u"logs/coalface.log"_s).contains("\"results\""));
}

void tst_E2eTrouble::withoutANetworkThatIsSaid()
{
    CliResult result;
    if (!cli().inNamespace(
            u"-rmn"_s,
            u"$cli --json scan --listen 1; echo \"scan $?\" >&2; $cli --json poll; echo \"poll $?\" >&2"_s,
            result))
        QSKIP("A network namespace is not permitted here.");
    QVERIFY2(result.err.contains("scan 1\n") && result.err.contains("poll 1\n"), result.told());
    QVERIFY2(result.out.contains("in no network"), result.told());
    QVERIFY2(result.out.count("\"unreachable\"") == 4, result.told());
}

void tst_E2eTrouble::theWindowProgramNeedsNoDisplayToBeAsked_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a window") << QStringList() << 1 << QByteArray("no display");
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("--config-dir");
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << QByteArray("coalface ");
    QTest::newRow("an option that is none") << QStringList{u"--depth"_s} << 2 << QByteArray("depth");
    QTest::newRow("a word") << QStringList{u"scan"_s} << 2 << QByteArray("\"scan\"");
}

void tst_E2eTrouble::theWindowProgramNeedsNoDisplayToBeAsked()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QByteArray, told);
    const QString window = QStringLiteral(COALFACE_BIN_DIR "/coalface");
    if (!QFileInfo::exists(window))
        QSKIP("The window was not built.");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    process.setProcessEnvironment(environment);
    process.start(window, arguments);
    const CliResult result = Cli::finished(process);
    QVERIFY2(result.status == status, result.told());
    QVERIFY2((status == 0 ? result.out : result.err).contains(told), result.told());
}

COALFACE_TEST(tst_E2eTrouble)
#include "tst_e2e_trouble.moc"
