// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! A disk without room: what was stored stays, what a person wants is refused with the reason, and readings wait.
#include "fleethouse.h"
#include "storedsamples.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_E2eFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFullDiskLosesNothingStored();
    void aDiskThatIsFullBeforeTheStartIsTheReasonThatIsTold();
    void aProgramThatDiedIsNotSaidToCollectThere();
    void anExportThatHasNoRoomSaysSo();
    void whatOnlyReadsWorksOnAFullDisk();
    void whatADiskHadNoRoomForIsSaidAtTheEnd();
    void aDiskThatFillsUpMeanwhileCostsNoSample();
    void onAFullDiskPoolsAlertsAndLoginsStayAsTheyAre();

private:
    const Cli &cli() const { return m_house->cli(); }
    QString path(const QString &name) const { return folder() + u'/' + name; }
    QString folder() const { return m_house->folder(); }

    std::unique_ptr<FleetHouse> m_house;
};

//! A folder with a fleet and one sample of each.
void tst_E2eFullDisk::init()
{
    m_house = std::make_unique<FleetHouse>();
    const QString problem = m_house->open({u"gamma601-v2.15.3"_s}, 3);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult poll = cli().run({u"poll"_s});
    QVERIFY2(poll.status == 0, poll.told());
}

void tst_E2eFullDisk::aFullDiskLosesNothingStored()
{
    CliResult result;
    const QString script
        = u"cp -r \"$dir\" /mnt/copy; mkdir /mnt/disk\n"
          "mount -t tmpfs -o size=600k none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli poll >/dev/null 2>&1; echo \"before $?\" >&2\n"
          "$cli export csv >/mnt/before.csv || echo no-export\n"
          "dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null\n"
          "sleep 1; $cli --quiet collect --interval 1 --duration 3 >/dev/null; echo \"collect $?\" "
          ">&2\n"
          "$cli export csv 2>/dev/null >/mnt/full.csv; echo \"export $?\" >&2\n"
          "rm /mnt/disk/filler; sleep 1\n"
          "$cli poll >/dev/null; echo \"after $?\" >&2\n"
          "$cli export csv >/mnt/after.csv || echo no-export\n"
          "head -c $(stat -c %s /mnt/before.csv) /mnt/after.csv | cmp - /mnt/before.csv && echo "
          "kept\n"
          "test $(wc -l </mnt/after.csv) -gt $(wc -l </mnt/before.csv) && echo more\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("before 0\n"), result.told());
    QVERIFY2(result.err.contains("disk is full"), result.told());
    QVERIFY2(result.err.contains("collect 1\n"), result.told());
    QVERIFY2(result.err.contains("after 0\n"), result.told());
    QVERIFY2(result.out == "kept\nmore\n", result.told());
}

void tst_E2eFullDisk::aDiskThatIsFullBeforeTheStartIsTheReasonThatIsTold()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=600k none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli miners list >/dev/null 2>&1; echo \"list $?\" >&2\n"
          "dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null\n"
          "$cli --json collect --interval 5 --duration 1; echo \"collect $?\" >&2\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("list 0\n"), result.told());
    QVERIFY2(result.err.contains("collect 1\n"), result.told());
    QVERIFY2(result.out.contains("disk is full"), result.told());
    QVERIFY2(!result.out.contains("the right to write"), result.told());
}

void tst_E2eFullDisk::aProgramThatDiedIsNotSaidToCollectThere()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=600k none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli collect --interval 1 >/mnt/out 2>&1 & collector=$!\n"
          "until grep -q 'Round 1' /mnt/out; do sleep 0.1; done\n"
          "$cli collect --duration 1; echo \"beside $?\" >&2\n"
          "dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null\n"
          "$cli collect --duration 1; echo \"full $?\" >&2; echo ------- >&2\n"
          "kill -9 $collector; wait $collector 2>/dev/null\n"
          "dd if=/dev/zero of=/mnt/disk/more bs=512 2>/dev/null\n"
          "$cli collect --interval 5 --duration 1; echo \"alone $?\" >&2\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.count(" is collecting.") == 2, result.told());
    QVERIFY2(result.err.contains("beside 1\n") && result.err.contains("full 1\n"), result.told());
    const QByteArray alone = result.err.mid(result.err.indexOf("-------\n"));
    QVERIFY2(!alone.contains("is collecting") && alone.contains("full"), result.told());
}

void tst_E2eFullDisk::anExportThatHasNoRoomSaysSo()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/small; mount -t tmpfs -o size=64k none /mnt/small || exit 99\n"
          "dd if=/dev/zero of=/mnt/small/filler bs=512 2>/dev/null\n"
          "$cli export csv --output /mnt/small/history.csv; echo \"full $?\" >&2\n"
          "rm /mnt/small/filler; mount -o remount,ro /mnt/small || exit 99\n"
          "$cli export csv --output /mnt/small/history.csv; echo \"read-only $?\" >&2\n"
          "ls -A /mnt/small\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("its disk is full.") && result.err.contains("full 1\n"),
             result.told());
    QVERIFY2(result.err.contains("its disk is read-only.") && result.err.contains("read-only 1\n"),
             result.told());
    QVERIFY2(result.out.isEmpty(), result.told());
}

