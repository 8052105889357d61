// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! One command on a mixed fleet in which many things go wrong: the outcome that is told of each miner equals what the
//! simulator saw, and no miner is sent anything twice, or anything at all before it was known to be the right one.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QString gamma601 = u"gamma601-v2.15.3"_s;
const QString plusplus = u"nerdqaxeplusplus-v1.0.36"_s;
const QString nano = u"nano3s-25021401"_s;
const QString watched = u"nerdqaxeplus-v1.0.14"_s;

//! What is planted at one device, and what must be told of it.
struct Plant
{
    QString variant;
    QString what;
    QStringList outcomes; //!< any of them
    int sent;             //!< changes that reached it
    bool changed;         //!< afterwards it is in the mode that was set
};

const QString applied = u"applied"_s;
const QString refused = u"refused"_s;
const QString unreachable = u"unreachable"_s;
const QString notConfirmed = u"not_confirmed"_s;
const QString neverKnown = u"unknown"_s;
const QString unsupported = u"unsupported"_s;

// In the order of the simulator: by variant.
const QList<Plant> plants{
    {gamma601, u"nothing"_s, {applied}, 1, true},
    {gamma601, u"offline"_s, {unreachable}, 0, false},
    {gamma601, u"stall"_s, {unreachable}, 0, false},
    {gamma601, u"says yes and changes nothing"_s, {notConfirmed}, 1, false},
    {gamma601, u"vanishes after its answer"_s, {neverKnown}, 1, true},
    {gamma601, u"vanishes before its answer"_s, {neverKnown}, 1, true},
    {plusplus, u"nothing"_s, {applied}, 1, true},
    {plusplus, u"another's MAC"_s, {refused}, 0, false},
    {plusplus, u"unauthorized"_s, {refused}, 0, false},
    {plusplus, u"drop"_s, {unreachable}, 0, false},
    {plusplus, u"500"_s, {unreachable}, 0, false},
    {plusplus, u"html"_s, {unreachable}, 0, false},
    {nano, u"calibrating"_s, {refused}, 0, false}, // it says so before it is asked
    {nano, u"nothing"_s, {applied}, 1, true},
    {nano, u"offline"_s, {unreachable}, 0, false},
    {nano, u"garbage"_s, {unreachable}, 0, false},
    {nano, u"nothing"_s, {applied}, 1, true},
    {nano, u"drop"_s, {unreachable}, 0, false},
    {watched, u"nothing"_s, {unsupported}, 0, false},
    {watched, u"offline"_s, {unreachable}, 0, false},
    {watched, u"nothing"_s, {unsupported}, 0, false},
    {watched, u"nothing"_s, {unsupported}, 0, false},
    {watched, u"nothing"_s, {unsupported}, 0, false},
    {watched, u"nothing"_s, {unsupported}, 0, false},
};
constexpr int ofEach = 6;

} // namespace

class tst_E2eBulkWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<FleetHouse>(); }
    void eachOutcomeEqualsWhatTheDeviceSaw();
    void aPoolThatIsAcceptedAndNotKeptIsNotConfirmed();
    void aMinerThatCalibratesIsRefusedAndTakesItAfterwards();
    void aChangeThatWasNotConfirmedIsSentAgainEvenWhereItShows();
    void interruptedItStopsWhatHasNotBegunAndReadsBackWhatHas();
    void interruptedTwiceItEndsAtOnceAndSaysWhatIsNotConfirmed();
    void terminatedItDoesNotWaitEither();
    void theNextMinerWaitsForItsStagger();
    void oddWorkersAndAPoolThatDoesNotAnswerAreWarnedOf();
    void aFifthThatSaysNothingDoesNotHoldUpTheOthers();

private:
    bool plant(int device);
    bool set(int device, const QJsonObject &values);
    //! Of that device, in a document with one entry per miner.
    QJsonObject entryOf(int device, const CliResult &result) const;
    //! Of three devices one has been sent its mode, and does not show it; the others wait. Null: that did not come.
    std::unique_ptr<QProcess> startedWithOneSent(int &sent);
    void checkInterrupted(const CliResult &result, int sent, const QString &outcome);
    //! The power mode that the device itself tells.
    QString modeOf(int device) const;

    std::unique_ptr<FleetHouse> m_house;
};

