// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Drivers are installed, go bad and are taken back while a fleet is being polled.
#include "driverhouse.h"
#include "tests/testprogram/testprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using coalface::contentOfFile;
using coalface::ferret;
using coalface::overwriteFile;

namespace {
//! The miner of the other driver answered, unless the round ended before everybody had a turn: that a busy machine does.
bool leavesOthersAlone(const QJsonObject &round)
{
    return round.value(u"ok").toInt() >= 1 || round.value(u"not_asked").toInt() > 0;
}
} // namespace

class tst_E2eDrivers : public DriverHouse
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startDevices(); }
    void init() { makeFolder(); }
    void cleanup() { endCollector(); }
    void anUpdateLosesNoRound();
    void aVersionThatCrashesIsTakenBackUnasked();
    void oneThatDoesNotPassItsTestChangesNothing();
    void aKilledHostIsReplaced();
    void damageIsNoticedByItsMinersAloneAndRepaired_data();
    void damageIsNoticedByItsMinersAloneAndRepaired();
    void aDamagedCopyOfTheProgramsDriverIsNoticedByNobody();
    void updateAllGoesOnAfterABadOne();
    void anotherProgramsChangesAreTakenUpAtOnce();
    void reloadingStartsAFreshHost();
    void aDamagedStateStopsNobody();
    void pollingAtOnceUsesUpNoTries();
};

void tst_E2eDrivers::anUpdateLosesNoRound()
{
    collect();
    m_simulator.clearLogs();
    const qsizetype before = rounds().size();
    const CliResult updated = install(u"1.1.0"_s);
    QVERIFY2(updated.status == 0, updated.told());
    QCOMPARE(only(updated).value(u"status"), u"on_trial"_s);
    QCOMPARE(only(updated).value(u"from"), u"1.0.0"_s);
    QCOMPARE(only(updated).value(u"to"), u"1.1.0"_s);
    QVERIFY(soon([&] { return runs(u"1.1.0"_s); }));
    // Twenty good answers, and it is the one that stays.
    QVERIFY(soon([&] { return listed().value(u"trial").isNull(); }));
    const QJsonObject driver = listed();
    QCOMPARE(driver.value(u"version"), u"1.1.0"_s);
    QCOMPARE(driver.value(u"previous_version"), u"1.0.0"_s);
    QCOMPARE(driver.value(u"bad_versions"), QJsonArray());
    QCOMPARE(driver.value(u"source"), u"local"_s);

    next(1);
    for (const QJsonObject &round : rounds())
        QVERIFY2(round.value(u"failed") == 0, m_out); // a slow answer may belong to the next one
    const qsizetype since = rounds().size() - before;
    for (int device = 0; device < ferrets; ++device) {
        // One question a round, but for the rounds at both ends.
        const int asked = m_simulator.total(device);
        QVERIFY2(qAbs(asked - since) <= 2, m_out + QByteArray::number(asked));
        const QJsonObject stats = m_simulator.control({{u"stats"_s, device}});
        QCOMPARE(stats.value(u"most_in_flight").toInt(), 1);
    }
}

void tst_E2eDrivers::aVersionThatCrashesIsTakenBackUnasked()
{
    collect();
    const qsizetype before = rounds().size();
    const CliResult updated = install(u"1.2.0"_s);
    QVERIFY2(updated.status == 0, updated.told());
    QVERIFY(soon([&] { return listed().value(u"bad_versions") == QJsonArray{u"1.2.0"_s}; }));
    QVERIFY(soon([&] { return runs(u"1.0.0"_s); }));
    QVERIFY2(allAnswer(), m_out);
    const QJsonObject driver = listed();
    QVERIFY(driver.value(u"trial").isNull());
    const QString reason = driver.value(u"detail").toString();
    QVERIFY2(reason.contains(u"1.2.0"_s) && reason.contains(u"ended unexpectedly 2 times"_s),
             qPrintable(reason));
    const CliResult check = m_cli->run({u"drivers"_s, u"check"_s});
    QVERIFY2((check.out + check.err).contains("ended unexpectedly 2 times"), check.told());
    // Nobody else noticed, and its own miners not for long.
    int spoiled = 0;
    for (const QJsonObject &round : rounds().mid(before)) {
        QVERIFY2(leavesOthersAlone(round), m_out);
        spoiled += round.value(u"failed").toInt() > 0 ? 1 : 0;
    }
    QVERIFY2(spoiled <= 2, m_out);
    // It is not taken again by accident.
    const CliResult again = install(u"1.2.0"_s);
    QCOMPARE(again.status, 1);
    QCOMPARE(only(again).value(u"status"), u"refused"_s);
}

