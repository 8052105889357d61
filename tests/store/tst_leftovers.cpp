// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What killed programs leave beside the database goes when the next one begins to look after it.
class TestLeftovers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theNextProgramThatKeepsUpRemovesThem();
    void whatALivingProgramUsesStays();
    void aLockThatNamesNobodyIsNobodys();
    void oneRestoresAtATime();
    void whatAnInterruptedRestoreLeftIsNoBackup();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("coalface.sqlite")); }
    QStringList left() const
    {
        return QDir(m_folder->path())
            .entryList({QStringLiteral("*.lock"), QStringLiteral("*.restoring*")}, QDir::Files);
    }
    bool write(const QString &suffix, const QByteArray &bytes) const
    {
        QFile made(file() + suffix);
        return made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size();
    }
    //! A lock as a program leaves it that was killed.
    QByteArray deadLock() const
    {
        return QByteArray::number(m_dead) + "\ncoalface\n" + QSysInfo::machineHostName().toUtf8()
               + "\n";
    }

    qint64 m_dead = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLeftovers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Store store(file());
    putMiners(store, 2);
    if (m_dead > 0)
        return;
    QProcess process;
    process.start(QStringLiteral("true"), {});
    QVERIFY(process.waitForStarted());
    m_dead = process.processId();
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
}

void TestLeftovers::theNextProgramThatKeepsUpRemovesThem()
{
    for (const char *name : {".restoring", ".restoring-wal", ".restoring.part"})
        QVERIFY(write(QLatin1String(name), "half of it"));
    QVERIFY(write(QStringLiteral(".lock"), deadLock()));
    QVERIFY(write(QStringLiteral(".restoring.lock"), deadLock()));
    const QString backup = file() + QStringLiteral(".before-restore-20260102T030405Z");
    QVERIFY(QFile::copy(file(), backup));
    {
        Store store(file()); // who only looks on removes nothing
        QVERIFY(settled(store.fleet.load()).ok());
        QCOMPARE(left().size(), 5);
    }
    Store store(file());
    store.database.keepUp(Retention{0, 0});
    QTRY_COMPARE(left(), QStringList());
    QCOMPARE(settled(store.fleet.load())->size(), 2);
    QVERIFY(QFile::exists(backup));
}

void TestLeftovers::whatALivingProgramUsesStays()
{
    QLockFile setup(file() + QStringLiteral(".lock"));
    QLockFile restore(file() + QStringLiteral(".restoring.lock"));
    QVERIFY(setup.tryLock(0) && restore.tryLock(0));
    QVERIFY(write(QStringLiteral(".restoring.part"), "half of it"));
    Store store(file());
    store.database.keepUp(Retention{0, 0});
    QVERIFY(settled(store.fleet.put({minerRecord(7), {}})).ok()); // behind it
    QCOMPARE(left().size(), 3);
}

//! Who is killed, or loses power, right after it was made leaves it empty.
void TestLeftovers::aLockThatNamesNobodyIsNobodys()
{
    const QString backup = m_folder->filePath(QStringLiteral("backup"));
    QVERIFY(QFile::copy(file(), backup) && QFile::remove(file()));
    for (const char *name : {".lock", ".restoring.lock"}) {
        QFile made(file() + QLatin1String(name));
        QVERIFY(made.open(QIODevice::WriteOnly));
        QVERIFY(made.setFileTime(QDateTime::currentDateTime().addSecs(-20),
                                 QFileDevice::FileModificationTime));
    }
    QElapsedTimer timer;
    timer.start();
    Store store(file());
    QVERIFY(settled(store.fleet.load()).ok());
    QVERIFY2(timer.elapsed() < 10'000, "it waited for nobody");
    SqlDatabaseKeeper keeper(store.database);
    QVERIFY(settled(keeper.restore(backup, std::make_shared<DatabaseControl>())).ok());
    QCOMPARE(settled(store.fleet.load())->size(), 2);
    // One that is being made just now is left alone.
    QVERIFY(write(QStringLiteral(".restoring.lock"), {}));
    QVERIFY(!settled(keeper.restore(backup, std::make_shared<DatabaseControl>())));
}

void TestLeftovers::oneRestoresAtATime()
{
    const QString backup = m_folder->filePath(QStringLiteral("backup"));
    QVERIFY(QFile::copy(file(), backup));
    Store store(file());
    SqlDatabaseKeeper keeper(store.database);
    const auto control = std::make_shared<DatabaseControl>();
    {
        QLockFile other(file() + QStringLiteral(".restoring.lock"));
        QVERIFY(other.tryLock(0));
        QVERIFY(write(QStringLiteral(".restoring.part"), "half of it"));
        const auto refused = settled(keeper.restore(backup, control));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Rejected);
        QCOMPARE(contentOf(file() + QStringLiteral(".restoring.part")), QByteArray("half of it"));
    }
    QVERIFY(write(QStringLiteral(".restoring-wal"), "of another copy"));
    const auto restored = settled(keeper.restore(backup, control));
    QVERIFY2(restored.ok(), restored ? "" : qPrintable(restored.error().detail));
    QCOMPARE(left(), QStringList());
}

//! It would be deleted first, as a new copy is made there.
void TestLeftovers::whatAnInterruptedRestoreLeftIsNoBackup()
{
    const QString copy = file() + QStringLiteral(".restoring");
    QVERIFY(QFile::copy(file(), copy));
    Store store(file());
    SqlDatabaseKeeper keeper(store.database);
    const auto refused = settled(keeper.restore(copy, std::make_shared<DatabaseControl>()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Rejected);
    QVERIFY(QFile::exists(copy));
}

COALFACE_TEST(TestLeftovers)
#include "tst_leftovers.moc"
