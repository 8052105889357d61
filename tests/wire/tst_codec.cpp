// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/codec.h"
#include "wire/messages.h"

#include <QCborArray>
#include <QCborMap>
#include <QTest>

#include <limits>

using namespace coalface;
using namespace coalface::wire;

class tst_Codec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTelemetryFieldSurvives();
    void unknownFieldsStayUnknown();
    void unknownKeysAreIgnored();
    void aWrongTypeIsAnErrorThatNamesTheKey_data();
    void aWrongTypeIsAnErrorThatNamesTheKey();
    void wholeNumbersCountAsNumbers();
    void deviceValuesSurvive();
    void anAddressMustBeNumeric();
    void anErrorKeepsItsKind();
    void anUnknownErrorKindIsTheDriversFailure();
    void messagesSurvive();
    void whatAPongDoesNotTellIsUnknown();
    void aCallWithoutIdIsRefused();
    void credentialsAreOnlySentWhenThereAreSome();
    void writesSurvive();
    void aReportWithoutAKnownOutcomeIsAnError();
    void aCallThatKnowsNothingOfWritesStaysValid();
};

void tst_Codec::everyTelemetryFieldSurvives()
{
    Telemetry telemetry;
    double number = 1.5;
    for (const TelemetryField &field : telemetryFields()) {
        if (auto member = std::get_if<TelemetryField::Number>(&field.member))
            telemetry.*(*member) = number++;
        else if (auto count = std::get_if<TelemetryField::Count>(&field.member))
            telemetry.*(*count) = qint64(number++);
        else
            telemetry.*std::get<TelemetryField::Text>(field.member) = field.key
                                                                      + QStringLiteral(" ä");
    }
    telemetry.mac = QStringLiteral("02:00:00:00:00:01");
    telemetry.blocksFound = 2;
    telemetry.poolUser = QStringLiteral("bc1qtest.attic");
    telemetry.fallbackUrl = QStringLiteral("fallback.example:3333");
    telemetry.fallbackUser = QStringLiteral("bc1qtest.cellar");
    telemetry.hashrateRecent = 1.25e12;
    telemetry.poolsAreStored = true;
    const QCborMap map = encode(telemetry);
    QCOMPARE(map.size(), qsizetype(telemetryFields().size()) + 7);
    const Result<Telemetry> decoded = decode<Telemetry>(map);
    QVERIFY(decoded.ok());
    QCOMPARE(*decoded, telemetry);
}

void tst_Codec::unknownFieldsStayUnknown()
{
    Telemetry telemetry;
    telemetry.power = 0.0;
    const QCborMap map = encode(telemetry);
    QCOMPARE(map.size(), 1);
    QCOMPARE(decode<Telemetry>(map)->power, 0.0);
    QVERIFY(!decode<Telemetry>(map)->hashrate);
    QVERIFY(!decode<Telemetry>(map)->fallbackUrl);
    telemetry.fallbackUrl = QLatin1String(""); // no fallback is not an unknown one
    QCOMPARE(decode<Telemetry>(encode(telemetry))->fallbackUrl, QString());
    QVERIFY(!decode<Telemetry>(QCborMap{{QLatin1String("power"), QCborValue(nullptr)}})->power);
}

void tst_Codec::unknownKeysAreIgnored()
{
    QVERIFY(
        decode<Telemetry>(QCborMap{{QLatin1String("colour"), QLatin1String("red")}, {1, 2}}).ok());
    QVERIFY(decode<Identity>(QCborMap{{QLatin1String("colour"), QCborArray{1}}}).ok());
    VersionInfo info;
    QCborMap map = encode(info);
    map.insert(QLatin1String("capabilities"),
               QCborArray{QLatin1String("fly"), QLatin1String("restart")});
    QCOMPARE(decode<VersionInfo>(map)->capabilities, QList<Capability>{Capability::Restart});
}

void tst_Codec::aWrongTypeIsAnErrorThatNamesTheKey_data()
{
    QTest::addColumn<QCborMap>("map");
    QTest::addColumn<QString>("key");
    QTest::newRow("text for number")
        << QCborMap{{QLatin1String("hashrate"), QLatin1String("1")}} << QStringLiteral("hashrate");
    QTest::newRow("number for text")
        << QCborMap{{QLatin1String("mode"), 1}} << QStringLiteral("mode");
    QTest::newRow("fraction for count")
        << QCborMap{{QLatin1String("shares_accepted"), 1.5}} << QStringLiteral("shares_accepted");
    QTest::newRow("list for number")
        << QCborMap{{QLatin1String("power"), QCborArray{1}}} << QStringLiteral("power");
}

void tst_Codec::aWrongTypeIsAnErrorThatNamesTheKey()
{
    QFETCH(QCborMap, map);
    QFETCH(QString, key);
    const Result<Telemetry> decoded = decode<Telemetry>(map);
    QVERIFY(!decoded.ok());
    QCOMPARE(decoded.error().kind, Error::Kind::DriverFailed);
    QVERIFY(decoded.error().detail.contains(key));
}