void tst_E2eDrivers::oneThatDoesNotPassItsTestChangesNothing()
{
    collect();
    const qsizetype before = rounds().size();
    const QJsonObject driver = listed();
    const CliResult failed = install(u"1.4.0"_s);
    QVERIFY2(failed.status == 1, failed.told());
    QCOMPARE(only(failed).value(u"status"), u"failed"_s);
    QCOMPARE(only(failed).value(u"to"), u"1.0.0"_s);
    QVERIFY2(only(failed).value(u"error").toString().contains(u"did not pass its test"_s),
             failed.told());
    next(2);
    QCOMPARE(listed(), driver);
    for (const QJsonObject &round : rounds().mid(before))
        QVERIFY2(round.value(u"failed") == 0, m_out);
}

void tst_E2eDrivers::aKilledHostIsReplaced()
{
    collect();
    const qsizetype before = rounds().size();
    const double pid = listed().value(u"pid").toDouble();
    QVERIFY(pid > 0);
    QCOMPARE(::kill(pid_t(pid), SIGKILL), 0);
    QVERIFY(soon([&] { return runs(u"1.0.0"_s) && listed().value(u"pid") != pid; }));
    QVERIFY2(allAnswer(), m_out);
    for (const QJsonObject &round : rounds().mid(before))
        QVERIFY2(leavesOthersAlone(round), m_out);
}

void tst_E2eDrivers::damageIsNoticedByItsMinersAloneAndRepaired_data()
{
    using Damage = std::function<void(const QString &folder)>;
    QTest::addColumn<Damage>("damage");
    QTest::newRow("a byte changed") << Damage([](const QString &folder) {
        QByteArray content = contentOfFile(folder + u"ferret.so"_s);
        content[content.size() / 2] = char(~content[content.size() / 2]);
        overwriteFile(folder + u"ferret.so"_s, content);
    });
    QTest::newRow("library deleted")
        << Damage([](const QString &folder) { QFile::remove(folder + u"ferret.so"_s); });
    QTest::newRow("folder deleted")
        << Damage([](const QString &folder) { QDir(folder).removeRecursively(); });
    QTest::newRow("replaced by another version") << Damage([](const QString &folder) {
        for (const QString &name : {u"ferret.so"_s, u"manifest.json"_s})
            overwriteFile(folder + name, contentOfFile(ferret(u"1.1.0/"_s) + name));
    });
    QTest::newRow("a sibling that Qt would load instead") << Damage([](const QString &folder) {
        QFile::copy(folder + u"ferret.so"_s, folder + u"ferret.so.avx2"_s);
    });
}