bool tst_E2eBulkWrites::set(int device, const QJsonObject &values)
{
    return !m_house->simulator().control({{u"device"_s, device}, {u"set"_s, values}}).isEmpty();
}

bool tst_E2eBulkWrites::plant(int device)
{
    const QString what = plants[device].what;
    Simulator &simulator = m_house->simulator();
    if (what == u"nothing" || what == u"vanishes after its answer")
        return true;
    if (what == u"calibrating")
        return !simulator.control({{u"device"_s, device}, {u"condition"_s, what}}).isEmpty();
    if (what == u"says yes and changes nothing")
        return set(device, {{u"frequency"_s, 525}});
    if (what == u"vanishes before its answer")
        return !simulator.control({{u"device"_s, device}, {u"latency"_s, 1500}}).isEmpty();
    if (what == u"another's MAC")
        return set(device, {{u"macAddr"_s, u"02:AA:BB:CC:DD:EE"_s}});
    return simulator.setFault(device, what);
}

QJsonObject tst_E2eBulkWrites::entryOf(int device, const CliResult &result) const
{
    for (const QJsonValue &value : result.document().value(u"results").toArray()) {
        if (value[u"miner"][u"port"].toInt() == m_house->simulator().devices().at(device).port)
            return value.toObject();
    }
    return {};
}

QString tst_E2eBulkWrites::modeOf(int device) const
{
    const CliResult result = m_house->cli().run({u"--json"_s, u"poll"_s, m_house->place(device)});
    return entryOf(device, result)[u"telemetry"][u"mode"].toString();
}

void tst_E2eBulkWrites::eachOutcomeEqualsWhatTheDeviceSaw()
{
    QCOMPARE(m_house->open({gamma601, plusplus, nano, watched}, ofEach), QString());
    Simulator &simulator = m_house->simulator();
    QCOMPARE(simulator.devices().size(), plants.size());
    QList<int> vanishing;
    for (int device = 0; device < plants.size(); ++device) {
        QCOMPARE(simulator.devices().at(device).variant, plants[device].variant);
        QVERIFY2(plant(device), qPrintable(plants[device].what));
        if (plants[device].what.startsWith(u"vanishes"))
            vanishing << device;
    }
    const auto running = m_house->cli().start(
        {u"--json"_s, u"mode"_s, u"set"_s, u"low"_s, u"--wait"_s, u"12"_s, u"--all"_s});
    // As soon as such a one has seen its change it is gone.
    QVERIFY(QTest::qWaitFor(
        [&] {
            vanishing.removeIf([&](int device) {
                return m_house->writes(device) > 0 && simulator.setFault(device, u"offline"_s);
            });
            return vanishing.isEmpty();
        },
        30'000));
    const CliResult result = Cli::finished(*running);
    QVERIFY2(result.status == 1, result.told());
    QVERIFY2(result.err.contains("24 of 24: "), result.told()); // progress
    for (int device = 0; device < plants.size(); ++device) {
        const Plant &plant = plants[device];
        const QByteArray who = (u"%1 %2: "_s.arg(plant.variant, plant.what)).toUtf8();
        const QJsonObject entry = entryOf(device, result);
        const QString outcome = entry.value(u"outcome").toString();
        QVERIFY2(plant.outcomes.contains(outcome), who + result.told());
        QVERIFY2(entry.value(u"ok").toBool() == (outcome == applied), who.constData());
        QVERIFY2(entry.value(u"verified").toBool() == (outcome == applied), who.constData());
        QVERIFY2(entry.value(u"detail").toString().endsWith(u'.'), who + result.told());
        QVERIFY2(m_house->writes(device) == plant.sent,
                 who + QByteArray::number(m_house->writes(device)));
        simulator.setFault(device, u"none"_s);
        simulator.control({{u"device"_s, device}, {u"latency"_s, 0}, {u"reset"_s, QJsonArray()}});
    }
    for (int device = 0; device < plants.size(); ++device) {
        const Plant &plant = plants[device];
        const bool saidYesOnly = plant.what == u"says yes and changes nothing";
        if (plant.variant != watched && !saidYesOnly) {
            const QString mode = modeOf(device);
            QVERIFY2((mode == u"low") == plant.changed,
                     qPrintable(plant.variant + u' ' + plant.what + u' ' + mode));
        }
    }
}

void tst_E2eBulkWrites::aPoolThatIsAcceptedAndNotKeptIsNotConfirmed()
{
    QCOMPARE(m_house->open({u"gamma601-v2.10.1"_s}, 2), QString()); // which tells one pool only
    QVERIFY(set(1, {{u"stratumURL"_s, u"public-pool.io"_s}, {u"stratumUser"_s, u"someone"_s}}));
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"pool"_s, u"set"_s, u"--url"_s, u"stratum+tcp://pool.example:3333"_s,
         u"--user"_s, u"bc1q.{name}"_s, u"--wait"_s, u"6"_s, u"--all"_s});
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(entryOf(0, result).value(u"outcome").toString(), u"needs_restart"_s);
    QCOMPARE(entryOf(1, result).value(u"outcome").toString(), notConfirmed);
    for (const int device : {0, 1})
        QCOMPARE(m_house->writesWith(device, u"pool.example"_s), 1);
}