void tst_Codec::wholeNumbersCountAsNumbers()
{
    QCOMPARE(decode<Telemetry>(QCborMap{{QLatin1String("power"), 18}})->power, 18.0);
}

void tst_Codec::deviceValuesSurvive()
{
    const Identity identity{QStringLiteral("Maker"),
                            QStringLiteral("Model"),
                            QStringLiteral("1.2"),
                            QStringLiteral("host"),
                            QStringLiteral("aa:bb:cc:dd:ee:ff"),
                            QStringLiteral("S1")};
    QCOMPARE(*decode<Identity>(encode(identity)), identity);
    for (const QString &address : {QStringLiteral("127.0.0.1"), QStringLiteral("::1")}) {
        const Endpoint endpoint{QHostAddress(address), 65535};
        QCOMPARE(*decode<Endpoint>(encode(endpoint)), endpoint);
    }
    const PoolInfo pools{{{0, QStringLiteral("a:1"), QStringLiteral("u"), true},
                          {1, QStringLiteral("b:2"), {}, false}},
                         true};
    QCOMPARE(*decode<PoolInfo>(encode(pools)), pools);
    VersionInfo version;
    version.identity = identity;
    version.modes = {{QStringLiteral("eco"), 400.0, {}, 12.5},
                     {QStringLiteral("turbo"), {}, {}, {}}};
    version.capabilities = {Capability::SetMode, Capability::Tuning};
    version.details = {{QStringLiteral("board"), QStringLiteral("601")}};
    QCOMPARE(*decode<VersionInfo>(encode(version)), version);
    version.obstacles = {{Capability::SetMode, QStringLiteral("It calibrates.")}};
    QCOMPARE(*decode<VersionInfo>(encode(version)), version);
    const Credentials credentials{{QStringLiteral("password"), QStringLiteral("secret")}};
    QCOMPARE(*decode<Credentials>(encode(credentials)), credentials);
}

void tst_Codec::anAddressMustBeNumeric()
{
    QVERIFY(!decode<Endpoint>(QCborMap{{QLatin1String("address"), QLatin1String("miner.local")},
                                       {QLatin1String("port"), 80}})
                 .ok());
    QVERIFY(!decode<Endpoint>(QCborMap{{QLatin1String("address"), QLatin1String("127.0.0.1")},
                                       {QLatin1String("port"), 70000}})
                 .ok());
}

void tst_Codec::anErrorKeepsItsKind()
{
    for (int kind = 0; kind <= int(Error::Kind::Internal); ++kind) {
        const Error error{Error::Kind(kind), QStringLiteral("Because.")};
        QCOMPARE(decodeError(encode(error)), error);
    }
}

void tst_Codec::anUnknownErrorKindIsTheDriversFailure()
{
    const Error error = decodeError(QCborMap{{QLatin1String("kind"), QLatin1String("bored")},
                                             {QLatin1String("detail"), QLatin1String("x")}});
    QCOMPARE(error.kind, Error::Kind::DriverFailed);
    QCOMPARE(decodeError(QCborValue(3)).kind, Error::Kind::DriverFailed);
}

void tst_Codec::messagesSurvive()
{
    const Hello hello{1,
                      QStringLiteral("echo"),
                      QStringLiteral("1.0.0"),
                      1,
                      2,
                      QStringLiteral("0.1.0"),
                      4711,
                      QStringLiteral("0.1.0-abc"),
                      QStringLiteral("0.1.0-def")};
    const Result<Hello> decodedHello = decodeHello(encode(hello));
    QVERIFY(decodedHello.ok());
    QCOMPARE(decodedHello->driver, hello.driver);
    QCOMPARE(decodedHello->interfaceMinor, 2);
    QCOMPARE(decodedHello->pid, 4711);
    QCOMPARE(decodedHello->build, hello.build);
    QCOMPARE(decodedHello->sdkBuild, hello.sdkBuild);
    QCOMPARE(kindOf(encode(hello)), Kind::Hello);

    const Call call{7,
                    QStringLiteral("readTelemetry"),
                    QStringLiteral("m1"),
                    encode(Endpoint{QHostAddress::LocalHost, 80}),
                    {},
                    5000};
    const Result<Call> decodedCall = decodeCall(encode(call));
    QVERIFY(decodedCall.ok());
    QCOMPARE(decodedCall->id, call.id);
    QCOMPARE(decodedCall->op, call.op);
    QCOMPARE(decodedCall->miner, call.miner);
    QCOMPARE(decodedCall->endpoint, call.endpoint);
    QCOMPARE(decodedCall->deadline, call.deadline);

    const Result<Answer> answer = decodeAnswer(encode(Answer{7, true, QCborMap{{1, 2}}}));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(answer->content, QCborValue(QCborMap{{1, 2}}));
    const Result<Pong> full = decodePong(encode(Pong{4096, 3, 17, 8192}));
    QVERIFY(full.ok());
    QCOMPARE(full->residentBytes, 4096);
    QCOMPARE(full->inFlight, 3);
    QCOMPARE(full->cpuMilliseconds, std::optional<qint64>(17));
    QCOMPARE(full->peakBytes, std::optional<qint64>(8192));
    QCOMPARE(cancelledId(cancelMessage(9)), 9u);
    QVERIFY(!isCancelledUnlessSent(cancelMessage(9)));
    QVERIFY(isCancelledUnlessSent(cancelMessage(9, true)));
    QVERIFY(!isCancelledUnlessSent({{QLatin1String("t"), QLatin1String("cancel")}}));
    QCOMPARE(closedMiner(closeMessage(QStringLiteral("m1"))), QStringLiteral("m1"));
    QCOMPARE(farewellReason(byeMessage(QStringLiteral("why"))), QStringLiteral("why"));
    QCOMPARE(kindOf(message(Kind::Ping)), Kind::Ping);
    QCOMPARE(kindOf(QCborMap{{QLatin1String("t"), QLatin1String("dance")}}), Kind::Unknown);
}

