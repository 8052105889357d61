// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/writebench.h"
#include "plugins/webdevice.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;

namespace {

constexpr char postIdentify[] = "POST /api/system/identify";
constexpr char postPause[] = "POST /api/system/pause";
constexpr char postResume[] = "POST /api/system/resume";

std::unique_ptr<WriteBench> makeBench(const char *variant)
{
    return std::make_unique<WriteBench>(QString::fromLatin1(variant));
}

} // namespace

class TestBitaxeCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restartIsSeenByTheUptime();
    void restartThatNeverComesIsNotConfirmed();
    void restartThatIsRefusedIsNoRefusedChange();
    void restartOfAMinerThatHadJustStartedIsSeen();
    void identifyIsSentOnceAndNotConfirmed();
    void identifyWithoutAnAnswerIsUnknown();
    void pauseAndResumeAreSeen();
    void whatWasNotConfirmedIsSentToOneThatShowsIt();
    void needsTheRightFirmware_data();
    void needsTheRightFirmware();
    void unreachableSendsNothing();
    void anotherMinerAtTheAddressConfirmsNothing();
    void anotherMinerAtTheAddressIsSentNothing();
    void aMinerThatIsGoneAfterTheChangeIsToldFromOneThatIgnoresIt();
};

void TestBitaxeCommands::restartIsSeenByTheUptime()
{
    std::vector<std::unique_ptr<WriteBench>> benches;
    for (const char *variant : {"hex302-v2.0.7", "gamma601-v2.12.2", "gamma601-v2.15.3"})
        benches.push_back(makeBench(variant));
    // Answered by a connection that dies: that is how a restart often ends.
    benches.push_back(makeBench("gamma602-v2.14.2"));
    benches.back()->dropNextWrite();

    for (const auto &bench : benches)
        bench->start(&MinerAdapter::restart);
    for (const auto &bench : benches) {
        QTRY_VERIFY_WITH_TIMEOUT(bench->isDone(), 60000);
        QVERIFY(bench->result().ok());
        QVERIFY2(bench->result()->outcome == Outcome::Applied, qPrintable(bench->result()->detail));
        QVERIFY(bench->result()->verified);
        QCOMPARE(bench->written(), QByteArrayList{postRestart});
        QVERIFY(bench->machine().uptime < 60);
    }
}

void TestBitaxeCommands::restartThatNeverComesIsNotConfirmed()
{
    WebDevice stubborn;
    stubborn.pages["/api/system/info"].body
        = R"({"ASICModel":"BM1366","version":"v2.6.5","boardVersion":"204",)"
          R"("stratumURL":"pool.example.org","uptimeSeconds":86400})";
    stubborn.pages["POST /api/system/restart"] = {"System will restart shortly.", 200, "text/html"};
    MinerLink link({QHostAddress::LocalHost, stubborn.serverPort()});
    const auto adapter = bitaxe::Driver().adapterFor(link);
    RestartJob job(QDeadlineTimer(20000));
    job.setConfirmationTime(std::chrono::seconds(5));
    adapter->restart(&job);
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->outcome, Outcome::NotConfirmed);
    QVERIFY(!job.result()->verified);
    QCOMPARE(stubborn.requestsFor("POST /api/system/restart"), 1);
}

void TestBitaxeCommands::restartThatIsRefusedIsNoRefusedChange()
{
    WebDevice stubborn;
    stubborn.pages["/api/system/info"].body
        = R"({"ASICModel":"BM1366","version":"v2.6.5","boardVersion":"204",)"
          R"("stratumURL":"pool.example.org","uptimeSeconds":86400})";
    stubborn.pages["POST /api/system/restart"] = {"Wrong API input", 400, "text/html"};
    MinerLink link({QHostAddress::LocalHost, stubborn.serverPort()});
    const auto adapter = bitaxe::Driver().adapterFor(link);
    RestartJob job(QDeadlineTimer(20000));
    adapter->restart(&job);
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000);
    QCOMPARE(job.result()->outcome, Outcome::Refused);
    QCOMPARE(job.result()->detail,
             QStringLiteral("The miner refused the restart (HTTP 400, Wrong API input): nothing "
                            "was changed."));
}

