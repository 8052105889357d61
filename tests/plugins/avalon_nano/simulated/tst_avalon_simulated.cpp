// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator;

class tst_AvalonSimulated : public QObject
{
    Q_OBJECT
private slots:
    void everyReplyEndsInANul();
    void plainRequestsGetPlainReplies();
    void requestsThatAreNotUnderstood_data();
    void requestsThatAreNotUnderstood();
    void aSwitchPutsThePoolFirst();
    void joinedRequests();
    void refusalsAreWordedAsOnTheDevice_data();
    void refusalsAreWordedAsOnTheDevice();
    void aModeTakesEffectLater();
    void eightBitsOfAMode();
    void rebootsAndComesBack();
    void poolsNeedTheLoginAndARestart();
    void standbyAtAMomentInTheFuture();
    void theLightAtNight();
    void conditions();
    void valuesAreFixedAndLeftOut();
    void theSameSeedIsTheSameDevice();
};

void tst_AvalonSimulated::everyReplyEndsInANul()
{
    Bench bench("nano3s-25021401");
    for (const char *request :
         {"version", "{\"command\":\"stats\"}", "nonsense", "{", "summary+version"}) {
        const QByteArray reply = bench.ask(request);
        QCOMPARE(reply.count('\0'), 1);
        QVERIFY(reply.endsWith('\0'));
    }
}

void tst_AvalonSimulated::plainRequestsGetPlainReplies()
{
    Bench bench("mini3-25011701");
    static const QRegularExpression own(u"When=\\d+|DNA=[0-9a-f]+|MAC=[0-9a-f]+"_qs);
    for (const QString &command : {u"version"_qs, u"devdetails"_qs}) {
        QByteArray reply = bench.ask(command.toUtf8());
        reply.chop(1);
        const QString real = QString::fromUtf8(
                                 fixture(u"mini3-25011701_3f53b19-"_qs + command + u".txt"_qs))
                                 .trimmed();
        QCOMPARE(QString::fromUtf8(reply).replace(own, u"*"_qs),
                 QString(real).replace(own, u"*"_qs));
    }
    QVERIFY(bench.ask("version\n").startsWith("STATUS=E,")); // no trimming
    QVERIFY(bench.ask("VERSION").contains("Code=14,"));
}

void tst_AvalonSimulated::requestsThatAreNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("code");
    QTest::newRow("unknown") << QByteArray(R"({"command":"restart"})") << 14;
    QTest::newRow("case counts") << QByteArray(R"({"command":"Version"})") << 14;
    QTest::newRow("NUL behind it") << QByteArray("{\"command\":\"version\"}\0", 22) << 23;
    QTest::newRow("half a request") << QByteArray(R"({"comm)") << 23;
    QTest::newRow("no command") << QByteArray(R"({"cmd":"version"})") << 24;
    QTest::newRow("line end is fine") << QByteArray("{\"command\":\"version\"}\n") << 22;
    QTest::newRow("another key than parameter")
        << QByteArray(R"({"command":"ascset","arg":"0,help"})") << 15;
    QTest::newRow("array as parameter")
        << QByteArray(R"({"command":"ascset","parameter":["0,help"]})") << 15;
    QTest::newRow("other device") << QByteArray(R"({"command":"ascset","parameter":"1,help"})")
                                  << 107;
    QTest::newRow("no option") << QByteArray(R"({"command":"ascset","parameter":0})") << 116;
    QTest::newRow("check without") << QByteArray(R"({"command":"check"})") << 71;
    QTest::newRow("switch to 7") << QByteArray(R"({"command":"switchpool","parameter":7})") << 26;
    QTest::newRow("switch") << QByteArray(R"({"command":"switchpool","parameter":1})") << 27;
}

void tst_AvalonSimulated::requestsThatAreNotUnderstood()
{
    QFETCH(QByteArray, request);
    QFETCH(int, code);
    Bench bench("nano3s-25021401");
    QVERIFY2(bench.ask(request).contains("\"Code\":" + QByteArray::number(code) + ','),
             bench.ask(request).constData());
}

