// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Collecting, its end, and what is stored and exported of it.
#include "cli.h"
#include "fleethouse.h"
#include "simulator.h"
#include "storedsamples.h"
#include "tests/testprogram/testprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> linesOf(const QByteArray &out)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            lines << QJsonDocument::fromJson(line).object();
    }
    return lines;
}

} // namespace

class tst_E2eCollect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void exportGivesExactlyTheStoredSamples();
    void roundsAreOneDocumentEach();
    void whoseDriverWantsLongerIsNamed();
    void allProgramsTellTheStateThatTheOneThatAskedDoes();
    void aSecondCollectorIsToldOfTheFirst();
    void aSignalEndsItSoon_data();
    void aSignalEndsItSoon();
    void aSignalRightAtTheStartEndsItToo();
    void aKilledHostCostsAtMostOneRound();
    void killingTheProgramLeavesNoHost();
    void theLockOfAKilledCollectorIsTakenOver();
    void manyProgramsShareOneFolder();
    void aReaderThatGoesAwayEndsIt();

private:
    //! Starts to collect every second and waits for the first rounds.
    std::unique_ptr<QProcess> collecting(int rounds = 1);
    static bool waitForRounds(QProcess &process, int rounds, QByteArray &out);

    Simulator m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
    QByteArray m_out; //!< what the collector under way has printed
};

void tst_E2eCollect::initTestCase()
{
    QVERIFY2(m_simulator.start({u"gamma601-v2.15.3"_s, u"ultra204-v2.6.5"_s, u"hex302-v2.0.7"_s}, 3),
             qPrintable(m_simulator.errorString()));
}

void tst_E2eCollect::init()
{
    m_out.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<Cli>(m_folder->path());
    const CliResult added = m_cli->run(
        QStringList{u"--quiet"_s, u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s}
        + m_simulator.places());
    QVERIFY2(added.status == 0, added.told());
}

bool tst_E2eCollect::waitForRounds(QProcess &process, int rounds, QByteArray &out)
{
    return QTest::qWaitFor(
               [&] {
                   out += process.readAllStandardOutput();
                   return out.count('\n') >= rounds || process.state() == QProcess::NotRunning;
               },
               60'000)
           && out.count('\n') >= rounds;
}

std::unique_ptr<QProcess> tst_E2eCollect::collecting(int rounds)
{
    m_out.clear();
    auto process = m_cli->start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
    if (!waitForRounds(*process, rounds, m_out))
        return nullptr;
    return process;
}

void tst_E2eCollect::exportGivesExactlyTheStoredSamples()
{
    QVERIFY2(m_cli->run({u"miners"_s, u"rename"_s, u"m1"_s, u"Attic, \"left\""_s}).status == 0,
             "rename");
    QVERIFY(!m_simulator.control({{u"device"_s, 4}, {u"omit"_s, QJsonArray{u"power"_s}}}).isEmpty());
    const CliResult collect = m_cli->run(
        {u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s, u"--duration"_s, u"4"_s});
    m_simulator.control({{u"device"_s, 4}, {u"reset"_s, QJsonArray()}});
    QVERIFY2(collect.status == 0, collect.told());

    const QString file = m_folder->filePath(u"export.csv"_s);
    const CliResult toFile = m_cli->run({u"--json"_s, u"export"_s, u"csv"_s, u"-o"_s, file});
    QVERIFY2(toFile.status == 0, toFile.told());
    const CliResult toStdout = m_cli->run({u"export"_s, u"csv"_s});
    QVERIFY2(toStdout.status == 0, toStdout.told());
    const std::optional<QByteArray> stored = storedsamples::asCsv(m_folder->path());
    QVERIFY(stored);
    QFile exported(file);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll(), *stored);
    QCOMPARE(toStdout.out, *stored);
    QVERIFY(stored->contains("\"Attic, \"\"left\"\"\""));
    QVERIFY(stored->count("\r\n") > 2 * m_simulator.devices().size());

    int answered = 0;
    for (const QJsonObject &round : linesOf(collect.out))
        answered += round.value(u"ok").toInt();
    const auto rows = storedsamples::number(m_folder->path(), u"SELECT count(*) FROM samples"_s);
    QVERIFY(rows);
    // Of two answers in one second the first is kept.
    QVERIFY2(*rows <= answered && *rows > answered / 2,
             QByteArray::number(*rows) + " of " + QByteArray::number(answered));
}

void tst_E2eCollect::roundsAreOneDocumentEach()
{
    const CliResult collect = m_cli->run(
        {u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s, u"--duration"_s, u"3"_s});
    QVERIFY2(collect.status == 0, collect.told());
    const QList<QJsonObject> rounds = linesOf(collect.out);
    QVERIFY2(rounds.size() >= 2, collect.told());
    for (qsizetype i = 0; i < rounds.size(); ++i) {
        QCOMPARE(rounds[i].keys(),
                 QStringList({u"failed"_s, u"not_asked"_s, u"ok"_s, u"round"_s, u"seconds"_s}));
        // The last one is cut short.
        QCOMPARE(rounds[i].value(u"ok").toInt() + rounds[i].value(u"not_asked").toInt(),
                 int(m_simulator.devices().size()));
        QCOMPARE(rounds[i].value(u"round").toInt(), int(i) + 1);
        QCOMPARE(rounds[i].value(u"failed").toInt(), 0);
    }
    QCOMPARE(rounds[0].value(u"ok").toInt(), int(m_simulator.devices().size()));
    QVERIFY2(collect.err.contains("gentle"), collect.told());
}

