// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "avalon_nano/jsonrepair.h"
#include "avalon_nano/mmstring.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTest>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}
} // namespace

class TestAvalonReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordedReplyIsRead_data();
    void everyRecordedReplyIsRead();
    void takesAStatusApart();
    void survivesMissingStatusFields();
    void aStatusMayBeAPlainString();
    void informationIsASuccessAndErrorsAreNone();
    void dropsEverythingFromTheFirstNul();
    void rawLineFeedsInAMessage();
    void aQuoteInTheNetworkNameBreaksNothing();
    void bytesThatAreNotUtf8();
    void nanAndInfAreUnknown();
    void missingAndSuperfluousCommas();
    void singleQuotes();
    void numbersAsTextsWithBlanks();
    void aReplyCutAnywhereIsAnError();
    void aPlainReplyCutAnywhereIsAnError();
    void missingClosingBracketsAreACut();
    void emptyReplies();
    void joinedRepliesAreTakenApart();
    void plainRepliesHaveTheShapeOfJson();
    void escapesInPlainReplies();
    void tellsOtherProtocols();
    void refusalsByTheirWords();
    void repairTakesLinearTime();
};

void TestAvalonReply::everyRecordedReplyIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         QDir(QStringLiteral(TEST_SOURCE_DIR "/fixtures")).entryList(QDir::Files)) {
        if (name != u"README.md")
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestAvalonReply::everyRecordedReplyIsRead()
{
    QFETCH(QString, name);
    const auto reply = replyIn(recorded(name));
    QVERIFY2(reply.ok(), qPrintable(reply ? QString() : reply.error().detail));
    QVERIFY(!reply->content.isEmpty());
}

void TestAvalonReply::takesAStatusApart()
{
    const Reply reply = recordedReply(u"nano3s-25021401_56abae7-version_wire.bin"_qs);
    QCOMPARE(reply.letter, QChar(u'S'));
    QCOMPARE(reply.code, 22);
    QCOMPARE(reply.when, 1775395661);
    QCOMPARE(reply.message, u"CGMiner versions"_qs);
    QCOMPARE(reply.description, u"cgminer 4.11.1"_qs);
    QCOMPARE(text(reply.first(Key("VERSION")), Key("MODEL")), u"Nano3s"_qs);
}

void TestAvalonReply::survivesMissingStatusFields()
{
    const Reply reply = recordedReply(
        u"nano3-24071801_42c628d-version.json"_qs); // without When and Code
    QVERIFY(reply.succeeded());
    QVERIFY(!reply.when && !reply.code);
    QVERIFY(
        !recordedReply(u"nano3s-constructed-invalid_command.json"_qs).succeeded()); // without Description
}

void TestAvalonReply::aStatusMayBeAPlainString()
{
    const Reply whatsminer = recordedReply(u"whatsminer-20210322.22.REL-get_version.json"_qs);
    QCOMPARE(whatsminer.letter, QChar(u'S'));
    QCOMPARE(whatsminer.code, 131);
    QVERIFY(whatsminer.message.isEmpty()); // Msg is an object
    const auto restart = replyIn(R"({"STATUS":"RESTART","id":1})");
    QVERIFY(restart.ok() && restart->letter.isNull() && !restart->succeeded());
}

void TestAvalonReply::informationIsASuccessAndErrorsAreNone()
{
    QVERIFY(recordedReply(u"nano3s-constructed-ascset_workmode_get.json"_qs).succeeded()); // 'I'
    QVERIFY(
        !recordedReply(u"nano3s-constructed-ascset_workmode_bad_syntax.json"_qs).succeeded()); // 'E'
}

void TestAvalonReply::dropsEverythingFromTheFirstNul()
{
    const QByteArray plain = recorded(u"nano3s-25021401_56abae7-summary.json"_qs).trimmed();
    const auto expected = replyIn(plain);
    QVERIFY(expected.ok());
    for (const QByteArray &end : {QByteArray("\0", 1), QByteArray("\0\0\0", 3),
                                  QByteArray("\0rest\0", 6), QByteArray("\n")}) {
        const auto reply = replyIn(plain + end);
        QVERIFY(reply.ok());
        QCOMPARE(reply->content, expected->content);
    }
}

void TestAvalonReply::rawLineFeedsInAMessage()
{
    const auto reply = replyIn(
        "{\"STATUS\":[{\"STATUS\":\"S\",\"When\":1,\"Code\":133,\"Msg\":\"Pool set info: pool 0\n"
        "url: x\r\n\x01worker\",\"Description\":\"cgminer 4.11.1\"}],\"id\":1}");
    QVERIFY(reply.ok());
    QCOMPARE(reply->code, 133);
    QVERIFY(!reply->message.contains(u'\n') && !reply->message.contains(QChar(1)));
    QVERIFY(reply->message.startsWith(u"Pool set info: pool 0"));
}

void TestAvalonReply::aQuoteInTheNetworkNameBreaksNothing()
{
    QByteArray bytes = recorded(u"nano3s-25021401_56abae7-litestats.json"_qs);
    bytes.replace("SSID[FakeWiFi_2G]", "SSID[Joe's \"net\\work\"]");
    const auto reply = replyIn(bytes);
    QVERIFY(reply.ok());
    const MmString mm = MmString::of(reply->first(Key("STATS")));
    QCOMPARE(mm.text(Key("SSID")), u"Joe's \"net\\work\""_qs);
    QCOMPARE(mm.number(Key("RSSI")), -55.0);
    QCOMPARE(mm.number(Key("MODE")), 2.0);
    QCOMPARE(number(reply->first(Key("STATS")), Key("Nonce Mask")), 25.0);
}

void TestAvalonReply::bytesThatAreNotUtf8()
{
    QByteArray bytes = recorded(u"nano3s-25021401_56abae7-litestats.json"_qs);
    bytes.replace("FakeWiFi_2G", "\xff\xfe\x80WiFi");
    const auto reply = replyIn(bytes);
    QVERIFY(reply.ok());
    QCOMPARE(MmString::of(reply->first(Key("STATS"))).number(Key("GHSspd")), 6423.026);
}

void TestAvalonReply::nanAndInfAreUnknown()
{
    const auto reply = replyIn(
        quoted("{'STATUS':[{'STATUS':'S'}],'SUMMARY':[{'MHS av':nan,'MHS 1m':-nan,'MHS 5m':inf,"
               "'Utility':-Inf,'Accepted':7}],'id':1}"));
    QVERIFY(reply.ok());
    const QJsonObject summary = reply->first(Key("SUMMARY"));
    for (const Key key : {Key("MHS av"), Key("MHS 1m"), Key("MHS 5m"), Key("Utility")})
        QVERIFY(!number(summary, key));
    QCOMPARE(count(summary, Key("Accepted")), 7);
}

void TestAvalonReply::missingAndSuperfluousCommas()
{
    const auto reply = replyIn(
        quoted("{'STATUS':[{'STATUS':'S',}],'POOLS':[{'POOL':0}{'POOL':1},],'id':1,}"));
    QVERIFY(reply.ok());
    QCOMPARE(reply->list(Key("POOLS")).size(), 2);
    QCOMPARE(count(reply->list(Key("POOLS")).at(1).toObject(), Key("POOL")), 1);
}

void TestAvalonReply::singleQuotes()
{
    const auto reply = replyIn(
        "{'STATUS':[{'STATUS':'S','Msg':'say \"x\"'}],'SUMMARY':[{'Elapsed':5}]}");
    QVERIFY(reply.ok());
    QCOMPARE(reply->message, u"say \"x\""_qs);
    QCOMPARE(count(reply->first(Key("SUMMARY")), Key("Elapsed")), 5);
}

void TestAvalonReply::numbersAsTextsWithBlanks()
{
    const auto reply = replyIn(
        R"({"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":"  77","MHS av":" 5.0000","Best Share":"x"}]})");
    QVERIFY(reply.ok());
    QCOMPARE(count(reply->first(Key("SUMMARY")), Key("Elapsed")), 77);
    QCOMPARE(number(reply->first(Key("SUMMARY")), Key("MHS av")), 5.0);
    QVERIFY(!number(reply->first(Key("SUMMARY")), Key("Best Share")));
}

void TestAvalonReply::aReplyCutAnywhereIsAnError()
{
    const QByteArray whole = recorded(u"nano3s-25021401_56abae7-stats.json"_qs).trimmed();
    QVERIFY(replyIn(whole).ok());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto reply = replyIn(whole.left(size));
        QVERIFY2(!reply.ok(), qPrintable(QString::number(size)));
        QCOMPARE(reply.error().kind, Error::Kind::BadReply);
    }
}