void tst_E2eDrivers::damageIsNoticedByItsMinersAloneAndRepaired()
{
    QFETCH(const std::function<void(const QString &)>, damage);
    collect();
    const qsizetype before = rounds().size();
    const qint64 host = listed().value(u"pid").toInteger();
    QVERIFY(host > 0);
    damage(installed(u"1.0.0"_s));
    ::kill(pid_t(host), SIGKILL); // what runs goes on running; the next start notices
    QJsonObject driver;
    const auto isStopped = [&] {
        driver = listed();
        const QString state = driver.value(u"state").toString();
        return state == u"missing" || state == u"incompatible" || state == u"broken";
    };
    QVERIFY2(soon(isStopped), QJsonDocument(driver).toJson());
    QVERIFY(soon([&] {
        const QJsonObject round = rounds().constLast();
        return round.value(u"failed").toInt() == ferrets && round.value(u"ok").toInt() == 1;
    }));
    QVERIFY2(driver.value(u"detail").toString().contains(u"ferret"_s),
             QJsonDocument(driver).toJson());
    QVERIFY(driver.value(u"pid").isNull());
    const QString status = entryOf(u"check"_s).value(u"status").toString();
    QVERIFY2(status == u"modified"_s || status == u"error"_s || status == u"incompatible"_s,
             qPrintable(status));

    const CliResult repaired = install(u"1.0.0"_s);
    QVERIFY2(repaired.status == 0, repaired.told());
    QVERIFY2(allAnswer(), m_out);
    QVERIFY(runs(u"1.0.0"_s));
    for (const QJsonObject &round : rounds().mid(before))
        QVERIFY2(leavesOthersAlone(round), m_out);
}

void tst_E2eDrivers::aDamagedCopyOfTheProgramsDriverIsNoticedByNobody()
{
    collect();
    const QString copy = listed(u"bitaxe"_s).value(u"path").toString();
    QVERIFY2(copy.startsWith(m_folder->path()), qPrintable(copy));
    QVERIFY(QFile::remove(copy)); // in its place it would be the host's memory that changes
    overwriteFile(copy, "nonsense");
    QVERIFY(soon([&] { return entryOf(u"check"_s, u"bitaxe"_s).value(u"status") == u"modified"_s; }));
    next(3);
    QVERIFY(listed(u"bitaxe"_s).value(u"path") != copy); // that of the program runs
    const CliResult repaired = drivers({u"update"_s, u"bitaxe"_s});
    QVERIFY2(repaired.status == 0, repaired.told());
    QCOMPARE(only(repaired).value(u"status"), u"updated"_s);
    QVERIFY(
        soon([&] { return entryOf(u"check"_s, u"bitaxe"_s).value(u"status") == u"up_to_date"_s; }));
    QCOMPARE(listed(u"bitaxe"_s).value(u"path"), copy);
    next(1);
    for (const QJsonObject &round : rounds())
        QVERIFY2(round.value(u"failed") == 0, m_out);
}

void tst_E2eDrivers::updateAllGoesOnAfterABadOne()
{
    const QJsonArray all = drivers({u"list"_s}).document().value(u"drivers").toArray();
    overwriteFile(installed(u"1.0.0"_s, u"ferret.so"_s), "nonsense");
    overwriteFile(listed(u"bitaxe"_s).value(u"path").toString(), "nonsense");
    const CliResult result = drivers({u"update"_s, u"--all"_s});
    QVERIFY2(result.status == 1, result.told());
    const QJsonArray results = result.document().value(u"results").toArray();
    QCOMPARE(results.size(), all.size());
    for (const auto &entry : results) {
        const QJsonObject one = entry.toObject();
        const QString type = one.value(u"driver_type").toString();
        const QString status = one.value(u"status").toString();
        QCOMPARE(status, type == u"ferret"_s   ? u"failed"_s
                         : type == u"bitaxe"_s ? u"updated"_s
                                               : u"unchanged"_s);
        QCOMPARE(one.value(u"ok").toBool(), type != u"ferret"_s);
        QCOMPARE(one.value(u"error").isString(), type == u"ferret"_s);
    }
}

