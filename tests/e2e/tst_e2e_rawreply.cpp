// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What devices really answered, through the real hosts and drivers: word for word, without their secrets.
#include "expectedfind.h"
#include "simulator.h"
#include "tests/testprogram/testprogram.h"

#include "core/systemclock.h"
#include "drivers/drivercatalogue.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class tst_E2eRawReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFamilyShowsItsRepliesWithoutSecrets();
    void aReplyThatNobodyUnderstandsIsShown();
    void anUnreachableDeviceHasASentence();
    void aReadingIsNotChangedByIt();

private:
    Result<RawReading> raw(const Simulator::Device &device, const Credentials &credentials = {});
    MinerRef reference(const Simulator::Device &device, const Credentials &credentials = {}) const
    {
        return {u"m%1"_s.arg(device.index + 1),
                {QHostAddress(device.address), device.port},
                credentials};
    }
    template<typename T>
    static QString problem(const Result<T> &result)
    {
        return result ? QString() : result.error().detail;
    }
    DriverSession *session(const Simulator::Device &device)
    {
        return m_catalogue->session(ExpectedFind(device).driver);
    }

    Simulator m_simulator;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<DriverCatalogue> m_catalogue;
};

void tst_E2eRawReply::initTestCase()
{
    QVERIFY2(m_simulator.start({u"gamma601-v2.15.3"_s, u"nerdqaxeplusplus-v1.0.37.1-otp"_s,
                                u"nano3s-25021401"_s, u"esp32s3-v2.1.0"_s}),
             qPrintable(m_simulator.errorString()));
    QCOMPARE(m_simulator.devices().size(), 4);
    m_catalogue = std::make_unique<DriverCatalogue>(
        DriverCatalogue::Places{QStringLiteral(COALFACE_BIN_DIR "/../bundled_config/miner_drivers"),
                                m_folder.filePath(u"miner_drivers"_s),
                                QStringLiteral(COALFACE_BIN_DIR "/coalface-driverhost"),
                                m_folder.filePath(u"hosts.json"_s)},
        m_clock);
}

Result<RawReading> tst_E2eRawReply::raw(const Simulator::Device &device,
                                        const Credentials &credentials)
{
    DriverSession *asked = session(device);
    if (!asked)
        return Error{Error::Kind::Internal, u"there is no driver for %1"_s.arg(device.variant)};
    const auto future = asked->readRaw(reference(device, credentials), std::chrono::seconds(10));
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return Error{Error::Kind::Internal, u"no answer"_s};
    return future.result();
}

void tst_E2eRawReply::everyFamilyShowsItsRepliesWithoutSecrets()
{
    static const QRegularExpression unmasked(
        u"(?i)\"[a-z_]*(pass|password|pwd|token|secret)\"\\s*:\\s*\"(?!\u2022\u2022\u2022\"|\")"_s);
    for (const Simulator::Device &device : m_simulator.devices()) {
        const auto reading = raw(device, {{u"password"_s, u"aVeryOwnSecret"_s}});
        QVERIFY2(reading, qPrintable(device.variant + problem(reading)));
        QVERIFY2(reading->telemetry, qPrintable(device.variant + problem(reading->telemetry)));
        QVERIFY(reading->telemetry->hashrate.value_or(0) > 0);
        QVERIFY(reading->telemetry->timestamp.isValid());
        QVERIFY2(!reading->exchanges.isEmpty(), qPrintable(device.variant));
        bool answered = false;
        for (const Exchanged &one : reading->exchanges) {
            QVERIFY2(!one.request.isEmpty(), qPrintable(device.variant));
            QVERIFY2(!unmasked.match(one.reply).hasMatch(), qPrintable(one.reply));
            QVERIFY(!(one.request + one.reply).contains(u"aVeryOwnSecret"_s));
            answered = answered || one.reply.contains(u"{"_s) || one.reply.contains(u"="_s);
        }
        QVERIFY2(answered, qPrintable(device.variant));
    }
}

void tst_E2eRawReply::aReplyThatNobodyUnderstandsIsShown()
{
    for (const int index : {0, 2}) { // over HTTP, and over a connection of lines
        QVERIFY(m_simulator.setFault(index, u"garbage"_s));
        const auto reading = raw(m_simulator.devices().at(index));
        QVERIFY(m_simulator.setFault(index, u"none"_s));
        QVERIFY(reading);
        QVERIFY(!reading->telemetry);
        QCOMPARE(reading->telemetry.error().kind, Error::Kind::BadReply);
        QVERIFY(!reading->exchanges.isEmpty());
        const Exchanged &last = reading->exchanges.last();
        QVERIFY2(!(last.reply + last.summary).isEmpty(), qPrintable(last.request));
    }
}

void tst_E2eRawReply::anUnreachableDeviceHasASentence()
{
    Simulator::Device nobody = m_simulator.devices().first();
    nobody.port = 1;
    nobody.index = 77;
    const auto reading = raw(nobody);
    QVERIFY(reading);
    QVERIFY(!reading->telemetry);
    QCOMPARE(reading->telemetry.error().kind, Error::Kind::Unreachable);
    QVERIFY(!reading->exchanges.isEmpty());
    QVERIFY(reading->exchanges.first().summary.contains(u"refused"_s));
    QVERIFY(reading->exchanges.first().reply.isEmpty());
}

void tst_E2eRawReply::aReadingIsNotChangedByIt()
{
    const Simulator::Device &device = m_simulator.devices().first();
    const auto requestsOfOne = [&](const std::function<void()> &ask) {
        m_simulator.clearLogs();
        ask();
        return m_simulator.total(device.index);
    };
    (void)raw(device); // what is asked only once is asked
    const int ofRaw = requestsOfOne([&] { (void)raw(device); });
    const int ofPlain = requestsOfOne([&] {
        const auto future = session(device)->readTelemetry(reference(device),
                                                           std::chrono::seconds(10));
        QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 20'000));
        QVERIFY(future.result());
    });
    QVERIFY(ofPlain > 0);
    QCOMPARE(ofRaw, ofPlain);
}

COALFACE_TEST(tst_E2eRawReply)
#include "tst_e2e_rawreply.moc"