void TestAvalonReply::aPlainReplyCutAnywhereIsAnError()
{
    // The MM string ends in the middle of a number, too.
    const QByteArray whole = recorded(u"nano3-24071801_42c628d-estats.txt"_qs).trimmed();
    const qsizetype status = whole.indexOf('|') + 1;
    for (qsizetype size = 1; size < whole.size(); ++size) {
        if (size != status) // the status alone is whole, and has no section
            QVERIFY2(!replyIn(whole.left(size)).ok(), qPrintable(QString::number(size)));
    }
    QVERIFY(replyIn(whole.left(status))->first(Key("STATS")).isEmpty());
}

void TestAvalonReply::missingClosingBracketsAreACut()
{
    QVERIFY(!replyIn(R"({"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":77}],"id":1)").ok());
    QVERIFY(!replyIn(R"({"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":77})").ok());
}

void TestAvalonReply::emptyReplies()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\0", 1), QByteArray("\n \r\n"),
                                    QByteArray("[]"), QByteArray("null")}) {
        const auto reply = replyIn(bytes);
        QVERIFY(!reply.ok());
        QCOMPARE(reply.error().kind, Error::Kind::BadReply);
        QVERIFY(reply.error().detail.endsWith(u'.'));
    }
}

void TestAvalonReply::joinedRepliesAreTakenApart()
{
    const Reply joined = recordedReply(u"nano3s-25021401_56abae7-summary+version+stats.json"_qs);
    const auto summary = partOf(joined, Key("summary"));
    QVERIFY(summary && summary->succeeded());
    QCOMPARE(count(summary->first(Key("SUMMARY")), Key("Elapsed")), 393);
    QVERIFY(partOf(joined, Key("stats")));
    QVERIFY(!partOf(joined, Key("pools")));

    const Reply denied = recordedReply(u"nano3s-constructed-version+ascset_joined.json"_qs);
    const auto part = partOf(denied, Key("ascset"));
    QVERIFY(part && !part->succeeded());
    QCOMPARE(part->code, 45);
}

