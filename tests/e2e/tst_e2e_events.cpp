// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What is noted of a device that others change behind Coalface's back, and of what its own programs do.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QString device = u"gamma601-v2.10.1"_s;
const QStringList ourPool{u"pool"_s,     u"set"_s,
                          u"--url"_s,    u"ours.example:3333"_s,
                          u"--user"_s,   u"bc1qtest.{name}"_s,
                          u"--restart"_s};

} // namespace

class tst_E2eEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<FleetHouse>(); }
    void cleanup();
    void anOutsidersPoolIsNotedWithinOnePoll();
    void anOutsidersFrequencyOfNoModeIsNotedAsTheirs();
    void anOutsidersWorkerAtTheSamePoolIsNotedAndAnAlert();
    void anOutsidersFallbackIsNotedWithinOnePollAndAnAlert();
    void aWorkerAndAFallbackChangedWhileNobodyWatchedAreNoted();
    void aPoolThatChangedWhileAMinerDidNotAnswerIsNotedByTheNextProgram();
    void thePoolOfASecondProgramIsNoOutsiders();
    void withoutACollectorAPollNotesWhatHappened();
    void theModeBeforeIsKnownWhereNobodyPolled();
    void everyWriteIsNotedWithoutItsPassword();
    void whatWasNotDoneIsNotedToo();
    void eventsAreFiltered();
    void wrongWords_data();
    void wrongWords();

private:
    //! Sends what a stranger in the network could send.
    void outsider(const QByteArray &verb, const QString &path, const QByteArray &body = {},
                  int place = 0);
    void outsiderSays(const QByteArray &command, const QByteArray &parameter, int place);
    void outsiderSetsPool(const QByteArray &host);
    void collect();
    //! Of the kinds, newest first.
    QJsonArray events(const QStringList &more = {}) const;
    QJsonObject newest(const QString &kind) const;
    static QString actorOf(const QJsonObject &event)
    {
        return event.value(u"actor").toObject().value(u"kind").toString();
    }

    std::unique_ptr<FleetHouse> m_house;
    std::unique_ptr<QProcess> m_collector;
};

void tst_E2eEvents::cleanup()
{
    if (m_collector) {
        ::kill(pid_t(m_collector->processId()), SIGINT);
        Cli::finished(*m_collector);
        m_collector.reset();
    }
    m_house.reset();
}

