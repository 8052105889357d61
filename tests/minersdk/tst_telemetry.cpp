// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"

#include <minersdk/telemetry.h>

#include <QTest>

#include <cmath>
#include <limits>

using namespace coalface;

class tst_telemetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsTheKeysOfTheContractInItsOrder();
    void givesEveryKeyAMemberOfItsOwn();
    void marksWhatChangesRarely();
    void spellsDegreesInLatin1();
    void findsAFieldByItsKey();
    void readsNumbersAndCountsButNoTexts();
    void derivesEfficiencyFromTheHashrateBesideItSoThatItFollowsAFall();
    void derivesNoEfficiencyFromNothing_data();
    void derivesNoEfficiencyFromNothing();
    void keepsTheDevicesOwnEfficiency();
    void dropsAWorkerThatIsNone();
    void dropsAMeanOfLateThatCannotBe();
    void keepsWhatCanBe();
    void dropsWhatCannotBe_data();
    void dropsWhatCannotBe();
};

void tst_telemetry::listsTheKeysOfTheContractInItsOrder()
{
    const QStringList contract
        = QStringLiteral(
              "hashrate, temperature, power, uptime, mode, hashrate_average, hashrate_expected, "
              "temperature_vr, "
              "temperature_board, efficiency, shares_accepted, shares_rejected, best_difficulty, "
              "best_session_difficulty, pool_url, pool_difficulty, frequency, core_voltage, "
              "input_voltage, fan_rpm, "
              "fan_percent, wifi_rssi, hardware_errors, error")
              .split(QStringLiteral(", "));
    QStringList keys;
    for (const TelemetryField &field : telemetryFields())
        keys += field.key;
    QCOMPARE(keys, contract);
}

void tst_telemetry::givesEveryKeyAMemberOfItsOwn()
{
    // Filling one field at a time must be seen through exactly one entry.
    for (const TelemetryField &filled : telemetryFields()) {
        Telemetry telemetry;
        std::visit([&](auto member) { (telemetry.*member).emplace(); }, filled.member);
        for (const TelemetryField &seen : telemetryFields()) {
            const bool has = std::visit([&](auto member) { return (telemetry.*member).has_value(); },
                                        seen.member);
            QCOMPARE(has, seen.key == filled.key);
        }
    }
}

void tst_telemetry::marksWhatChangesRarely()
{
    QStringList slow;
    for (const TelemetryField &field : telemetryFields()) {
        if (field.pace == TelemetryField::Pace::Slow)
            slow += field.key;
    }
    QCOMPARE(slow, QStringLiteral(
                       "mode hashrate_expected best_difficulty best_session_difficulty pool_url "
                       "pool_difficulty frequency core_voltage error")
                       .split(u' '));
}

void tst_telemetry::spellsDegreesInLatin1()
{
    QCOMPARE(QString(telemetryField(u"temperature")->unit), QStringLiteral("\u00b0C"));
    QCOMPARE(QString(telemetryField(u"hashrate")->unit), QStringLiteral("H/s"));
}

void tst_telemetry::findsAFieldByItsKey()
{
    QCOMPARE(telemetryField(u"fan_rpm")->key, QLatin1String("fan_rpm"));
    QVERIFY(!telemetryField(u"fan"));
    QVERIFY(!telemetryField(u""));
}

void tst_telemetry::readsNumbersAndCountsButNoTexts()
{
    Telemetry telemetry;
    telemetry.hashrate = 1.5e12;
    telemetry.sharesAccepted = 7;
    telemetry.mode = QStringLiteral("eco");
    QCOMPARE(telemetryNumber(telemetry, *telemetryField(u"hashrate")), 1.5e12);
    QCOMPARE(telemetryNumber(telemetry, *telemetryField(u"shares_accepted")), 7.0);
    QVERIFY(!telemetryNumber(telemetry, *telemetryField(u"shares_rejected")));
    QVERIFY(!telemetryNumber(telemetry, *telemetryField(u"mode")));
}

void tst_telemetry::derivesEfficiencyFromTheHashrateBesideItSoThatItFollowsAFall()
{
    Telemetry telemetry;
    telemetry.power = 18;
    telemetry.hashrate = 1.2e12;
    deriveEfficiency(telemetry);
    QCOMPARE(telemetry.efficiency, 15.0);
    telemetry.efficiency.reset();
    telemetry.hashrate = 0.6e12;
    telemetry.hashrateAverage = telemetry.hashrateRecent = 1.2e12; // of a time that was better
    deriveEfficiency(telemetry);
    QCOMPARE(telemetry.efficiency, 30.0);
    // Of a mean alone nobody knows that it holds now.
    telemetry.efficiency.reset();
    telemetry.hashrate.reset();
    deriveEfficiency(telemetry);
    QVERIFY(!telemetry.efficiency);
}

