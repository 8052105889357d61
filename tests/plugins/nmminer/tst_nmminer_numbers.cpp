// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/numbers.h"
#include "tests/testprogram/testprogram.h"

#include <QLocale>
#include <QTest>

using namespace coalface::nmminer;

class TestNMMinerNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashrates_data();
    void hashrates();
    void aHashrateWithoutItsUnitIsStillScaled();
    void chipHashratesAreTold();
    void shares_data();
    void shares();
    void aShareIsRejectedThenAccepted();
    void bestDifficulties_data();
    void bestDifficulties();
    void uptimes_data();
    void uptimes();
    void plainNumbersMayBeTexts();
    void readsTheFormsOfTheOldPageOfData();
    void theDecimalPointIsAPointInEveryCountry();
};

void TestNMMinerNumbers::hashrates_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<double>("rate"); // H/s, -1 = unknown
    const auto row = [](const char *text, double rate) {
        QTest::newRow(text) << QJsonValue(QString::fromLatin1(text)) << rate;
    };
    row("113.13K", 113'130);
    row("1.0154MH/s", 1'015'400);
    row("1013.4KH/s", 1'013'400);
    row("993.22KH/s", 993'220);
    row("  993.22KH/s ", 993'220);
    row("512.5H/s", 512.5);
    row("512", 512);
    row(".5M", 500'000);
    row("0.000", 0);
    row("N/A", -1);
    row("", -1);
    row("H/s", -1);
    row("1,0154MH/s", -1);
    row("1.0.5M", -1);
    row("-1K", -1);
    row("inf", -1);
    row("1e6", -1);
    row("1.0154XH/s", -1);
    QTest::newRow("number") << QJsonValue(956432) << 956432.0;
    QTest::newRow("null") << QJsonValue() << -1.0;
    QTest::newRow("object") << QJsonValue(QJsonObject()) << -1.0;
}

void TestNMMinerNumbers::hashrates()
{
    QFETCH(QJsonValue, value);
    QFETCH(double, rate);
    const auto read = hashrateIn(value);
    QCOMPARE(read.has_value(), rate >= 0);
    if (read)
        QCOMPARE(*read, rate);
}

// Mistake of other software: "M"/"K" without "H/s" read as H/s.
void TestNMMinerNumbers::aHashrateWithoutItsUnitIsStillScaled()
{
    QCOMPARE(*hashrateIn(QStringLiteral("1.9715M")), 1'971'500.0);
    QCOMPARE(*hashrateIn(QStringLiteral("1.9715M")), *hashrateIn(QStringLiteral("1.9715MH/s")));
}

void TestNMMinerNumbers::chipHashratesAreTold()
{
    QVERIFY(isChipHashrate(QStringLiteral("512.3GH/s")));
    QVERIFY(isChipHashrate(QStringLiteral("1.2T")));
    QVERIFY(isChipHashrate(QStringLiteral("0.00GH/s")));
    QVERIFY(isChipHashrate(QStringLiteral("512000MH/s")));
    QVERIFY(!isChipHashrate(QStringLiteral("1013.4KH/s")));
    QVERIFY(!isChipHashrate(QStringLiteral("1.0154MH/s")));
    QVERIFY(!isChipHashrate(QStringLiteral("N/A")));
    QVERIFY(!isChipHashrate(QString()));
    QVERIFY(!isChipHashrate(QJsonValue()));
}

void TestNMMinerNumbers::shares_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rejected"); // -1 = unknown
    QTest::addColumn<int>("accepted");
    QTest::newRow("old") << QStringLiteral("1/138") << 1 << 138;
    QTest::newRow("later") << QStringLiteral("7/2123/99.7%") << 7 << 2123;
    QTest::newRow("before the first") << QStringLiteral("0/0/0.0%") << 0 << 0;
    QTest::newRow("blanks") << QStringLiteral(" 7 / 2123 / 99.7% ") << 7 << 2123;
    QTest::newRow("one value") << QStringLiteral("138") << -1 << 0;
    QTest::newRow("empty") << QString() << -1 << 0;
    QTest::newRow("not available") << QStringLiteral("N/A") << -1 << 0;
    QTest::newRow("negative") << QStringLiteral("-1/138") << -1 << 0;
    QTest::newRow("too many") << QStringLiteral("1/2/3/4") << -1 << 0;
    QTest::newRow("overflow") << QStringLiteral("1/99999999999999999999") << -1 << 0;
}

void TestNMMinerNumbers::shares()
{
    QFETCH(QString, text);
    QFETCH(int, rejected);
    QFETCH(int, accepted);
    const auto read = sharesIn(text);
    QCOMPARE(read.has_value(), rejected >= 0);
    if (read) {
        QCOMPARE(read->rejected, rejected);
        QCOMPARE(read->accepted, accepted);
    }
}

// Mistake of other software: Share read as accepted/total, or "1/138" shown as 138 rejected.
void TestNMMinerNumbers::aShareIsRejectedThenAccepted()
{
    const auto read = sharesIn(QStringLiteral("1/138"));
    QCOMPARE(read->rejected, 1);
    QCOMPARE(read->accepted, 138);
}

void TestNMMinerNumbers::bestDifficulties_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("session"); // -1 = unknown
    QTest::addColumn<double>("ever");
    QTest::newRow("one value") << QStringLiteral("4.021M") << 4.021e6 << -1.0;
    QTest::newRow("carriage return") << QStringLiteral("88.221\r480.5K") << 88.221 << 480.5e3;
    QTest::newRow("slash") << QStringLiteral("0.000 /480.5K") << 0.0 << 480.5e3;
    QTest::newRow("half") << QStringLiteral("\r480.5K") << -1.0 << 480.5e3;
    QTest::newRow("empty") << QString() << -1.0 << -1.0;
    QTest::newRow("not available") << QStringLiteral("N/A") << -1.0 << -1.0;
    QTest::newRow("beyond exa") << QStringLiteral("1.5Z\r2Y") << 1.5e21 << 2e24;
}

// Mistake of other software: the pair parsed as one number.
void TestNMMinerNumbers::bestDifficulties()
{
    QFETCH(QString, text);
    QFETCH(double, session);
    QFETCH(double, ever);
    const BestDifficulty read = bestDifficultyIn(text);
    QCOMPARE(read.session.value_or(-1), session);
    QCOMPARE(read.ever.value_or(-1), ever);
}

void TestNMMinerNumbers::uptimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1 = unknown
    QTest::newRow("two digits of days") << QStringLiteral("00d 01:23:46") << 5026;
    QTest::newRow("three digits of days") << QStringLiteral("000d 00:22:57") << 1377;
    QTest::newRow("session and ever") << QStringLiteral("000d 00:22:57\r028d 18:25:01") << 1377;
    QTest::newRow("days") << QStringLiteral("028d 18:25:01") << 28 * 86400 + 18 * 3600 + 25 * 60 + 1;
    QTest::newRow("no days") << QStringLiteral("01:23:46") << -1;
    QTest::newRow("impossible minute") << QStringLiteral("00d 01:60:00") << -1;
    QTest::newRow("impossible hour") << QStringLiteral("00d 24:00:00") << -1;
    QTest::newRow("words") << QStringLiteral("a while") << -1;
    QTest::newRow("empty") << QString() << -1;
}