void tst_E2eBulkWrites::aMinerThatCalibratesIsRefusedAndTakesItAfterwards()
{
    const QStringList modes{u"low"_s, u"super"_s, u"heating"_s}; // each model has its own
    QCOMPARE(m_house->open({nano, u"q-25052801"_s, u"mini3-25011701"_s}), QString());
    for (int device = 0; device < modes.size(); ++device) {
        const auto change = [&](const QString &mode) {
            return m_house->cli().run({u"--json"_s, u"mode"_s, u"set"_s, mode, u"--wait"_s, u"30"_s,
                                       m_house->place(device)});
        };
        const auto become = [&](const QString &condition) {
            return !m_house->simulator()
                        .control({{u"device"_s, device}, {u"condition"_s, condition}})
                        .isEmpty();
        };
        const QString before = modeOf(device);
        const QString wanted = modes[device];
        QVERIFY2(before != wanted, qPrintable(before));
        QVERIFY(become(u"calibrating"_s));
        const CliResult refusal = change(wanted);
        QVERIFY2(refusal.status == 1, refusal.told());
        QCOMPARE(entryOf(device, refusal).value(u"outcome").toString(), refused);
        const QString why = entryOf(device, refusal).value(u"detail").toString();
        QVERIFY2(why.contains(u"calibrating"), refusal.told());
        QCOMPARE(m_house->writes(device), 0);
        QCOMPARE(modeOf(device), before);
        // What it has already is no change, and nothing is in its way.
        const CliResult same = change(before);
        QVERIFY2(same.status == 0, same.told());
        QVERIFY(become(u"normal"_s));
        const CliResult done = change(wanted);
        QVERIFY2(done.status == 0, done.told());
        QCOMPARE(entryOf(device, done).value(u"outcome").toString(), applied);
        QCOMPARE(modeOf(device), wanted);
    }
}

