// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/events/watcherhouse.h"
#include "tests/testprogram/testprogram.h"

#include <algorithm>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Whose a frequency or voltage is that belongs to no mode.
class TestModeWatcher : public WatcherTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_house.reset(); }
    void anOutsidersFrequencyOfNoModeIsToldUnlessTheDeviceMayHaveProtectedItself_data();
    void anOutsidersFrequencyOfNoModeIsToldUnlessTheDeviceMayHaveProtectedItself();
};

void TestModeWatcher::anOutsidersFrequencyOfNoModeIsToldUnlessTheDeviceMayHaveProtectedItself_data()
{
    QTest::addColumn<double>("frequency"); // it was 500 MHz, 1.15 V
    QTest::addColumn<double>("voltage");
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isSomeoneElse");
    QTest::newRow("raised") << 550.0 << 1.15 << QString() << true;
    QTest::newRow("raised, at less voltage") << 550.0 << 1.1 << QString() << true;
    QTest::newRow("more voltage") << 500.0 << 1.2 << QString() << true;
    QTest::newRow("raised while nobody looked") << 550.0 << 1.15 << u"unwatched"_s << true;
    QTest::newRow("lowered") << 400.0 << 1.05 << QString() << true;
    QTest::newRow("lowered while nobody looked") << 400.0 << 1.05 << u"unwatched"_s << false;
    QTest::newRow("lowered after a silence") << 400.0 << 1.05 << u"silent"_s << false;
    QTest::newRow("lowered upon heat") << 400.0 << 1.05 << u"hot"_s << false;
    QTest::newRow("lowered, and does not hash") << 400.0 << 1.05 << u"idle"_s << false;
    QTest::newRow("lowered, with a fault") << 50.0 << 1.0 << u"fault"_s << false;
    QTest::newRow("lowered, with its fan at full speed") << 400.0 << 1.05 << u"fan"_s << false;
}

void TestModeWatcher::anOutsidersFrequencyOfNoModeIsToldUnlessTheDeviceMayHaveProtectedItself()
{
    QFETCH(double, frequency);
    QFETCH(double, voltage);
    QFETCH(QString, how);
    Telemetry before = usual();
    before.hashrate = 1e12;
    before.temperature = how == u"hot"_s ? 69.0 : 55.0;
    before.frequency = 500;
    before.coreVoltage = 1.15;
    before.fanPercent = 40;
    poll(before);
    if (how == u"unwatched"_s) {
        m_house->watcher->setWatching(false);
        m_house->watcher->setWatching(true);
    } else if (how == u"silent"_s) {
        m_house->clock.advance(600);
    }
    Telemetry after = before;
    after.temperature = 55.0;
    after.mode = u"custom"_s;
    after.frequency = frequency;
    after.coreVoltage = voltage;
    if (how == u"idle"_s)
        after.hashrate = 0;
    if (how == u"fault"_s)
        after.error = u"Too hot."_s;
    if (how == u"fan"_s)
        after.fanPercent = 100;
    poll(after);
    const auto changed = [&] {
        return std::find_if(events().cbegin(), events().cend(),
                            [](const Event &event) { return event.kind == EventKind::ModeChanged; });
    };
    QTRY_VERIFY(changed() != events().cend());
    QFETCH(bool, isSomeoneElse);
    QCOMPARE(changed()->actor.kind,
             isSomeoneElse ? EventActor::Kind::SomeoneElse : EventActor::Kind::Unknown);
}

COALFACE_TEST(TestModeWatcher)
#include "tst_modewatcher.moc"
