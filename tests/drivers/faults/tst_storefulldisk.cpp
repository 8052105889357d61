// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The real program on a disk that is really full.
#include "tests/drivers/updates/versions.h"
#include "tests/testprogram/testprogram.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestStoreFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUpdateChangesNothingAndWorksOnceThereIsSpace_data()
    {
        // In a memory file system, which hands out pages of 4096 bytes; a version needs as many as its files take, and the lock one.
        const int version = pagesOf(ferret(u"1.1.0"_s));
        QTest::addColumn<int>("spare");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("the lock does not fit") << 0 << QByteArray("could not be locked");
        QTest::newRow("nothing else fits") << 4096 << QByteArray("manifest.json");
        QTest::newRow("the library does not fit") << 3 * 4096 << QByteArray("ferret.so");
        QTest::newRow("the transcript does not fit") << version * 4096 << QByteArray("idle.json");
        QTest::newRow("the state does not fit") << (version + 1) * 4096 << QByteArray("state");
    }
    void anUpdateChangesNothingAndWorksOnceThereIsSpace();

private:
    static int pagesOf(const QString &folder)
    {
        int pages = 0;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            pages += int((files.fileInfo().size() + 4095) / 4096);
        }
        return pages;
    }
    //! Runs a script with $cli, the config folder $config and the test driver's versions in $ferret, as root of
    //! a namespace of its own in which miner_drivers is a disk of 4 MB. The exit status.
    static int run(const QString &script, QByteArray &output);
};

int TestStoreFullDisk::run(const QString &script, QByteArray &output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"unshare"_s,
                  {u"-rm"_s, u"sh"_s, u"-c"_s,
                   u"mount -t tmpfs none /mnt || exit 99\n"
                   "config=/mnt/config; drivers=$config/miner_drivers; mkdir -p $drivers\n"
                   "mount -t tmpfs -o size=4m none $drivers || exit 99\n"
                   "cli=\"$1 --config-dir $config\"; ferret=$2\n"_s
                       + script,
                   u"sh"_s, QStringLiteral(COALFACE_BIN_DIR "/coalface-cli"), ferret(QString())});
    if (!process.waitForStarted() || !process.waitForFinished(60'000))
        return 99;
    output = process.readAll();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TestStoreFullDisk::anUpdateChangesNothingAndWorksOnceThereIsSpace()
{
    QFETCH(const int, spare);
    QFETCH(const QByteArray, where);
    QByteArray output;
    const QString script
        = u"$cli drivers install $ferret/1.0.0 --trust || exit 1\n"
          "cp -r $drivers /mnt/before; names=$(ls -A $drivers)\n"
          "dd if=/dev/zero of=$drivers/filler bs=512 2>/dev/null; truncate -s -%1 $drivers/filler\n"
          "echo; echo full:; $cli drivers install $ferret/1.1.0 --trust && exit 2\n"
          "$cli drivers list | grep -q '^ferret *1\\.0\\.0 .*ready' || exit 3\n"
          "rm $drivers/filler\n"
          "diff -r -x state.prev.json $drivers /mnt/before || exit 4\n"
          "echo after:; $cli drivers install $ferret/1.1.0 --trust || exit 5\n"
          "$cli drivers list | grep -q '^ferret *1\\.1\\.0 .*ready' || exit 6\n"
          "test \"$(ls -A $drivers)\" = \"$names\" || exit 7\n"_s.arg(spare);
    const int status = run(script, output);
    if (status == 99)
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(status == 0, QByteArray::number(status) + '\n' + output);
    const QByteArray full = output.mid(output.indexOf("full:"),
                                       output.indexOf("after:") - output.indexOf("full:"));
    QVERIFY2(full.contains(where), output);
    QVERIFY2(full.contains("disk is full") || full.contains("the disk full?"), output);
}

COALFACE_TEST(TestStoreFullDisk)
#include "tst_storefulldisk.moc"
