// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The history as a whole: backed up, restored, checked, compacted, rebuilt.
#include "cli.h"
#include "storedsamples.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class tst_E2eDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aBackupIsRestoredAndNothingIsLost();
    void theDocumentsSayWhatWasDone();
    void nothingIsRestoredOrCompactedWhileAProgramCollects();
    void wrongWordsChangeNothing();
    void aDamagedOneIsSetAsideByWhicheverCommandMeetsIt_data();
    void aDamagedOneIsSetAsideByWhicheverCommandMeetsIt();
    void whatBecameOfItIsToldUntilItCouldBeRead();

private:
    QString path(const QString &name) const { return QDir(m_folder.path()).filePath(name); }
    QStringList names()
    {
        QStringList names;
        const QJsonObject document = m_cli.run({u"--json"_s, u"miners"_s, u"list"_s}).document();
        for (const QJsonValue &miner : document.value(u"miners").toArray())
            names += miner.toObject().value(u"name").toString();
        return names;
    }

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.path()};
};

void tst_E2eDatabase::initTestCase()
{
    const CliResult added = m_cli.run({u"miners"_s, u"add"_s, u"127.0.0.99"_s, u"--driver"_s,
                                       u"bitaxe"_s, u"--offline"_s, u"--name"_s, u"First"_s});
    QVERIFY2(added.status == 0, added.told());
}

void tst_E2eDatabase::aBackupIsRestoredAndNothingIsLost()
{
    const QString file = path(u"of today.sqlite"_s);
    const CliResult backup = m_cli.run({u"--json"_s, u"database"_s, u"backup"_s, file});
    QVERIFY2(backup.status == 0, backup.told());
    QCOMPARE(backup.document().value(u"file").toString(), file);
    QCOMPARE(backup.document().value(u"bytes").toInteger(), QFile(file).size());
    QCOMPARE(m_cli.run({u"database"_s, u"backup"_s, file}).status, 1); // it is there already

    QCOMPARE(m_cli.run({u"miners"_s, u"rename"_s, u"First"_s, u"Other"_s}).status, 0);
    QCOMPARE(names(), QStringList{u"Other"_s});
    const CliResult restored = m_cli.run({u"--json"_s, u"database"_s, u"restore"_s, file});
    QVERIFY2(restored.status == 0, restored.told());
    QCOMPARE(names(), QStringList{u"First"_s});
    const QString kept = restored.document().value(u"kept_as").toString();
    QVERIFY(QFile::exists(kept));
    // And back again, from what was kept.
    QVERIFY(m_cli.run({u"database"_s, u"restore"_s, kept}).status == 0);
    QCOMPARE(names(), QStringList{u"Other"_s});
    QCOMPARE(m_cli.run({u"database"_s, u"restore"_s, file}).status, 0);
}

void tst_E2eDatabase::theDocumentsSayWhatWasDone()
{
    const CliResult check = m_cli.run({u"--json"_s, u"database"_s, u"check"_s});
    QVERIFY2(check.status == 0, check.told());
    QCOMPARE(check.document().value(u"ok").toBool(), true);
    QCOMPARE(check.document().value(u"problems").toArray().size(), 0);
    const CliResult compact = m_cli.run({u"--json"_s, u"database"_s, u"compact"_s});
    QVERIFY2(compact.status == 0, compact.told());
    QVERIFY(compact.document().value(u"bytes").toInteger() > 0);
    QVERIFY(compact.document().value(u"bytes_before").toInteger() > 0);
    const CliResult rebuild = m_cli.run({u"--json"_s, u"database"_s, u"rebuild"_s});
    QVERIFY2(rebuild.status == 0, rebuild.told());
    QCOMPARE(storedsamples::number(m_folder.path(), u"SELECT count(*) FROM stale"_s), 0);
}

void tst_E2eDatabase::nothingIsRestoredOrCompactedWhileAProgramCollects()
{
    const QString file = path(u"meanwhile.sqlite"_s);
    const auto collecting = m_cli.start({u"collect"_s, u"--interval"_s, u"5"_s});
    QTRY_VERIFY(QFile::exists(path(u"collector.lock"_s)));
    QCOMPARE(m_cli.run({u"database"_s, u"backup"_s, file}).status, 0);
    for (const QStringList &words : {QStringList{u"restore"_s, file}, QStringList{u"compact"_s}}) {
        const CliResult refused = m_cli.run(QStringList{u"--json"_s, u"database"_s} + words);
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.errorKind(), u"rejected"_s);
    }
    ::kill(pid_t(collecting->processId()), SIGTERM);
    QCOMPARE(Cli::finished(*collecting).status, 0);
    QVERIFY(!QFile::exists(path(u"coalface.sqlite.in-use"_s)));
}

