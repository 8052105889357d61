// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Pools that a device stores and uses only after a restart, told while nobody polls it.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_E2eWaitingPools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! One tells its pools in keys of their own, the other as a list.
    void init()
    {
        m_house = std::make_unique<FleetHouse>();
        QCOMPARE(m_house->open({u"ultra204-v2.6.5"_s, u"gamma601-v2.15.3"_s}), QString());
    }
    void cleanup() { m_house.reset(); }
    void aFallbackThatTheRestartOfItsPoolBroughtWaitsForNoneAnyMore();
    void aPoolThatIsSetBackIsNotSaidToWait();
    void aStrangersPoolWaitsAsAnyDoes();
    void aStrangersPoolThatNobodyPolledWaitsUntilARestart();
    void aPoolOfOursOfWhichNobodyKnewHowItEndedWaitsWhenItShows();
    void aStrangersFallbackThatNobodyPolledIsSaidToWait();
    void aStrangersPoolIsInUseWhereItTakesNoRestart();
    void whatWaitsIsSeenInOnePollWhereTheDeviceTellsWhichItUses();

private:
    CliResult set(int device, const QString &url, const QStringList &more = {}) const
    {
        const auto process = m_house->cli().start(
            QStringList{u"--json"_s, u"pool"_s, u"set"_s, u"--url"_s, url, u"--user"_s, u"us"_s}
            + more + QStringList{m_house->place(device)});
        (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000);
        return Cli::finished(*process);
    }
    CliResult get(int device, const QStringList &words = {}) const
    {
        return m_house->cli().run(words + QStringList{u"pool"_s, u"get"_s, m_house->place(device)});
    }
    QJsonArray waiting(int device) const
    {
        return FleetHouse::resultAt(get(device, {u"--json"_s}), 0).value(u"restart_needed").toArray();
    }
    //! Sets a pool of ours as the one that all of them use, and has them polled some seconds later: what is told of a start may be
    //! off by as many.
    void useOurs(const QList<int> &devices)
    {
        for (const int device : devices) {
            const CliResult start = set(device, u"a.example:1"_s, {u"--restart"_s});
            QVERIFY2(FleetHouse::outcomeOf(start) == u"applied", start.told());
        }
        QTest::qWait(6'000);
        QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    }
    //! What a stranger sends to have it work there; one of them takes it as a list, of which it shows only after a moment.
    void steal(int device, const QByteArray &host, const QByteArray &user)
    {
        const bool isListed = m_house->simulator().devices().at(device).variant.startsWith(
            u"gamma"_s);
        const QByteArray place = "\"stratumURL\":\"" + host
                                 + "\",\"stratumPort\":1,\"stratumUser\":\"" + user + "\"}";
        QCOMPARE(m_house->outsider("PATCH", u"/api/system"_s,
                                   isListed ? "{\"pools\":[{\"id\":0," + place + "]}" : "{" + place,
                                   device),
                 QString());
    }
    bool isInUse(int device, const QByteArray &host) const
    {
        const CliResult told = get(device);
        return told.status == 0 && told.out.contains(host) && told.out.contains(" yes\n");
    }
    QJsonArray poolChanges() const
    {
        return m_house->cli()
            .run({u"--json"_s, u"events"_s, u"list"_s, u"--kind"_s, u"pool_changed"_s})
            .document()
            .value(u"events")
            .toArray();
    }

    std::unique_ptr<FleetHouse> m_house;
};

void tst_E2eWaitingPools::aFallbackThatTheRestartOfItsPoolBroughtWaitsForNoneAnyMore()
{
    for (const int device : {0, 1}) {
        const CliResult fallback = set(device, u"b.example:2"_s, {u"--slot"_s, u"1"_s});
        QVERIFY2(FleetHouse::outcomeOf(fallback) == u"needs_restart", fallback.told());
        QCOMPARE(waiting(device).size(), 1);
        const CliResult pool = set(device, u"a.example:1"_s, {u"--restart"_s});
        QVERIFY2(FleetHouse::outcomeOf(pool) == u"applied", pool.told());
        QCOMPARE(waiting(device).size(), 0);
    }
}