//! On a line service.
void tst_E2eEvents::outsiderSays(const QByteArray &command, const QByteArray &parameter, int place)
{
    const QStringList endpoint = m_house->place(place).split(u':');
    QTcpSocket socket;
    socket.connectToHost(endpoint.at(0), endpoint.at(1).toUShort());
    QVERIFY(socket.waitForConnected(10'000));
    socket.write("{\"command\":\"" + command + "\",\"parameter\":\"" + parameter + "\"}");
    QVERIFY(socket.waitForReadyRead(10'000));
}

void tst_E2eEvents::outsider(const QByteArray &verb, const QString &path, const QByteArray &body,
                             int place)
{
    QCOMPARE(m_house->outsider(verb, path, body, place), QString());
}

void tst_E2eEvents::outsiderSetsPool(const QByteArray &host)
{
    outsider("PATCH", u"/api/system"_s,
             "{\"stratumURL\":\"" + host + "\",\"stratumPort\":4444,\"stratumUser\":\"thief\"}");
    outsider("POST", u"/api/system/restart"_s);
}

void tst_E2eEvents::collect()
{
    m_collector = m_house->cli().start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += m_collector->readAllStandardOutput()).count('\n') >= 2, 60'000);
}

QJsonArray tst_E2eEvents::events(const QStringList &more) const
{
    const CliResult result = m_house->cli().run(QStringList{u"--json"_s, u"events"_s, u"list"_s}
                                                + more);
    return result.status == 0 ? result.document().value(u"events").toArray() : QJsonArray();
}

QJsonObject tst_E2eEvents::newest(const QString &kind) const
{
    return events({u"--kind"_s, kind}).at(0).toObject();
}

void tst_E2eEvents::anOutsidersPoolIsNotedWithinOnePoll()
{
    QCOMPARE(m_house->open({device}), QString());
    collect();
    outsiderSetsPool("evil.example");
    QTRY_VERIFY_WITH_TIMEOUT(!newest(u"pool_changed"_s).isEmpty(), 60'000);
    const QJsonObject event = newest(u"pool_changed"_s);
    QCOMPARE(actorOf(event), u"someone_else"_s);
    QCOMPARE(event.value(u"severity").toString(), u"critical"_s);
    QVERIFY2(event.value(u"after").toString().endsWith(u"evil.example:4444, thief"_s),
             qPrintable(event.value(u"after").toString()));
    QVERIFY(!event.value(u"before").toString().contains(u"evil"_s));
    QCOMPARE(event.value(u"miner").toObject().value(u"id").toString(), u"m1"_s);
    // Nobody of us restarted it.
    QTRY_VERIFY_WITH_TIMEOUT(!newest(u"restart"_s).isEmpty(), 60'000);
    QCOMPARE(actorOf(newest(u"restart"_s)), u"unknown"_s);
    QCOMPARE(events({u"--kind"_s, u"pool_changed"_s}).size(), 1);
}

void tst_E2eEvents::anOutsidersFrequencyOfNoModeIsNotedAsTheirs()
{
    QCOMPARE(m_house->open({u"gamma601-v2.15.3"_s}), QString());
    collect();
    outsider("PATCH", u"/api/system"_s, "{\"frequency\":541}");
    QTRY_VERIFY_WITH_TIMEOUT(!newest(u"mode_changed"_s).isEmpty(), 60'000);
    const QJsonObject event = newest(u"mode_changed"_s);
    QCOMPARE(event.value(u"after").toString(), u"custom"_s);
    QCOMPARE(actorOf(event), u"someone_else"_s);
}

void tst_E2eEvents::anOutsidersWorkerAtTheSamePoolIsNotedAndAnAlert()
{
    QCOMPARE(m_house->open({device}), QString());
    const CliResult set = m_house->cli().run(ourPool + QStringList{u"m1"_s});
    QVERIFY2(set.status == 0, set.told());
    // What was there before can be brought back: the pool with its worker.
    const QString before = newest(u"write"_s).value(u"before").toString();
    QVERIFY2(before.contains(u", "_s), qPrintable(before));
    collect();
    outsider("PATCH", u"/api/system"_s, "{\"stratumUser\":\"bc1qthief.x\"}");
    QTRY_VERIFY_WITH_TIMEOUT(actorOf(newest(u"pool_changed"_s)) == u"someone_else"_s, 60'000);
    const QJsonObject event = newest(u"pool_changed"_s);
    QVERIFY2(event.value(u"before").toString().contains(u"ours.example:3333, bc1qtest."_s)
                 && event.value(u"after").toString().endsWith(u"ours.example:3333, bc1qthief.x"_s),
             qPrintable(event.value(u"before").toString() + event.value(u"after").toString()));
    QCOMPARE(event.value(u"severity").toString(), u"critical"_s);
    const auto alerts = [this] {
        return m_house->cli()
            .run({u"--json"_s, u"alerts"_s, u"list"_s, u"--active"_s})
            .document()
            .value(u"alerts")
            .toArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!alerts().isEmpty(), 60'000);
    const QJsonObject alert = alerts().at(0).toObject();
    QCOMPARE(alert.value(u"kind").toString(), u"pool_changed"_s);
    QVERIFY(alert.value(u"value").toString().endsWith(u"bc1qthief.x"_s));
}

void tst_E2eEvents::anOutsidersFallbackIsNotedWithinOnePollAndAnAlert()
{
    QCOMPARE(m_house->open({u"gamma601-v2.10.1"_s, u"gamma601-v2.15.3"_s,
                            u"nerdqaxeplusplus-v1.0.36"_s, u"nano3s-25021401"_s}),
             QString());
    // The last one's pools were never set through Coalface.
    const CliResult set = m_house->cli().run({u"pool"_s, u"set"_s, u"--slot"_s, u"1"_s, u"--url"_s,
                                              u"back.example:3333"_s, u"--user"_s, u"bc1qtest.x"_s,
                                              u"--restart"_s, u"--yes"_s, m_house->place(0),
                                              m_house->place(1), m_house->place(2)});
    QVERIFY2(set.status == 0, set.told());
    // They are up again.
    QTRY_COMPARE_WITH_TIMEOUT(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0, 60'000);
    collect();
    const QByteArray flat = "{\"fallbackStratumURL\":\"evil.example\",\"fallbackStratumPort\":4444,"
                            "\"fallbackStratumUser\":\"thief\"}";
    outsider("PATCH", u"/api/system"_s, flat);
    outsider("PATCH", u"/api/system"_s,
             "{\"pools\":[{\"id\":1,\"stratumURL\":\"evil.example\",\"stratumPort\":4444,"
             "\"stratumUser\":\"thief\"}]}",
             1);
    outsider("PATCH", u"/api/system"_s, flat, 2);
    outsiderSays("setpool", "admin,admin,1,stratum+tcp://evil.example:4444,thief,x", 3);
    outsiderSays("ascset", "0,reboot,0", 3);
    const auto taken = [this] {
        QSet<QString> miners;
        for (const QJsonValue &value : events({u"--kind"_s, u"fallback_changed"_s})) {
            const QJsonObject event = value.toObject();
            if (actorOf(event) == u"someone_else"_s
                && event.value(u"severity").toString() == u"critical"_s
                && (event.value(u"before").toString().endsWith(u"back.example:3333, bc1qtest.x"_s)
                    || event.value(u"before").toString().contains(u"fallback.example.org:3333, "_s))
                && event.value(u"after").toString().endsWith(u"evil.example:4444, thief"_s))
                miners += event.value(u"miner").toObject().value(u"id").toString();
        }
        return int(miners.size());
    };
    QTRY_COMPARE_WITH_TIMEOUT(taken(), 4, 60'000);
    const auto alerts = [this] {
        QSet<QString> miners;
        for (const QJsonValue &value : m_house->cli()
                                           .run({u"--json"_s, u"alerts"_s, u"list"_s, u"--active"_s})
                                           .document()
                                           .value(u"alerts")
                                           .toArray()) {
            const QJsonObject alert = value.toObject();
            if (alert.value(u"kind").toString() == u"pool_changed"_s
                && alert.value(u"part").toString().startsWith(u"fallback"_s)
                && alert.value(u"value").toString().endsWith(u"evil.example:4444, thief"_s))
                miners += alert.value(u"miner").toObject().value(u"id").toString();
        }
        return int(miners.size());
    };
    QTRY_COMPARE_WITH_TIMEOUT(alerts(), 4, 60'000);
    for (const QJsonValue &value : events({u"--kind"_s, u"pool_changed"_s}))
        QVERIFY(actorOf(value.toObject()) != u"someone_else"_s);
}

void tst_E2eEvents::aWorkerAndAFallbackChangedWhileNobodyWatchedAreNoted()
{
    QCOMPARE(m_house->open({device}), QString());
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QVERIFY(events().isEmpty());
    outsider("PATCH", u"/api/system"_s,
             "{\"stratumUser\":\"thief\",\"fallbackStratumUser\":\"thief\"}");
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    for (const QString &kind : {u"pool_changed"_s, u"fallback_changed"_s}) {
        const QJsonObject event = newest(kind);
        QCOMPARE(actorOf(event), u"someone_else"_s);
        QVERIFY2(event.value(u"after").toString().endsWith(u", thief"_s), qPrintable(kind));
        QVERIFY(event.value(u"detail").toString().contains(u"Nobody watched between"_s));
    }
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QCOMPARE(events().size(), 2);
}

void tst_E2eEvents::aPoolThatChangedWhileAMinerDidNotAnswerIsNotedByTheNextProgram()
{
    QCOMPARE(m_house->open({device}), QString());
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QVERIFY(m_house->simulator().setFault(0, u"offline"_s));
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 1);
    QVERIFY(m_house->simulator().setFault(0, u"none"_s));
    outsider("PATCH", u"/api/system"_s, "{\"stratumUser\":\"thief\"}");
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    const QJsonObject event = newest(u"pool_changed"_s);
    QCOMPARE(actorOf(event), u"someone_else"_s);
    QVERIFY(event.value(u"after").toString().endsWith(u", thief"_s));
    QVERIFY(event.value(u"detail").toString().contains(u"Nobody watched between"_s));
}

void tst_E2eEvents::thePoolOfASecondProgramIsNoOutsiders()
{
    QCOMPARE(m_house->open({device}), QString());
    collect();
    const auto writer = m_house->cli().start(QStringList{u"--json"_s} + ourPool
                                             + QStringList{u"m1"_s});
    const qint64 pid = writer->processId();
    const CliResult result = Cli::finished(*writer);
    QVERIFY2(result.status == 0, result.told());
    QTRY_VERIFY_WITH_TIMEOUT(!newest(u"pool_changed"_s).isEmpty(), 60'000);
    const QJsonObject event = newest(u"pool_changed"_s);
    const QJsonObject actor = event.value(u"actor").toObject();
    QCOMPARE(actor.value(u"kind").toString(), u"person"_s);
    QCOMPARE(actor.value(u"program").toString(), u"coalface-cli"_s);
    QCOMPARE(actor.value(u"pid").toInteger(), pid);
    QCOMPARE(event.value(u"severity").toString(), u"info"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!newest(u"restart"_s).isEmpty(), 60'000);
    QCOMPARE(actorOf(newest(u"restart"_s)), u"person"_s);
    const QJsonObject write = newest(u"write"_s);
    QCOMPARE(write.value(u"actor").toObject().value(u"pid").toInteger(), pid);
    QVERIFY(
        QStringList({u"applied"_s, u"needs_restart"_s}).contains(write.value(u"outcome").toString()));
    for (const QJsonValue &value : events())
        QVERIFY(actorOf(value.toObject()) != u"someone_else"_s);
}

void tst_E2eEvents::withoutACollectorAPollNotesWhatHappened()
{
    QCOMPARE(m_house->open({device}), QString());
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QVERIFY(events().isEmpty()); // the first look is no change
    QVERIFY(m_house->cli().run(ourPool + QStringList{u"m1"_s}).status == 0);
    QCOMPARE(m_house->cli().run({u"poll"_s, u"m1"_s}).status, 0);
    QCOMPARE(actorOf(newest(u"pool_changed"_s)), u"person"_s);
    outsiderSetsPool("evil.example");
    // It is up again when it has been asked with success.
    QTRY_VERIFY_WITH_TIMEOUT(m_house->cli().run({u"poll"_s, u"m1"_s}).status == 0
                                 && actorOf(newest(u"pool_changed"_s)) == u"someone_else"_s,
                             60'000);
    QVERIFY(
        newest(u"pool_changed"_s).value(u"detail").toString().contains(u"Nobody watched between"_s));
    QCOMPARE(events({u"--kind"_s, u"pool_changed"_s}).size(), 2);
}

void tst_E2eEvents::theModeBeforeIsKnownWhereNobodyPolled()
{
    QCOMPARE(m_house->open({device}), QString());
    const CliResult result = m_house->cli().run({u"mode"_s, u"set"_s, u"eco"_s, u"m1"_s});
    QVERIFY2(result.status == 0, result.told());
    const QJsonObject write = newest(u"write"_s);
    QCOMPARE(write.value(u"before").toString(), u"standard"_s);
    QCOMPARE(write.value(u"after").toString(), u"eco"_s);
}

void tst_E2eEvents::everyWriteIsNotedWithoutItsPassword()
{
    QCOMPARE(m_house->open({device}), QString());
    const CliResult result = m_house->cli().runWithInput({u"pool"_s, u"set"_s, u"--url"_s,
                                                          u"ours.example:3333"_s, u"--user"_s,
                                                          u"bc1qtest.{name}"_s,
                                                          u"--password-stdin"_s, u"m1"_s},
                                                         "hunter2secret\n");
    QVERIFY2(result.status == 0, result.told());
    const QJsonObject write = newest(u"write"_s);
    QCOMPARE(write.value(u"verb").toString(), u"set_pool"_s);
    const QString name = write.value(u"miner").toObject().value(u"name").toString();
    QCOMPARE(write.value(u"after").toString(), u"ours.example:3333 bc1qtest."_s + name);
    // A person reads it like the one before.
    const CliResult text = m_house->cli().run({u"events"_s, u"list"_s, u"--kind"_s, u"write"_s});
    QVERIFY2(text.out.contains("\u2192 ours.example:3333, bc1qtest." + name.toUtf8()), text.told());
    QVERIFY(!write.value(u"detail").toString().isEmpty());
    const QDir folder(m_house->folder());
    for (const QString &file : folder.entryList({u"*.sqlite*"_s}, QDir::Files)) {
        QFile content(folder.filePath(file));
        QVERIFY(content.open(QIODevice::ReadOnly));
        QVERIFY2(!content.readAll().contains("hunter2secret"), qPrintable(file));
    }
    // A forgotten miner's writes stay.
    QCOMPARE(m_house->cli().run({u"miners"_s, u"remove"_s, u"m1"_s}).status, 0);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().at(0).toObject().value(u"miner").toObject().value(u"name").toString(), name);
}

void tst_E2eEvents::whatWasNotDoneIsNotedToo()
{
    QCOMPARE(m_house->open({device}, 2), QString());
    QVERIFY(m_house->simulator().setFault(1, u"offline"_s));
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"mode"_s, u"set"_s, u"ludicrous"_s, m_house->place(0), m_house->place(1)});
    QVERIFY2(result.status == 1, result.told());
    QStringList outcomes;
    for (const QJsonValue &value : events({u"--kind"_s, u"write"_s})) {
        outcomes << value.toObject().value(u"outcome").toString();
        QCOMPARE(value.toObject().value(u"after").toString(), u"ludicrous"_s);
    }
    outcomes.sort();
    QCOMPARE(outcomes, (QStringList{u"unreachable"_s, u"unsupported"_s}));
}

void tst_E2eEvents::eventsAreFiltered()
{
    QCOMPARE(m_house->open({device}, 2), QString());
    for (int round = 0; round < 2; ++round)
        m_house->cli().run({u"mode"_s, u"set"_s, u"ludicrous"_s, u"m1"_s, u"m2"_s});
    QCOMPARE(events().size(), 4);
    QCOMPARE(events({u"--all"_s}).size(), 4);
    QCOMPARE(events({u"m1"_s}).size(), 2);
    QCOMPARE(events({u"--limit"_s, u"3"_s}).size(), 3);
    QCOMPARE(events({u"--kind"_s, u"restart"_s, u"--kind"_s, u"write"_s}).size(), 4);
    QCOMPARE(events({u"--kind"_s, u"restart,offline"_s}).size(), 0);
    QCOMPARE(events({u"--from"_s, u"-1h"_s}).size(), 4);
    QCOMPARE(events({u"--to"_s, u"-1h"_s}).size(), 0);
    QCOMPARE(events().at(0).toObject().keys(),
             (QStringList{u"actor"_s, u"after"_s, u"before"_s, u"detail"_s, u"driver_type"_s,
                          u"kind"_s, u"miner"_s, u"outcome"_s, u"severity"_s, u"time"_s, u"verb"_s}));
    const CliResult table = m_house->cli().run({u"events"_s, u"list"_s, u"m1"_s});
    QVERIFY2(table.status == 0 && table.out.startsWith("TIME"), table.told());
    QVERIFY2(table.out.count("set_mode") == 2 && table.out.contains("unsupported"), table.told());
}

void tst_E2eEvents::wrongWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nobody") << QStringList{u"nobody"_s};
    QTest::newRow("all and one") << QStringList{u"--all"_s, u"m1"_s};
    QTest::newRow("no such kind") << QStringList{u"--kind"_s, u"nonsense"_s};
    QTest::newRow("no time") << QStringList{u"--from"_s, u"yesterday"_s};
    QTest::newRow("times the wrong way round")
        << QStringList{u"--from"_s, u"-1h"_s, u"--to"_s, u"-2h"_s};
    QTest::newRow("limit") << QStringList{u"--limit"_s, u"0"_s};
}

void tst_E2eEvents::wrongWords()
{
    QFETCH(QStringList, words);
    const CliResult result = m_house->cli().run(QStringList{u"--json"_s, u"events"_s, u"list"_s}
                                                + words);
    QVERIFY2(result.status == 2, result.told());
    QVERIFY2(result.out.isEmpty() && result.err.count('\n') == 1, result.told());
}

COALFACE_TEST(tst_E2eEvents)
#include "tst_e2e_events.moc"