void tst_AvalonSimulated::aSwitchPutsThePoolFirst()
{
    Bench bench("nano3s-25021401");
    bench.json("switchpool", "2");
    QList<int> priorities;
    for (const QJsonValue &pool : bench.json("pools").value(u"POOLS").toArray())
        priorities << pool.toObject().value(u"Priority").toInt(-1);
    QCOMPARE(priorities, (QList<int>{1, 2, 0}));
}

void tst_AvalonSimulated::joinedRequests()
{
    Bench bench("nano3s-25021401");
    const QJsonObject joined = bench.json("summary+pools+stats+ascset+nonsense+summary", "0,help");
    QCOMPARE(joined.keys(), (QStringList{u"ascset"_qs, u"id"_qs, u"nonsense"_qs, u"pools"_qs,
                                         u"stats"_qs, u"summary"_qs}));
    const auto status = [&](const QString &name) {
        return joined.value(name).toArray().at(0).toObject().value(u"STATUS").toArray().at(0).toObject();
    };
    QCOMPARE(status(u"summary"_qs).value(u"Code").toInt(), 11);
    QCOMPARE(status(u"ascset"_qs).value(u"Code").toInt(), 45);
    QCOMPARE(status(u"ascset"_qs).value(u"Msg").toString(), u"Access denied to 'ascset' command"_qs);
    QCOMPARE(status(u"nonsense"_qs).value(u"Code").toInt(), 14);
    QVERIFY(bench.device().setCondition(u"nojoin"_qs));
    QVERIFY(!bench.ask(R"({"command":"summary+stats"})").endsWith('\0'));
}

void tst_AvalonSimulated::refusalsAreWordedAsOnTheDevice_data()
{
    QTest::addColumn<QByteArray>("variant");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QString>("status");
    const QByteArray nano3s = "nano3s-25021401";
    const QString failed = u"E 120 ASC 0 set failed: "_qs;
    QTest::newRow("softoff on a Nano 3S")
        << nano3s << QByteArray("0,softoff,1:9") << failed + u"Unknown option: softoff"_qs;
    QTest::newRow("workmode without set")
        << nano3s << QByteArray("0,workmode,1") << failed + u"error:2 parameter error"_qs;
    QTest::newRow("the same on a Q") << QByteArray("q-25052801") << QByteArray("0,workmode,1")
                                     << failed + u"workmode unknown argument"_qs;
    QTest::newRow("above the maximum")
        << nano3s << QByteArray("0,workmode,set,3")
        << failed + u"error:1 not support set workmode max_mode[2]"_qs;
    QTest::newRow("get") << nano3s << QByteArray("0,workmode,get")
                         << u"I 118 ASC 0 set info: workmode 2"_qs;
    QTest::newRow("set") << nano3s << QByteArray("0,workmode,set,0") << u"S 119 ASC 0 set OK"_qs;
    QTest::newRow("long delay") << nano3s << QByteArray("0,reboot,301")
                                << failed + u"Input param error."_qs;
    QTest::newRow("no value") << nano3s << QByteArray("0,reboot")
                              << failed + u"missing reboot setting"_qs;
    QTest::newRow("workmode on a Nano 3")
        << QByteArray("nano3-24071801") << QByteArray("0,workmode,set,1")
        << failed + u"Unknown option: workmode"_qs;
    QTest::newRow("LED on a Q") << QByteArray("q-25052801") << QByteArray("0,ledset,2-1-1-1-1-1")
                                << failed + u"Unknown option: ledset"_qs;
    QTest::newRow("options in any case")
        << nano3s << QByteArray("0,WorkMode,get") << u"I 118 ASC 0 set info: workmode 2"_qs;
}

void tst_AvalonSimulated::refusalsAreWordedAsOnTheDevice()
{
    QFETCH(QByteArray, variant);
    QFETCH(QByteArray, parameter);
    QFETCH(QString, status);
    Bench bench(variant.constData());
    QCOMPARE(bench.status("ascset", parameter), status);
}