void tst_E2eBulkWrites::aChangeThatWasNotConfirmedIsSentAgainEvenWhereItShows()
{
    QCOMPARE(m_house->open({gamma601, nano}), QString());
    const auto setLow = [this](const QString &wait) {
        return m_house->cli().run(
            {u"--json"_s, u"mode"_s, u"set"_s, u"low"_s, u"--wait"_s, wait, u"--all"_s});
    };
    const CliResult first = setLow(u"0"_s);
    for (const int device : {0, 1}) {
        QCOMPARE(entryOf(device, first).value(u"outcome").toString(), notConfirmed);
        QTRY_COMPARE_WITH_TIMEOUT(modeOf(device), u"low"_s, 30'000);
        QCOMPARE(m_house->writes(device), 1);
    }
    const CliResult again = setLow(u"30"_s);
    QVERIFY2(again.status == 0, again.told());
    QVERIFY2(again.err.contains("was not confirmed"), again.told());
    const CliResult third = setLow(u"30"_s);
    QVERIFY2(third.status == 0, third.told());
    QVERIFY2(!third.err.contains("was not confirmed"), third.told());
    for (const int device : {0, 1}) {
        QCOMPARE(entryOf(device, again).value(u"outcome").toString(), applied);
        QCOMPARE(m_house->writes(device), 2);
    }
}

std::unique_ptr<QProcess> tst_E2eBulkWrites::startedWithOneSent(int &sent)
{
    for (const int device : {0, 1, 2}) {
        if (!set(device, {{u"frequency"_s, 525}})) // so that reading back goes on
            return nullptr;
    }
    auto process = m_house->cli().start(
        {u"--json"_s, u"mode"_s, u"set"_s, u"low"_s, u"--stagger"_s, u"600000"_s, u"--all"_s});
    sent = -1;
    const bool isSent = QTest::qWaitFor(
        [&] {
            for (const int device : {0, 1, 2})
                sent = m_house->writes(device) == 1 ? device : sent;
            return sent >= 0;
        },
        30'000);
    return isSent ? std::move(process) : nullptr;
}

void tst_E2eBulkWrites::checkInterrupted(const CliResult &result, int sent, const QString &outcome)
{
    for (const int device : {0, 1, 2}) {
        const QJsonObject entry = entryOf(device, result);
        const bool wasSent = device == sent;
        QCOMPARE(entry.value(u"outcome").toString(), wasSent ? outcome : unreachable);
        QCOMPARE(entry.value(u"detail").toString().contains(u"interrupted"_s), !wasSent);
        QCOMPARE(entry.value(u"detail").toString().startsWith(u"Not tried:"_s), !wasSent);
        QCOMPARE(m_house->writes(device), wasSent ? 1 : 0);
    }
}

void tst_E2eBulkWrites::interruptedItStopsWhatHasNotBegunAndReadsBackWhatHas()
{
    QCOMPARE(m_house->open({gamma601}, 3), QString());
    int sent = -1;
    const auto process = startedWithOneSent(sent);
    QVERIFY(process);
    ::kill(pid_t(process->processId()), SIGINT);
    QByteArray told;
    QVERIFY(QTest::qWaitFor(
        [&] {
            told += process->readAllStandardError();
            return told.contains("read back");
        },
        30'000));
    QVERIFY2(!process->waitForFinished(3000), told); // as it has not shown yet
    m_house->simulator().control({{u"device"_s, sent}, {u"reset"_s, QJsonArray()}});
    const CliResult result = Cli::finished(*process);
    QVERIFY2(result.status == 3, result.told());
    checkInterrupted(result, sent, applied);
}

void tst_E2eBulkWrites::interruptedTwiceItEndsAtOnceAndSaysWhatIsNotConfirmed()
{
    QCOMPARE(m_house->open({gamma601}, 3), QString());
    int sent = -1;
    const auto process = startedWithOneSent(sent);
    QVERIFY(process);
    ::kill(pid_t(process->processId()), SIGINT);
    QVERIFY(!process->waitForFinished(1000));
    QElapsedTimer since;
    since.start();
    ::kill(pid_t(process->processId()), SIGINT);
    const CliResult result = Cli::finished(*process);
    QVERIFY2(since.elapsed() < 10'000, result.told());
    QVERIFY2(result.status == 3, result.told());
    const QString name = entryOf(sent, result)[u"miner"][u"name"].toString();
    QVERIFY2(result.err.contains("Not confirmed: " + name.toUtf8()), result.told());
    checkInterrupted(result, sent, notConfirmed);
    // What was stopped is in the history, and no warning there.
    const CliResult history = m_house->cli().run({u"--json"_s, u"events"_s, u"list"_s});
    const QJsonArray events = history.document().value(u"events").toArray();
    QCOMPARE(events.size(), 3);
    for (const QJsonValue &event : events) {
        const bool wasSent = event[u"outcome"].toString() == notConfirmed;
        QCOMPARE(event[u"severity"].toString(), wasSent ? u"warning"_s : u"info"_s);
    }
}

void tst_E2eBulkWrites::terminatedItDoesNotWaitEither()
{
    QCOMPARE(m_house->open({gamma601}, 3), QString());
    int sent = -1;
    const auto process = startedWithOneSent(sent);
    QVERIFY(process);
    QElapsedTimer since;
    since.start();
    ::kill(pid_t(process->processId()), SIGTERM);
    const CliResult result = Cli::finished(*process);
    QVERIFY2(since.elapsed() < 10'000, result.told());
    QVERIFY2(result.status == 3, result.told());
    checkInterrupted(result, sent, notConfirmed);
}

void tst_E2eBulkWrites::theNextMinerWaitsForItsStagger()
{
    QCOMPARE(m_house->open({gamma601}, 3), QString());
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"restart"_s, u"--wait"_s, u"0"_s, u"--stagger"_s, u"1500"_s, u"--all"_s});
    QVERIFY2(result.status == 1, result.told()); // not confirmed, as nobody waited
    QList<QDateTime> begun;
    for (const int device : {0, 1, 2}) {
        QCOMPARE(m_house->writes(device), 1);
        const QString time = m_house->simulator().requests(device).first()[u"time"].toString();
        begun << QDateTime::fromString(time, Qt::ISODateWithMs);
        QVERIFY2(begun.last().isValid(), qPrintable(time));
    }
    std::sort(begun.begin(), begun.end());
    QVERIFY(begun[0].msecsTo(begun[1]) > 1000);
    QVERIFY(begun[1].msecsTo(begun[2]) > 1000);
}

void tst_E2eBulkWrites::oddWorkersAndAPoolThatDoesNotAnswerAreWarnedOf()
{
    QCOMPARE(m_house->open({gamma601}, 2), QString());
    // Spaces around the URL, as they come with what is copied, are no part of it.
    const QStringList words{u"--json"_s,        u"pool"_s,   u"set"_s, u"--url"_s,
                            u" 127.0.0.1:9 "_s, u"--wait"_s, u"0"_s,   u"--user"_s};
    const CliResult odd = m_house->cli().run(
        words + QStringList{QString(60, u'w') + u".{name}{worker}"_s, m_house->place(0)});
    QVERIFY2(odd.err.contains("longer than 63 characters"), odd.told());
    QVERIFY2(odd.err.contains("127.0.0.1 takes no connection at port 9"), odd.told());
    QVERIFY2(odd.err.contains("{worker} is no placeholder"), odd.told());
    QVERIFY2(m_house->writes(0) == 1, odd.told()); // it is done all the same
    const CliResult fine = m_house->cli().run(words
                                              + QStringList{u"bc1q.{name}"_s, m_house->place(0)});
    QVERIFY2(!fine.err.contains("63"), fine.told());
    QVERIFY2(!fine.err.contains("placeholder"), fine.told());
    QVERIFY2(!fine.err.contains("same worker"), fine.told());
    const CliResult same = m_house->cli().run(words + QStringList{u"bc1q.home"_s, u"--all"_s});
    QVERIFY2(same.err.contains("All 2 miners get the same worker"), same.told());
    QCOMPARE(m_house->writes(1), 1);
}

void tst_E2eBulkWrites::aFifthThatSaysNothingDoesNotHoldUpTheOthers()
{
    constexpr int all = 100;
    constexpr int silent = 20;
    QCOMPARE(m_house->open({gamma601}, all), QString());
    for (int device = 0; device < silent; ++device)
        QVERIFY(m_house->simulator().setFault(device, device % 2 ? u"stall"_s : u"offline"_s));
    QElapsedTimer passed;
    passed.start();
    const CliResult result = m_house->cli().run({u"--json"_s, u"pool"_s, u"set"_s, u"--url"_s,
                                                 u"pool.example:3333"_s, u"--user"_s,
                                                 u"bc1q.{name}"_s, u"--all"_s});
    const qint64 milliseconds = passed.elapsed();
    QVERIFY2(result.status == 1, result.told());
    for (int device = 0; device < all; ++device) {
        const bool isSilent = device < silent;
        const QString outcome = entryOf(device, result).value(u"outcome").toString();
        QVERIFY2(outcome == (isSilent ? unreachable : u"needs_restart"_s),
                 qPrintable(u"%1: %2"_s.arg(device).arg(outcome)));
        QCOMPARE(m_house->writes(device), isSilent ? 0 : 1);
        const QJsonObject stats = m_house->simulator().control({{u"stats"_s, device}});
        QVERIFY(stats.value(u"most_in_flight").toInt() <= 1);
    }
    QVERIFY2(milliseconds < 30'000, qPrintable(QString::number(milliseconds)));
}

COALFACE_TEST(tst_E2eBulkWrites)
#include "tst_e2e_bulkwrites.moc"
