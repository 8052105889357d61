// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulatedbench.h"

#include "tests/testprogram/testprogram.h"

#include <QTimer>

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

//! The driver against simulated devices: standby, and the light.
class TestAvalonStandby : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_bench.end(); }

    void pausesAndResumes_data();
    void pausesAndResumes();
    void aPauseThatWasNotConfirmedIsSentToOneThatShowsIt();
    void theNanosHaveNoStandby();
    void blinksAndIsPutBack();
    void aLightThatWasNotConfirmedIsAskedForAgain();

private:
    SimulatedBench m_bench;
};

void TestAvalonStandby::pausesAndResumes_data()
{
    QTest::addColumn<QString>("mode"); // in which it goes on
    QTest::newRow("q-25052801") << u"eco"_qs;
    QTest::newRow("mini3-25011701") << u"mining"_qs;
}

void TestAvalonStandby::pausesAndResumes()
{
    QFETCH(QString, mode);
    m_bench.start(QTest::currentDataTag());
    const auto paused = m_bench->run<PauseJob>(&Adapter::pause, {}, 30'000);
    QVERIFY(paused.ok());
    QCOMPARE(paused->outcome, Outcome::Applied);
    const auto telemetry = m_bench->read();
    QCOMPARE(telemetry->mode, u"paused"_qs);
    QCOMPARE(telemetry->hashrate, 0.0);
    QVERIFY(telemetry->power.value_or(0) > 0);
    QCOMPARE(m_bench->run<PauseJob>(&Adapter::pause)->outcome, Outcome::Applied); // is already
    QCOMPARE(m_bench.seenWith("softoff"), 1);
    const auto resumed = m_bench->run<ResumeJob>(&Adapter::resume, {}, 30'000);
    QCOMPARE(resumed->outcome, Outcome::Applied);
    QCOMPARE(m_bench->read()->mode, mode);
    QCOMPARE(m_bench.seenWith("softon"), 1);
}

void TestAvalonStandby::aPauseThatWasNotConfirmedIsSentToOneThatShowsIt()
{
    m_bench.start("q-25052801");
    QCOMPARE(m_bench->run<PauseJob>(&Adapter::pause, {}, 30'000)->outcome, Outcome::Applied);
    PauseJob again(QDeadlineTimer(30'000));
    again.setSendsAnyway();
    QCOMPARE(m_bench->run(&Adapter::pause, again)->outcome, Outcome::Applied);
    QCOMPARE(m_bench.seenWith("softoff"), 2);
    // That it shows it is no proof where the answer was lost.
    PauseJob lost(QDeadlineTimer(30'000));
    lost.setSendsAnyway();
    connect(&m_bench.engine(), &simulator::Engine::requestSeen, this,
            [this](int, const simulator::SeenRequest &request) {
                m_bench.station().setFault(request.request.body.contains("softoff")
                                               ? simulator::Fault::Drop
                                               : simulator::Fault::None);
            });
    const auto report = m_bench->run(&Adapter::pause, lost);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY(!report->verified);
    QCOMPARE(m_bench.seenWith("softoff"), 3);
}

void TestAvalonStandby::theNanosHaveNoStandby()
{
    for (const char *variant : {"nano3s-25021401", "nano3-24071801"}) {
        m_bench.start(variant);
        const auto report = m_bench->run<PauseJob>(&Adapter::pause);
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, Error::Kind::Unsupported);
        QCOMPARE(m_bench.seenWith("softoff"), 0);
    }
}

void TestAvalonStandby::blinksAndIsPutBack()
{
    m_bench.start("nano3s-25021401");
    m_bench->adapter().light().setDuration(500);
    const auto report = m_bench->run<IdentifyJob>(&Adapter::identify);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QTRY_COMPARE(m_bench.seenWith("0,ledset,0-100-50-0-0-255"), 1);
    QCOMPARE(m_bench.seenWith("0,ledset,2-100-50-0-0-255"), 1);
    m_bench.start("q-25052801");
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify).error().kind, Error::Kind::Unsupported);
}

void TestAvalonStandby::aLightThatWasNotConfirmedIsAskedForAgain()
{
    m_bench.start("nano3s-25021401");
    m_bench->adapter().light().setDuration(3000);
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify)->outcome, Outcome::Applied);
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify)->outcome, Outcome::Applied); // is already
    QCOMPARE(m_bench.seenWith("0,ledset,2-100-50-0-0-255"), 1);
    IdentifyJob again(QDeadlineTimer(20'000));
    again.setSendsAnyway();
    QCOMPARE(m_bench->run(&Adapter::identify, again)->outcome, Outcome::Applied);
    QCOMPARE(m_bench.seenWith("0,ledset,2-100-50-0-0-255"), 2);
    QTRY_COMPARE(m_bench.seenWith("0,ledset,0-100-50-0-0-255"), 1); // as it was before the first
}

COALFACE_TEST(TestAvalonStandby)
#include "tst_avalon_standby.moc"
