// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolgetcommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/fleet/minerstatus.h"
#include "core/operations/identitycheck.h"

#include <QCborArray>

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
//! Of a device that shows what it has stored the log knows better.
QString useText(const PoolSlot &pool, const QList<PendingRestart> &restarts)
{
    if (!pool.active)
        return {};
    return showsWhatWaits(restarts, {pool.url, pool.user}) ? u"after a restart"_s : u"yes"_s;
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
    EventFilter filter;
    filter.minerKeys = m_keys;
    filter.kinds = restartKinds();
    context().events.read(filter).then(this, [this](const Result<QList<Event>> &events) {
        takeLog(events);
    });
    for (const qint64 key : std::as_const(m_keys))
        ask(*context().fleet.miner(key));
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

//! By the log, and by the newest sample of whoever collects; of what waits by that, by what the miner says now.
void PoolGetCommand::takeLog(const Result<QList<Event>> &events)
{
    m_isLogRead = true;
    if (!events) {
        output().problem(events.error().detail);
        return concludeWhenKnown();
    }
    for (auto event = events->crbegin(); event != events->crend(); ++event) {
        takeRestartEvent(m_needs[event->minerKey], *event);
        takePoolEvent(m_wishes[event->minerKey], *event);
    }
    m_restarts.emplace();
    for (const qint64 key : std::as_const(m_keys)) {
        const Miner *miner = context().fleet.miner(key);
        if (!miner)
            continue;
        m_restarts->insert(key, restartsOf(*miner));
        if (!m_restarts->value(key).isEmpty())
            askUptime(*miner);
    }
    concludeWhenKnown();
}

//! The newest sample may be from before the restart that it waits for.
void PoolGetCommand::askUptime(const Miner &miner)
{
    const qint64 key = miner.record.key;
    DriverSession *session = context().drivers.session(miner.record.driverType);
    if (!session)
        return;
    ++m_readings;
    session
        ->readTelemetry(context().fleet.reference(miner.record),
                        miner.record.port ? readDeadline : announcedDeadline)
        .then(this, [this, key](const Result<Telemetry> &answer) {
            --m_readings;
            const Miner *miner = context().fleet.miner(key);
            if (answer && miner) {
                Miner now = *miner;
                now.telemetry = *answer;
                if (!now.telemetry->timestamp.isValid())
                    now.telemetry->timestamp = context().clock.now();
                noteAnswer(now.status, miner->telemetry, *now.telemetry);
                m_restarts->insert(key, restartsOf(now));
            }
            concludeWhenKnown();
        });
}

QList<PendingRestart> PoolGetCommand::restartsOf(const Miner &miner) const
{
    const PoolWishes wishes = m_wishes.value(miner.record.key);
    QList<PoolDrift> drifts;
    for (const auto &drift : {driftOf(wishes, miner), fallbackDriftOf(wishes, miner)}) {
        if (drift)
            drifts << *drift;
    }
    return pendingRestarts(m_needs.value(miner.record.key), miner.telemetry, drifts);
}

void PoolGetCommand::concludeWhenKnown()
{
    if (m_isLogRead && m_readings == 0 && m_answers.size() == size_t(m_keys.size()))
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
        const QList<PendingRestart> known = m_restarts ? m_restarts->value(key)
                                                       : QList<PendingRestart>();
        for (const PendingRestart &pending : known) {
            restarts << restartDocument(pending);
            waiting << restartSentence(miner->record.name, pending);
        }
        results << QCborMap{{u"miner"_s, minerDocument(*miner)},
                            {u"ok"_s, answer->ok()},
                            {u"pool_info"_s, answer->ok() ? QCborValue(poolInfoDocument(**answer))
                                                          : QCborValue(nullptr)},
                            {u"restart_needed"_s,
                             m_restarts ? QCborValue(restarts) : QCborValue(nullptr)},
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
                          useText(pool, known)});
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
