// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/metrics/drivermeter.h"
#include "drivers/updates/driverupdates.h"
#include "keptcounts.h"
#include "tests/drivers/driverfolder.h"
#include "tests/drivers/updates/versions.h"
#include "tests/testprogram/testprogram.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString ferretType = u"ferret"_s;
} // namespace

//! Answers whatever it is asked.
class AnsweringDevice : public QTcpServer
{
public:
    AnsweringDevice()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 17\r\n\r\n"
                              "{\"hashRate\": 500}");
                socket->disconnectFromHost();
            });
        });
    }
};

//! The watch over a version on trial and the counts that are kept agree on whose fault it was.
class TestTrialCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aVersionIsTakenBackByTheFaultsThatAreCounted();
    void whatTheNetworkDidCountsInBothAsNobodysFault();
    void theEndsOfHostsAreCountedInBothAndTheirCallsInNeither();

private:
    bool ask(const QString &id = u"m1"_s, quint16 port = 0)
    {
        const MinerRef miner{id,
                             {QHostAddress(QHostAddress::LocalHost),
                              port ? port : m_device->serverPort()},
                             {}};
        const auto answer = m_catalogue->session(ferretType)->readTelemetry(miner, 20s);
        return QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) && taken(answer).ok();
    }
    DriverChange install(const QString &version)
    {
        const auto change = m_updates->install(ferret(version), true);
        return QTest::qWaitFor([&] { return change.isFinished(); }, 20'000) ? change.result()
                                                                            : DriverChange();
    }
    DriverChoice choice() const { return m_catalogue->facts(ferretType)->choice.value(); }
    bool runs(const QString &version) const
    {
        return QTest::qWaitFor([&] { return m_catalogue->servingVersion(ferretType) == version; },
                               20'000);
    }

    std::unique_ptr<DriverFolder> m_folder;
    std::unique_ptr<AnsweringDevice> m_device;
    TestClock m_clock;
    KeptCounts m_log;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    std::unique_ptr<DriverUpdates> m_updates;
    std::unique_ptr<DriverMeter> m_meter;
};

void TestTrialCounts::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_device = std::make_unique<AnsweringDevice>();
    m_log = KeptCounts();
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    m_updates = std::make_unique<DriverUpdates>(*m_catalogue, m_clock);
    m_meter = std::make_unique<DriverMeter>(*m_catalogue, m_log, m_clock);
    QCOMPARE(install(u"1.0.0"_s).status, DriverChange::Status::Installed);
    QVERIFY(ask());
}

void TestTrialCounts::cleanup()
{
    m_meter.reset();
    m_updates.reset();
    m_catalogue.reset();
}

void TestTrialCounts::aVersionIsTakenBackByTheFaultsThatAreCounted()
{
    QCOMPARE(install(u"1.3.0"_s).status, DriverChange::Status::OnTrial); // it understands nothing
    for (int i = 0; i < 3; ++i)
        QVERIFY(!ask());
    QVERIFY(runs(u"1.0.0"_s));
    QVERIFY2(choice().bad.size() == 1 && choice().bad[0].reason.contains(u"3 of its first 3"_s),
             qPrintable(choice().bad.isEmpty() ? QString() : choice().bad[0].reason));
    m_meter->save();
    QCOMPARE(m_log.of(ferretType, u"1.3.0"_s).calls.value(u"readTelemetry"_s),
             (DriverMetrics::ByClass{{CallClass::Protocol, 3}}));
    QCOMPARE(m_log.of(ferretType, u"1.3.0"_s).driversFaults(), 3);
    QCOMPARE(m_log.of(ferretType, u"1.0.0"_s).driversFaults(), 0);
    QCOMPARE(m_log.calls(ferretType, "readTelemetry", CallClass::Ok), 1);
}

void TestTrialCounts::whatTheNetworkDidCountsInBothAsNobodysFault()
{
    QCOMPARE(install(u"1.1.0"_s).status, DriverChange::Status::OnTrial);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!ask(u"gone"_s, 9)); // nobody listens there
    for (int i = 0; i < 5; ++i)
        QVERIFY(ask());
    QTRY_COMPARE_WITH_TIMEOUT(choice().trial->good, 5, 10'000);
    QCOMPARE(choice().trial->faults, 0);
    m_meter->save();
    QCOMPARE(m_log.of(ferretType, u"1.1.0"_s).calls.value(u"readTelemetry"_s),
             (DriverMetrics::ByClass{{CallClass::Ok, 5}, {CallClass::Unreachable, 4}}));
}

void TestTrialCounts::theEndsOfHostsAreCountedInBothAndTheirCallsInNeither()
{
    QCOMPARE(install(u"1.2.0"_s).status, DriverChange::Status::OnTrial); // it dies at its third call
    for (int i = 0; i < 12; ++i)
        QVERIFY2(ask(), qPrintable(QString::number(i)));
    QVERIFY(runs(u"1.0.0"_s));
    QVERIFY(choice().bad.size() == 1 && choice().bad[0].reason.contains(u"2 times"_s));
    m_meter->save();
    const DriverMetrics bad = m_log.of(ferretType, u"1.2.0"_s);
    QCOMPARE(bad.crashes, 2);
    QCOMPARE(bad.hangs, 0);
    QCOMPARE(bad.driversFaults(), 0); // each call was answered in the end
    QCOMPARE(m_log.of(ferretType).calls.value(u"readTelemetry"_s).value(CallClass::Ok)
                 + bad.calls.value(u"readTelemetry"_s).value(CallClass::Ok),
             13);
}

COALFACE_TEST(TestTrialCounts)
#include "tst_trialcounts.moc"