void tst_E2eDrivers::anotherProgramsChangesAreTakenUpAtOnce()
{
    collect();
    const CliResult off = drivers({u"disable"_s, u"ferret"_s});
    QVERIFY2(off.status == 0, off.told());
    QCOMPARE(only(off).value(u"status"), u"disabled"_s);
    QElapsedTimer since;
    since.start();
    QVERIFY(soon([&] { return rounds().constLast().value(u"failed").toInt() == ferrets; }));
    QVERIFY2(since.elapsed() < 3500, QByteArray::number(since.elapsed())); // 2 s, and a round
    QCOMPARE(rounds().constLast().value(u"ok").toInt(), 1);
    QCOMPARE(listed().value(u"state"), u"disabled"_s);
    QVERIFY(listed().value(u"pid").isNull());
    const int asked = m_simulator.total(0);
    next(2);
    QCOMPARE(m_simulator.total(0), asked);

    const CliResult on = drivers({u"enable"_s, u"ferret"_s});
    QVERIFY2(on.status == 0, on.told());
    QCOMPARE(only(on).value(u"status"), u"enabled"_s);
    since.start();
    QVERIFY(soon([&] { return rounds().constLast().value(u"failed").toInt() == 0; }));
    QVERIFY2(since.elapsed() < 3500, QByteArray::number(since.elapsed()));
    QVERIFY(soon([&] { return runs(u"1.0.0"_s); }));
}

void tst_E2eDrivers::reloadingStartsAFreshHost()
{
    collect();
    const qsizetype before = rounds().size();
    const QJsonObject first = listed();
    const QJsonObject other = listed(u"bitaxe"_s);
    const CliResult reloaded = drivers({u"reload"_s, u"ferret"_s});
    QVERIFY2(reloaded.status == 0, reloaded.told());
    QCOMPARE(only(reloaded).value(u"status"), u"reloaded"_s);
    QElapsedTimer since;
    since.start();
    QVERIFY(soon([&] { return runs(u"1.0.0"_s) && listed().value(u"pid") != first.value(u"pid"); }));
    QVERIFY2(since.elapsed() < 3000, QByteArray::number(since.elapsed()));
    QVERIFY(soon([&] { return !Cli::isAlive(first.value(u"pid").toInteger()); }));
    QCOMPARE(listed(u"bitaxe"_s), other);
    next(2);
    for (const QJsonObject &round : rounds().mid(before))
        QVERIFY2(round.value(u"failed") == 0, m_out);
}

void tst_E2eDrivers::aDamagedStateStopsNobody()
{
    collect();
    const qsizetype before = rounds().size();
    for (const QString &name : {u"state.json"_s, u"state.prev.json"_s})
        overwriteFile(m_folder->filePath(u"miner_drivers/"_s + name), "{ torn");
    next(4);
    // The next change makes it anew, out of what is there.
    const CliResult change = drivers({u"reload"_s, u"bitaxe"_s});
    QVERIFY2(change.status == 0, change.told());
    next(4);
    for (const QJsonObject &round : rounds().mid(before))
        QVERIFY2(round.value(u"failed") == 0, m_out);
    QVERIFY(runs(u"1.0.0"_s));
}

//! Each program starts a host of its own: many at a time, none of which has been answered yet, are no sign of
//! trouble.
void tst_E2eDrivers::pollingAtOnceUsesUpNoTries()
{
    const CliResult updated = install(u"1.1.0"_s);
    QVERIFY2(updated.status == 0, updated.told());
    QVERIFY(!m_simulator.control({{u"device"_s, u"all"_s}, {u"latency"_s, 1500}}).isEmpty());
    std::vector<std::unique_ptr<QProcess>> polls;
    for (int i = 0; i < 6; ++i)
        polls.push_back(m_cli->start({u"--json"_s, u"poll"_s, u"ferret %1"_s.arg(i % ferrets)}));
    for (const auto &process : polls) {
        const CliResult poll = Cli::finished(*process);
        QVERIFY2(poll.status == 0, poll.told());
    }
    m_simulator.control({{u"device"_s, u"all"_s}, {u"latency"_s, 0}});
    const QJsonObject driver = listed();
    QCOMPARE(driver.value(u"version"), u"1.1.0"_s);
    QCOMPARE(driver.value(u"bad_versions"), QJsonArray());
}

COALFACE_TEST(tst_E2eDrivers)
#include "tst_e2e_drivers.moc"