void TestBitaxeCommands::restartOfAMinerThatHadJustStartedIsSeen()
{
    WebDevice young;
    const QByteArray page = R"({"ASICModel":"BM1366","version":"v2.6.5","boardVersion":"204",)"
                            R"("stratumURL":"pool.example.org","uptimeSeconds":%})";
    young.pages["/api/system/info"].body = QByteArray(page).replace('%', "1");
    young.pages["POST /api/system/restart"] = {"System will restart shortly.", 200, "text/html"};
    MinerLink link({QHostAddress::LocalHost, young.serverPort()});
    const auto adapter = bitaxe::Driver().adapterFor(link);
    RestartJob job(QDeadlineTimer(30000));
    adapter->restart(&job);
    QTRY_COMPARE(young.requestsFor("POST /api/system/restart"), 1);
    young.pages["/api/system/info"].body = QByteArray(page).replace('%', "2");
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000);
    QCOMPARE(job.result()->outcome, Outcome::Applied);
}

//! It toggles: a second one would switch the greeting off.
void TestBitaxeCommands::identifyIsSentOnceAndNotConfirmed()
{
    for (const char *variant : {"gamma601-v2.12.2", "gamma602-v2.13.2", "gamma601-v2.15.3"}) {
        const auto bench = makeBench(variant);
        bench->start(&MinerAdapter::identify);
        QTRY_VERIFY_WITH_TIMEOUT(bench->isDone(), 30000);
        QVERIFY(bench->result().ok());
        QCOMPARE(bench->result()->outcome, Outcome::NotConfirmed);
        QVERIFY(bench->result()->detail.contains(QStringLiteral("screen")));
        QCOMPARE(bench->written(), QByteArrayList{postIdentify});
        QVERIFY(bench->device().identifying());
    }
}

void TestBitaxeCommands::identifyWithoutAnAnswerIsUnknown()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.dropNextWrite();
    bench.start(&MinerAdapter::identify);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(bench.result().ok());
    QCOMPARE(bench.result()->outcome, Outcome::Unknown);
    QVERIFY(bench.result()->detail.contains(QStringLiteral("screen")));
    QCOMPARE(bench.written(), QByteArrayList{postIdentify});
    QVERIFY(bench.device().identifying());
}

void TestBitaxeCommands::pauseAndResumeAreSeen()
{
    for (const char *variant : {"gamma602-v2.14.2", "gamma601-v2.15.3"}) {
        const auto bench = makeBench(variant);
        const auto run = [&bench](auto verb) {
            bench->start(verb);
            QTRY_VERIFY_WITH_TIMEOUT(bench->isDone(), 30000);
            QVERIFY(bench->result().ok());
            QCOMPARE(bench->result()->outcome, Outcome::Applied);
            QVERIFY(bench->result()->verified);
        };
        run(&MinerAdapter::pause);
        QVERIFY(bench->machine().paused);
        run(&MinerAdapter::pause); // is so already: nothing is sent
        run(&MinerAdapter::resume);
        QVERIFY(!bench->machine().paused);
        QCOMPARE(bench->written(), (QByteArrayList{postPause, postResume}));
    }
}

void TestBitaxeCommands::whatWasNotConfirmedIsSentToOneThatShowsIt()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.sendsAnyway = true;
    bench.start(&MinerAdapter::resume);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QCOMPARE(bench.result()->outcome, Outcome::Applied);
    QCOMPARE(bench.written(), QByteArrayList{postResume});
    // That it shows it is no proof where the answer was lost.
    WriteBench lossy(QStringLiteral("gamma601-v2.15.3"));
    lossy.sendsAnyway = true;
    lossy.dropNextWrite();
    lossy.start(&MinerAdapter::resume);
    QTRY_VERIFY_WITH_TIMEOUT(lossy.isDone(), 30000);
    QCOMPARE(lossy.result()->outcome, Outcome::Unknown);
    QCOMPARE(lossy.written(), QByteArrayList{postResume});
}

void TestBitaxeCommands::needsTheRightFirmware_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *variant, int verb, const char *words) {
        QTest::addRow("%s %d", variant, verb)
            << QString::fromLatin1(variant) << verb << QString::fromLatin1(words);
    };
    row("gamma601-v2.11.0b6", 0, "v2.12.0");
    row("gamma602-v2.13.2", 1, "v2.14.0");
    row("gamma602-v2.13.2", 2, "v2.14.0");
    row("ultra-v2.0.0", 3, "v2.0.4");
}

