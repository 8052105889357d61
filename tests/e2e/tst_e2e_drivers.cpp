// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Drivers are installed, go bad and are taken back while a fleet is being polled.
#include "cli.h"
#include "simulator.h"
#include "tests/drivers/updates/versions.h"
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

constexpr int ferrets
    = 4; //!< devices that the test driver asks; the one after them is a driver's of the program
constexpr int patience = 20'000;

//! Unlike QTRY_… it counts how long the condition itself takes, which may start a program.
bool soon(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patience);
}

} // namespace

class tst_E2eDrivers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
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
    void theDocumentsAreAsPromised();
    void wrongCommandLinesAndMissingTrust();

private:
    CliResult drivers(const QStringList &arguments) const
    {
        return m_cli->run(QStringList{u"--json"_s, u"drivers"_s} + arguments);
    }
    CliResult install(const QString &version) const
    {
        return drivers({u"install"_s, u"--trust"_s, ferret(version)});
    }
    //! The one result of a command.
    static QJsonObject only(const CliResult &result)
    {
        const QJsonArray results = result.document().value(u"results").toArray();
        return results.size() == 1 ? results.at(0).toObject() : QJsonObject();
    }
    QJsonObject entryOf(const QString &command, const QString &type = u"ferret"_s) const;
    QJsonObject listed(const QString &type = u"ferret"_s) const { return entryOf(u"list"_s, type); }
    bool runs(const QString &version) const
    {
        const QJsonObject driver = listed();
        return driver.value(u"version") == version && driver.value(u"state") == u"ready"_s
               && driver.value(u"pid").isDouble();
    }
    QString installed(const QString &version, const QString &file = {}) const
    {
        return m_folder->filePath(u"miner_drivers/ferret/%1/%2"_s.arg(version, file));
    }

    void collect();
    QList<QJsonObject> rounds();
    //! Waits for further rounds and gives those.
    QList<QJsonObject> next(int number);
    bool allAnswer(int number = 2);

    Simulator m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<QProcess> m_collector;
    QByteArray m_out;
};

void tst_E2eDrivers::initTestCase()
{
    QVERIFY2(m_simulator.start({u"gamma601-v2.15.3"_s}, ferrets + 1),
             qPrintable(m_simulator.errorString()));
}

void tst_E2eDrivers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<Cli>(m_folder->path());
    const CliResult first = install(u"1.0.0"_s);
    QVERIFY2(first.status == 0, first.told());
    QCOMPARE(only(first).value(u"status"), u"installed"_s);
    for (const Simulator::Device &device : m_simulator.devices()) {
        const QString type = device.index < ferrets ? u"ferret"_s : u"bitaxe"_s;
        const CliResult added = m_cli->run({u"miners"_s, u"add"_s, device.place(), u"--driver"_s,
                                            type, u"--offline"_s, u"--name"_s,
                                            u"%1 %2"_s.arg(type).arg(device.index)});
        QVERIFY2(added.status == 0, added.told());
    }
}

void tst_E2eDrivers::cleanup()
{
    if (m_collector) {
        m_collector->terminate();
        QCOMPARE(Cli::finished(*m_collector).status, 0);
        m_collector.reset();
    }
}

QJsonObject tst_E2eDrivers::entryOf(const QString &command, const QString &type) const
{
    const QJsonArray all = drivers({command}).document().value(u"drivers").toArray();
    for (const auto &entry : all) {
        if (entry.toObject().value(u"driver_type") == type)
            return entry.toObject();
    }
    return {};
}

void tst_E2eDrivers::collect()
{
    m_out.clear();
    m_collector = m_cli->start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
    QVERIFY2(allAnswer(), m_out);
    QVERIFY(runs(u"1.0.0"_s));
}

QList<QJsonObject> tst_E2eDrivers::rounds()
{
    m_out += m_collector->readAllStandardOutput();
    QList<QJsonObject> all;
    const QByteArrayList lines = m_out.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            all << QJsonDocument::fromJson(line).object();
    }
    return all;
}

QList<QJsonObject> tst_E2eDrivers::next(int number)
{
    const qsizetype before = rounds().size();
    (void)QTest::qWaitFor([&] { return rounds().size() >= before + number; }, patience);
    return rounds().mid(before);
}

//! Soon every miner does, so many rounds in a row.
bool tst_E2eDrivers::allAnswer(int number)
{
    const qsizetype from = rounds().size();
    return QTest::qWaitFor(
        [&] {
            const QList<QJsonObject> since = rounds().mid(from);
            return since.size() >= number
                   && std::all_of(since.cend() - number, since.cend(), [](const QJsonObject &round) {
                          return round.value(u"ok") == ferrets + 1;
                      });
        },
        patience);
}

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
        QVERIFY2(round.value(u"ok").toInt() >= 1, m_out);
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
        QVERIFY2(round.value(u"ok").toInt() >= 1, m_out);
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
    QVERIFY(soon([&] { return rounds().constLast().value(u"failed").toInt() > 0; }));
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
        QVERIFY2(round.value(u"ok").toInt() >= 1, m_out);
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
    QVERIFY(runs(u"1.0.0"_s));
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

