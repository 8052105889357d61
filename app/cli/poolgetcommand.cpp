// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolgetcommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/fleet/minerstatus.h"
#include "core/operations/identitycheck.h"
#include "core/operations/unconfirmedwrites.h"

#include <QCborArray>

#include <algorithm>
#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds readDeadline{10'000};
constexpr std::chrono::milliseconds announcedDeadline{14'000};

QCborMap restartDocument(const PendingRestart &pending)
{
    return {{u"verb"_s, pending.verb},
            {u"slot"_s, pending.poolSlot ? QCborValue(*pending.poolSlot) : QCborValue(nullptr)},
            {u"value"_s, pending.value},
            {u"formerly"_s, QCborArray::fromStringList(pending.formerly)},
            {u"someone_elses"_s, pending.isStrangers},
            {u"set_by_someone_else"_s, pending.isReplaced},
            {u"since"_s, timeText(pending.since)}};
}

QString restartSentence(const QString &name, const PendingRestart &pending)
{
    if (pending.isInUse)
        return u"%1: %2 is in use; only another password that was set with it waits for a restart."_s
            .arg(name, pending.value);
    QString text = u"%1: %2%3 is stored, but used only after a restart."_s
                       .arg(name, pending.value,
                            pending.isReplaced ? u", which someone else set,"_s : QString());
    if (!pending.formerly.isEmpty())
        text += u" Until then it may be %1%2."_s.arg(pending.formerly.constFirst(),
                                                     pending.isStrangers
                                                         ? u", which someone else set"_s
                                                         : QString());
    return text;
}

QString unknownSentence(const QString &name, const UnknownUse &use)
{
    return QString(
               u"%1: whether %2, which someone else set, is in use already is not known: the "
               "miner may have restarted after it was set. After another restart it surely is."_s)
        .arg(name, use.value);
}

QString useText(PoolReport::Use use)
{
    switch (use) {
    case PoolReport::Use::No:
        return {};
    case PoolReport::Use::Yes:
        return u"yes"_s;
    case PoolReport::Use::AfterRestart:
        return u"after a restart"_s;
    case PoolReport::Use::Unknown:
        break;
    }
    return u"not known"_s;
}
//! What was sent as a pool last and has not shown there, by the log and the pools that it tells: not every device shows what it
//! has stored. `log`: of one miner, newest first.
QList<Event> unshownPools(const QList<Event> &log, const PoolInfo &pools,
                          const std::optional<Telemetry> &now)
{
    UnconfirmedWrites open;
    KnownStart start;
    QMap<int, Event> sent; // by slot
    const auto isOpen = [&open](const Event &write) {
        WriteRequest request{WriteRequest::Verb::SetPool};
        request.pool.slot = write.poolSlot.value_or(0);
        return open.holds(write.minerKey, request);
    };
    for (auto event = log.crbegin(); event != log.crend(); ++event) {
        open.take(*event);
        start.take(*event);
        const std::optional<Outcome> outcome = outcomeFromName(event->outcome);
        const bool isSent = event->kind == EventKind::Write
                            && event->verb == capabilityName(Capability::SetPool)
                            && (outcome == Outcome::NotConfirmed || outcome == Outcome::Unknown);
        if (isSent)
            sent.insert(event->poolSlot.value_or(0), *event);
    }
    QList<Event> unshown;
    for (const Event &write : std::as_const(sent)) {
        const Workplace place = workplaceIn(write.after);
        const bool isShown = std::any_of(pools.pools.cbegin(), pools.pools.cend(),
                                         [&](const PoolSlot &pool) {
                                             return pool.slot == write.poolSlot.value_or(0)
                                                    && isSameWorkplace(place, {pool.url, pool.user});
                                         });
        if (isOpen(write) && !isShown && !(now && start.isAfter(write.time, *now)))
            unshown << write;
    }
    return unshown;
}

QString unshownSentence(const QString &name, const Event &write)
{
    return QString(
               u"%1: %2 was sent to it, but has not shown since: it may be stored, and used only "
               "after a restart."_s)
        .arg(name, workplaceText(workplaceIn(write.after)));
}
} // namespace