void tst_AvalonSimulated::aModeTakesEffectLater()
{
    Bench bench("nano3s-25021401");
    QCOMPARE(bench.value(u"WORKMODE"_qs), u"2"_qs);
    bench.status("ascset", "0,workmode,set,0");
    QCOMPARE(bench.value(u"WORKMODE"_qs), u"2"_qs);
    bench.pass(4);
    QCOMPARE(bench.value(u"WORKMODE"_qs), u"0"_qs);
    QVERIFY(bench.device().setCondition(u"calibrating"_qs));
    QCOMPARE(bench.value(u"ADJ"_qs), u"0"_qs);
    QCOMPARE(bench.status("ascset", "0,workmode,set,1"),
             u"E 120 ASC 0 set failed: current mode 0 is caling Don't permit switch mode"_qs);
}

void tst_AvalonSimulated::eightBitsOfAMode()
{
    Bench bench("nano3s-25021401");
    QCOMPARE(bench.status("ascset", "0,workmode,set,256"), u"S 119 ASC 0 set OK"_qs);
    bench.pass(4);
    QCOMPARE(bench.value(u"WORKMODE"_qs), u"0"_qs);
}

void tst_AvalonSimulated::rebootsAndComesBack()
{
    Bench nano3("nano3-24071801");
    QVERIFY(nano3.value(u"Elapsed"_qs).toInt() > 7000);
    QVERIFY(nano3.ask(R"({"command":"ascset","parameter":"0,reboot,all"})").isEmpty()); // closes
    nano3.pass(1);
    QVERIFY(!nano3.device().reachable());
    QVERIFY(nano3.device().nextChange());
    nano3.pass(8);
    QVERIFY(nano3.device().reachable());
    QVERIFY(nano3.value(u"Elapsed"_qs).toInt() < 60);
    Bench q("q-25052801");
    QCOMPARE(q.status("ascset", "0,reboot,0"), u"S 119 ASC 0 set OK"_qs);
}

void tst_AvalonSimulated::poolsNeedTheLoginAndARestart()
{
    Bench bench("nano3s-25021401");
    const QByteArray pool = ",1,stratum+tcp://a.example.org:1,worker,secret";
    QCOMPARE(bench.status("setpool", "root,admin" + pool), u"E 132 Pool set error: username err"_qs);
    QCOMPARE(bench.status("setpool", "admin,x" + pool), u"E 132 Pool set error: userpass err"_qs);
    QCOMPARE(bench.status("setpool", "admin,admin,5,a,b"),
             u"E 132 Pool set error: pool num must between 0 and 2 , your input is 5"_qs);
    QCOMPARE(bench.status("setpool", "admin,admin,1,a"),
             u"E 132 Pool set error: we need 5 | 6 arguments, your input is 4 arguments."_qs);
    QCOMPARE(bench.status("setpool", "admin,admin,1," + QByteArray(385, 'a') + ",b"),
             u"E 132 Pool set error: The pool url length is too long."_qs);
    const QByteArray raw = bench.ask("{\"command\":\"setpool\",\"parameter\":\"admin,admin" + pool
                                     + "\"}");
    QVERIFY(raw.contains("\"Code\":133") && raw.contains("\n") && raw.contains("secret")
            && raw.contains("Please reboot miner to make config work."));
    const auto url = [&] {
        return bench.json("pools").value(u"POOLS").toArray().at(1).toObject().value(u"URL").toString();
    };
    QCOMPARE(url(), u"stratum+tcp://fallback.example.org:3333"_qs);
    bench.status("ascset", "0,reboot,0");
    bench.pass(10);
    QCOMPARE(url(), u"stratum+tcp://a.example.org:1"_qs);
}