void TestBitaxeCommands::needsTheRightFirmware()
{
    QFETCH(QString, variant);
    QFETCH(int, verb);
    QFETCH(QString, words);
    WriteBench bench(variant);
    if (verb == 0)
        bench.start(&MinerAdapter::identify);
    else if (verb == 1)
        bench.start(&MinerAdapter::pause);
    else if (verb == 2)
        bench.start(&MinerAdapter::resume);
    else
        bench.start(&MinerAdapter::restart);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(!bench.result().ok());
    QCOMPARE(bench.result().error().kind, Error::Kind::Unsupported);
    QVERIFY2(bench.result().error().detail.contains(words),
             qPrintable(bench.result().error().detail));
    QVERIFY(bench.writes().isEmpty());
}

void TestBitaxeCommands::unreachableSendsNothing()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.station().setFault(simulator::Fault::Offline);
    bench.start(&MinerAdapter::restart);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QCOMPARE(bench.result().error().kind, Error::Kind::Unreachable);
}

void TestBitaxeCommands::anotherMinerAtTheAddressConfirmsNothing()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.confirmationTime = std::chrono::seconds(3);
    QObject::connect(&bench.engine(), &simulator::Engine::requestSeen, &bench.engine(),
                     [&bench](int, const WriteBench::Seen &seen) {
                         if (seen.request.method == "POST")
                             bench.device().setValues({{QStringLiteral("macAddr"),
                                                        QStringLiteral("02:00:00:00:00:99")}});
                     });
    bench.start(&MinerAdapter::pause);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QCOMPARE(bench.result()->outcome, Outcome::Unknown); // nothing of that miner could be read
    QVERIFY2(bench.result()->detail.startsWith(QStringLiteral("The miner was told to pause, but it "
                                                              "could not be read back: Another")),
             qPrintable(bench.result()->detail));
    QCOMPARE(bench.written(), QByteArrayList{postPause});
}

void TestBitaxeCommands::anotherMinerAtTheAddressIsSentNothing()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.expectedMac = QStringLiteral("02:00:00:00:00:99");
    bench.start(&MinerAdapter::restart);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(!bench.result());
    QCOMPARE(bench.result().error().kind, Error::Kind::Rejected);
    QCOMPARE(bench.result().error().detail,
             QStringLiteral("Another miner answers at this address now."));
    QVERIFY(bench.writes().isEmpty());
}

void TestBitaxeCommands::aMinerThatIsGoneAfterTheChangeIsToldFromOneThatIgnoresIt()
{
    using simulator::Fault;
    for (const Fault fault : {Fault::Offline, Fault::Stall, Fault::None}) {
        const bool isGone = fault != Fault::None;
        WriteBench bench(QStringLiteral("gamma602-v2.14.2"));
        bench.confirmationTime = std::chrono::seconds(3);
        QObject::connect(&bench.engine(), &simulator::Engine::requestSeen, &bench.engine(),
                         [&](int, const WriteBench::Seen &seen) {
                             if (seen.request.method != "PATCH")
                                 return;
                             // After its answer, and long before the first look.
                             QTimer::singleShot(300, &bench.engine(), [&] {
                                 bench.station().setFault(fault);
                                 if (!isGone)
                                     bench.device().setValues(
                                         {{QStringLiteral("stratumURL"),
                                           QStringLiteral("old.example.org")}});
                             });
                         });
        bench.start(&MinerAdapter::setPool,
                    PoolSettings{0, QStringLiteral("new.example.org:3334"),
                                 QStringLiteral("worker.1"), QStringLiteral("x"), false});
        QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
        QCOMPARE(bench.result()->outcome, isGone ? Outcome::Unknown : Outcome::NotConfirmed);
        QCOMPARE(bench.result()->detail,
                 isGone ? QStringLiteral("The miner was sent the pool, but it has not answered "
                                         "since, so it could not be read back.")
                        : QStringLiteral("The miner was sent the pool, but reading back has not "
                                         "shown it."));
        QCOMPARE(bench.writes().size(), 1);
    }
}

COALFACE_TEST(TestBitaxeCommands)
#include "tst_bitaxe_commands.moc"
