// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "fixture.h"
#include "linedevice.h"
#include "tests/testprogram/testprogram.h"

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

class TestAvalonProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void probeAsksVersionOnly();
    void probeOfANanoThreeFindsItsSerial();
    void probeOfAVersionWithoutModel();
    void probeRefuses_data();
    void probeRefuses();

private:
    Bench &bench() { return *m_bench; }
    LineDevice &device() { return *m_device; }
    void answer(const QByteArray &command, const QByteArray &bytes)
    {
        m_device->answers[command].bytes = bytes;
    }

    std::unique_ptr<LineDevice> m_device;
    std::unique_ptr<Bench> m_bench;
};

void TestAvalonProbe::init()
{
    m_device = std::make_unique<LineDevice>();
    QVERIFY(m_device->isListening());
    m_bench = std::make_unique<Bench>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    answer("version", recorded(u"nano3s-25021401_56abae7-version.json"_qs));
}

void TestAvalonProbe::cleanup()
{
    m_bench.reset();
    m_device.reset();
}

void TestAvalonProbe::probeAsksVersionOnly()
{
    const auto identity = bench().probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, u"Avalon Nano 3S"_qs);
    QCOMPARE(identity->mac, u"e0:e1:a9:00:0a:01"_qs);
    QCOMPARE(device().requests, QByteArrayList{R"({"command":"version"})"}); // no line end, no NUL
}

void TestAvalonProbe::probeOfANanoThreeFindsItsSerial()
{
    answer("version", recorded(u"nano3-24071801_42c628d-version.json"_qs));
    answer("estats", recorded(u"nano3-24071801_42c628d-stats.json"_qs));
    const auto identity = bench().probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, u"Avalon Nano 3"_qs);
    QCOMPARE(identity->serial, u"0201000000000b01"_qs);
    QCOMPARE(device().asked, (QByteArrayList{"version", "estats"}));
}

void TestAvalonProbe::probeOfAVersionWithoutModel()
{
    answer("version",
           R"({"STATUS":[{"STATUS":"S","Code":22,"Msg":"CGMiner versions","Description":"cgminer 4.11.1"}],"VERSION":[{"CGMiner":"4.11.1","API":"3.7"}],"id":1})");
    answer("estats", recorded(u"nano3-24071801_42c628d-estats.txt"_qs)); // even in the plain form
    const auto identity = bench().probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, u"Avalon Nano 3"_qs);
    QCOMPARE(identity->serial, u"0201000000000b02"_qs);
}

void TestAvalonProbe::probeRefuses_data()
{
    QTest::addColumn<LineDevice::Answer>("version");
    QTest::addColumn<QByteArray>("estats");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");
    using A = LineDevice::Answer;
    const auto rejected = Error::Kind::Rejected;
    QTest::newRow("Antminer") << A{recorded(u"antminer_s19pro-49.0.1.3-version.json"_qs)}
                              << recorded(u"antminer_s19pro-49.0.1.3-stats.json"_qs) << rejected
                              << u"Antminer"_qs;
    QTest::newRow("Whatsminer") << A{recorded(u"whatsminer-20210322.22.REL-get_version.json"_qs)}
                                << QByteArray("x") << rejected << u"Whatsminer"_qs;
    QTest::newRow("some cgminer 4.11.1")
        << A{R"({"STATUS":[{"STATUS":"S","Code":22,"Description":"cgminer 4.11.1"}],"VERSION":[{"CGMiner":"4.11.1","API":"3.7"}]})"}
        << QByteArray(R"({"STATUS":[{"STATUS":"S"}],"STATS":[{"STATS":0,"ID":"USB0"}]})")
        << rejected << u"another kind"_qs;
    QTest::newRow("web server") << A{"HTTP/1.1 400 Bad Request\r\n\r\n"} << QByteArray()
                                << Error::Kind::BadReply << u"no miner's API"_qs;
    QTest::newRow("cut") << A{R"({"STATUS":[{"STATUS":"S","When":17753)",
                              LineDevice::Manner::Answer, true}
                         << QByteArray() << Error::Kind::BadReply << u"cut off"_qs;
    QTest::newRow("closed") << A{{}, LineDevice::Manner::Drop} << QByteArray()
                            << Error::Kind::Unreachable << u"closed"_qs;
}

void TestAvalonProbe::probeRefuses()
{
    QFETCH(LineDevice::Answer, version);
    QFETCH(QByteArray, estats);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);
    device().answers["version"] = version;
    answer("estats", estats);
    const auto identity = bench().probe();
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, kind);
    QVERIFY2(identity.error().detail.contains(words), qPrintable(identity.error().detail));
}

COALFACE_TEST(TestAvalonProbe)
#include "tst_avalon_probe.moc"