void tst_E2eWaitingPools::aPoolThatIsSetBackIsNotSaidToWait()
{
    for (const int device : {0, 1}) {
        const CliResult start = set(device, u"a.example:1"_s, {u"--restart"_s});
        QVERIFY2(FleetHouse::outcomeOf(start) == u"applied", start.told());
        QTest::qWait(1500); // an uptime is told in whole seconds
        const CliResult other = set(device, u"c.example:3"_s);
        QVERIFY2(FleetHouse::outcomeOf(other) == u"needs_restart", other.told());
        QVERIFY(
            get(device).out.contains("c.example:3, us is stored, but used only after a restart"));
        const CliResult back = set(device, u"a.example:1"_s);
        const QString detail = FleetHouse::resultAt(back, 0).value(u"detail").toString();
        QVERIFY2(detail.contains(u"The miner has been using it all the while"), qPrintable(detail));
        const CliResult told = get(device);
        QVERIFY2(told.out.contains(
                     "a.example:1, us is in use; only another password that was set with it waits "
                     "for a restart."),
                 told.told());
    }
}

void tst_E2eWaitingPools::aStrangersPoolWaitsAsAnyDoes()
{
    const QList<QByteArray>
        changes{"{\"stratumURL\":\"evil.example\",\"stratumPort\":9,\"stratumUser\":\"thief\"}",
                "{\"pools\":[{\"id\":0,\"stratumURL\":\"evil.example\",\"stratumPort\":9,"
                "\"stratumUser\":\"thief\"}]}"};
    for (const int device : {0, 1}) {
        const CliResult start = set(device, u"a.example:1"_s, {u"--restart"_s});
        QVERIFY2(FleetHouse::outcomeOf(start) == u"applied", start.told());
    }
    QTest::qWait(6'000); // what is told of a start may be some seconds off
    QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    for (const int device : {0, 1})
        QCOMPARE(m_house->outsider("PATCH", u"/api/system"_s, changes.at(device), device),
                 QString());
    QTest::qWait(3'000); // the list shows it only after a moment
    QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    for (const int device : {0, 1}) {
        const QJsonArray stored = waiting(device);
        QCOMPARE(stored.size(), 1);
        const QJsonObject one = stored.at(0).toObject();
        QCOMPARE(one.value(u"value").toString(), u"evil.example:9, thief"_s);
        QCOMPARE(one.value(u"set_by_someone_else"), QJsonValue(true));
        QCOMPARE(one.value(u"formerly").toArray().at(0).toString(), u"a.example:1, us"_s);
        QCOMPARE(one.value(u"someone_elses"), QJsonValue(false));
        const CliResult told = get(device);
        QVERIFY2(told.out.contains("after a restart\n"), told.told());
        QVERIFY(told.out.contains(
            "evil.example:9, thief, which someone else set, is stored, but used only after a "
            "restart. Until then it may be a.example:1, us."));
    }
    for (const int device : {0, 1})
        QCOMPARE(m_house->outsider("POST", u"/api/system/restart"_s, {}, device), QString());
    // Whoever polls sees the start, however soon it came.
    const auto isInUse = [this](int device) {
        return m_house->cli().run({u"poll"_s, m_house->place(device)}).status == 0
               && waiting(device).isEmpty();
    };
    for (const int device : {0, 1})
        QTRY_VERIFY_WITH_TIMEOUT(isInUse(device), 60'000);
}

void tst_E2eWaitingPools::aStrangersPoolThatNobodyPolledWaitsUntilARestart()
{
    useOurs({0, 1});
    if (QTest::currentTestFailed())
        return;
    const qsizetype noted = poolChanges().size();
    for (const int device : {0, 1})
        steal(device, "evil.example", "thief");
    const auto isStored = [this](int device) { return get(device).out.contains("evil.example"); };
    for (const int device : {0, 1}) {
        QTRY_VERIFY_WITH_TIMEOUT(isStored(device), 10'000);
        const QJsonArray stored = waiting(device);
        QCOMPARE(stored.size(), 1);
        const QJsonObject one = stored.at(0).toObject();
        QCOMPARE(one.value(u"value").toString(), u"evil.example:1, thief"_s);
        QCOMPARE(one.value(u"set_by_someone_else"), QJsonValue(true));
        QCOMPARE(one.value(u"formerly").toArray(), QJsonArray{u"a.example:1, us"_s});
        const CliResult told = get(device);
        QVERIFY2(told.out.contains("after a restart\n"), told.told());
        QVERIFY(told.out.contains(
            "evil.example:1, thief, which someone else set, is stored, but used only after a "
            "restart. Until then it may be a.example:1, us."));
    }
    // They set it back: it has been in use all the while.
    for (const int device : {0, 1})
        steal(device, "a.example", "us");
    for (const int device : {0, 1}) {
        QTRY_VERIFY_WITH_TIMEOUT(!isStored(device), 10'000);
        QVERIFY2(get(device).out.contains(" yes\n"), get(device).told());
        QCOMPARE(waiting(device).size(), 0);
    }
    for (const int device : {0, 1})
        steal(device, "evil.example", "thief");
    for (const int device : {0, 1})
        QTRY_COMPARE_WITH_TIMEOUT(waiting(device).size(), 1, 10'000);
    QCOMPARE(poolChanges().size(), noted); // who only reads notes nothing
    for (const int device : {0, 1})
        QCOMPARE(m_house->outsider("POST", u"/api/system/restart"_s, {}, device), QString());
    // Nobody noted that it was there before: it may have been set after that.
    for (const int device : {0, 1}) {
        QTRY_VERIFY_WITH_TIMEOUT(get(device).out.contains(" not known\n"), 60'000);
        QVERIFY(get(device).out.contains("evil.example:1, thief, which someone else set, is in use "
                                         "already is not known"));
        const CliResult document = get(device, {u"--json"_s});
        QCOMPARE(FleetHouse::resultAt(document, 0).value(u"restart_needed"), QJsonValue());
    }
    QTest::qWait(6'000);
    QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    for (const int device : {0, 1}) {
        QVERIFY(get(device).out.contains(" not known\n"));
        QCOMPARE(m_house->outsider("POST", u"/api/system/restart"_s, {}, device), QString());
    }
    for (const int device : {0, 1}) {
        QTRY_VERIFY_WITH_TIMEOUT(isInUse(device, "evil.example"), 60'000);
        QCOMPARE(waiting(device).size(), 0);
    }
}

void tst_E2eWaitingPools::aPoolOfOursOfWhichNobodyKnewHowItEndedWaitsWhenItShows()
{
    useOurs({0, 1});
    if (QTest::currentTestFailed())
        return;
    for (const int device : {0, 1}) {
        m_house->simulator().clearLogs();
        QVERIFY(
            !m_house->simulator().control({{u"device"_s, device}, {u"latency"_s, 1500}}).isEmpty());
        const auto process = m_house->cli().start({u"--json"_s, u"pool"_s, u"set"_s, u"--url"_s,
                                                   u"c.example:3"_s, u"--user"_s, u"us"_s,
                                                   u"--wait"_s, u"4"_s, m_house->place(device)});
        // As soon as it has got it, it is gone.
        QTRY_VERIFY_WITH_TIMEOUT(m_house->writes(device) > 0, 30'000);
        QVERIFY(m_house->simulator().setFault(device, u"offline"_s));
        (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000);
        const CliResult written = Cli::finished(*process);
        QVERIFY2(FleetHouse::outcomeOf(written) == u"unknown", written.told());
        QVERIFY(m_house->simulator().setFault(device, u"none"_s));
        QVERIFY(!m_house->simulator().control({{u"device"_s, device}, {u"latency"_s, 0}}).isEmpty());

        const QJsonArray stored = waiting(device);
        QCOMPARE(stored.size(), 1);
        const QJsonObject one = stored.at(0).toObject();
        QCOMPARE(one.value(u"value").toString(), u"c.example:3, us"_s);
        QCOMPARE(one.value(u"set_by_someone_else"), QJsonValue(false));
        QCOMPARE(one.value(u"someone_elses"), QJsonValue(false));
        const CliResult told = get(device);
        QVERIFY2(told.out.contains("after a restart\n"), told.told());
        QVERIFY(told.out.contains("c.example:3, us is stored, but used only after a restart."));
        QTest::qWait(6'000);
        QCOMPARE(m_house->outsider("POST", u"/api/system/restart"_s, {}, device), QString());
        QTRY_VERIFY_WITH_TIMEOUT(isInUse(device, "c.example"), 60'000);
        QCOMPARE(waiting(device).size(), 0);
    }
}

void tst_E2eWaitingPools::aStrangersFallbackThatNobodyPolledIsSaidToWait()
{
    QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    QCOMPARE(m_house->outsider("PATCH", u"/api/system"_s,
                               "{\"fallbackStratumURL\":\"evil.example\",\"fallbackStratumPort\":9,"
                               "\"fallbackStratumUser\":\"thief\"}",
                               0),
             QString());
    const CliResult told = get(0);
    QVERIFY2(told.out.contains(
                 "evil.example:9, thief, which someone else set, is stored, but used only after a "
                 "restart."),
             told.told());
    QVERIFY(told.out.contains(" yes\n")); // the pool
    QVERIFY(!told.out.contains("after a restart\n"));
    QCOMPARE(waiting(0).at(0).toObject().value(u"slot").toInt(), 1);
}

void tst_E2eWaitingPools::aStrangersPoolIsInUseWhereItTakesNoRestart()
{
    m_house = std::make_unique<FleetHouse>();
    QCOMPARE(m_house->open({u"nerdqaxeplusplus-v1.0.36"_s, u"nerdqaxeplusplus-v1.0.33"_s}),
             QString());
    QCOMPARE(m_house->cli().run({u"poll"_s, u"--all"_s}).status, 0);
    for (const int device : {0, 1}) {
        const bool waits = device == 1; // the older one
        steal(device, "evil.example", "thief");
        const CliResult told = get(device);
        QVERIFY2(told.out.contains("evil.example"), told.told());
        QVERIFY2(told.out.contains(waits ? " after a restart\n" : " yes\n"), told.told());
        QCOMPARE(waiting(device).size(), waits ? 1 : 0);
    }
}

//! Its stored pools are on a page of their own.
void tst_E2eWaitingPools::whatWaitsIsSeenInOnePollWhereTheDeviceTellsWhichItUses()
{
    m_house = std::make_unique<FleetHouse>();
    QCOMPARE(m_house->open({u"cyd28-v2.0.04"_s}), QString());
    useOurs({0});
    if (QTest::currentTestFailed())
        return;
    const auto poll = [this] { return m_house->cli().run({u"poll"_s, u"--all"_s}).status; };
    const auto accused = [this](const QString &kind) {
        const QJsonArray events = m_house->cli()
                                      .run({u"--json"_s, u"events"_s, u"list"_s, u"--kind"_s, kind})
                                      .document()
                                      .value(u"events")
                                      .toArray();
        QStringList after;
        for (const QJsonValue &event : events) {
            if (QJsonDocument(event.toObject()).toJson().contains("\"someone_else\""))
                after << event.toObject().value(u"after").toString();
        }
        return after;
    };
    // What a person sets is nobody else's.
    const CliResult own = set(0, u"b.example:2"_s);
    QVERIFY2(FleetHouse::outcomeOf(own) == u"needs_restart", own.told());
    QCOMPARE(poll(), 0);
    QCOMPARE(waiting(0).size(), 1);
    QCOMPARE(accused(u"pool_changed"_s), QStringList());

    const QByteArray theirs(
        R"({"PrimaryPool":"stratum+tcp://evil.example:9","PrimaryAddress":"thief",)"
        R"("SecondaryPool":"stratum+tcp://worse.example:9"})");
    QCOMPARE(m_house->outsider("POST", u"/api/setting/mining"_s, theirs, 0), QString());
    QCOMPARE(poll(), 0);
    QCOMPARE(accused(u"pool_changed"_s), QStringList{u"evil.example:9, thief"_s});
    QCOMPARE(accused(u"fallback_changed"_s).size(), 1);
    const CliResult told = get(0);
    QVERIFY2(told.out.contains("evil.example:9, thief, which someone else set, is stored, but used "
                               "only after a restart."),
             told.told());

    QTest::qWait(6'000);
    QCOMPARE(m_house->outsider("POST", u"/api/system/restart"_s, {}, 0), QString());
    QTRY_VERIFY_WITH_TIMEOUT(poll() == 0 && isInUse(0, "evil.example"), 60'000);
    QCOMPARE(waiting(0).size(), 0);
    QCOMPARE(accused(u"pool_changed"_s).size(), 1);
}

COALFACE_TEST(tst_E2eWaitingPools)
#include "tst_e2e_waitingpools.moc"
