// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "fixture.h"
#include "linedevice.h"
#include "tests/testprogram/testprogram.h"

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
const QByteArray lowModeSet = "ascset 0,workmode,set,0";
const QByteArray rebootSent = "ascset 0,reboot,0";
const QByteArray firstPoolSent
    = "setpool admin,web,0,stratum+tcp://pool.example.org:3333,worker,secretworker";
} // namespace

//! Another device of the same model has the address now, which its DNA tells.
class TestAvalonHandover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aDeviceThatTellsAnotherSerialIsNotWrittenTo();
    void whatAnotherDeviceShowsConfirmsNothing();
    void anotherDeviceIsNotRestartedForThePool();
    void whoDoesNotSayWhoItIsIsNotRestartedForThePool();

private:
    Result<WriteReport> setPoolAndRestart()
    {
        m_device->answers["check setpool"].bytes
            = R"({"STATUS":[{"STATUS":"S","Code":72,"Msg":"Check command"}],"CHECK":[{"Exists":"Y","Access":"Y"}],"id":1})";
        for (const QByteArray &command : {firstPoolSent, rebootSent})
            m_device->answers[command].bytes
                = R"({"STATUS":[{"STATUS":"S","When":1,"Code":119,"Msg":"OK"}],"id":1})";
        m_device->answers[firstPoolSent].delay = 200;
        PoolJob job({0, QStringLiteral("pool.example.org:3333"), QStringLiteral("worker"),
                     QStringLiteral("secretworker"), true},
                    QDeadlineTimer(20'000),
                    {{QStringLiteral("user"), QStringLiteral("admin")},
                     {QStringLiteral("password"), QStringLiteral("web")}});
        job.setConfirmationTime(std::chrono::milliseconds(6000));
        return m_bench->run(&Adapter::setPool, job);
    }
    //! As soon as it has got the pool.
    void afterThePool(const std::function<void()> &happens)
    {
        m_handover = std::make_unique<QTimer>();
        connect(m_handover.get(), &QTimer::timeout, this, [this, happens] {
            if (m_device->askedFor(firstPoolSent) == 0)
                return;
            m_handover->stop();
            happens();
        });
        m_handover->start(10);
    }
    void speak(const QByteArray &serial, const QByteArray &mode);
    Result<WriteReport> setLow()
    {
        ModeJob job(QStringLiteral("low"), QDeadlineTimer(10'000));
        job.setConfirmationTime(std::chrono::milliseconds(3000));
        return m_bench->run(&Adapter::setMode, job);
    }

    std::unique_ptr<LineDevice> m_device;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<QTimer> m_handover;
};

void TestAvalonHandover::init()
{
    m_device = std::make_unique<LineDevice>();
    QVERIFY(m_device->isListening());
    m_bench = std::make_unique<Bench>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    speak("0201000000000a01", "2");
    m_device->answers["ascset 0,help"].bytes
        = R"({"STATUS":[{"STATUS":"I","When":1,"Code":118,"Msg":"ASC 0 set info: help|workmode|reboot|"}],"id":1})";
    m_device->answers[lowModeSet].bytes
        = R"({"STATUS":[{"STATUS":"S","When":1,"Code":119,"Msg":"ASC 0 set OK"}],"id":1})";
}

void TestAvalonHandover::cleanup()
{
    m_handover.reset();
    m_bench.reset();
    m_device.reset();
}

void TestAvalonHandover::speak(const QByteArray &serial, const QByteArray &mode)
{
    QByteArray whole;
    for (const char *part : {"version", "summary", "pools", "stats"}) {
        QByteArray reply = recorded(
            QStringLiteral("nano3s-25021401_56abae7-%1.json").arg(QLatin1String(part)));
        reply.replace("0201000000000a01", serial).replace("WORKMODE[2]", "WORKMODE[" + mode + ']');
        m_device->answers[part].bytes = reply;
        if (qstrcmp(part, "version") != 0)
            whole += QByteArray(whole.isEmpty() ? "{" : ",") + '"' + part + "\":[" + reply.trimmed()
                     + ']';
    }
    m_device->answers["summary+pools+stats"].bytes = whole + ",\"id\":1}";
}

void TestAvalonHandover::aDeviceThatTellsAnotherSerialIsNotWrittenTo()
{
    QVERIFY(m_bench->version().ok());
    speak("0201000000000a02", "1");
    const auto report = setLow();
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Rejected);
    QCOMPARE(m_device->askedFor(lowModeSet), 0);
    // From then on it is known as the one that it is.
    QVERIFY(m_bench->version().ok());
    QCOMPARE(m_bench->version()->identity.serial, QStringLiteral("0201000000000a02"));
}

void TestAvalonHandover::whatAnotherDeviceShowsConfirmsNothing()
{
    m_device->answers[lowModeSet].delay = 200;
    QTimer handover;
    connect(&handover, &QTimer::timeout, this, [this] {
        if (m_device->askedFor(lowModeSet) > 0)
            speak("0201000000000a02", "0");
    });
    handover.start(10);
    const auto report = setLow();
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY2(report->detail.contains(QStringLiteral("Another miner")), qPrintable(report->detail));
    QCOMPARE(m_device->askedFor(lowModeSet), 1);
}

void TestAvalonHandover::anotherDeviceIsNotRestartedForThePool()
{
    afterThePool([this] { speak("0201000000000a02", "2"); });
    const auto report = setPoolAndRestart();
    QVERIFY(report.ok());
    QCOMPARE(m_device->askedFor(firstPoolSent), 1);
    QCOMPARE(m_device->askedFor(rebootSent), 0);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY2(report->detail.contains(QStringLiteral("Another miner")), qPrintable(report->detail));
}

void TestAvalonHandover::whoDoesNotSayWhoItIsIsNotRestartedForThePool()
{
    afterThePool([this] {
        for (const char *part : {"summary", "pools", "stats", "summary+pools+stats"})
            m_device->answers[part].manner = LineDevice::Manner::Drop;
    });
    const auto report = setPoolAndRestart();
    QVERIFY(report.ok());
    QCOMPARE(m_device->askedFor(firstPoolSent), 1);
    QCOMPARE(m_device->askedFor(rebootSent), 0);
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY2(report->detail.contains(QStringLiteral("was not restarted")),
             qPrintable(report->detail));
}

COALFACE_TEST(TestAvalonHandover)
#include "tst_avalon_handover.moc"
