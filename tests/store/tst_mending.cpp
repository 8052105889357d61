// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/opening.h"
#include "store/quarantine.h"
#include "store/writer.h"

#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdlib>

using namespace coalface;
using namespace coalface::test;

//! A program that is killed while it takes over what can be read of a damaged database: the next start does it again, or goes on.
class TestMending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whoIsKilledLosesAndDoublesNothing_data();
    void whoIsKilledLosesAndDoublesNothing();
    void whoIsKilledBeforeItIsToldLeavesItToTheNextStart();
    void itIsToldUntilSomebodySawIt();
    void itIsToldOnceAlsoWhereTheOldOneWasDeleted();
    void whoIsKilledBeforeTheSwapLeavesWhatCouldNotBeRead();
    void whatAKilledProgramLeftIsNotTakenForTheDatabase();
    void aWholeOneIsPutInItsPlace_data();
    void aWholeOneIsPutInItsPlace();
    void anEmptyOneInItsPlaceGivesWay();
    void oneThatIsInOrderIsNotReplaced();
    void withoutRoomItIsLeftAsItIs();
    void whileItIsMovedNobodyCanBeginToReadIt();
    void whatWasMergedIsHeldOn();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("coalface.sqlite")); }
    QStringList left(const char *pattern) const
    {
        return QDir(m_folder->path()).entryList({QString::fromLatin1(pattern)}, QDir::Files);
    }
    qint64 count(const char *table) const
    {
        return sqlValue(file(), QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table)))
            .toLongLong();
    }
    void mendAndSee();
    //! Everything that can be read of the damaged one is in its place, and nothing else lies there.
    void checkMended(Store &store);

    QTemporaryDir m_made;
    QByteArray m_damaged;
    qint64 m_samples = 0; //!< that can be read of it
    qint64 m_milliseconds = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    static constexpr int minerCount = 5;
    static constexpr int sampleCount = 30'000;
};

void TestMending::initTestCase()
{
    const QString file = m_made.filePath(QStringLiteral("coalface.sqlite"));
    {
        Store store(file);
        const QList<qint64> keys = putMiners(store, minerCount);
        QList<Sample> samples;
        for (int index = 0; index < sampleCount; ++index)
            samples += {keys.at(index % minerCount),
                        fullTelemetry(utc("2026-01-02T03:00:00Z").addSecs(30 * (index / minerCount)),
                                      index / 4000)};
        QVERIFY(settled(store.log.append(samples, {})).ok());
    }
    m_damaged = contentOf(file);
    m_damaged.replace(m_damaged.size() / 2 / 4096 * 4096, 4096, QByteArray(4096, '\xff'));
    init();
    QElapsedTimer timer;
    timer.start();
    Store store(this->file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    m_milliseconds = timer.elapsed();
    m_samples = count("samples");
    QVERIFY(m_samples > sampleCount * 9 / 10 && m_samples < sampleCount);
}

void TestMending::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(leaveDamaged(file(), m_damaged));
}

void TestMending::mendAndSee()
{
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    store.database.noteMendedSeen();
}

void TestMending::checkMended(Store &store)
{
    const QString sentence = store.database.trouble();
    QCOMPARE(count("miners"), minerCount);
    QCOMPARE(count("samples"), m_samples);
    QCOMPARE(sqlValue(file(), QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
    store.database.noteMendedSeen();
    QCOMPARE(left("*.mended*"), QStringList());
    QCOMPARE(left("*salvag*"), QStringList());
    QCOMPARE(left("*.damaged"), QStringList());
    const QStringList asides = left("*.corrupt-*");
    QCOMPARE(asides.size(), 1);
    QVERIFY(contentOf(m_folder->filePath(asides.first())) == m_damaged);
    QVERIFY2(sentence.isEmpty() || sentence.contains(asides.first()), qPrintable(sentence));
}

void TestMending::whoIsKilledLosesAndDoublesNothing_data()
{
    QTest::addColumn<int>("part"); // of the time that it takes
    for (const int part : {5, 20, 40, 60, 70, 80, 90, 95, 100, 105})
        QTest::addRow("after %d %%", part) << part;
}

void TestMending::whoIsKilledLosesAndDoublesNothing()
{
    QFETCH(const int, part);
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), file()});
    QVERIFY(process.waitForReadyRead(10'000)); // it begins
    QTest::qWait(int(m_milliseconds * part / 100));
    process.kill();
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(10'000));
    const bool wasTold = !QFile::exists(file() + QStringLiteral(".damaged"))
                         && left("*.mended").isEmpty();
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(store.database.trouble().isEmpty(), wasTold);
    checkMended(store);
}

void TestMending::whoIsKilledBeforeItIsToldLeavesItToTheNextStart()
{
    QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(),
                               {QStringLiteral("--mend-only"), file()}),
             9);
    QCOMPARE(left("*.damaged"), QStringList()); // it is done
    QCOMPARE(left("*.lock").size(), 2);
    for (const bool isFirst : {true, false}) {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        QCOMPARE(store.database.trouble().isEmpty(), !isFirst);
        QCOMPARE(store.database.mended(), store.database.trouble());
        if (isFirst) {
            QVERIFY2(store.database.trouble().contains(QLatin1String("of what could not be read"))
                         || store.database.trouble().contains(QString::number(m_samples)),
                     qPrintable(store.database.trouble()));
        }
        checkMended(store);
        QCOMPARE(left("*.lock"), QStringList());
    }
}

