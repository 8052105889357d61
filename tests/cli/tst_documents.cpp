// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/documents.h"
#include "cli/outcomesoutput.h"
#include "cli/output.h"
#include "tests/testprogram/testprogram.h"

#include <QCborArray>
#include <QJsonDocument>
#include <QTest>

using namespace coalface;
using namespace coalface::cli;
using namespace Qt::StringLiterals;

namespace {

//! JSON written with ' in place of ".
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysStandInTheOrderInWhichTheyWereInserted()
    {
        const QCborMap map{{u"b"_s, 1}, {u"a"_s, QCborMap{{u"z"_s, true}, {u"c"_s, nullptr}}}};
        QCOMPARE(jsonText(map), quoted("{'b':1,'a':{'z':true,'c':null}}"));
        QCOMPARE(jsonText(QCborArray{map, u"x"_s}),
                 quoted("[{'b':1,'a':{'z':true,'c':null}},'x']"));
        QCOMPARE(jsonText(QCborMap{}), QByteArray("{}"));
    }

    void textsAreEscaped()
    {
        const QString text = u"quote \" slash \\ break \n tab \t bell \x07 é 北 😀"_s;
        const QByteArray json = jsonText(QCborMap{{u"ke\"y"_s, text}});
        QVERIFY(!json.contains('\n'));
        const QJsonDocument read = QJsonDocument::fromJson(json);
        QCOMPARE(read[u"ke\"y"_s].toString(), text);
    }

    void anEvent()
    {
        Event event;
        event.time = QDateTime(QDate(2026, 3, 1), QTime(12, 0, 5, 700), Qt::UTC);
        event.minerKey = 3;
        event.minerName = u"Attic"_s;
        event.verb = u"set_mode"_s;
        event.actor = {EventActor::Kind::Person, u"coalface"_s, 17};
        event.after = u"eco"_s;
        event.outcome = u"applied"_s;
        QCOMPARE(jsonText(eventDocument(event)),
                 quoted("{'time':'2026-03-01T12:00:05Z','miner':{'id':'m3','name':'Attic'},"
                        "'driver_type':null,'kind':'write','verb':'set_mode','severity':'info',"
                        "'actor':{'kind':'person','program':'coalface','pid':17},'before':null,"
                        "'after':'eco','outcome':'applied','detail':null}"));
        event = Event();
        event.time = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        event.kind = EventKind::DriverBroken;
        event.driverType = u"pebble"_s;
        QCOMPARE(jsonText(eventDocument(event)),
                 quoted("{'time':'2026-03-01T12:00:00Z','miner':null,'driver_type':'pebble',"
                        "'kind':'driver_broken','verb':null,'severity':'info',"
                        "'actor':{'kind':'unknown','program':null,'pid':null},'before':null,"
                        "'after':null,'outcome':null,'detail':null}"));
    }

    void aMiner()
    {
        Miner miner;
        miner.record.key = 12;
        miner.record.name = u"Attic"_s;
        miner.record.address = u"127.0.0.7"_s;
        miner.record.port = 8080;
        miner.record.driverType = u"pebble"_s;
        miner.record.model = u"Pebble One"_s;
        miner.record.mac = u"02:00:00:00:00:0c"_s;
        miner.state = MinerState::NotHashing;
        QCOMPARE(jsonText(minerDocument(miner)),
                 quoted("{'id':'m12','name':'Attic','address':'127.0.0.7','port':8080,"
                        "'driver_type':'pebble','model':'Pebble One','mac':'02:00:00:00:00:0c',"
                        "'state':'not_hashing'}"));
    }

    void aMinerThatTellsNothing()
    {
        Miner miner;
        miner.record.key = 1;
        miner.record.name = u"Attic"_s;
        miner.record.address = u"127.0.0.7"_s;
        miner.record.driverType = u"pebble"_s;
        QCOMPARE(jsonText(minerDocument(miner)),
                 quoted("{'id':'m1','name':'Attic','address':'127.0.0.7','port':null,"
                        "'driver_type':'pebble','model':null,'mac':null,'state':'unknown'}"));
    }

    void aFoundDevice()
    {
        Found found;
        found.endpoint = {QHostAddress(u"127.0.0.7"_s), 80};
        found.driverType = u"pebble"_s;
        QCOMPARE(jsonText(foundDocument(found)),
                 quoted(
                     "{'id':null,'address':'127.0.0.7','port':80,'driver_type':'pebble',"
                     "'manufacturer':null,'model':null,'firmware':null,'hostname':null,'mac':null,"
                     "'serial':null}"));
        found.id = u"m3"_s;
        found.endpoint.port = 0; // it only announces itself
        found.identity = {u"Quarry"_s,   u"Pebble One"_s,        u"v1"_s,
                          u"pebble-1"_s, u"02:00:00:00:00:0c"_s, u"S1"_s};
        QCOMPARE(jsonText(foundDocument(found)),
                 quoted("{'id':'m3','address':'127.0.0.7','port':null,'driver_type':'pebble',"
                        "'manufacturer':'Quarry','model':'Pebble One','firmware':'v1',"
                        "'hostname':'pebble-1','mac':'02:00:00:00:00:0c','serial':'S1'}"));
    }