void tst_E2eDatabase::wrongWordsChangeNothing()
{
    QCOMPARE(m_cli.run({u"database"_s, u"backup"_s}).status, 2);
    QCOMPARE(m_cli.run({u"database"_s, u"burn"_s}).status, 2);
    const CliResult missing = m_cli.run(
        {u"--json"_s, u"database"_s, u"restore"_s, path(u"no such.sqlite"_s)});
    QCOMPARE(missing.status, 1);
    QCOMPARE(missing.errorKind(), u"rejected"_s);
    QCOMPARE(names(), QStringList{u"First"_s});
}

void tst_E2eDatabase::aDamagedOneIsSetAsideByWhicheverCommandMeetsIt_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::newRow("list") << QStringList{u"miners"_s, u"list"_s} << 0;
    QTest::newRow("check") << QStringList{u"database"_s, u"check"_s} << 1;
    QTest::newRow("restore") << QStringList{u"database"_s, u"restore"_s, path(u"of today.sqlite"_s)}
                             << 0;
    QTest::newRow("collect") << QStringList{u"collect"_s, u"--interval"_s, u"5"_s, u"--duration"_s,
                                            u"1"_s}
                             << 0;
}

//! One that is so large that an opening does not look through it, without the page that every program reads first.
void tst_E2eDatabase::aDamagedOneIsSetAsideByWhicheverCommandMeetsIt()
{
    QFETCH(const QStringList, words);
    QFETCH(const int, status);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"coalface.sqlite"_s);
    const QString good = path(u"of today.sqlite"_s);
    QVERIFY(QFile::copy(good, file));
    const auto root
        = storedsamples::number(folder.path(),
                                u"SELECT rootpage FROM sqlite_master WHERE name = 'miners'"_s);
    QVERIFY(root && *root > 1);
    QFile database(file);
    QVERIFY(database.open(QIODevice::ReadWrite) && database.resize(2500 * 4096)
            && database.seek((*root - 1) * 4096));
    QCOMPARE(database.write(QByteArray(4096, '\xa5')), 4096);
    database.close();

    const Cli cli(folder.path());
    const CliResult result = cli.run(QStringList{u"--json"_s} + words);
    QVERIFY2(result.status == status, result.told());
    QVERIFY2(result.err.contains(".corrupt-"), result.told());
    if (status == 1)
        QCOMPARE(result.document().value(u"ok"), QJsonValue(false));
    QCOMPARE(QDir(folder.path()).entryList({u"*.corrupt-*"_s}, QDir::Files).size(), 1);
    const CliResult list = cli.run({u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 0 && list.err.isEmpty(), list.told());
    QVERIFY2(list.out.toLower().contains("first"), list.told());
    const CliResult check = cli.run({u"database"_s, u"check"_s});
    QVERIFY2(check.status == 0, check.told());
}

void tst_E2eDatabase::whatBecameOfItIsToldUntilItCouldBeRead()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"coalface.sqlite"_s);
    QVERIFY(QFile::copy(path(u"of today.sqlite"_s), file));
    QFile database(file);
    QVERIFY(database.open(QIODevice::ReadWrite) && database.seek(4096));
    QCOMPARE(database.write(QByteArray(4096, '\xa5')), 4096);
    database.close();
    for (const char *redirection : {"2>/dev/full", "2>&-", "2>/dev/null"}) {
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s,
                              u"exec \"$0\" --config-dir \"$1\" miners list %1"_s.arg(
                                  QLatin1String(redirection)),
                              Cli::program(), folder.path()});
        const CliResult unread = Cli::finished(shell);
        QVERIFY2(unread.status == 0 && unread.err.isEmpty(), unread.told());
    }
    const Cli cli(folder.path());
    const CliResult list = cli.run({u"miners"_s, u"list"_s});
    QVERIFY2(list.status == 0 && list.err.contains(".corrupt-"), list.told());
    const CliResult again = cli.run({u"miners"_s, u"list"_s});
    QVERIFY2(again.status == 0 && again.err.isEmpty(), again.told());
}

COALFACE_TEST(tst_E2eDatabase)
#include "tst_e2e_database.moc"