//! In the window it may lie below other messages, and in the console nobody may be able to read it.
void TestMending::itIsToldUntilSomebodySawIt()
{
    QString sentence;
    for (const bool isSeen : {false, true}) {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        QVERIFY(!store.database.trouble().isEmpty());
        QVERIFY(sentence.isEmpty() || store.database.trouble() == sentence);
        QCOMPARE(store.database.mended(), store.database.trouble());
        sentence = store.database.trouble();
        if (isSeen)
            store.database.noteMendedSeen();
    }
    {
        QFile other(file() + QStringLiteral(".mended")); // of what another program found then
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(left("*.corrupt-*").first().toUtf8() + "\nAnother one.");
    }
    for (const bool isSeen : {false, true}) {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        QCOMPARE(store.database.mended(), QStringLiteral("Another one."));
        if (isSeen)
            store.database.noteMendedSeen();
    }
    QCOMPARE(left("*.mended"), QStringList());
}

void TestMending::itIsToldOnceAlsoWhereTheOldOneWasDeleted()
{
    QString sentence;
    {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        sentence = store.database.mended();
    }
    QVERIFY(QFile::remove(m_folder->filePath(left("*.corrupt-*").first())));
    for (const bool isFirst : {true, false}) {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        QCOMPARE(store.database.trouble(), isFirst ? sentence : QString());
        store.database.noteMendedSeen();
        QCOMPARE(left("*.mended"), QStringList());
    }
}