void tst_telemetry::derivesNoEfficiencyFromNothing_data()
{
    QTest::addColumn<double>("power");
    QTest::addColumn<double>("hashrate");
    QTest::newRow("no hashes") << 10.0 << 0.0;
    QTest::newRow("no power") << 0.0 << 1e12;
    QTest::newRow("negative") << -1.0 << 1e12;
    QTest::newRow("not a number") << std::nan("") << 1e12;
}

void tst_telemetry::derivesNoEfficiencyFromNothing()
{
    QFETCH(double, power);
    QFETCH(double, hashrate);
    Telemetry telemetry;
    telemetry.power = power;
    deriveEfficiency(telemetry);
    QVERIFY(!telemetry.efficiency);
    telemetry.hashrate = hashrate;
    deriveEfficiency(telemetry);
    QVERIFY(!telemetry.efficiency);
}

void tst_telemetry::keepsTheDevicesOwnEfficiency()
{
    Telemetry telemetry;
    telemetry.efficiency = 20;
    telemetry.power = 18;
    telemetry.hashrate = 1e12;
    deriveEfficiency(telemetry);
    QCOMPARE(telemetry.efficiency, 20.0);
}

void tst_telemetry::dropsAWorkerThatIsNone()
{
    for (const QString &user : {QString(), QString(513, u'w')}) {
        Telemetry telemetry;
        telemetry.poolUser = user;
        QCOMPARE(dropImpossibleValues(telemetry), QStringList{QStringLiteral("pool_user")});
        QVERIFY(!telemetry.poolUser);
        telemetry.fallbackUser = user;
        QCOMPARE(dropImpossibleValues(telemetry), QStringList{QStringLiteral("fallback_user")});
        QVERIFY(!telemetry.fallbackUser);
    }
    Telemetry telemetry;
    telemetry.fallbackUrl = QString(513, u'p');
    QCOMPARE(dropImpossibleValues(telemetry), QStringList{QStringLiteral("fallback_url")});
    QVERIFY(!telemetry.fallbackUrl);
}

void tst_telemetry::dropsAMeanOfLateThatCannotBe()
{
    for (const double hashrate : {-1.0, 1.1e18, std::numeric_limits<double>::quiet_NaN(),
                                  std::numeric_limits<double>::infinity()}) {
        Telemetry telemetry;
        telemetry.hashrateRecent = hashrate;
        QCOMPARE(dropImpossibleValues(telemetry), QStringList{QStringLiteral("hashrate_recent")});
        QVERIFY(!telemetry.hashrateRecent);
    }
}

void tst_telemetry::keepsWhatCanBe()
{
    Telemetry telemetry;
    telemetry.hashrate = 0;
    telemetry.temperature = -40;
    telemetry.wifiRssi = 0;
    telemetry.fanPercent = 100;
    telemetry.uptime = 0;
    telemetry.poolUrl = QStringLiteral("pool:1");
    telemetry.poolUser = QStringLiteral("w");
    telemetry.hashrateRecent = 0;
    telemetry.fallbackUrl = QStringLiteral(""); // it has none
    const Telemetry before = telemetry;
    QVERIFY(dropImpossibleValues(telemetry).isEmpty());
    QCOMPARE(telemetry, before);
}

void tst_telemetry::dropsWhatCannotBe_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");
    QTest::newRow("not a number") << "hashrate" << std::nan("");
    QTest::newRow("infinite") << "power" << std::numeric_limits<double>::infinity();
    QTest::newRow("absent sensor") << "temperature" << -127.0;
    QTest::newRow("overflow") << "temperature_vr" << 65535.0;
    QTest::newRow("negative count") << "shares_accepted" << -1.0;
    QTest::newRow("positive signal") << "wifi_rssi" << 1.0;
    QTest::newRow("fan beyond full") << "fan_percent" << 101.0;
    QTest::newRow("empty text") << "mode" << 0.0;
    QTest::newRow("endless text") << "error" << 513.0;
}

void tst_telemetry::dropsWhatCannotBe()
{
    QFETCH(QString, key);
    QFETCH(double, value);
    const TelemetryField &field = *telemetryField(key);
    Telemetry telemetry;
    telemetry.frequency = 500;
    if (const auto *number = std::get_if<TelemetryField::Number>(&field.member))
        telemetry.**number = value;
    else if (const auto *count = std::get_if<TelemetryField::Count>(&field.member))
        telemetry.**count = qint64(value);
    else
        telemetry.*std::get<TelemetryField::Text>(field.member) = QString(qsizetype(value), u'x');
    QCOMPARE(dropImpossibleValues(telemetry), QStringList(key));
    Telemetry expected;
    expected.frequency = 500;
    QCOMPARE(telemetry, expected);
}

COALFACE_TEST(tst_telemetry)
#include "tst_telemetry.moc"