void tst_E2eFullDisk::whatOnlyReadsWorksOnAFullDisk()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=900k none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli pools add Home --url pool.example:3333 --user w >/dev/null 2>&1\n"
          "dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null\n"
          "$cli miners list | grep -c online; echo \"$?\" >&2\n"
          "$cli pools list | grep -c Home; echo \"$?\" >&2\n"
          "$cli drivers check >/dev/null; echo \"$?\" >&2\n"
          "$cli database check >/dev/null; echo \"$?\" >&2\n"
          "$cli export csv -o /mnt/out.csv; echo \"$?\" >&2; wc -l </mnt/out.csv\n"
          "$cli database backup /mnt/copy.sqlite >/dev/null; echo \"$?\" >&2; echo ------- >&2\n"
          "$cli miners rename m1 New >/dev/null; echo \"$?\" >&2\n"
          "rm /mnt/disk/filler; $cli miners rename m1 New >/dev/null; echo \"$?\" >&2\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    const qsizetype change = result.err.indexOf("-------\n");
    QVERIFY2(result.err.left(change).count("\n0\n") == 6, result.told());
    QVERIFY2(result.out == "3\n1\n4\n", result.told());
    QVERIFY2(result.err.mid(change).contains("The disk is full: nothing more can be stored")
                 && result.err.mid(change).contains("\n1\n") && result.err.endsWith("\n0\n"),
             result.told());
}

void tst_E2eFullDisk::whatADiskHadNoRoomForIsSaidAtTheEnd()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=4m none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli --json collect --interval 1 & collector=$!\n"
          "sleep 2; dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null; sleep 3\n"
          "kill -TERM $collector; wait $collector; echo \"collect $?\" >&2\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("collect 1\n"), result.told());
    QVERIFY2(result.err.contains(" readings that waited for room on the disk are lost"),
             result.told());
}

void tst_E2eFullDisk::aDiskThatFillsUpMeanwhileCostsNoSample()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=4m none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "$cli --json collect --interval 1 --duration 8 & collector=$!\n"
          "sleep 2; dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null; sleep 3; rm "
          "/mnt/disk/filler\n"
          "wait $collector; echo \"collect $?\" >&2\n"
          "mkdir \"$dir\"/after; cp /mnt/disk/coalface.sqlite* \"$dir\"/after/\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("collect 0\n"), result.told());
    const int told = int(result.err.count("disk is full"));
    QVERIFY2(told >= 1 && told <= 4, result.told());
    // No miner has a gap in its samples.
    const auto gap = storedsamples::number(
        path(u"after"_s),
        u"SELECT max(later - k) FROM (SELECT k, lead(k) OVER (PARTITION BY k >> 32 ORDER BY k) AS "
        u"later "
        "FROM samples WHERE k & 4294967295 > (SELECT max(k & 4294967295) - 8 FROM samples))"_s);
    QVERIFY2(gap && *gap <= 4, QByteArray::number(gap.value_or(-1)) + " s\n" + result.told());
    QVERIFY(storedsamples::number(path(u"after"_s), u"SELECT count(*) FROM samples"_s).value_or(0)
            > 15);
}

void tst_E2eFullDisk::onAFullDiskPoolsAlertsAndLoginsStayAsTheyAre()
{
    CliResult result;
    const QString script
        = u"mkdir /mnt/disk; mount -t tmpfs -o size=900k none /mnt/disk || exit 99\n"
          "cp \"$dir\"/coalface.sqlite /mnt/disk/; cli=\"${cli% --config-dir *} --config-dir "
          "/mnt/disk\"\n"
          "echo secret | $cli pools add Home --url pool.example:3333 --user w.{name} "
          "--password-stdin >/dev/null; echo \"add $?\" >&2\n"
          "$cli alerts mute m1 >/dev/null; echo \"mute $?\" >&2\n"
          "sed -i 's/^{/{ \"logins\": {\"m2\": {\"login\": {}}},/' /mnt/disk/secrets.json\n"
          "for f in pools alerts secrets; do cp /mnt/disk/$f.json /mnt/$f.json || exit 98; done\n"
          "$cli --quiet collect --interval 60 >/dev/null & sleep 2\n" // so that the database can be opened
          "dd if=/dev/zero of=/mnt/disk/filler bs=512 2>/dev/null; echo ------- >&2\n"
          "$cli pools add Other --url other.example:3333 --user w >/dev/null; echo \"$?\" >&2\n"
          "echo new | $cli pools change Home --user v --password-stdin >/dev/null; echo \"$?\" "
          ">&2\n"
          "$cli pools remove Home >/dev/null; echo \"$?\" >&2\n"
          "$cli alerts mute m2 >/dev/null; echo \"$?\" >&2\n"
          "$cli alerts unmute m1 >/dev/null; echo \"$?\" >&2\n"
          "$cli miners login m2 --forget >/dev/null; echo \"$?\" >&2\n"
          "for f in pools alerts secrets; do cmp /mnt/disk/$f.json /mnt/$f.json && echo same; "
          "done\n"
          "ls -A /mnt/disk | grep -c 'json[.]' >&2\n"
          "rm /mnt/disk/filler; $cli pools remove Home >/dev/null && echo removed; kill $!\n"_s;
    if (!cli().inNamespace(u"-rm"_s, u"mount -t tmpfs none /mnt\n"_s + script, result))
        QSKIP("Mounting is not permitted here.");
    QVERIFY2(result.err.contains("add 0\n") && result.err.contains("mute 0\n"), result.told());
    const QByteArray full = result.err.mid(result.err.indexOf("-------\n"));
    QVERIFY2(full.count("\n1\n") == 6 && full.endsWith("\n0\n"), result.told());
    QVERIFY2(full.count("json\" could not be changed: the disk is full") == 6, result.told());
    QVERIFY2(result.out == "same\nsame\nsame\nremoved\n", result.told());
}

COALFACE_TEST(tst_E2eFullDisk)
#include "tst_e2e_fulldisk.moc"
