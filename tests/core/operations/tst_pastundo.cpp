// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/writejournal.h"
#include "core/operations/pastundo.h"
#include "core/pools/keptpool.h"
#include "core/settings/secretsfile.h"
#include "tests/core/fakeeventlog.h"
#include "tests/core/fleet/fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using Hindrance = PastUndo::Hindrance;
using Verb = WriteRequest::Verb;

namespace {
const QString oldPool = u"stratum+tcp://old.example:3333"_s;
const QString newPool = u"stratum+tcp://new.example:3333"_s;
} // namespace

//! The change comes from the journal itself, so that what is read here is what is written there.
class TestPastUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<FakeStore>();
        m_store->addMiner(7, u"attic"_s);
        m_fleet = std::make_unique<Fleet>(*m_store, m_drivers, m_clock);
        QTRY_VERIFY(m_fleet->load().isFinished());
        QTRY_COMPARE(m_fleet->size(), 1);
        m_log.events.clear();
    }

    void aModeComesBack()
    {
        const PastUndo undo = pastUndo(mode(u"eco"_s, u"turbo"_s), m_log.events, *m_fleet);
        QCOMPARE(undo.hindrance, Hindrance::None);
        QCOMPARE(undo.target.key, 7);
        QCOMPARE(undo.target.name, u"attic"_s);
        QCOMPARE(undo.target.request.mode, u"eco"_s);
        QCOMPARE(undo.target.before, u"turbo"_s);
        QCOMPARE(undo.target.after, u"eco"_s);
    }

    void aPoolComesBackWithItsPlaceAndRestart()
    {
        const PastUndo undo = pastUndo(pool(oldPool + u", bc1.a, b"_s, 2, true), m_log.events,
                                       *m_fleet);
        QCOMPARE(undo.hindrance, Hindrance::None);
        QCOMPARE(undo.target.request.verb, Verb::SetPool);
        QCOMPARE(undo.target.request.pool.slot, 2);
        QVERIFY(undo.target.request.pool.restart);
        QCOMPARE(undo.target.request.pool.url, oldPool);
        QCOMPARE(undo.target.request.pool.user, u"bc1.a, b"_s);
        QCOMPARE(undo.target.request.pool.password, u"x"_s);
        QCOMPARE(undo.target.before, newPool + u", bc1.new"_s);
    }

    void whatCannotBeUndoneIsTold()
    {
        const auto hindrance = [this](const Event &event) {
            return pastUndo(event, m_log.events, *m_fleet).hindrance;
        };
        QCOMPARE(hindrance(Event{}), Hindrance::Irreversible);
        Event seen;
        seen.kind = EventKind::ModeChanged;
        QCOMPARE(hindrance(seen), Hindrance::NoChange);
        QCOMPARE(hindrance(written({Verb::Restart}, {})), Hindrance::Irreversible);
        QCOMPARE(hindrance(mode({}, u"eco"_s)), Hindrance::BeforeUnknown);
        m_log.events.clear();
        QCOMPARE(hindrance(mode(u"custom"_s, u"eco"_s)), Hindrance::OwnValues);
        QCOMPARE(hindrance(mode(u"eco"_s, u"eco"_s)), Hindrance::NothingChanged);
        QCOMPARE(hindrance(mode(u"eco"_s, u"turbo"_s, Outcome::Refused)), Hindrance::NotMade);
        QCOMPARE(hindrance(mode({}, u"eco"_s, Outcome::Unknown)), Hindrance::BeforeUnknown);
        m_log.events.clear();
        QCOMPARE(hindrance(pool(oldPool, 0, false)), Hindrance::WorkerUnknown);
        QCOMPARE(hindrance(pool(newPool + u", bc1.new"_s, 0, false)), Hindrance::NothingChanged);
        Event gone = mode(u"eco"_s, u"turbo"_s);
        gone.minerKey = 4711;
        QCOMPARE(hindrance(gone), Hindrance::MinerGone);
    }

    void aLaterChangeOfTheSameKindStandsInTheWay()
    {
        const Event first = mode(u"eco"_s, u"turbo"_s);
        pool(oldPool + u", a"_s, 0, false);
        mode(u"turbo"_s, u"low"_s, Outcome::Refused);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::None);
        const Event second = mode(u"turbo"_s, u"low"_s);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::ChangedSince);
        QCOMPARE(pastUndo(second, m_log.events, *m_fleet).hindrance, Hindrance::None);
    }

    void anotherPlaceIsAnotherPool()
    {
        const Event first = pool(oldPool + u", a"_s, 0, false);
        pool(oldPool + u", a"_s, 1, false);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::None);
        pool(newPool + u", b"_s, 0, false);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::ChangedSince);
    }

    void whatOthersChangedStandsInTheWayButNotTheDeviceItself()
    {
        const Event first = pool(oldPool + u", a"_s, 0, false);
        Event seen;
        seen.minerKey = 7;
        seen.kind = EventKind::PoolChanged;
        seen.actor.kind = EventActor::Kind::Device;
        seen.time = first.time.addSecs(600);
        m_log.append({seen});
        seen.kind = EventKind::FallbackChanged; // of another place
        seen.actor.kind = EventActor::Kind::SomeoneElse;
        m_log.append({seen});
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::None);
        m_clock.advance(1200);
        const Event fallback = pool(oldPool + u", a"_s, 1, false);
        QCOMPARE(pastUndo(fallback, m_log.events, *m_fleet).hindrance, Hindrance::None);
        seen.time = fallback.time.addSecs(600);
        m_log.append({seen});
        QCOMPARE(pastUndo(fallback, m_log.events, *m_fleet).hindrance, Hindrance::ChangedSince);
        seen.kind = EventKind::PoolChanged;
        m_log.append({seen});
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::ChangedSince);
    }

    void whatMayHaveBeenMadeIsUndoneToo()
    {
        for (const Outcome outcome : {Outcome::NotConfirmed, Outcome::Unknown}) {
            m_log.events.clear();
            const Event doubtful = mode(u"eco"_s, u"turbo"_s, outcome);
            Telemetry now;
            now.timestamp = doubtful.time.addSecs(3600);
            const auto shows = [&](const QString &mode) {
                now.mode = mode;
                now.timestamp = now.timestamp.addSecs(1);
                m_fleet->absorb(7, now, now.timestamp);
                return pastUndo(doubtful, m_log.events, *m_fleet);
            };
            for (const QString &expected : {u"turbo"_s, u"eco"_s}) {
                const PastUndo undo = shows(expected);
                QCOMPARE(undo.hindrance, Hindrance::None);
                QCOMPARE(undo.target.request.mode, u"eco"_s);
                QVERIFY(undo.target.isUncertain && undo.target.request.sendAnyway);
            }
            QCOMPARE(shows(u"low"_s).hindrance, Hindrance::HoldsNoMore);
            shows(u"eco"_s);
            mode(u"turbo"_s, u"low"_s);
            QCOMPARE(pastUndo(doubtful, m_log.events, *m_fleet).hindrance, Hindrance::ChangedSince);
            m_clock.advance(7200);
        }
        QVERIFY(!pastUndo(mode(u"eco"_s, u"turbo"_s), {}, *m_fleet).target.isUncertain);
    }

    void aModeThatHoldsNoMoreIsTold()
    {
        const Event first = mode(u"eco"_s, u"turbo"_s);
        Telemetry now;
        now.timestamp = first.time.addSecs(3600);
        now.mode = u"low"_s;
        m_fleet->absorb(7, now, now.timestamp);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::HoldsNoMore);
        now.mode = u"paused"_s; // it comes back in that mode
        m_fleet->absorb(7, now, now.timestamp);
        QCOMPARE(pastUndo(first, m_log.events, *m_fleet).hindrance, Hindrance::None);
    }

    void theKeptPasswordIsFoundByPoolAndWorker()
    {
        QTemporaryDir folder;
        SecretsFile vault(folder.filePath(u"secrets.json"_s));
        PoolLibrary pools(folder.filePath(u"pools.json"_s), {}, vault);
        QVERIFY(pools.put({{}, u"Home"_s, oldPool, u"bc1.{name}"_s, {}}, u"s3cret"_s));
        QVERIFY(pools.put({{}, u"Open"_s, newPool, u"bc1.{name}"_s, {}}));
        const auto kept = keptPool(pools, {0, u"OLD.example:3333"_s, u"bc1.attic"_s, {}, false},
                                   u"attic"_s);
        QVERIFY(kept);
        QCOMPARE(kept->name, u"Home"_s);
        QCOMPARE(kept->password, u"s3cret"_s);
        QVERIFY(!keptPool(pools, {0, oldPool, u"bc1.other"_s, {}, false}, u"attic"_s));
        QVERIFY(!keptPool(pools, {0, newPool, u"bc1.attic"_s, {}, false}, u"attic"_s));
    }

private:
    Event written(const WriteRequest &request, const QString &before,
                  Outcome outcome = Outcome::Applied)
    {
        m_clock.advance(60);
        WriteJournal journal(m_log, m_clock);
        Event event = WriteJournal::drafted(m_fleet->miner(7)->record, request, before);
        journal.begun(event);
        journal.ended(event, {outcome, true, u"The device said so."_s});
        return m_log.events.last();
    }
    Event mode(const QString &before, const QString &after, Outcome outcome = Outcome::Applied)
    {
        return written({Verb::SetMode, after}, before, outcome);
    }
    Event pool(const QString &before, int slot, bool restart)
    {
        return written({Verb::SetPool, {}, {slot, newPool, u"bc1.new"_s, u"pw"_s, restart}}, before);
    }

    FakeClock m_clock;
    FakeDirectory m_drivers;
    FakeEventLog m_log;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Fleet> m_fleet;
};

COALFACE_TEST(TestPastUndo)
#include "tst_pastundo.moc"
