// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/writebench.h"
#include "plugins/webdevice.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>

using namespace coalface;
using simulator::bitaxe::PoolSlot;

namespace {

using Prepare = std::function<void(WriteBench &)>;

struct PoolCase
{
    const char *name;
    const char *variant;
    PoolSettings pool;
    Outcome outcome;
    QByteArrayList written; //!< PATCH bodies of flat keys; "*" for what is looked at by itself
    const char *words;
    Prepare prepare = [](WriteBench &) {};
};

PoolSettings settings(const char *url, int slot = 0, bool restart = false)
{
    return {slot, QString::fromLatin1(url), QStringLiteral("worker.1"), QStringLiteral("secret"),
            restart};
}

constexpr char flatBody[] = R"(PATCH {"stratumPassword":"secret","stratumPort":3334,)"
                            R"("stratumURL":"new.example.org","stratumUser":"worker.1"})";

const QList<PoolCase> &poolCases()
{
    static const QList<PoolCase> all = {
        {"2.0.7",
         "hex302-v2.0.7",
         settings("new.example.org:3334"),
         Outcome::NeedsRestart,
         {flatBody},
         "after a restart"},
        {"2.4, with a scheme",
         "supra401-v2.4.5",
         settings("stratum+tcp://new.example.org:3334"),
         Outcome::NeedsRestart,
         {flatBody},
         "the miner's pool. It is"},
        {"an IPv6 address keeps its brackets for people",
         "supra401-v2.4.5",
         settings("[2001:db8::1]:3334"),
         Outcome::NeedsRestart,
         {R"(PATCH {"stratumPassword":"secret","stratumPort":3334,)"
          R"("stratumURL":"2001:db8::1","stratumUser":"worker.1"})"},
         "[2001:db8::1]:3334 is the miner's pool"},
        {"2.4, fallback",
         "max102-v2.4.5",
         settings("new.example.org:3334", 1),
         Outcome::NeedsRestart,
         {R"(PATCH {"fallbackStratumPassword":"secret","fallbackStratumPort":3334,)"
          R"("fallbackStratumURL":"new.example.org","fallbackStratumUser":"worker.1"})"},
         "the miner's fallback pool. It"},
        {"2.14, encrypted",
         "gamma602-v2.14.2",
         settings("stratum+ssl://new.example.org:3334"),
         Outcome::NeedsRestart,
         {R"(PATCH {"stratumPassword":"secret","stratumPort":3334,"stratumTLS":1,)"
          R"("stratumURL":"new.example.org","stratumUser":"worker.1"})"},
         "the miner's pool. It is"},
        {"2.14, only the password differs",
         "gamma602-v2.14.2",
         {0, QStringLiteral("pool.example.org:21496"),
          QStringLiteral("bc1qsimulated0example0address0of0nobody.bitaxe0"),
          QStringLiteral("secret"), false},
         Outcome::NeedsRestart,
         {"*"},
         "a new password cannot be seen"},
        {"2.12, encrypted: it cannot",
         "gamma601-v2.12.2",
         settings("stratum+ssl://new.example.org:3334"),
         Outcome::Refused,
         {},
         "v2.13.0"},
        {"2.0.7 has no fallback",
         "hex302-v2.0.7",
         settings("new.example.org:3334", 1),
         Outcome::Refused,
         {},
         "v2.3.0"},
        {"2.14 has two slots",
         "gamma602-v2.14.2",
         settings("new.example.org:3334", 2),
         Outcome::Refused,
         {},
         "no pool 3"},
        {"2.15 has eight slots",
         "gamma601-v2.15.3",
         settings("new.example.org:3334", 8),
         Outcome::Refused,
         {},
         "no pool 9"},
        {"five stars are no password",
         "gamma601-v2.15.3",
         {0, QStringLiteral("new.example.org:3334"), QStringLiteral("w"), QStringLiteral("*****"),
          false},
         Outcome::Refused,
         {},
         "five stars"},
        {"2.15, encrypted",
         "gamma601-v2.15.3",
         settings("stratum+ssl://new.example.org:3334"),
         Outcome::NeedsRestart,
         {"*"},
         "after a restart"},
        {"2.15, slot that is not in use",
         "gamma601-v2.15.3",
         settings("new.example.org:3334", 4),
         Outcome::Applied,
         {"*"},
         "stored in the miner as pool 5 of its list, which is not in use at present"},
        {"2.15, slot 0 was only the second choice",
         "gamma601-v2.15.3",
         settings("new.example.org:3334"),
         Outcome::NeedsRestart,
         {"*"},
         "the miner's pool. It is",
         [](WriteBench &bench) {
             bench.settings().pools.primary = 1;
             bench.settings().pools.secondary = 0;
         }},
        {"2.15, dropped after it was taken",
         "gamma601-v2.15.3",
         settings("new.example.org:3334"),
         Outcome::NeedsRestart,
         {"*"},
         "the miner's pool",
         [](WriteBench &bench) { bench.dropNextWrite(); }},
        {"2.13, with a restart",
         "gamma602-v2.13.2",
         settings("new.example.org:3334", 0, true),
         Outcome::Applied,
         {flatBody, postRestart},
         "has restarted"},
        {"2.15, with a restart",
         "ultra207-v2.15.3",
         settings("new.example.org:3334", 0, true),
         Outcome::Applied,
         {"*", postRestart},
         "has restarted"},
        {"with a restart, but mines with the fallback",
         "gamma602-v2.14.2",
         settings("new.example.org:3334", 0, true),
         Outcome::NotConfirmed,
         {flatBody, postRestart},
         "has not been seen to mine with it",
         [](WriteBench &bench) {
             bench.settings().useFallback = true;
             bench.confirmationTime = std::chrono::seconds(14);
         }},
        {"200 changes nothing",
         "gamma602-v2.14.2",
         settings("new.example.org:3334", 0, true),
         Outcome::NotConfirmed,
         {flatBody},
         "It was not restarted",
         [](WriteBench &bench) {
             bench.device().setValues(
                 {{QStringLiteral("stratumURL"), QStringLiteral("old.example.org")}});
         }},
    };
    return all;
}

} // namespace

class TestBitaxePoolWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsTheDeviceShows();
    void keepsTheRestOfTheRecord();
    void swapsTheChoicesInsteadOfNamingOneTwice();
    void takesAnEmptySlot();
    void keepsOtherFlatKeys();
    void isInUseOnlyAfterTheRestart();
    void wrongApiInputIsARefusal();
    void unreachableSendsNothing();
    void noSecretIsInAnySentence();

private:
    WriteBench &bench(const char *name) { return *m_benches[QString::fromLatin1(name)]; }

    std::map<QString, std::unique_ptr<WriteBench>> m_benches;
};

//! All of them at once: most of the time is the devices'.
void TestBitaxePoolWrites::endsAsTheDeviceShows()
{
    for (const PoolCase &entry : poolCases()) {
        auto bench = std::make_unique<WriteBench>(QString::fromLatin1(entry.variant));
        entry.prepare(*bench);
        bench->start(&MinerAdapter::setPool, entry.pool);
        m_benches[QString::fromLatin1(entry.name)] = std::move(bench);
    }
    for (const PoolCase &entry : poolCases()) {
        WriteBench &device = bench(entry.name);
        QTRY_VERIFY2_WITH_TIMEOUT(device.isDone(), entry.name, 60000);
        const auto report = device.result();
        QVERIFY2(report.ok(), entry.name);
        const QString what = QString::fromLatin1(entry.name) + QStringLiteral(": ") + report->detail;
        QVERIFY2(report->outcome == entry.outcome, qPrintable(what));
        const bool isSeen = entry.outcome == Outcome::Applied
                            || entry.outcome == Outcome::NeedsRestart;
        QVERIFY2(report->verified == isSeen, qPrintable(what));
        QVERIFY2(report->detail.contains(QString::fromUtf8(entry.words)), qPrintable(what));
        QByteArrayList written = device.written();
        const QByteArray shown = entry.name + QByteArray(": ") + written.join(", ");
        QVERIFY2(written.size() == entry.written.size(), shown.constData());
        for (qsizetype i = 0; i < written.size(); ++i)
            QVERIFY2(entry.written.at(i) == "*" || written.at(i) == entry.written.at(i),
                     shown.constData());
    }
}

