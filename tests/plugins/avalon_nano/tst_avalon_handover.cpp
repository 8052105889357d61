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

private:
    void speak(const QByteArray &serial, const QByteArray &mode);
    Result<WriteReport> setLow()
    {
        ModeJob job(QStringLiteral("low"), QDeadlineTimer(10'000));
        job.setConfirmationTime(std::chrono::milliseconds(3000));
        return m_bench->run(&Adapter::setMode, job);
    }

    std::unique_ptr<LineDevice> m_device;
    std::unique_ptr<Bench> m_bench;
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

COALFACE_TEST(TestAvalonHandover)
#include "tst_avalon_handover.moc"