QString PoolGetCommand::prepare(const Arguments &arguments)
{
    return m_targets.take(arguments, arguments.operands);
}

void PoolGetCommand::start()
{
    const Result<QList<qint64>> keys = m_targets.keys(context().fleet);
    if (!keys)
        return refuse(keys.error().detail);
    m_keys = *keys;
    if (m_keys.isEmpty())
        return conclude();
    for (const qint64 key : std::as_const(m_keys))
        m_stored.insert(key, *context().fleet.miner(key));
    readLog();
    for (const qint64 key : std::as_const(m_keys))
        ask(m_stored[key]);
}

void PoolGetCommand::readLog()
{
    ++m_logReads;
    m_isLogRead = false;
    EventFilter filter;
    filter.minerKeys = m_keys;
    filter.kinds = restartKinds();
    context().events.read(filter).then(this, [this](const Result<QList<Event>> &events) {
        takeLog(events);
    });
}

//! What waits by the log, or was stored by somebody of whom the log does not tell yet, is told with what the miner says now.
void PoolGetCommand::takeLog(const Result<QList<Event>> &events)
{
    if (isFinished())
        return;
    m_log.reset();
    if (events) {
        m_log.emplace();
        for (const Event &event : *events)
            (*m_log)[event.minerKey] << event;
    } else {
        output().problem(events.error().detail);
    }
    if (m_logReads == 1) {
        for (const qint64 key : std::as_const(m_keys))
            askNow(key);
    }
    m_isLogRead = true; // and all are asked
    concludeWhenKnown();
}

void PoolGetCommand::ask(const Miner &miner)
{
    const qint64 key = miner.record.key;
    DriverSession *session = context().drivers.session(miner.record.driverType);
    if (!session) {
        const auto driver = context().drivers.driver(miner.record.driverType);
        return take(key, Error{Error::Kind::DriverFailed,
                               u"Its driver \"%1\" cannot be used. %2"_s
                                   .arg(miner.record.driverType,
                                        driver ? driver->detail : u"It is not installed."_s)});
    }
    session
        ->readPoolInfo(context().fleet.reference(miner.record),
                       miner.record.port ? readDeadline : announcedDeadline)
        .then(this, [this, key](const Result<PoolInfo> &answer) {
            if (answer)
                askWho(key, *answer);
            else
                take(key, answer);
        });
}

//! Another device's pools are not the miner's.
void PoolGetCommand::askWho(qint64 key, const PoolInfo &pools)
{
    const Miner *miner = context().fleet.miner(key);
    DriverSession *session = miner ? context().drivers.session(miner->record.driverType) : nullptr;
    if (!session)
        return take(key, pools);
    checkIdentity(*session, context().fleet.reference(miner->record), miner->record)
        .then(this, [this, key, pools](const Result<CheckedMiner> &who) {
            if (!who && who.error().kind == Error::Kind::Rejected)
                take(key, who.error());
            else
                take(key, pools);
        });
}

void PoolGetCommand::take(qint64 key, const Result<PoolInfo> &answer)
{
    m_answers.emplace(key, answer);
    concludeWhenKnown();
}

//! The newest sample may be from before a restart, or before somebody stored a pool.
void PoolGetCommand::askNow(qint64 key)
{
    const MinerRecord &record = m_stored[key].record;
    DriverSession *session = context().drivers.session(record.driverType);
    if (!session)
        return;
    ++m_awaited;
    session
        ->readTelemetry(context().fleet.reference(record),
                        record.port ? readDeadline : announcedDeadline)
        .then(this, [this, key](const Result<Telemetry> &answer) {
            --m_awaited;
            if (answer) {
                Reading reading{m_stored[key], context().clock.now()};
                Miner &now = reading.miner;
                now.telemetry = *answer;
                if (!now.telemetry->timestamp.isValid())
                    now.telemetry->timestamp = reading.time;
                noteAnswer(now.status, m_stored[key].telemetry, *now.telemetry);
                m_readings.insert_or_assign(key, reading);
            }
            concludeWhenKnown();
        });
}