    void telemetryThatIsNotKnownIsNull()
    {
        Telemetry telemetry;
        telemetry.timestamp = QDateTime(QDate(2026, 11, 22), QTime(21, 43, 50, 999), Qt::UTC);
        QCOMPARE(jsonText(telemetryDocument(telemetry)),
                 quoted("{'timestamp':'2026-11-22T21:43:50Z','hashrate':null,'temperature':null,"
                        "'power':null,'uptime':null,'mode':null,'hashrate_average':null,"
                        "'hashrate_expected':null,'temperature_vr':null,'temperature_board':null,"
                        "'efficiency':null,'shares_accepted':null,'shares_rejected':null,"
                        "'best_difficulty':null,'best_session_difficulty':null,'pool_url':null,"
                        "'pool_difficulty':null,'frequency':null,'core_voltage':null,"
                        "'input_voltage':null,'fan_rpm':null,'fan_percent':null,'wifi_rssi':null,"
                        "'hardware_errors':null,'error':null}"));
    }

    void zeroIsNotNull()
    {
        Telemetry telemetry;
        telemetry.hashrate = 0.0;
        telemetry.sharesRejected = 0;
        telemetry.error = QString();
        const QByteArray json = jsonText(telemetryDocument(telemetry));
        QVERIFY(json.contains(quoted("'hashrate':0,")));
        QVERIFY(json.contains(quoted("'shares_rejected':0,")));
        QVERIFY(json.contains(quoted("'error':''")));
    }

    void numbersHaveTheirPrecision()
    {
        Telemetry telemetry;
        telemetry.hashrate = 1'210'000'000'000.6;
        telemetry.hashrateAverage = 1e21;
        telemetry.temperature = 65.126;
        telemetry.power = 20.1;
        telemetry.efficiency = 19.994999;
        telemetry.coreVoltage = 1.2;
        telemetry.inputVoltage = 5.0;
        telemetry.fanPercent = 60.999;
        telemetry.wifiRssi = -0.001;
        telemetry.bestDifficulty = 4'290'000'000.25;
        telemetry.sharesAccepted = 9'007'199'254'740'991;
        telemetry.uptime = 86'400;
        const QByteArray json = jsonText(telemetryDocument(telemetry));
        for (const char *part :
             {"'hashrate':1210000000001,", "'temperature':65.13,", "'power':20.1,",
              "'efficiency':19.99,", "'core_voltage':1.2,", "'input_voltage':5,",
              "'fan_percent':61,", "'wifi_rssi':0,", "'best_difficulty':4290000000.25,",
              "'shares_accepted':9007199254740991,", "'uptime':86400,"})
            QVERIFY2(json.contains(quoted(part)), (json + " has no " + part).constData());
        QCOMPARE(QJsonDocument::fromJson(json)["hashrate_average"_L1].toDouble(), 1e21);
    }

    void anError()
    {
        QCOMPARE(jsonText(errorDocument({Error::Kind::BadReply, u"It answered \"what?\"."_s, true})),
                 quoted("{'kind':'bad_reply','detail':'It answered \\'what?\\'.'}"));
    }

    void aDriver()
    {
        DriverInfo driver;
        driver.driverType = u"pebble"_s;
        QCOMPARE(jsonText(driverDocument(driver)),
                 quoted(
                     "{'driver_type':'pebble','version':null,'display_name':null,"
                     "'manufacturer':null,'models':[],'connection_type':null,'default_port':null,"
                     "'interface':'0.0','path':null,'state':'stopped','detail':null,"
                     "'installed_versions':[],'previous_version':null,'pid':null,'trial':null,"
                     "'bad_versions':[],'source':null}"));
        driver.models = {u"One"_s, u"Two"_s};
        driver.defaultPort = 80;
        driver.interfaceMajor = 1;
        driver.interfaceMinor = 2;
        driver.pid = 4711;
        driver.state = DriverState::Incompatible;
        const QByteArray json = jsonText(driverDocument(driver));
        for (const char *part : {"'models':['One','Two'],", "'default_port':80,",
                                 "'interface':'1.2',", "'pid':4711,", "'state':'incompatible',"})
            QVERIFY2(json.contains(quoted(part)), part);
    }

    void poolsShowTheActiveOneAndNeverAPassword()
    {
        QCOMPARE(jsonText(poolInfoDocument({})),
                 quoted("{'pool_url':null,'pool_user':null,'pool_pass':null,'pools':[]}"));
        const PoolInfo info{{{0, u"a:1"_s, u"me"_s, false}, {1, u"b:2"_s, {}, true}}, true};
        QCOMPARE(jsonText(poolInfoDocument(info)),
                 quoted("{'pool_url':'b:2','pool_user':null,'pool_pass':'***','pools':["
                        "{'slot':0,'url':'a:1','user':'me','active':false},"
                        "{'slot':1,'url':'b:2','user':null,'active':true}]}"));
    }

    void anOutcomeIsOkWhereThePersonHasWhatTheyAskedFor()
    {
        MinerOutcome outcome;
        outcome.report = WriteReport{Outcome::NeedsRestart, true, u"Stored."_s};
        const QByteArray json = jsonText(outcomeDocument(outcome));
        QVERIFY2(json.endsWith(quoted("},'ok':true,'outcome':'needs_restart','verified':true,"
                                      "'detail':'Stored.'}")),
                 json.constData());
        QVERIFY(json.startsWith(quoted("{'miner':{'id':")));
        for (const Outcome bad : {Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable,
                                  Outcome::NotConfirmed, Outcome::Unknown}) {
            outcome.report.outcome = bad;
            QCOMPARE(outcomeDocument(outcome).value(u"ok"_s).toBool(true), false);
        }
    }

    void timesAreUtcAndWholeSeconds()
    {
        const QDateTime time(QDate(2026, 3, 1), QTime(0, 30, 15, 900), Qt::OffsetFromUTC, 3600);
        QCOMPARE(timeText(time), u"2026-02-28T23:30:15Z"_s);
    }
};

COALFACE_TEST(TestDocuments)
#include "tst_documents.moc"