void TestAvalonReply::plainRepliesHaveTheShapeOfJson()
{
    const Reply version = recordedReply(u"nano3s-constructed-version_plain.txt"_qs);
    const QJsonObject plain = version.first(Key("VERSION"));
    const QJsonObject json = recordedReply(u"nano3s-25021401_56abae7-version.json"_qs)
                                 .first(Key("VERSION"));
    for (auto it = json.begin(); it != json.end(); ++it)
        QCOMPARE(plain.value(it.key()).toString(), it.value().toString());
    QCOMPARE(version.code, 22);

    const Reply estats = recordedReply(u"nano3-24071801_42c628d-estats.txt"_qs);
    const QJsonObject device = estats.first(Key("STATS"));
    QCOMPARE(text(device, Key("ID")), u"AVANANO0"_qs);
    QCOMPARE(number(device, Key("MM Count")), 1.0);
    QCOMPARE(MmString::of(device).text(Key("PS")), u"0 0 0 3 2792 89 324"_qs);
    QCOMPARE(text(recordedReply(u"mini3-25011701_3f53b19-devdetails.txt"_qs).first(Key("DEVDETAILS")),
                  Key("Driver")),
             u"avalon"_qs);
}

void TestAvalonReply::escapesInPlainReplies()
{
    // An MM string is not escaped and holds commas and bars.
    const auto reply = replyIn(
        "STATUS=S,Code=70,Msg=a\\,b\\|c\\=d|STATS=0,ID=AVALON0,MM ID0=SYSTEMSTATU[Work: In Work, "
        "Hash Board: 1] SSID[a|b] Elapsed[5],MM Count=1|POOL=1,URL=x\\=y|");
    QVERIFY(reply.ok());
    QCOMPARE(reply->message, u"a,b|c=d"_qs);
    const MmString mm = MmString::of(reply->first(Key("STATS")));
    QCOMPARE(mm.text(Key("SYSTEMSTATU")), u"Work: In Work, Hash Board: 1"_qs);
    QCOMPARE(mm.number(Key("Elapsed")), 5.0);
    QCOMPARE(text(reply->first(Key("POOLS")), Key("URL")), u"x=y"_qs);
}

void TestAvalonReply::tellsOtherProtocols()
{
    QVERIFY(isOtherProtocol("HTTP/1.1 400 Bad Request\r\n\r\n"));
    QVERIFY(isOtherProtocol("SSH-2.0-OpenSSH"));
    QVERIFY(!isOtherProtocol("{\"STATUS\""));
    QVERIFY(!isOtherProtocol("STATUS=S,"));
    QVERIFY(!isOtherProtocol("STA")); // cut
    QVERIFY(!isOtherProtocol(""));
}

void TestAvalonReply::refusalsByTheirWords()
{
    const auto denied = replyIn(
        R"({"STATUS":[{"STATUS":"E","Code":45,"Msg":"Access denied to 'pools' command"}],"id":1})");
    QCOMPARE(refusalOf(*denied, QLatin1String("pools")).kind, Error::Kind::Unauthorized);
    const Reply unknown = recordedReply(u"nano3s-constructed-invalid_command.json"_qs);
    QCOMPARE(refusalOf(unknown, QLatin1String("pools")).kind, Error::Kind::Unsupported);
    const auto fatal = replyIn(R"({"STATUS":[{"STATUS":"F","Code":-1,"Msg":"x"}],"id":1})");
    QCOMPARE(refusalOf(*fatal, QLatin1String("pools")).kind, Error::Kind::BadReply);
}

void TestAvalonReply::repairTakesLinearTime()
{
    QByteArray bytes = "{";
    for (int i = 0; i < 100'000; ++i)
        bytes += "\"MM ID\":\"";
    QVERIFY(!replyIn(bytes).ok());
    QVERIFY(!replyIn("{" + QByteArray(500'000, ',')).ok());
    QVERIFY(!replyIn("{" + QByteArray(500'000, '[')).ok());
}

COALFACE_TEST(TestAvalonReply)
#include "tst_avalon_reply.moc"