void tst_E2eDrivers::theDocumentsAreAsPromised()
{
    const QStringList driverKeys{u"bad_versions"_s,
                                 u"connection_type"_s,
                                 u"default_port"_s,
                                 u"detail"_s,
                                 u"display_name"_s,
                                 u"driver_type"_s,
                                 u"installed_versions"_s,
                                 u"interface"_s,
                                 u"manufacturer"_s,
                                 u"models"_s,
                                 u"path"_s,
                                 u"pid"_s,
                                 u"previous_version"_s,
                                 u"source"_s,
                                 u"state"_s,
                                 u"trial"_s,
                                 u"version"_s};
    const CliResult list = drivers({u"list"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.document().keys(), QStringList{u"drivers"_s});
    const QJsonArray all = list.document().value(u"drivers").toArray();
    QVERIFY(all.size() > 1);
    for (const auto &driver : all)
        QCOMPARE(driver.toObject().keys(), driverKeys);
    const CliResult check = drivers({u"check"_s});
    QCOMPARE(check.status, 0);
    QCOMPARE(check.document().keys(), QStringList{u"drivers"_s});
    const QJsonArray checked = check.document().value(u"drivers").toArray();
    QCOMPARE(checked.size(), all.size());
    for (const auto &driver : checked) {
        QCOMPARE(driver.toObject().keys(), QStringList({u"available_version"_s, u"current_version"_s,
                                                        u"driver_type"_s, u"status"_s}));
        QCOMPARE(driver.toObject().value(u"status"), u"up_to_date"_s);
    }

    struct Step
    {
        QStringList arguments;
        QString status;
        QJsonValue from;
        QJsonValue to;
        int exit = 0;
    };
    const QJsonValue none = QJsonValue::Null;
    for (const Step &step : {
             Step{{u"update"_s, u"ferret"_s}, u"unchanged"_s, u"1.0.0"_s, u"1.0.0"_s},
             Step{{u"rollback"_s, u"ferret"_s}, u"refused"_s, u"1.0.0"_s, u"1.0.0"_s, 1},
             Step{{u"install"_s, u"--trust"_s, ferret(u"1.1.0"_s)},
                  u"on_trial"_s,
                  u"1.0.0"_s,
                  u"1.1.0"_s},
             Step{{u"rollback"_s, u"ferret"_s}, u"rolled_back"_s, u"1.1.0"_s, u"1.0.0"_s},
             Step{{u"rollback"_s, u"ferret"_s, u"--to"_s, u"1.1.0"_s},
                  u"rolled_back"_s,
                  u"1.0.0"_s,
                  u"1.1.0"_s},
             Step{{u"rollback"_s, u"ferret"_s, u"--to"_s, u"9.9.9"_s},
                  u"refused"_s,
                  u"1.1.0"_s,
                  u"1.1.0"_s,
                  1},
             Step{{u"install"_s, u"--trust"_s, ferret(u"1.0.0"_s)},
                  u"refused"_s,
                  u"1.1.0"_s,
                  u"1.1.0"_s,
                  1}, // older: that is what rollback is for
             Step{{u"disable"_s, u"ferret"_s}, u"disabled"_s, u"1.1.0"_s, none},
             Step{{u"enable"_s, u"ferret"_s}, u"enabled"_s, none, u"1.1.0"_s},
             Step{{u"reload"_s, u"ferret"_s}, u"reloaded"_s, u"1.1.0"_s, u"1.1.0"_s},
         }) {
        const CliResult result = drivers(step.arguments);
        const QByteArray told = step.arguments.join(u' ').toUtf8() + '\n' + result.told();
        QVERIFY2(result.status == step.exit, told);
        QCOMPARE(result.document().keys(), QStringList{u"results"_s});
        const QJsonObject one = only(result);
        QCOMPARE(one.keys(), QStringList({u"driver_type"_s, u"error"_s, u"from"_s, u"ok"_s,
                                          u"status"_s, u"to"_s}));
        QVERIFY2(one.value(u"driver_type") == u"ferret"_s, told);
        QVERIFY2(one.value(u"status") == step.status, told);
        QVERIFY2(one.value(u"from") == step.from, told);
        QVERIFY2(one.value(u"to") == step.to, told);
        QVERIFY2(one.value(u"ok") == (step.exit == 0), told);
        QVERIFY2(one.value(u"error").isString() == (step.exit != 0), told);
    }
}

void tst_E2eDrivers::wrongCommandLinesAndMissingTrust()
{
    const CliResult untrusted = drivers({u"install"_s, ferret(u"1.1.0"_s)});
    QVERIFY2(untrusted.status == 1, untrusted.told());
    QCOMPARE(only(untrusted).value(u"status"), u"refused"_s);
    QVERIFY2(only(untrusted).value(u"error").toString().contains(u"--trust"_s), untrusted.told());
    QVERIFY(!QFile::exists(installed(u"1.1.0"_s)));
    const CliResult nothing = drivers({u"install"_s, u"--trust"_s, m_folder->filePath(u"no"_s)});
    QCOMPARE(nothing.status, 1);
    QVERIFY(only(nothing).value(u"driver_type").isNull());

    for (const QStringList &wrong :
         {QStringList{u"update"_s, u"weasel"_s}, QStringList{u"update"_s, u"ferret"_s, u"weasel"_s},
          QStringList{u"update"_s}, QStringList{u"update"_s, u"--all"_s, u"ferret"_s},
          QStringList{u"rollback"_s, u"weasel"_s}, QStringList{u"enable"_s, u"weasel"_s},
          QStringList{u"disable"_s, u"weasel"_s}, QStringList{u"reload"_s, u"weasel"_s},
          QStringList{u"install"_s}, QStringList{u"rollback"_s}}) {
        const CliResult result = drivers(wrong);
        QVERIFY2(result.status == 2, wrong.join(u' ').toUtf8() + '\n' + result.told());
        QVERIFY2(result.out.isEmpty(), result.told());
        QCOMPARE(result.err.count('\n'), 1);
    }
}

COALFACE_TEST(tst_E2eDrivers)
#include "tst_e2e_drivers.moc"
