// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "avalon_nano/poolchange.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
const Credentials login{{u"user"_qs, u"admin"_qs}, {u"password"_qs, u"web pass"_qs}};

PoolSettings pool(const QString &url = u"stratum+tcp://pool.example.org:3333"_qs,
                  const QString &user = u"account.worker"_qs, const QString &password = u"x"_qs,
                  int slot = 1)
{
    return {slot, url, user, password, false};
}

QString parameterOf(const QByteArray &request)
{
    return QJsonDocument::fromJson(request).object().value(u"parameter").toString();
}
} // namespace

class TestAvalonCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAreBareJsonObjects();
    void modesNeedTheVerbSet();
    void theNanoThreeRestartsItsOwnWay();
    void standbyTakesAMoment();
    void optionsOfAHelp();
    void setPoolInOneText();
    void anEmptyWorkerPasswordIsLeftOut();
    void theUsualUserOfTheModel();
    void theNanoThreeWantsAHash();
    void unsettablePools_data();
    void unsettablePools();
    void theLongestValuesFit();
    void refusalsRepeatNoWordsOfTheDevice();
};

void TestAvalonCommands::requestsAreBareJsonObjects()
{
    // Key "parameter", not "arg"; no line end, no NUL behind it.
    QCOMPARE(command(QLatin1String("summary+pools+stats")),
             QByteArray(R"({"command":"summary+pools+stats"})"));
    QCOMPARE(helpRequest(), QByteArray(R"({"command":"ascset","parameter":"0,help"})"));
    QCOMPARE(checkRequest(QLatin1String("setpool")),
             QByteArray(R"({"command":"check","parameter":"setpool"})"));
}

void TestAvalonCommands::modesNeedTheVerbSet()
{
    QCOMPARE(parameterOf(modeRequest(modelOf(u"nano3s"_qs), 2)), u"0,workmode,set,2"_qs);
    QCOMPARE(parameterOf(modeRequest(modelOf(u"q"_qs), 0)), u"0,workmode,set,0"_qs);
    QCOMPARE(parameterOf(modeRequest(modelOf(u"nano3"_qs), 1)), u"0,worklevel,set,1"_qs);
}

void TestAvalonCommands::theNanoThreeRestartsItsOwnWay()
{
    QCOMPARE(parameterOf(restartRequest(modelOf(u"nano3"_qs))), u"0,reboot,all"_qs);
    QCOMPARE(parameterOf(restartRequest(modelOf(u"nano3s"_qs))), u"0,reboot,0"_qs);
}

void TestAvalonCommands::standbyTakesAMoment()
{
    QCOMPARE(parameterOf(standbyRequest(true, 1753434821)), u"0,softoff,1:1753434821"_qs);
    QCOMPARE(parameterOf(standbyRequest(false, 1753434757)), u"0,softon,1:1753434757"_qs);
}

void TestAvalonCommands::optionsOfAHelp()
{
    const auto options = optionsIn(recordedReply(u"q-25052801_14a19a2-ascset_help.json"_qs).message);
    QCOMPARE(options.size(), 23);
    for (const QString &option :
         {u"help"_qs, u"workmode"_qs, u"reboot"_qs, u"softon"_qs, u"softoff"_qs, u"time"_qs})
        QVERIFY2(options.contains(option), qPrintable(option));
    QVERIFY(!options.contains(u"ledset"_qs) && !options.contains(QString()));
    QVERIFY(optionsIn({}).isEmpty());
}

void TestAvalonCommands::setPoolInOneText()
{
    QVERIFY(!whyNotSettable(pool(), login));
    const QByteArray request = setPoolRequest(modelOf(u"nano3s"_qs), u"25021401_56abae7"_qs, pool(),
                                              login);
    QCOMPARE(QJsonDocument::fromJson(request).object().value(u"command").toString(),
             u"setpool"_qs); // no option of ascset
    QCOMPARE(parameterOf(request),
             u"admin,web pass,1,stratum+tcp://pool.example.org:3333,account.worker,x"_qs);
    QCOMPARE(parameterOf(setPoolRequest(modelOf(u"q"_qs), {},
                                        pool(u" pool.example.org:3333 "_qs, u"w "_qs), login)),
             u"admin,web pass,1,stratum+tcp://pool.example.org:3333,w,x"_qs);
}

void TestAvalonCommands::anEmptyWorkerPasswordIsLeftOut()
{
    QVERIFY(!whyNotSettable(pool(u"a:1"_qs, u"w"_qs, QString()), login));
    QCOMPARE(parameterOf(
                 setPoolRequest(modelOf(u"q"_qs), {}, pool(u"a:1"_qs, u"w"_qs, QString()), login)),
             u"admin,web pass,1,stratum+tcp://a:1,w"_qs);
}