void tst_E2eCollect::whoseDriverWantsLongerIsNamed()
{
    FleetHouse house;
    QCOMPARE(house.open({u"gamma601-v2.15.3"_s, u"nano3s-25021401"_s}), QString());
    const CliResult collect = house.cli().run(
        {u"--json"_s, u"collect"_s, u"--interval"_s, u"5"_s, u"--duration"_s, u"12"_s});
    QVERIFY2(collect.status == 0, collect.told());
    QVERIFY2(collect.err.contains(": its driver wants 10 s or more"), collect.told());
    QVERIFY2(!collect.err.contains("gentle"), collect.told());
    const QList<QJsonObject> rounds = linesOf(collect.out);
    QVERIFY2(rounds.size() >= 2, collect.told());
    // What was asked for holds all the same; the end cuts off the last round.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(rounds[i].value(u"ok").toInt(), 2);
}

//! Also where it is judged by what is in no sample: the mean of an hour beside that of a day.
void tst_E2eCollect::allProgramsTellTheStateThatTheOneThatAskedDoes()
{
    FleetHouse house;
    QCOMPARE(house.open({u"nerdqaxeplusplus-v1.0.36"_s}), QString());
    const auto listed = [&house] {
        return house.cli()
            .run({u"--json"_s, u"miners"_s, u"list"_s})
            .document()
            .value(u"miners")[0][u"state"]
            .toString();
    };
    for (const bool isLow : {true, false}) {
        const QJsonObject values{{u"uptimeSeconds"_s, 90'000},
                                 {u"hashRate_1h"_s, isLow ? 1000 : 4800},
                                 {u"hashRate_1d"_s, 4800}};
        const QJsonObject set{{u"device"_s, 0}, {u"set"_s, values}};
        QVERIFY(house.simulator().control(set).value(u"ok").toBool());
        const CliResult poll = house.cli().run({u"--json"_s, u"poll"_s});
        const QString state = isLow ? u"warning"_s : u"online"_s;
        QVERIFY2(FleetHouse::resultAt(poll, 0)[u"miner"][u"state"] == state, poll.told());
        QCOMPARE(listed(), state);
    }
}

void tst_E2eCollect::aSecondCollectorIsToldOfTheFirst()
{
    const auto first = collecting();
    QVERIFY2(first, m_out);
    const CliResult second = m_cli->run({u"--json"_s, u"collect"_s});
    QVERIFY2(second.status == 1, second.told());
    QCOMPARE(second.errorKind(), u"rejected"_s);
    const QString detail = second.document().value(u"error").toObject().value(u"detail").toString();
    QVERIFY2(detail.contains(u"coalface-cli"), second.out);
    QVERIFY2(detail.contains(QString::number(first->processId())), second.out);
    first->terminate();
    QCOMPARE(Cli::finished(*first).status, 0);
    QVERIFY(m_cli->run({u"collect"_s, u"--duration"_s, u"1"_s}).status == 0);
}

void tst_E2eCollect::aSignalEndsItSoon_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_E2eCollect::aSignalEndsItSoon()
{
    QFETCH(const int, signal);
    const auto collect = collecting();
    QVERIFY2(collect, m_out);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(collect->processId()), signal);
    const CliResult result = Cli::finished(*collect);
    QVERIFY2(result.status == 0, result.told());
    QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()));
}

