// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/frame.h"
#include "wire/recordedhistory.h"

#include <QCborArray>
#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

class tst_RecordedHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingCrosses()
    {
        RecordedHistory history;
        history.mac = QStringLiteral("02:00:00:00:00:01");
        history.readings = {{90'000, {}}, {1500, {}}};
        history.readings[0].reading.hashrate = 1.2e12;
        history.readings[0].reading.temperatureVr = 73;
        history.readings[1].reading.power = 20.5;
        const QByteArray bytes = QCborValue(wire::encode(history)).toCbor();
        const auto came = wire::decodeRecordedHistory(QCborValue::fromCbor(bytes));
        QVERIFY(came.ok());
        QCOMPARE(*came, history);
    }

    void theReachCrosses()
    {
        QCOMPARE(wire::decodeReach(wire::encodeReach(3h)), std::optional<std::chrono::seconds>(3h));
        QVERIFY(!wire::decodeReach({}));
        QVERIFY(!wire::decodeReach({{QLatin1String("reach"), -5}}));
        QVERIFY(!wire::decodeReach({{QLatin1String("reach"), QLatin1String("long")}}));
    }

    void theLongestFitsIntoOneFrame()
    {
        RecordedHistory history;
        for (qsizetype i = 0; i < mostRecordedReadings; ++i) {
            Telemetry full;
            full.hashrate = full.hashrateAverage = 1.23456789012345e12;
            full.temperature = full.temperatureVr = full.temperatureBoard = 61.2345678901;
            full.power = full.efficiency = full.inputVoltage = full.fanPercent = 20.1234567891;
            full.fanRpm = full.wifiRssi = 4069.123;
            full.uptime = full.sharesAccepted = full.sharesRejected = 1LL << 50;
            history.readings += {i * 60'000, full};
        }
        QVERIFY(wire::frameOf(QCborMap{{QLatin1String("content"), wire::encode(history)}}));
    }

    void nonsenseIsAnError_data()
    {
        QTest::addColumn<QCborValue>("value");
        using L1 = QLatin1String;
        const auto with = [](const QCborMap &reading) {
            return QCborValue(QCborMap{{L1("readings"), QCborArray{reading}}});
        };
        QTest::newRow("no map") << QCborValue(7);
        QTest::newRow("readings are no list") << QCborValue(QCborMap{{L1("readings"), 7}});
        QTest::newRow("of the future") << with({{L1("age"), -1}, {L1("reading"), QCborMap()}});
        QTest::newRow("an age in words")
            << with({{L1("age"), L1("old")}, {L1("reading"), QCborMap()}});
        QTest::newRow("no reading") << with({{L1("age"), 1}, {L1("reading"), 3}});
        QCborArray many;
        for (qsizetype i = 0; i <= mostRecordedReadings; ++i)
            many.append(QCborMap{{L1("age"), i}, {L1("reading"), QCborMap()}});
        QTest::newRow("too many") << QCborValue(QCborMap{{L1("readings"), many}});
    }
    void nonsenseIsAnError()
    {
        QFETCH(QCborValue, value);
        const auto came = wire::decodeRecordedHistory(value);
        QVERIFY(!came.ok());
        QCOMPARE(came.error().kind, Error::Kind::DriverFailed);
    }
};

COALFACE_TEST(tst_RecordedHistory)
#include "tst_recordedhistory.moc"