//! From 2.15 a record replaces its slot, and the flat keys are ignored with 200.
void TestBitaxePoolWrites::keepsTheRestOfTheRecord()
{
    WriteBench &device = bench("2.15, encrypted");
    const QJsonObject body = bodyOf(device.writes().first());
    QCOMPARE(body.keys(), QStringList{QStringLiteral("pools")});
    const QJsonObject record = body.value(QStringLiteral("pools")).toArray().first().toObject();
    QCOMPARE(record.size(), 14); // as many as are reported
    const auto &slot = device.settings().pools.entries[0];
    QVERIFY(slot);
    QCOMPARE(slot->url, "new.example.org");
    QCOMPARE(slot->port, 3334);
    QCOMPARE(slot->user, "worker.1");
    QCOMPARE(slot->password, "secret");
    QCOMPARE(slot->tls, 1);
    QCOMPARE(slot->suggestedDifficulty, 1000); // the default would be 0
    QCOMPARE(slot->cert, "x");
    QCOMPARE(device.settings().pools.entries[1]->url, "fallback.example.org");
}

void TestBitaxePoolWrites::swapsTheChoicesInsteadOfNamingOneTwice()
{
    WriteBench &device = bench("2.15, slot 0 was only the second choice");
    QCOMPARE(device.settings().pools.primary, 0);
    QCOMPARE(device.settings().pools.secondary, 1);
    const QJsonObject body = bodyOf(bench("2.15, slot that is not in use").writes().first());
    QVERIFY(!body.contains(QStringLiteral("primaryPoolIndex")));
}

void TestBitaxePoolWrites::takesAnEmptySlot()
{
    const auto &slot = bench("2.15, slot that is not in use").settings().pools.entries[4];
    QVERIFY(slot);
    QCOMPARE(slot->url, "new.example.org");
    QCOMPARE(slot->password, "secret");
    QCOMPARE(slot->tls, 0);
}

void TestBitaxePoolWrites::keepsOtherFlatKeys()
{
    const auto &pools = bench("2.14, encrypted").settings().pools;
    QCOMPARE(pools.entries[0]->suggestedDifficulty, 1000);
    QCOMPARE(pools.entries[0]->tls, 1);
    QCOMPARE(pools.entries[1]->url, "fallback.example.org");
    QCOMPARE(pools.entries[1]->password, "x");
    const auto &fallback = bench("2.4, fallback").settings().pools;
    QCOMPARE(fallback.entries[0]->url, "pool.example.org");
    QCOMPARE(fallback.entries[1]->password, "secret");
}

void TestBitaxePoolWrites::isInUseOnlyAfterTheRestart()
{
    QCOMPARE(bench("2.14, encrypted").machine().poolsInUse.main().url, "pool.example.org");
    for (const char *name : {"2.13, with a restart", "2.15, with a restart"}) {
        QCOMPARE(bench(name).machine().poolsInUse.main().url, "new.example.org");
        QVERIFY(bench(name).machine().uptime < 60);
        // The answer leaves before the flash is written, so not even the restart comes at once.
        const auto writes = bench(name).writes();
        QVERIFY(writes.last().time - writes.first().time >= 1000);
    }
}

void TestBitaxePoolWrites::wrongApiInputIsARefusal()
{
    WebDevice device;
    QFile info(QStringLiteral(TEST_SOURCE_DIR "/fixtures/gamma601-v2.12.2-system_info.json"));
    QVERIFY(info.open(QIODevice::ReadOnly));
    device.pages["/api/system/info"].body = info.readAll();
    device.pages["PATCH /api/system"] = {"Wrong API input", 400, "text/html"};
    MinerLink link({QHostAddress::LocalHost, device.serverPort()});
    const auto adapter = bitaxe::Driver().adapterFor(link);
    PoolJob job(settings("new.example.org:3334"), QDeadlineTimer(20000));
    adapter->setPool(&job);
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->outcome, Outcome::Refused);
    QVERIFY(job.result()->detail.contains(QStringLiteral("Wrong API input")));
    QCOMPARE(device.requestsFor("PATCH /api/system"), 1);
}

void TestBitaxePoolWrites::unreachableSendsNothing()
{
    WriteBench device(QStringLiteral("gamma601-v2.15.3"));
    device.station().setFault(simulator::Fault::Offline);
    device.start(&MinerAdapter::setPool, settings("new.example.org:3334"));
    QTRY_VERIFY_WITH_TIMEOUT(device.isDone(), 30000);
    QCOMPARE(device.result().error().kind, Error::Kind::Unreachable);
}

void TestBitaxePoolWrites::noSecretIsInAnySentence()
{
    for (const auto &entry : m_benches)
        QVERIFY(!entry.second->result()->detail.contains(QStringLiteral("secret")));
}

COALFACE_TEST(TestBitaxePoolWrites)
#include "tst_bitaxe_poolwrites.moc"