void tst_E2eCollect::aSignalRightAtTheStartEndsItToo()
{
    // Anywhere from the program's first instruction to its first round.
    for (const int wait : {5, 15, 20, 25, 30, 35, 40, 60}) {
        const auto collect = m_cli->start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
        QTest::qWait(wait);
        collect->terminate();
        const bool ended = collect->waitForFinished(20'000);
        collect->kill();
        collect->waitForFinished(5000);
        QVERIFY2(ended, "signal after " + QByteArray::number(wait) + " ms");
    }
}

void tst_E2eCollect::aKilledHostCostsAtMostOneRound()
{
    const auto collect = collecting(2);
    QVERIFY2(collect, m_out);
    const QList<qint64> hosts = Cli::hostsOf(collect->processId());
    QCOMPARE(hosts.size(), 1);
    // Slow devices, so that questions are under way when it happens.
    QVERIFY(!m_simulator.control({{u"device"_s, u"all"_s}, {u"latency"_s, 300}}).isEmpty());
    const int seen = m_simulator.total(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator.total(0) > seen, 30'000);
    ::kill(pid_t(hosts.constFirst()), SIGKILL);
    const int before = int(m_out.count('\n'));
    QVERIFY2(waitForRounds(*collect, before + 5, m_out), m_out);
    QVERIFY(Cli::hostsOf(collect->processId()) != hosts);
    collect->terminate();
    QCOMPARE(Cli::finished(*collect).status, 0);
    m_simulator.control({{u"device"_s, u"all"_s}, {u"latency"_s, 0}});
    int spoiled = 0;
    for (const QJsonObject &round : linesOf(m_out))
        spoiled += round.value(u"failed").toInt() > 0 ? 1 : 0;
    QVERIFY2(spoiled <= 1, m_out);
    QCOMPARE(linesOf(m_out).constLast().value(u"failed").toInt(), 0);
}

void tst_E2eCollect::killingTheProgramLeavesNoHost()
{
    const auto collect = collecting();
    QVERIFY2(collect, m_out);
    const QList<qint64> hosts = Cli::hostsOf(collect->processId());
    QCOMPARE(hosts.size(), 1);
    collect->kill();
    QVERIFY(collect->waitForFinished(30'000));
    QTRY_VERIFY_WITH_TIMEOUT(!Cli::isAlive(hosts.constFirst()), 10'000);
    // Nothing that was stored is lost, and nothing is in the way.
    const auto rows = storedsamples::number(m_folder->path(), u"SELECT count(*) FROM samples"_s);
    QVERIFY(rows && *rows > 0);
    const CliResult poll = m_cli->run({u"--json"_s, u"poll"_s});
    QVERIFY2(poll.status == 0, poll.told());
    QVERIFY2(poll.err.isEmpty(), poll.told());
}

void tst_E2eCollect::theLockOfAKilledCollectorIsTakenOver()
{
    const auto collect = collecting();
    QVERIFY2(collect, m_out);
    collect->kill();
    QVERIFY(collect->waitForFinished(30'000));
    const auto next = collecting();
    QVERIFY2(next, m_out);
    next->terminate();
    QCOMPARE(Cli::finished(*next).status, 0);
}

// COALFACE_E2E_SECONDS makes it last; without it, four polls of each of the six.
void tst_E2eCollect::manyProgramsShareOneFolder()
{
    constexpr int loops = 6;
    constexpr int polls = 4;
    const int seconds = qEnvironmentVariableIntValue("COALFACE_E2E_SECONDS");
    m_simulator.clearLogs();
    const auto collect = collecting();
    QVERIFY2(collect, m_out);
    const auto desktop = m_cli->startDesktop(); // watches what the collector stores
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < polls || timer.elapsed() < 1000 * seconds; ++i) {
        std::vector<std::unique_ptr<QProcess>> running;
        for (int loop = 0; loop < loops; ++loop)
            running.push_back(m_cli->start({u"--json"_s, u"poll"_s}));
        for (const auto &process : running) {
            const CliResult poll = Cli::finished(*process);
            QVERIFY2(poll.status == 0, poll.told());
            QVERIFY2(poll.err.isEmpty(), poll.told());
        }
    }
    collect->terminate();
    const CliResult collected = Cli::finished(*collect);
    QVERIFY2(collected.status == 0, collected.told());
    QVERIFY2(!collected.err.contains("database"), collected.told());
    for (const QJsonObject &round : linesOf(m_out + collected.out))
        QCOMPARE(round.value(u"failed").toInt(), 0);
    if (desktop) {
        // The lock is free now: the window collects.
        const auto rows = [this] {
            return storedsamples::number(m_folder->path(), u"SELECT count(*) FROM samples"_s)
                .value_or(0);
        };
        const qint64 before = rows();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > before, 30'000);
        desktop->terminate();
        const CliResult window = Cli::finished(*desktop);
        QVERIFY2(window.status == 0, window.told());
        QVERIFY2(!window.err.contains("database"), window.told());
    }
    QCOMPARE(storedsamples::number(m_folder->path(),
                                   u"SELECT count(*) - count(DISTINCT k) FROM samples"_s)
                 .value_or(-1),
             0);
    const auto integrity = storedsamples::number(
        m_folder->path(),
        u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s);
    QCOMPARE(integrity.value_or(-1), 0);
    QCOMPARE(m_cli->run({u"export"_s, u"csv"_s}).out,
             storedsamples::asCsv(m_folder->path()).value_or(QByteArray()));
}

void tst_E2eCollect::aReaderThatGoesAwayEndsIt()
{
    QProcess shell;
    shell.start(u"sh"_s,
                {u"-c"_s,
                 u"{ \"$0\" --config-dir \"$1\" --json collect --interval 1; echo \"status $?\" >&2; } | head -n 1"_s,
                 Cli::program(), m_folder->path()});
    const CliResult result = Cli::finished(shell);
    QVERIFY2(result.out.count('\n') == 1, result.told());
    QVERIFY2(result.err.contains("status 1"), result.told());
}

COALFACE_TEST(tst_E2eCollect)
#include "tst_e2e_collect.moc"
