// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/protocol.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coalface;
using namespace pebble;

class TestProtocol : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theStatusPageIsRead();
    void whatIsNotMeasuredIsUnknownAndNotZero();
    void somethingElseIsToldFromAPebbleInTrouble();
    void aRestartIsSeenByTheUptimeOfTheSameMiner();

private:
    Result<Status> read() const
    {
        return statusIn({200, "application/json", {}, QJsonDocument(m_page).toJson()});
    }
    Status readStatus() const { return read() ? *read() : Status(); }

    QJsonObject m_page;
};

void TestProtocol::init()
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/status.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_page = QJsonDocument::fromJson(file.readAll()).object();
}

void TestProtocol::theStatusPageIsRead()
{
    const Status status = readStatus();
    QCOMPARE(status.identity.model, QStringLiteral("Pebble 2"));
    QCOMPARE(status.identity.mac, QStringLiteral("02:00:00:12:34:56"));
    QCOMPARE(status.telemetry.hashrate.value(), 512.5e9);
    QCOMPARE(status.telemetry.efficiency.value(), 20.0); // 10.25 W / 0.5125 TH/s
    QCOMPARE(status.telemetry.poolUrl.value(),
             QStringLiteral("stratum+tcp://pool.example.org:3333"));
    QCOMPARE(status.pools.pools.size(), 1); // the second slot is empty
    QCOMPARE(status.capabilities, QList<Capability>{Capability::Restart});
}

void TestProtocol::whatIsNotMeasuredIsUnknownAndNotZero()
{
    m_page[QStringLiteral("chip_c")] = -1;
    m_page[QStringLiteral("power_w")] = 0;
    m_page.remove(QStringLiteral("uptime_s"));
    m_page[QStringLiteral("hashrate_ghs")] = 0; // this zero is measured: it is not hashing
    const Telemetry telemetry = readStatus().telemetry;
    QVERIFY(!telemetry.temperature && !telemetry.power && !telemetry.uptime && !telemetry.efficiency);
    QCOMPARE(telemetry.hashrate.value(), 0.0);
}

void TestProtocol::somethingElseIsToldFromAPebbleInTrouble()
{
    m_page[QStringLiteral("device")] = QStringLiteral("boulder");
    QCOMPARE(read().error().kind, Error::Kind::Rejected);
    QCOMPARE(statusIn({404, "text/html", {}, "<html>"}).error().kind, Error::Kind::Rejected);
    QCOMPARE(statusIn({503, "text/html", {}, "<html>"}).error().kind, Error::Kind::Unreachable);
    QCOMPARE(statusIn({200, "application/json", {}, "{\"device\":"}).error().kind,
             Error::Kind::BadReply);
}

void TestProtocol::aRestartIsSeenByTheUptimeOfTheSameMiner()
{
    const Status before = readStatus();
    QVERIFY(!hasRestarted(before, before));
    m_page[QStringLiteral("uptime_s")] = 3;
    QVERIFY(hasRestarted(before, readStatus()));
    m_page[QStringLiteral("mac")] = QStringLiteral("02-00-00-99-99-99");
    QVERIFY(!hasRestarted(before, readStatus()));
}

QTEST_GUILESS_MAIN(TestProtocol)
#include "protocol.moc"
