// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"

#include "simulator/engine.h"
#include "simulator/family.h"
#include "tests/testprogram/testprogram.h"

#include <QTimer>

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace coalface::simulator {
std::unique_ptr<Family> family_avalon_nano();
}

//! The driver against simulated devices: standby, and the light.
class TestAvalonStandby : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void pausesAndResumes_data();
    void pausesAndResumes();
    void aPauseThatWasNotConfirmedIsSentToOneThatShowsIt();
    void theNanosHaveNoStandby();
    void blinksAndIsPutBack();
    void aLightThatWasNotConfirmedIsAskedForAgain();

private:
    void start(const char *variant);
    simulator::Station &station() { return m_engine->station(0); }
    qsizetype seenWith(const char *words) const;

    std::unique_ptr<simulator::Engine> m_engine;
    std::unique_ptr<Bench> m_bench;
    QTimer m_haste; //!< lets the simulated time run five times as fast
};

void TestAvalonStandby::start(const char *variant)
{
    m_bench.reset();
    m_engine = std::make_unique<simulator::Engine>(simulator::AddressPlan::ports(0));
    m_engine->setLogCapacity(500);
    QCOMPARE(m_engine->add(*simulator::family_avalon_nano(), QString::fromLatin1(variant)),
             QString());
    m_bench = std::make_unique<Bench>(Endpoint{station().place().address, station().place().port});
    m_haste.callOnTimeout(m_engine.get(), [this] { m_engine->skip(400); });
    m_haste.start(100);
}

void TestAvalonStandby::cleanup()
{
    m_bench.reset();
    if (m_engine)
        QVERIFY(station().mostInFlight() <= 1);
    m_engine.reset();
}

qsizetype TestAvalonStandby::seenWith(const char *words) const
{
    qsizetype count = 0;
    for (const simulator::SeenRequest &request : m_engine->station(0).log().latest())
        count += request.request.body.contains(words) ? 1 : 0;
    return count;
}

void TestAvalonStandby::pausesAndResumes_data()
{
    QTest::addColumn<QString>("mode"); // in which it goes on
    QTest::newRow("q-25052801") << u"eco"_qs;
    QTest::newRow("mini3-25011701") << u"mining"_qs;
}

void TestAvalonStandby::pausesAndResumes()
{
    QFETCH(QString, mode);
    start(QTest::currentDataTag());
    const auto paused = m_bench->run<PauseJob>(&Adapter::pause, {}, 30'000);
    QVERIFY(paused.ok());
    QCOMPARE(paused->outcome, Outcome::Applied);
    const auto telemetry = m_bench->read();
    QCOMPARE(telemetry->mode, u"paused"_qs);
    QCOMPARE(telemetry->hashrate, 0.0);
    QVERIFY(telemetry->power.value_or(0) > 0);
    QCOMPARE(m_bench->run<PauseJob>(&Adapter::pause)->outcome, Outcome::Applied); // is already
    QCOMPARE(seenWith("softoff"), 1);
    const auto resumed = m_bench->run<ResumeJob>(&Adapter::resume, {}, 30'000);
    QCOMPARE(resumed->outcome, Outcome::Applied);
    QCOMPARE(m_bench->read()->mode, mode);
    QCOMPARE(seenWith("softon"), 1);
}

void TestAvalonStandby::aPauseThatWasNotConfirmedIsSentToOneThatShowsIt()
{
    start("q-25052801");
    QCOMPARE(m_bench->run<PauseJob>(&Adapter::pause, {}, 30'000)->outcome, Outcome::Applied);
    PauseJob again(QDeadlineTimer(30'000));
    again.setSendsAnyway();
    QCOMPARE(m_bench->run(&Adapter::pause, again)->outcome, Outcome::Applied);
    QCOMPARE(seenWith("softoff"), 2);
    // That it shows it is no proof where the answer was lost.
    PauseJob lost(QDeadlineTimer(30'000));
    lost.setSendsAnyway();
    connect(m_engine.get(), &simulator::Engine::requestSeen, this,
            [this](int, const simulator::SeenRequest &request) {
                station().setFault(request.request.body.contains("softoff")
                                       ? simulator::Fault::Drop
                                       : simulator::Fault::None);
            });
    const auto report = m_bench->run(&Adapter::pause, lost);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY(!report->verified);
    QCOMPARE(seenWith("softoff"), 3);
}

void TestAvalonStandby::theNanosHaveNoStandby()
{
    for (const char *variant : {"nano3s-25021401", "nano3-24071801"}) {
        start(variant);
        const auto report = m_bench->run<PauseJob>(&Adapter::pause);
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, Error::Kind::Unsupported);
        QCOMPARE(seenWith("softoff"), 0);
    }
}

void TestAvalonStandby::blinksAndIsPutBack()
{
    start("nano3s-25021401");
    m_bench->adapter().light().setDuration(500);
    const auto report = m_bench->run<IdentifyJob>(&Adapter::identify);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QTRY_COMPARE(seenWith("0,ledset,0-100-50-0-0-255"), 1);
    QCOMPARE(seenWith("0,ledset,2-100-50-0-0-255"), 1);
    start("q-25052801");
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify).error().kind, Error::Kind::Unsupported);
}

void TestAvalonStandby::aLightThatWasNotConfirmedIsAskedForAgain()
{
    start("nano3s-25021401");
    m_bench->adapter().light().setDuration(3000);
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify)->outcome, Outcome::Applied);
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify)->outcome, Outcome::Applied); // is already
    QCOMPARE(seenWith("0,ledset,2-100-50-0-0-255"), 1);
    IdentifyJob again(QDeadlineTimer(20'000));
    again.setSendsAnyway();
    QCOMPARE(m_bench->run(&Adapter::identify, again)->outcome, Outcome::Applied);
    QCOMPARE(seenWith("0,ledset,2-100-50-0-0-255"), 2);
    QTRY_COMPARE(seenWith("0,ledset,0-100-50-0-0-255"), 1); // as it was before the first
}

COALFACE_TEST(TestAvalonStandby)
#include "tst_avalon_standby.moc"