PoolReport PoolGetCommand::reportOf(qint64 key) const
{
    PoolLook look{m_stored[key]};
    if (m_log)
        look.log = m_log->value(key);
    look.limits = context().fleet.limits(look.stored.record.driverType);
    const auto answer = m_answers.find(key);
    if (answer != m_answers.end() && answer->second)
        look.pools = *answer->second;
    // Another device's reading is not the miner's.
    const bool isElses = answer != m_answers.end() && !answer->second
                         && answer->second.error().kind == Error::Kind::Rejected;
    if (const auto reading = m_readings.find(key); !isElses && reading != m_readings.end()) {
        look.now = reading->second.miner;
        look.time = reading->second.time;
    }
    return PoolReport(look);
}

bool PoolGetCommand::isAnythingUnnoted() const
{
    return std::any_of(m_keys.cbegin(), m_keys.cend(),
                       [this](qint64 key) { return !reportOf(key).unnoted().isEmpty(); });
}

//! Of what is not noted yet the log is asked once more: whoever sets a pool notes that before, and may have begun meanwhile.
void PoolGetCommand::concludeWhenKnown()
{
    if (!m_isLogRead || m_awaited > 0 || m_answers.size() < size_t(m_keys.size()))
        return;
    if (m_logReads == 1 && isAnythingUnnoted())
        readLog();
    else
        conclude();
}

void PoolGetCommand::interrupt()
{
    m_interrupted = true;
    conclude();
}

void PoolGetCommand::conclude()
{
    if (isFinished())
        return;
    bool allAnswered = true;
    QCborArray results;
    QStringList problems;
    QStringList waiting;
    TextTable table({u"NAME"_s, u">SLOT"_s, u"URL"_s, u"USER"_s, u"IN USE"_s});
    for (const qint64 key : std::as_const(m_keys)) {
        const auto found = m_answers.find(key);
        const Miner *miner = context().fleet.miner(key);
        if (found == m_answers.end() || !miner)
            continue;
        const Result<PoolInfo> *answer = &found->second;
        QCborArray restarts;
        const PoolReport report = reportOf(key);
        for (const PendingRestart &pending : report.restarts()) {
            restarts << restartDocument(pending);
            waiting << restartSentence(miner->record.name, pending);
        }
        for (const UnknownUse &use : report.unknown())
            waiting << unknownSentence(miner->record.name, use);
        if (m_log && *answer) {
            const auto reading = m_readings.find(key);
            const auto now = reading == m_readings.end() ? std::nullopt
                                                         : reading->second.miner.telemetry;
            for (const Event &write : unshownPools(m_log->value(key), **answer, now))
                waiting << unshownSentence(miner->record.name, write);
        }
        results << QCborMap{{u"miner"_s, minerDocument(*miner)},
                            {u"ok"_s, answer->ok()},
                            {u"pool_info"_s, answer->ok() ? QCborValue(poolInfoDocument(**answer))
                                                          : QCborValue(nullptr)},
                            {u"restart_needed"_s,
                             report.isComplete() ? QCborValue(restarts) : QCborValue(nullptr)},
                            {u"error"_s, answer->ok() ? QCborValue(nullptr)
                                                      : QCborValue(errorDocument(answer->error()))}};
        if (!*answer) {
            allAnswered = false;
            problems << u"%1 (%2): %3"_s.arg(miner->record.name, miner->record.address,
                                             answer->error().detail);
            continue;
        }
        for (const PoolSlot &pool : (*answer)->pools) {
            table.addRow({miner->record.name, QString::number(pool.slot), pool.url, pool.user,
                          useText(report.useOf(pool))});
        }
        if ((*answer)->pools.isEmpty())
            table.addRow({miner->record.name, QString(), u"no pool is set"_s, QString(), QString()});
    }
    if (output().isJson()) {
        output().document(QCborMap{{u"results"_s, results}});
    } else {
        if (!table.isEmpty())
            output().text(table.toString());
        for (const QString &sentence : std::as_const(waiting))
            output().text(sentence);
        for (const QString &problem : std::as_const(problems))
            output().problem(problem);
    }
    finish(m_interrupted ? exitInterrupted : allAnswered ? exitDone : exitFailed);
}

} // namespace coalface::cli