void TestNMMinerNumbers::uptimes()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    QCOMPARE(uptimeIn(text).value_or(-1), seconds);
}

void TestNMMinerNumbers::plainNumbersMayBeTexts()
{
    const QJsonObject values{{QStringLiteral("n"), -62},
                             {QStringLiteral("t"), QStringLiteral(" -62.5 ")},
                             {QStringLiteral("dbm"), QStringLiteral("-63dBm")},
                             {QStringLiteral("inf"), QStringLiteral("inf")},
                             {QStringLiteral("null"), QJsonValue()},
                             {QStringLiteral("great"), 1e300}};
    QCOMPARE(plainNumber(values, QLatin1String("n")).value_or(0), -62.0);
    QCOMPARE(plainNumber(values, QLatin1String("t")).value_or(0), -62.5);
    for (const char *key : {"dbm", "inf", "null", "absent"})
        QVERIFY2(!plainNumber(values, QLatin1String(key)), key);
    QVERIFY(!plainCount(values, QLatin1String("n")));
    QVERIFY(!plainCount(values, QLatin1String("great")));
}

void TestNMMinerNumbers::readsTheFormsOfTheOldPageOfData()
{
    // GET /data of v1.x, which is never asked: its texts are those of the broadcast but for the brackets
    // around the percentage and the units of "rssi" and "freeHeap".
    const QJsonObject data = fixtureObject("nmminer-v1.x-data.json");
    for (const QJsonValue &value : data)
        QVERIFY(value.isString());
    QCOMPARE(hashrateIn(data.value(QStringLiteral("hashRate"))).value_or(-1), 1'006'600.0);
    QCOMPARE(uptimeIn(data.value(QStringLiteral("timeMining")).toString()), 18 * 3600 + 9 * 60 + 7);
    const auto shares = sharesIn(data.value(QStringLiteral("shares")).toString());
    QVERIFY(shares);
    QCOMPARE(shares->rejected, 69);
    QCOMPARE(shares->accepted, 5308);
    QCOMPARE(bestDifficultyIn(data.value(QStringLiteral("bestDiff")).toString()).session.value_or(-1),
             88.221);
    QCOMPARE(plainNumber(data, QLatin1String("poolDiff")).value_or(-1), 0.0035);
    QCOMPARE(plainCount(data, QLatin1String("valid")), 0);
}

// Mistake of other software: numbers read by the rules of the user's country.
void TestNMMinerNumbers::theDecimalPointIsAPointInEveryCountry()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const auto rate = hashrateIn(QStringLiteral("1.0154MH/s"));
    const auto comma = hashrateIn(QStringLiteral("1,0154MH/s"));
    const auto plain = plainNumber({{QStringLiteral("k"), QStringLiteral("0.000956432")}},
                                   QLatin1String("k"));
    QLocale::setDefault(before);
    QCOMPARE(rate.value_or(0), 1'015'400.0);
    QVERIFY(!comma);
    QCOMPARE(plain.value_or(0), 0.000956432);
}

COALFACE_TEST(TestNMMinerNumbers)
#include "tst_nmminer_numbers.moc"