void tst_Codec::whatAPongDoesNotTellIsUnknown()
{
    const Result<Pong> pong = decodePong(encode(Pong{}));
    QVERIFY(pong.ok());
    QVERIFY(!pong->cpuMilliseconds);
    QVERIFY(!pong->peakBytes);
    for (const char *key : {"cpu", "peak"}) {
        for (const QCborValue &wrong :
             {QCborValue(-1), QCborValue(std::numeric_limits<qint64>::max()),
              QCborValue(QStringLiteral("much"))}) {
            QCborMap message = encode(Pong{});
            message.insert(QLatin1String(key), wrong);
            QVERIFY(!decodePong(message).ok());
        }
    }
}

void tst_Codec::aCallWithoutIdIsRefused()
{
    QCborMap call = encode(Call{1, QStringLiteral("probe"), {}, {}, {}, 1});
    call.remove(QLatin1String("id"));
    QVERIFY(!decodeCall(call).ok());
}

void tst_Codec::credentialsAreOnlySentWhenThereAreSome()
{
    const QCborMap args = encode(Call{1, QStringLiteral("probe"), {}, {}, {}, 1})
                              .value(QLatin1String("args"))
                              .toMap();
    QVERIFY(!args.contains(QLatin1String("credentials")));
}

void tst_Codec::writesSurvive()
{
    const PoolSettings pool{2, QStringLiteral("stratum+ssl://pool.example:3333"),
                            QStringLiteral("me.attic"), QStringLiteral("s3cret"), true};
    const Result<PoolSettings> decodedPool = decode<PoolSettings>(encode(pool));
    QVERIFY(decodedPool.ok());
    QCOMPARE(decodedPool->slot, 2);
    QCOMPARE(decodedPool->url, pool.url);
    QCOMPARE(decodedPool->user, pool.user);
    QCOMPARE(decodedPool->password, pool.password);
    QVERIFY(decodedPool->restart);
    for (int outcome = 0; outcome <= int(Outcome::Unknown); ++outcome) {
        const WriteReport report{Outcome(outcome), true, QStringLiteral("Because.")};
        QCOMPARE(*decode<WriteReport>(encode(report)), report);
    }
    const Call call{7, QStringLiteral("setPool"), QStringLiteral("m1"), {}, {}, 5000, encode(pool),
                    0};
    const Result<Call> decodedCall = decodeCall(encode(call));
    QVERIFY(decodedCall.ok());
    QCOMPARE(decodedCall->settings, encode(pool));
    QCOMPARE(decodedCall->confirmation, 0);
    QVERIFY(!decodedCall->sendAnyway);
    Call again = call;
    again.sendAnyway = true;
    again.expectedMac = QStringLiteral("02:00:00:00:00:01");
    QVERIFY(decodeCall(encode(again))->sendAnyway);
    QCOMPARE(decodeCall(encode(again))->expectedMac, again.expectedMac);
}

void tst_Codec::aReportWithoutAKnownOutcomeIsAnError()
{
    QVERIFY(!decode<WriteReport>(QCborMap()).ok());
    QVERIFY(!decode<WriteReport>(QCborValue(true)).ok());
    QVERIFY(!decode<WriteReport>(QCborMap{{QLatin1String("outcome"), QLatin1String("maybe")}}).ok());
    QCborMap newer = encode(WriteReport{Outcome::Applied, true, {}});
    newer.insert(QLatin1String("colour"), 1);
    QVERIFY(decode<WriteReport>(newer).ok());
}

void tst_Codec::aCallThatKnowsNothingOfWritesStaysValid()
{
    const QCborMap older = encode(Call{1, QStringLiteral("restart"), QStringLiteral("m"), {}, {}, 1});
    const QCborMap args = older.value(QLatin1String("args")).toMap();
    QVERIFY(!args.contains(QLatin1String("settings")) && !args.contains(QLatin1String("confirm_ms")));
    const Result<Call> call = decodeCall(older);
    QVERIFY(call.ok());
    QVERIFY(call->settings.isEmpty());
    QVERIFY(!call->confirmation);
}

COALFACE_TEST(tst_Codec)
#include "tst_codec.moc"
