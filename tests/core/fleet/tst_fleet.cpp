// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const Error refused{Error::Kind::Rejected, u"The name is taken."_s};

Found found(const QString &address, const QString &mac)
{
    Found found;
    found.endpoint = {QHostAddress(address), 80};
    found.driverType = u"pebble"_s;
    found.identity.model = u"Pebble One"_s;
    found.identity.mac = mac;
    return found;
}

QList<qint64> keysOf(const QSignalSpy &spy, int at = 0)
{
    QList<qint64> keys = spy.value(at).value(0).value<QList<qint64>>();
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

class TestFleet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>();
        FakeStore &store = m_house->store;
        store.addMiner(3, u"Cellar"_s);
        store.addMiner(1, u"Attic"_s);
        store.addMiner(2, u"Shed"_s).record.hostname = u"shed-pi"_s;
    }

    void loadsWhatIsStored()
    {
        QSignalSpy added(&fleet(), &Fleet::minersAdded);
        QVERIFY(fleet().load().result().ok());
        QCOMPARE(fleet().keys(), (QList<qint64>{1, 2, 3}));
        QCOMPARE(fleet().size(), 3);
        QCOMPARE(keysOf(added), (QList<qint64>{1, 2, 3}));
        QCOMPARE(fleet().miner(1)->record.name, u"Attic"_s);
        QCOMPARE(fleet().miner(1)->state, MinerState::Unknown);
        QVERIFY(!fleet().miner(4));
    }

    void aStoreThatCannotBeReadIsAnError()
    {
        store().refusal = refused;
        const Result<Done> loaded = fleet().load().result();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error(), refused);
        QCOMPARE(fleet().size(), 0);
    }

    void resolves_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<qint64>("key"); // 0: fits nothing
        QTest::newRow("id") << u"m2"_s << 2LL;
        QTest::newRow("id in capitals") << u"M2"_s << 2LL;
        QTest::newRow("no such id") << u"m9"_s << 0LL;
        QTest::newRow("MAC") << u"02:00:00:00:00:03"_s << 3LL;
        QTest::newRow("MAC in capitals with hyphens") << u"02-00-00-00-00-03"_s << 3LL;
        QTest::newRow("another MAC") << u"02:00:00:00:00:99"_s << 0LL;
        QTest::newRow("address") << u"127.0.0.2"_s << 1LL;
        QTest::newRow("address and port") << u"127.0.0.2:80"_s << 1LL;
        QTest::newRow("address, another port") << u"127.0.0.2:81"_s << 0LL;
        QTest::newRow("host and port") << u"SHED-pi:80"_s << 2LL;
        QTest::newRow("name") << u"Cellar"_s << 3LL;
        QTest::newRow("name in any case") << u"cELLAR"_s << 3LL;
        QTest::newRow("part of a name") << u"Cell"_s << 0LL;
        QTest::newRow("nothing") << QString() << 0LL;
    }

    void resolves()
    {
        QFETCH(QString, word);
        QFETCH(qint64, key);
        fleet().load();
        const Result<qint64> result = fleet().resolve(word);
        QCOMPARE(result ? *result : 0, key);
        if (!result) {
            QCOMPARE(result.error().kind, Error::Kind::Rejected);
            QVERIFY(result.error().detail.contains(u'"' + word + u'"'));
        }
    }

    void theIdGoesBeforeEverythingElse()
    {
        // Stored by an earlier version, or by hand.
        store().addMiner(7, u"m1"_s);
        store().addMiner(8, u"m77"_s);
        fleet().load();
        QCOMPARE(*fleet().resolve(u"m1"_s), 1);
        QCOMPARE(*fleet().resolve(u"m77"_s), 8); // no such id: the name
    }

    void theAddressGoesBeforeTheName()
    {
        store().addMiner(7, u"127.0.0.2"_s);
        fleet().load();
        QCOMPARE(*fleet().resolve(u"127.0.0.2"_s), 1);
    }

    void severalThatFitAreNamed()
    {
        store().addMiner(5, u"Left"_s).record.address = u"127.0.0.2"_s;
        store().miners.last().record.port = 8080;
        fleet().load();
        const Result<qint64> several = fleet().resolve(u"127.0.0.2"_s);
        QVERIFY(!several);
        QCOMPARE(several.error().kind, Error::Kind::Rejected);
        for (const QString &told : {u"m1 Attic"_s, u"m5 Left"_s})
            QVERIFY2(several.error().detail.contains(told), qPrintable(several.error().detail));
        QCOMPARE(*fleet().resolve(u"127.0.0.2:8080"_s), 5);
    }

    void addsWhatWasFound()
    {
        fleet().load();
        QSignalSpy added(&fleet(), &Fleet::minersAdded);
        const auto stored = fleet().add(found(u"127.0.0.9"_s, u"02:00:00:00:ab:cd"_s)).result();
        QVERIFY(stored.ok());
        QVERIFY(stored->added);
        QCOMPARE(keysOf(added), QList<qint64>{stored->record.key});
        QVERIFY(fleet().keys().contains(stored->record.key));
        QCOMPARE(store().puts.last().proposedName, u"Pebble One-abcd"_s);
        QCOMPARE(store().puts.last().record.added, m_house->clock.now());
    }

    void aKnownOneIsBroughtUpToDateAndItsDriverForgetsTheOldPlace()
    {
        fleet().load();
        QSignalSpy added(&fleet(), &Fleet::minersAdded);
        QSignalSpy changed(&fleet(), &Fleet::minersChanged);
        const auto stored = fleet().add(found(u"127.0.0.99"_s, u"02:00:00:00:00:03"_s)).result();
        QVERIFY(stored.ok());
        QVERIFY(!stored->added);
        QCOMPARE(fleet().miner(3)->record.address, u"127.0.0.99"_s);
        QCOMPARE(m_house->drivers.pebble.closed, QStringList{u"m3"_s});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(keysOf(changed), QList<qint64>{3});
        QVERIFY(added.isEmpty());
    }

    void aNameThatIsNotAllowedReachesNoStore()
    {
        fleet().load();
        QCOMPARE(fleet().add(found(u"127.0.0.9"_s, {}), u"m5"_s).result().error().kind,
                 Error::Kind::Rejected);
        QVERIFY(store().puts.isEmpty());
        QCOMPARE(fleet().rename(1, u"127.0.0.1"_s).result().error().kind, Error::Kind::Rejected);
        QCOMPARE(fleet().miner(1)->record.name, u"Attic"_s);
    }

    void renames()
    {
        fleet().load();
        QSignalSpy changed(&fleet(), &Fleet::minersChanged);
        QVERIFY(fleet().rename(1, u"Garage"_s).result().ok());
        QCOMPARE(*fleet().resolve(u"garage"_s), 1);
        QTRY_COMPARE(keysOf(changed), QList<qint64>{1});
    }

    void aChangeThatTheStoreRefusesDidNotHappen()
    {
        fleet().load();
        store().refusal = refused;
        QSignalSpy removed(&fleet(), &Fleet::minersRemoved);
        QCOMPARE(fleet().rename(1, u"Shed"_s).result().error(), refused);
        QCOMPARE(fleet().remove({1}).result().error(), refused);
        QCOMPARE(fleet().add(found(u"127.0.0.9"_s, {})).result().error(), refused);
        QCOMPARE(fleet().keys(), (QList<qint64>{1, 2, 3}));
        QCOMPARE(fleet().miner(1)->record.name, u"Attic"_s);
        QVERIFY(removed.isEmpty());
    }

    void removesAndItsDriverForgetsThem()
    {
        fleet().load();
        QSignalSpy removed(&fleet(), &Fleet::minersRemoved);
        QVERIFY(fleet().remove({3, 1, 44}).result().ok());
        QCOMPARE(fleet().keys(), QList<qint64>{2});
        QCOMPARE(removed.size(), 1);
        QCOMPARE(keysOf(removed), (QList<qint64>{1, 3}));
        QCOMPARE(QSet<QString>(m_house->drivers.pebble.closed.cbegin(),
                               m_house->drivers.pebble.closed.cend()),
                 (QSet<QString>{u"m1"_s, u"m3"_s}));
    }

    void knowsADeviceByItsMacFirst()
    {
        // Added unasked, at a place where another known miner is now.
        store().addMiner(9, u"Unasked"_s).record.mac.clear();
        store().miners.last().record.address = u"127.0.0.60"_s;
        fleet().load();
        QCOMPARE(fleet().knownAs(found(u"127.0.0.60"_s, u"02:00:00:00:00:02"_s))->record.key, 2);
        QCOMPARE(fleet().knownAs(found(u"127.0.0.60"_s, u"02:00:00:00:00:77"_s))->record.key, 9);
        QCOMPARE(fleet().knownAs(found(u"127.0.0.60"_s, {}))->record.key, 9);
        QCOMPARE(fleet().knownAs(found(u"127.0.0.2"_s, {}))->record.key, 1);
        QVERIFY(
            !fleet().knownAs(found(u"127.0.0.2"_s, u"02:00:00:00:00:77"_s))); // another found there
        Found other = found(u"127.0.0.2"_s, {});
        other.driverType = u"brick"_s;
        QVERIFY(!fleet().knownAs(other));
    }

    void whatAnotherProgramChangedComesIn()
    {
        fleet().load();
        QSignalSpy added(&fleet(), &Fleet::minersAdded);
        QSignalSpy removed(&fleet(), &Fleet::minersRemoved);
        QSignalSpy changed(&fleet(), &Fleet::minersChanged);
        store().miners[1].record.name = u"Garage"_s;
        store().miners.removeFirst();
        store().addMiner(4, u"Barn"_s);
        Q_EMIT store().changedElsewhere();
        QCOMPARE(fleet().keys(), (QList<qint64>{1, 2, 4}));
        QCOMPARE(fleet().miner(1)->record.name, u"Garage"_s);
        QCOMPARE(keysOf(added), QList<qint64>{4});
        QCOMPARE(keysOf(removed), QList<qint64>{3});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(keysOf(changed), QList<qint64>{1}); // m2 is as it was
    }

    void theNewerOfTwoAnswersStays()
    {
        fleet().load();
        Telemetry own;
        own.timestamp = m_house->clock.now();
        own.hashrate = 2e12;
        fleet().absorb(1, own, own.timestamp);
        StoredMiner &stored = store().miners[1];
        stored.telemetry = Telemetry();
        stored.telemetry->hashrate = 1e12;
        stored.telemetry->timestamp = stored.status.lastAsked = own.timestamp.addSecs(-10);
        stored.status.misses = 2;
        Q_EMIT store().changedElsewhere();
        QCOMPARE(fleet().miner(1)->telemetry->hashrate, 2e12);
        QCOMPARE(fleet().miner(1)->status.misses, 0);
        stored.telemetry->timestamp = stored.status.lastAsked = own.timestamp.addSecs(10);
        Q_EMIT store().changedElsewhere();
        QCOMPARE(fleet().miner(1)->telemetry->hashrate, 1e12);
        QCOMPARE(fleet().miner(1)->status.misses, 2);
    }

    void aChangeDuringReadingIsReadAgainOnce()
    {
        fleet().load();
        store().held = true;
        const Result<QList<StoredMiner>> everything = store().miners;
        for (int i = 0; i < 3; ++i)
            Q_EMIT store().changedElsewhere();
        QCOMPARE(store().loads, 2);
        store().heldLoads.answer(everything);
        QCOMPARE(store().loads, 3);
        store().heldLoads.answer(everything);
        QCOMPARE(store().loads, 3);
    }

    void whatCannotBeReadIsToldUntilItIsRead()
    {
        QSignalSpy told(&fleet(), &Fleet::problemChanged);
        store().refusal = refused;
        fleet().load();
        QVERIFY(fleet().isUnread());
        store().refusal.reset();
        fleet().load();
        QCOMPARE(fleet().problem(), QString());
        store().refusal = refused;
        Q_EMIT store().changedElsewhere();
        QCOMPARE(fleet().size(), 3);
        QVERIFY(!fleet().isUnread());
        QCOMPARE(told.size(), 3);
        QCOMPARE(told[2][0].toString(), refused.detail);
    }

    void anAnswerAndAMissAreRemembered()
    {
        fleet().load();
        const QDateTime asked = m_house->clock.now();
        Telemetry telemetry;
        telemetry.timestamp = asked.addSecs(1);
        telemetry.hashrate = 1e12;
        MinerStatus status = fleet().absorb(1, telemetry, asked);
        QCOMPARE(status.lastAsked, asked);
        QCOMPARE(status.lastAnswered, telemetry.timestamp);
        QCOMPARE(status.misses, 0);
        QCOMPARE(fleet().miner(1)->state, MinerState::Online);

        const Error silent{Error::Kind::Timeout, u"It was silent."_s};
        for (int i = 1; i <= 3; ++i) {
            m_house->clock.advance(30);
            status = fleet().absorb(1, silent, asked.addSecs(30 * i));
        }
        QCOMPARE(status.misses, 3);
        QCOMPARE(status.firstMiss, asked.addSecs(30));
        QCOMPARE(status.lastError, u"timeout"_s);
        QCOMPARE(status.lastErrorDetail, silent.detail);
        QCOMPARE(status.lastAnswered, telemetry.timestamp);
        QCOMPARE(fleet().miner(1)->state, MinerState::Offline);
        QCOMPARE(fleet().miner(1)->telemetry->hashrate, 1e12); // the newest sample stays

        telemetry.timestamp = asked.addSecs(121);
        status = fleet().absorb(1, telemetry, asked.addSecs(120));
        QCOMPARE(status.misses, 0);
        QVERIFY(!status.firstMiss.isValid());
        QVERIFY(status.lastError.isEmpty() && status.lastErrorDetail.isEmpty());
        QCOMPARE(fleet().absorb(99, telemetry, asked), MinerStatus());
    }

    void itIsRememberedWhenTheSharesMovedLast()
    {
        fleet().load();
        const auto shareMove = [this](std::optional<qint64> accepted, double hashrate = 1e12) {
            m_house->clock.advance(30);
            Telemetry telemetry = reading(hashrate);
            telemetry.timestamp = m_house->clock.now();
            telemetry.sharesAccepted = accepted;
            return fleet().absorb(1, telemetry, telemetry.timestamp).lastShareMove;
        };
        const QDateTime first = shareMove(10);
        QCOMPARE(first, m_house->clock.now());
        QCOMPARE(shareMove(10), first);
        const QDateTime moved = shareMove(11);
        QCOMPARE(moved, m_house->clock.now());
        const QDateTime restarted = shareMove(0);
        QCOMPARE(restarted, m_house->clock.now());
        QCOMPARE(shareMove(0), restarted);
        shareMove(0, 0); // it stands still, and then no share is due at once
        const QDateTime resumed = shareMove(0);
        QCOMPARE(resumed, m_house->clock.now());
        QCOMPARE(shareMove(0), resumed);
    }

    void manyAnswersAreOneBatch()
    {
        store().miners.clear();
        store().addMiners(1000);
        fleet().load();
        QSignalSpy changed(&fleet(), &Fleet::minersChanged);
        for (const qint64 key : fleet().keys()) {
            Telemetry telemetry;
            telemetry.timestamp = m_house->clock.now();
            fleet().absorb(key, telemetry, telemetry.timestamp);
        }
        QVERIFY(changed.isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(keysOf(changed), fleet().keys());
    }

    void aDriverThatIsGoneAndBackChangesTheState()
    {
        fleet().load();
        QSignalSpy changed(&fleet(), &Fleet::minersChanged);
        for (const DriverState state : {DriverState::Missing, DriverState::Disabled,
                                        DriverState::Broken, DriverState::Incompatible}) {
            m_house->drivers.state = state;
            Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
            QCOMPARE(fleet().miner(1)->state, MinerState::NoDriver);
        }
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(keysOf(changed), (QList<qint64>{1, 2, 3}));
        m_house->drivers.state = DriverState::Backoff;
        Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
        QCOMPARE(fleet().miner(1)->state, MinerState::Unknown);
    }

    void theIntervalDecidesWhatIsOld()
    {
        fleet().load();
        Telemetry telemetry;
        telemetry.timestamp = m_house->clock.now();
        fleet().absorb(1, telemetry, telemetry.timestamp);
        m_house->clock.advance(100);
        fleet().setInterval(30, Fleet::Pace::AsDriversAllow);
        QCOMPARE(fleet().miner(1)->state, MinerState::Unknown);
        fleet().setInterval(60, Fleet::Pace::AsDriversAllow);
        QCOMPARE(fleet().miner(1)->state, MinerState::Online);
    }

    void mayEndWhileTheStoreIsAtWork()
    {
        fleet().load();
        store().held = true;
        const auto loading = fleet().load();
        Q_EMIT store().changedElsewhere();
        const auto renaming = fleet().rename(1, u"Garage"_s);
        const auto removing = fleet().remove({2});
        const auto adding = fleet().add(found(u"127.0.0.9"_s, {}));
        m_house->fleet.reset();
        const Result<QList<StoredMiner>> everything = store().miners;
        while (store().heldLoads.size() > 0)
            store().heldLoads.answer(everything);
        while (store().heldChanges.size() > 0)
            store().heldChanges.answer(Done());
        store().heldPuts.answer(FleetStore::PutResult());
        QCOMPARE(loading.result().error().kind, Error::Kind::Aborted);
        QCOMPARE(renaming.result().error().kind, Error::Kind::Aborted);
        QCOMPARE(removing.result().error().kind, Error::Kind::Aborted);
        QCOMPARE(adding.result().error().kind, Error::Kind::Aborted);
    }

private:
    struct House
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
    };
    Fleet &fleet() { return *m_house->fleet; }
    FakeStore &store() { return m_house->store; }
    std::unique_ptr<House> m_house;
};

COALFACE_TEST(TestFleet)
#include "tst_fleet.moc"