void TestMending::whoIsKilledBeforeTheSwapLeavesWhatCouldNotBeRead()
{
    QString sentence;
    {
        Store store(file());
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        sentence = store.database.mended();
        store.database.noteMendedSeen();
    }
    QVERIFY(QFile::rename(file(), file() + QStringLiteral(".salvaged")));
    const QString told = sentence.mid(sentence.indexOf(QLatin1String("A new one ")));
    QFile note(file() + QStringLiteral(".mended"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.write("\n" + told.toUtf8());
    note.close();
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(store.database.mended(), sentence);
    checkMended(store);
}

void TestMending::whatAKilledProgramLeftIsNotTakenForTheDatabase()
{
    for (const char *name : {".salvaging", ".salvaging-wal", ".salvaging.copy",
                             ".salvaging.copy-wal", ".mended.saving-0a1b2c3d.aBcDeF"}) {
        QFile half(file() + QLatin1String(name));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write(m_damaged.left(20'000));
    }
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    checkMended(store);
}

void TestMending::aWholeOneIsPutInItsPlace_data()
{
    QTest::addColumn<bool>("isLogMoved");
    QTest::addColumn<bool>("isDamagedMoved");
    QTest::newRow("nothing was moved") << false << false;
    QTest::newRow("the damaged one's log was moved") << true << false;
    QTest::newRow("the damaged one was moved") << true << true;
}

void TestMending::aWholeOneIsPutInItsPlace()
{
    QFETCH(const bool, isLogMoved);
    QFETCH(const bool, isDamagedMoved);
    const QString before = file() + QStringLiteral(".corrupt-20260102T030405Z");
    mendAndSee();
    QVERIFY(QFile::rename(file(), file() + QStringLiteral(".salvaged")));
    QVERIFY(QFile::rename(m_folder->filePath(left("*.corrupt-*").first()),
                          isDamagedMoved ? before : file()));
    if (isLogMoved) {
        QFile log(before + QStringLiteral("-wal"));
        QVERIFY(log.open(QIODevice::WriteOnly));
    }
    QFile note(file() + QStringLiteral(".damaged"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QVERIFY2(store.database.mended().contains(QLatin1String("what could be read")),
             qPrintable(store.database.mended()));
    if (isLogMoved) { // beside its database
        QVERIFY(QFile::exists(before));
        QVERIFY(QFile::remove(before + QStringLiteral("-wal")));
    }
    checkMended(store);
}

//! As a program makes one that opens it in the moment in which it is away.
void TestMending::anEmptyOneInItsPlaceGivesWay()
{
    mendAndSee();
    QVERIFY(QFile::rename(file(), file() + QStringLiteral(".salvaged")));
    QFile empty(file());
    QVERIFY(empty.open(QIODevice::WriteOnly));
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    checkMended(store);
}

void TestMending::whileItIsMovedNobodyCanBeginToReadIt()
{
    Connection early(file()); // as one that had looked for the note before
    QVERIFY(early.open(Connection::Mode::ReadWrite));
    QVERIFY(!SoleUse(file()).isHeld());
    early.close();
    const QStringList before = allAsides(file());
    {
        const SoleUse use(file());
        QVERIFY(use.isHeld());
        Connection late(file());
        QVERIFY(!late.open(Connection::Mode::Alone)
                || !late.number(QStringLiteral("SELECT 1 FROM miners")));
        QVERIFY(late.failure().isBusy());
        late.close();
        QVERIFY(setDatabaseAside(file()));
    }
    QCOMPARE(allAsides(file()).size(), before.size() + 1);
    QCOMPARE(left("*.corrupt-*").size(), 1); // the log that nobody had written went with nobody
    QVERIFY(contentOf(m_folder->filePath(left("*.corrupt-*").first())) == m_damaged);
    QCOMPARE(left("coalface.sqlite*"), left("*.corrupt-*"));
}

//! As one is that gives way to a backup.
void TestMending::whatWasMergedIsHeldOn()
{
    mendAndSee();
    Connection writing(file());
    QVERIFY(writing.open(Connection::Mode::ReadWrite));
    QVERIFY(writing.execute(QStringLiteral("UPDATE miners SET name = 'attic' WHERE key = 1")));
    QVERIFY(QFileInfo(file() + QStringLiteral("-wal")).size() > 0);
    QVERIFY(!SoleUse(file()).isHeld());
    writing.close();
    QString aside;
    {
        SoleUse use(file());
        QVERIFY(use.isHeld());
        QVERIFY(use.merge());
        QVERIFY(!QFile::exists(file() + QStringLiteral("-wal")));
        Connection late(file());
        QVERIFY(!late.open(Connection::Mode::Alone)
                || !late.number(QStringLiteral("SELECT 1 FROM miners")));
        QVERIFY(late.failure().isBusy());
        late.close();
        aside = setReplacedAside(file()).value_or(QString());
    }
    QCOMPARE(sqlValue(aside, QStringLiteral("SELECT name FROM miners WHERE key = 1")).toString(),
             QStringLiteral("attic"));
    QCOMPARE(left("coalface.sqlite*").filter(QStringLiteral("-journal")), QStringList());
    QVERIFY(!QFile::exists(file()));
}

//! A backup that was put there by hand, or what an older version made meanwhile.
void TestMending::oneThatIsInOrderIsNotReplaced()
{
    mendAndSee();
    QVERIFY(QFile::copy(file(), file() + QStringLiteral(".salvaged")));
    Store store(file());
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(store.database.trouble(), QString());
    QCOMPARE(left("*.corrupt-*").size(), 1);
    QVERIFY(QFile::exists(file() + QStringLiteral(".salvaged")));
}

void TestMending::withoutRoomItIsLeftAsItIs()
{
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("unshare"));
    if (tool.isEmpty()
        || QProcess::execute(tool, {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
        QSKIP("mount namespaces are not permitted here");
    QTemporaryDir disk;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(tool, {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"),
                         QStringLiteral("mount -t tmpfs -o size=100m none \"$1\" && cp \"$0\"* "
                                        "\"$1\" && \"$2\" --no-room \"$1\""),
                         file(), disk.path(), QCoreApplication::applicationFilePath()});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
}

//! Of the process by itself; 0: as it should be.
int openWithoutRoom(const QString &folder)
{
    const QString file = folder + QStringLiteral("/coalface.sqlite");
    const QByteArray damaged = contentOf(file);
    QFile ballast(folder + QStringLiteral("/ballast"));
    if (!ballast.open(QIODevice::WriteOnly)
        || ballast.write(QByteArray((100 << 20) - 2 * damaged.size(), 'x')) < 0 || !ballast.flush())
        return 2;
    Store store(file);
    if (settled(store.fleet.load()).ok()
        || !store.database.trouble().contains(QLatin1String("make room")))
        return 3;
    if (contentOf(file) != damaged || QDir(folder).entryList(QDir::Files).size() != 3)
        return 4; // with the ballast and the note
    if (settled(store.fleet.put({minerRecord(7), {}})).ok() || !ballast.remove())
        return 5;
    if (!settled(store.fleet.put({minerRecord(7), {}})).ok())
        return 6;
    return settled(store.fleet.load())->size() == 6 && !store.database.mended().isEmpty() ? 0 : 7;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--open")) {
        puts("begins");
        fflush(stdout);
        Store store(arguments.value(2));
        const bool isLoaded = settled(store.fleet.load()).ok();
        store.database.noteMendedSeen();
        return isLoaded ? 0 : 1;
    }
    if (arguments.value(1) == QLatin1String("--mend-only")) {
        Connection connection(arguments.value(2));
        openDatabase(connection);
        connection.close();
        QLockFile lock(arguments.value(2) + QStringLiteral(".lock"));
        QLockFile salvaging(arguments.value(2) + QStringLiteral(".salvaging.lock"));
        std::_Exit(lock.tryLock(0) && salvaging.tryLock(0) ? 9 : 1); // as one that is killed
    }
    if (arguments.value(1) == QLatin1String("--no-room"))
        return openWithoutRoom(arguments.value(2));
    TestMending test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mending.moc"