void tst_AvalonSimulated::standbyAtAMomentInTheFuture()
{
    Bench bench("q-25052801");
    const qint64 when = qint64(
        bench.json("version").value(u"STATUS").toArray().at(0).toObject().value(u"When").toDouble());
    const QByteArray soon = QByteArray::number(when + 5);
    QCOMPARE(bench.status("ascset", "0,softoff,1:" + soon),
             QString::fromUtf8("I 118 ASC 0 set info: success softoff:" + soon));
    QCOMPARE(bench.value(u"SoftOFF"_qs), u"0"_qs);
    bench.pass(30);
    QCOMPARE(bench.value(u"SoftOFF"_qs), u"4"_qs);
    QCOMPARE(bench.value(u"STATE"_qs), u"2"_qs);
    QCOMPARE(bench.value(u"GHSspd"_qs), u"0.00"_qs);
    QCOMPARE(bench.value(u"TMax"_qs), u"0"_qs);
    QVERIFY(
        bench.json("summary").value(u"SUMMARY").toArray().at(0).toObject().value(u"MHS av").toDouble()
        > 4e7);
    // A moment that has passed never comes.
    QVERIFY(bench.status("ascset", "0,softon,1:" + soon).startsWith(u"I 118"));
    bench.pass(10);
    QCOMPARE(bench.value(u"SoftOFF"_qs), u"4"_qs);
    bench.status("ascset", "0,softon,1:" + QByteArray::number(when + 60));
    bench.pass(60);
    QCOMPARE(bench.value(u"STATE"_qs), u"1"_qs);
}

void tst_AvalonSimulated::theLightAtNight()
{
    Bench bench("nano3s-25021401");
    QCOMPARE(bench.status("ascset", "0,ledset,2-100-50-0-0-255"),
             u"I 118 ASC 0 set info: led set ok"_qs);
    QCOMPARE(bench.value(u"LEDUser"_qs), u"2-100-50-0-0-255"_qs);
    bench.status("ascset", "0,ledmode,1");
    QCOMPARE(bench.status("ascset", "0,ledset,0-100-50-0-0-255"),
             u"I 118 ASC 0 set info: not in (day)mode now"_qs);
    QCOMPARE(bench.value(u"LED"_qs), u"1-2"_qs);
}

void tst_AvalonSimulated::conditions()
{
    Bench bench("nano3s-25021401");
    QVERIFY(!bench.device().setCondition(u"nonsense"_qs));
    QVERIFY(bench.device().setCondition(u"hot"_qs));
    QVERIFY(bench.value(u"TMax"_qs).toInt() > 100);
    QVERIFY(bench.device().setCondition(u"dead"_qs));
    for (const char *stray : {" MH] ", " MGHS] ", " MTmax] ", " ECHU] ", " CRC] ", " COMCRC] "})
        QVERIFY2(bench.mm().contains(QLatin1String(stray)), qPrintable(bench.mm()));
    Bench q("q-25052801");
    QVERIFY(q.device().setCondition(u"emptymm"_qs));
    QVERIFY(q.mm().isEmpty() && !q.mm("estats").isEmpty());
}

void tst_AvalonSimulated::valuesAreFixedAndLeftOut()
{
    Bench bench("nano3s-25021401");
    QVERIFY(bench.device().setValues({{u"GHSspd"_qs, u"nan"_qs}, {u"Accepted"_qs, 7}}));
    QVERIFY(bench.device().omitValues({u"PS"_qs}));
    QCOMPARE(bench.value(u"GHSspd"_qs), u"nan"_qs);
    QVERIFY(!bench.mm().contains(u" PS["));
    QCOMPARE(
        bench.json("summary").value(u"SUMMARY").toArray().at(0).toObject().value(u"Accepted").toInt(),
        7);
    bench.device().resetValues({});
    QVERIFY(bench.mm().contains(u" PS["));
}

void tst_AvalonSimulated::theSameSeedIsTheSameDevice()
{
    Bench a("q-25052801");
    Bench b("q-25052801");
    static const QRegularExpression times(u"SoftO\\w+Time\\[\\d+\\]"_qs);
    QCOMPARE(a.mm().remove(times), b.mm().remove(times));
    QVERIFY(!family_avalon_nano()->makeDevice(u"nonsense"_qs, 0, 1));
    QCOMPARE(family_avalon_nano()->demo().size(), 3);
}

COALFACE_TEST(tst_AvalonSimulated)
#include "tst_avalon_simulated.moc"