void TestAvalonCommands::theUsualUserOfTheModel()
{
    const Credentials noUser{{u"password"_qs, u"p"_qs}};
    QVERIFY(
        parameterOf(setPoolRequest(modelOf(u"mini3"_qs), {}, pool(), noUser)).startsWith(u"admin,p,"));
    QVERIFY(
        parameterOf(setPoolRequest(modelOf(u"nano3"_qs), {}, pool(), noUser)).startsWith(u"root,"));
}

void TestAvalonCommands::theNanoThreeWantsAHash()
{
    // printf root | sha256sum = 4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2
    const Credentials root{{u"user"_qs, u"root"_qs}, {u"password"_qs, u"root"_qs}};
    QVERIFY(parameterOf(setPoolRequest(modelOf(u"nano3"_qs), u"24071801_42c628d"_qs, pool(), root))
                .startsWith(u"root,ff0000ff4813494d137e1631bba301d5,1,"));
    QVERIFY(parameterOf(setPoolRequest(modelOf(u"nano3"_qs), u"24032701_abcdef0"_qs, pool(), root))
                .startsWith(u"root,root,1,"));
}

void TestAvalonCommands::unsettablePools_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("slot");
    QTest::addColumn<QString>("words");
    const QString url = u"pool.example.org:3333"_qs;
    QTest::newRow("comma in the address") << u"a,b:1"_qs << u"w"_qs << u"x"_qs << 0 << u"comma"_qs;
    QTest::newRow("comma in the worker") << url << u"w,1"_qs << u"x"_qs << 0 << u"comma"_qs;
    QTest::newRow("comma in the password") << url << u"w"_qs << u"d=1,x"_qs << 0 << u"comma"_qs;
    QTest::newRow("empty address") << u" "_qs << u"w"_qs << u"x"_qs << 0 << u"empty"_qs;
    QTest::newRow("empty worker") << url << QString() << u"x"_qs << 0 << u"empty"_qs;
    QTest::newRow("slot 3") << url << u"w"_qs << u"x"_qs << 3 << u"no pool 4"_qs;
    QTest::newRow("slot -1") << url << u"w"_qs << u"x"_qs << -1 << u"no pool 0"_qs;
    QTest::newRow("long address") << QString(371, u'a') << u"w"_qs << u"x"_qs << 0
                                  << u"longer"_qs; // + 14 = 385
    QTest::newRow("long worker") << url << QString(129, u'w') << u"x"_qs << 0 << u"longer"_qs;
    QTest::newRow("bytes count") << url << QString(65, QChar(0xe4)) << u"x"_qs << 0 << u"longer"_qs;
    QTest::newRow("long password") << url << u"w"_qs << QString(129, u'x') << 0 << u"longer"_qs;
    QTest::newRow("line feed") << url << u"w\n"_qs + u"x"_qs << u"x"_qs << 0 << u"control"_qs;
}

void TestAvalonCommands::unsettablePools()
{
    QFETCH(QString, url);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(int, slot);
    QFETCH(QString, words);
    const auto why = whyNotSettable(pool(url, user, password, slot), login);
    QVERIFY(why);
    QVERIFY2(why->contains(words), qPrintable(*why));
    QVERIFY(password.size() < 3 || !why->contains(password));
}

void TestAvalonCommands::theLongestValuesFit()
{
    const PoolSettings longest = pool(QString(370, u'a'), QString(128, u'w'), QString(128, u'x'), 2);
    const Credentials longLogin{{u"user"_qs, QString(64, u'u')},
                                {u"password"_qs, QString(64, u'p')}};
    QVERIFY(!whyNotSettable(longest, longLogin));
    QVERIFY(setPoolRequest(modelOf(u"q"_qs), {}, longest, longLogin).size() <= longestRequest);
    QVERIFY(whyNoLogin({{u"password"_qs, QString(65, u'p')}}));
    QVERIFY(whyNoLogin({{u"password"_qs, u"a,b"_qs}}));
}

void TestAvalonCommands::refusalsRepeatNoWordsOfTheDevice()
{
    const auto refusal = [](const char *words) {
        return setPoolRefusal(*replyIn(R"({"STATUS":[{"STATUS":"E","Code":132,"Msg":"Pool set error: )"
                                       + QByteArray(words) + R"("}],"id":1})"));
    };
    QVERIFY(setPoolRefusal(recordedReply(u"nano3s-constructed-setpool_userpass_err.json"_qs))
                .contains(u"password is wrong"));
    QVERIFY(refusal("username err").contains(u"user is wrong"));
    QVERIFY(refusal("The pool url length is too long.").contains(u"too long"));
    QVERIFY(refusal("pool num must between 0 and 2 , your input is 5").contains(u"no such one"));
    QVERIFY(refusal("we need 5 | 6 arguments, your input is 4 arguments.").contains(u"other values"));
    QVERIFY(!refusal("something with topsecret in it").contains(u"topsecret"));
}

COALFACE_TEST(TestAvalonCommands)
#include "tst_avalon_commands.moc"
