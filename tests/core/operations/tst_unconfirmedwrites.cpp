// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/preview.h"
#include "core/operations/unconfirmedwrites.h"

#include "tests/core/fakeeventlog.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

namespace {

const QDateTime unconfirmedDay = QDateTime::fromString(QStringLiteral("2026-11-27T08:00:00Z"),
                                                       Qt::ISODate);
constexpr qint64 someMiner = 7;

Event written(int minute, const char *verb, const char *outcome, int slot = 0)
{
    Event event;
    event.kind = EventKind::Write;
    event.minerKey = someMiner;
    event.time = unconfirmedDay.addSecs(60 * minute);
    event.verb = QLatin1String(verb);
    event.outcome = QLatin1String(outcome);
    if (event.verb == u"set_pool")
        event.poolSlot = slot;
    return event;
}

Event restarted(int minute, int uptime)
{
    Event event;
    event.kind = EventKind::Restart;
    event.minerKey = someMiner;
    event.time = unconfirmedDay.addSecs(60 * minute);
    event.after = QString::number(uptime);
    return event;
}

WriteRequest poolAt(int slot)
{
    WriteRequest request{WriteRequest::Verb::SetPool};
    request.pool.slot = slot;
    return request;
}

const WriteRequest toMode{WriteRequest::Verb::SetMode, QStringLiteral("eco")};
const WriteRequest toPause{WriteRequest::Verb::Pause};
const WriteRequest toResume{WriteRequest::Verb::Resume};

UnconfirmedWrites after(const QList<Event> &events)
{
    UnconfirmedWrites writes;
    for (const Event &event : events)
        writes.take(event);
    return writes;
}

} // namespace

class TestUnconfirmedWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastOfItsKindDecides()
    {
        const Event open = written(1, "set_mode", "not_confirmed");
        QVERIFY(after({open}).holds(someMiner, toMode));
        QVERIFY(after({written(1, "set_mode", "unknown")}).holds(someMiner, toMode));
        QVERIFY(after({written(1, "set_mode", "")}).holds(someMiner, toMode)); // its program ended
        QVERIFY(!after({open}).holds(someMiner + 1, toMode));
        QVERIFY(!after({open}).holds(someMiner, toPause));
        QVERIFY(!after({open, written(2, "set_mode", "applied")}).holds(someMiner, toMode));
        QVERIFY(!after({open, written(2, "set_mode", "needs_restart")}).holds(someMiner, toMode));
        QVERIFY(!after({}).holds(someMiner, toMode));
    }

    void whatNeverLeftSaysNothingAboutTheOneBefore()
    {
        const Event open = written(1, "set_mode", "not_confirmed");
        for (const char *outcome : {"refused", "unsupported", "unreachable"}) {
            QVERIFY(after({open, written(2, "set_mode", outcome)}).holds(someMiner, toMode));
            QVERIFY(!after({written(2, "set_mode", outcome)}).holds(someMiner, toMode));
        }
    }

    void pausingAndResumingAreOneThing()
    {
        const Event open = written(1, "pause", "not_confirmed");
        QVERIFY(after({open}).holds(someMiner, toResume)); // it may still come to it
        QVERIFY(!after({open, written(2, "resume", "applied")}).holds(someMiner, toPause));
    }

    void eachPlaceForAPoolIsItsOwn()
    {
        const UnconfirmedWrites writes = after({written(1, "set_pool", "not_confirmed", 1)});
        QVERIFY(!writes.holds(someMiner, poolAt(0)));
        QVERIFY(writes.holds(someMiner, poolAt(1)));
        WriteRequest both = poolAt(0);
        both.fallback.emplace().slot = 1;
        QVERIFY(writes.holds(someMiner, both));
    }

    void aStartSinceThenMakesWhatItShowsTheTruth()
    {
        const Event open = written(10, "set_pool", "not_confirmed");
        QVERIFY(!after({open, restarted(12, 60)}).holds(someMiner, poolAt(0)));
        // It was seen later, and happened before.
        QVERIFY(after({open, restarted(11, 120)}).holds(someMiner, poolAt(0)));
        QVERIFY(!after({open, written(11, "restart", "applied")}).holds(someMiner, poolAt(0)));
        QVERIFY(after({open, written(11, "restart", "not_confirmed")}).holds(someMiner, poolAt(0)));
    }

    void theLogIsReadForTheMinersThatAreMeant()
    {
        FakeEventLog log;
        log.append({written(1, "set_mode", "not_confirmed"), written(2, "set_pool", "applied")});
        const auto read = UnconfirmedWrites::read(log, {someMiner});
        QVERIFY(read.isFinished() && read.result().ok());
        QVERIFY(read.result()->holds(someMiner, toMode));
        QVERIFY(!read.result()->holds(someMiner, poolAt(0)));
        QCOMPARE(log.reads.last().minerKeys, QList<qint64>{someMiner});
        log.refusal = Error{Error::Kind::Internal, QStringLiteral("The disk is gone.")};
        QVERIFY(!UnconfirmedWrites::read(log, {someMiner}).result().ok());
    }

    void whatStandsInItsWayIsSaidOfOneThatIsSentAnyway()
    {
        Surveyed seen;
        seen.standing = Surveyed::Standing::Able;
        seen.mode = toMode.mode;
        seen.info = VersionInfo();
        seen.info->capabilities = {Capability::SetMode};
        seen.info->modes = {{toMode.mode, {}, {}, {}}};
        seen.info->obstacles.insert(Capability::SetMode, QStringLiteral("It is calibrating."));
        QVERIFY(previewOf(seen, toMode).isAble()); // it is left alone
        WriteRequest again = toMode;
        again.sendAnyway = true;
        QCOMPARE(previewOf(seen, again).why, QStringLiteral("It is calibrating."));
    }
};

COALFACE_TEST(TestUnconfirmedWrites)
#include "tst_unconfirmedwrites.moc"
