// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"
#include "tests/testprogram/testprogram.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace coalface;

namespace {
const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);

//! Easier to type: the no-break space as a space.
QString typed(QString text)
{
    return text.replace(QChar(0xa0), u' ');
}

//! A double of any size and sign, evenly by exponent.
double anyNumber()
{
    auto *random = QRandomGenerator::global();
    const double size = std::pow(10.0, random->bounded(40.0) - 6);
    return random->bounded(2) ? size : -size;
}

const TelemetryField &field(const char *key)
{
    return *telemetryField(QString::fromLatin1(key));
}
} // namespace

class TestUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashratesHaveThreeSignificantDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](double value, const char *shown) {
            QTest::addRow("%g -> %s", value, shown) << value << QString::fromUtf8(shown);
        };
        row(0, "0 H/s");
        row(1, "1.00 H/s");
        row(999.4, "999 H/s");
        row(999.5, "1.00 kH/s");
        row(1000, "1.00 kH/s");
        row(9.994e3, "9.99 kH/s");
        row(9.996e3, "10.0 kH/s");
        row(78.4e3, "78.4 kH/s");
        row(99.96e3, "100 kH/s");
        row(999.6e9, "1.00 TH/s");
        row(1.21e12, "1.21 TH/s");
        row(-1.21e12, "-1.21 TH/s");
        row(-999.6, "-1.00 kH/s");
        row(3.5e15, "3.50 PH/s");
        row(1.2345e21, "1,234,500 PH/s");
        row(0.0123, "0.0123 H/s");
        row(1e-12, "0 H/s");
    }
    void hashratesHaveThreeSignificantDigits()
    {
        QFETCH(double, value);
        QTEST(typed(units::hashrate(value, english)), "shown");
    }

    void unknownIsADashAndNeverZero()
    {
        const QString dash = QStringLiteral("—");
        QCOMPARE(units::unknown(), dash);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinite = std::numeric_limits<double>::infinity();
        for (std::optional<double> nothing :
             {std::optional<double>(), std::optional(nan), std::optional(infinite)}) {
            QCOMPARE(units::hashrate(nothing), dash);
            QCOMPARE(units::difficulty(nothing), dash);
            QCOMPARE(units::efficiency(nothing), dash);
            QCOMPARE(units::temperature(nothing), dash);
            QCOMPARE(units::power(nothing), dash);
            QCOMPARE(units::percent(nothing), dash);
        }
        QCOMPARE(units::duration({}), dash);
        QCOMPARE(units::duration(-1), dash);
        for (const TelemetryField &each : telemetryFields()) {
            QCOMPARE(units::telemetryValue({}, each), dash);
            QCOMPARE(units::plain({}, each), QString());
        }
    }

    void otherQuantitiesLookAsPeopleWriteThem()
    {
        QCOMPARE(typed(units::difficulty(4.29e9, english)), QStringLiteral("4.29 G"));
        QCOMPARE(typed(units::difficulty(512, english)), QStringLiteral("512"));
        QCOMPARE(typed(units::efficiency(19.9, english)), QStringLiteral("19.9 J/TH"));
        QCOMPARE(typed(units::efficiency(9999, english)), QStringLiteral("9,999 J/TH"));
        QCOMPARE(typed(units::efficiency(9999.6, english)), QStringLiteral("10.0 J/GH"));
        QCOMPARE(typed(units::efficiency(882352.9, english)), QStringLiteral("882 J/GH"));
        QCOMPARE(typed(units::efficiency(88.2e6, english)), QStringLiteral("88.2 J/MH"));
        QCOMPARE(typed(units::temperature(65.125, english)), QStringLiteral("65.1 °C"));
        QCOMPARE(typed(units::temperature(-0.04, english)), QStringLiteral("0.0 °C"));
        QCOMPARE(typed(units::power(20.1, english)), QStringLiteral("20.1 W"));
        QCOMPARE(typed(units::power(1250, english)), QStringLiteral("1.25 kW"));
        QCOMPARE(typed(units::percent(60.66, english)), QStringLiteral("60.7 %"));
        QCOMPARE(typed(units::bytes(0, english)), QStringLiteral("0 B"));
        QCOMPARE(typed(units::bytes(999, english)), QStringLiteral("999 B"));
        QCOMPARE(typed(units::bytes(48'000'000, english)), QStringLiteral("48 MB"));
        QCOMPARE(typed(units::bytes(1'500'000'000, english)), QStringLiteral("1.5 GB"));
        QCOMPARE(typed(units::bytes(999'500, english)), QStringLiteral("1.0 MB"));
    }

    void shortTimesAreTold()
    {
        QCOMPARE(typed(units::milliseconds(std::nullopt, english)), QStringLiteral("—"));
        QCOMPARE(typed(units::milliseconds(-1, english)), QStringLiteral("—"));
        QCOMPARE(typed(units::milliseconds(0, english)), QStringLiteral("0 ms"));
        QCOMPARE(typed(units::milliseconds(0.42, english)), QStringLiteral("0.4 ms"));
        QCOMPARE(typed(units::milliseconds(1, english)), QStringLiteral("1 ms"));
        QCOMPARE(typed(units::milliseconds(9.96, english)), QStringLiteral("10 ms"));
        QCOMPARE(typed(units::milliseconds(339.7, english)), QStringLiteral("340 ms"));
        QCOMPARE(typed(units::milliseconds(999.6, english)), QStringLiteral("1.00 s"));
        QCOMPARE(typed(units::milliseconds(1250, german)), QStringLiteral("1,25 s"));
        QCOMPARE(typed(units::milliseconds(75'300, english)), QStringLiteral("75.3 s"));
    }

    void durationsCountDays()
    {
        QCOMPARE(typed(units::duration(0)), QStringLiteral("00:00:00"));
        QCOMPARE(typed(units::duration(15069)), QStringLiteral("04:11:09"));
        QCOMPARE(typed(units::duration(86399)), QStringLiteral("23:59:59"));
        QCOMPARE(typed(units::duration(86400)), QStringLiteral("1 d 00:00"));
        QCOMPARE(typed(units::duration(3 * 86400 + 15069, english)), QStringLiteral("3 d 04:11"));
    }

    void theLocaleDecidesTheComma()
    {
        QCOMPARE(typed(units::hashrate(1.21e12, german)), QStringLiteral("1,21 TH/s"));
        QCOMPARE(typed(units::temperature(65.1, german)), QStringLiteral("65,1 °C"));
        Telemetry telemetry;
        telemetry.fanRpm = 4213;
        telemetry.temperature = 65.1;
        QCOMPARE(typed(units::telemetryValue(telemetry, field("fan_rpm"), german)),
                 QStringLiteral("4.213 rpm"));
        const QLocale before;
        QLocale::setDefault(german);
        const QString plain = units::plain(telemetry, field("temperature"));
        QLocale::setDefault(before);
        QCOMPARE(plain, QStringLiteral("65.1"));
    }

    void anyTelemetryValueIsShownByItsUnit()
    {
        Telemetry telemetry;
        telemetry.hashrate = 1.21e12;
        telemetry.uptime = 15069;
        telemetry.mode = QStringLiteral("eco");
        telemetry.sharesAccepted = 12345;
        telemetry.bestDifficulty = 4.29e9;
        telemetry.frequency = 490;
        telemetry.coreVoltage = 1.166;
        telemetry.wifiRssi = -62;
        telemetry.hardwareErrors = 0;
        const auto shown = [&](const char *key) {
            return typed(units::telemetryValue(telemetry, field(key), english));
        };
        QCOMPARE(shown("hashrate"), QStringLiteral("1.21 TH/s"));
        QCOMPARE(shown("uptime"), QStringLiteral("04:11:09"));
        QCOMPARE(shown("mode"), QStringLiteral("eco"));
        QCOMPARE(shown("shares_accepted"), QStringLiteral("12,345"));
        QCOMPARE(shown("best_difficulty"), QStringLiteral("4.29 G"));
        QCOMPARE(shown("frequency"), QStringLiteral("490 MHz"));
        QCOMPARE(shown("core_voltage"), QStringLiteral("1.17 V"));
        QCOMPARE(shown("wifi_rssi"), QStringLiteral("-62 dBm"));
        QCOMPARE(shown("hardware_errors"), QStringLiteral("0"));
    }

    void plainNumbersAreRoundedAndTrimmed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *key, double value, const char *text) {
            QTest::addRow("%s %g", key, value)
                << QString::fromLatin1(key) << value << QString::fromLatin1(text);
        };
        row("temperature", 65.125, "65.13");
        row("temperature", -65.125, "-65.13");
        row("temperature", 60, "60");
        row("temperature", 60.5, "60.5");
        row("temperature", 0, "0");
        row("temperature", -0.001, "0");
        row("hashrate", 1211234567890.6, "1211234567891");
        row("hashrate", 100, "100");
        row("hashrate", 0.4, "0");
        row("best_difficulty", 4294967296.0, "4294967296");
        row("best_difficulty", 1e24, "1000000000000000000000000");
        row("best_difficulty", 0.001, "0");
        row("efficiency", 882352.941, "882352.94");
    }
    void plainNumbersAreRoundedAndTrimmed()
    {
        QFETCH(QString, key);
        QFETCH(double, value);
        const TelemetryField &each = *telemetryField(key);
        Telemetry telemetry;
        telemetry.*std::get<TelemetryField::Number>(each.member) = value;
        QString text = units::plain(telemetry, each);
        if (value == 1e24) // printed exactly as the double is
            QVERIFY(text.size() == 25 || text.size() == 24);
        else
            QTEST(text, "text");
    }

    void plainNumbersNeverHaveAnExponentAndReadBack()
    {
        static const QRegularExpression form(
            QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]?[1-9])?$"));
        for (int i = 0; i < 20000; ++i) {
            const double value = anyNumber();
            for (const char *key : {"hashrate", "temperature"}) {
                Telemetry telemetry;
                telemetry.*std::get<TelemetryField::Number>(field(key).member) = value;
                const QString text = units::plain(telemetry, field(key));
                QVERIFY2(form.match(text).hasMatch(), qPrintable(text));
                QCOMPARE(text.toDouble(), units::rounded(value, field(key)));
            }
        }
    }

    void scaledNumbersAlwaysShowThreeDigits()
    {
        for (int i = 0; i < 20000; ++i) {
            const double value = std::pow(10.0, QRandomGenerator::global()->bounded(17.9));
            const QString number = units::hashrate(value, QLocale::c()).section(QChar(0xa0), 0, 0);
            QCOMPARE(QString(number).remove(u'.').size(), 3);
            const double shown = number.toDouble();
            QVERIFY2(shown >= 1 && shown <= 999, qPrintable(number));
            const units::Scale scale = units::hashrateScale(value);
            QVERIFY(std::abs(shown * scale.divisor / value - 1) < 0.00501);
            QCOMPARE(units::hashrate(value, QLocale::c()).section(QChar(0xa0), 1), scale.unit);
        }
    }

    void anAxisWithoutValuesHasTheBaseUnit()
    {
        QCOMPARE(units::hashrateScale(0).unit, QStringLiteral("H/s"));
        QCOMPARE(units::hashrateScale(std::numeric_limits<double>::quiet_NaN()).divisor, 1.0);
        QCOMPARE(units::hashrateScale(std::numeric_limits<double>::infinity()).divisor, 1.0);
        QCOMPARE(units::hashrateScale(5e12).unit, QStringLiteral("TH/s"));
    }
};

COALFACE_TEST(TestUnits)
#include "tst_units.moc"
