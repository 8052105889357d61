// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"

#include "core/fleet/likeness.h"
#include "core/fleet/minerstate.h"
#include "core/fleet/minerstatus.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <utility>

namespace coalface {

namespace {

constexpr int firstPause = 250;   // ms
constexpr int steadyPause = 1000; // ms

template<typename T>
QFuture<Result<T>> ready(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(std::move(error)));
    promise.finish();
    return promise.future();
}

//! The answer for those who still wait when the fleet is gone.
Error ended()
{
    return {Error::Kind::Aborted, QStringLiteral("The program ends.")};
}

} // namespace

Fleet::Fleet(FleetStore &store, DriverDirectory &drivers, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_drivers(drivers), m_clock(clock)
{
    m_announce.setSingleShot(true);
    connect(&m_announce, &QTimer::timeout, this, &Fleet::announce);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWaiting(Waiting::Long); });
    m_rejudge.setInterval(5000);
    connect(&m_rejudge, &QTimer::timeout, this, &Fleet::judgeAll);
    m_rejudge.start();
    connect(&store, &FleetStore::changedElsewhere, this, &Fleet::reload);
    connect(&drivers, &DriverDirectory::driverChanged, this, [this](const QString &driverType) {
        m_facts.remove(driverType);
        judgeAll();
    });
}

const Miner *Fleet::miner(qint64 key) const
{
    const auto found = m_miners.constFind(key);
    return found == m_miners.constEnd() ? nullptr : &*found;
}

Result<qint64> Fleet::resolve(const QString &text) const
{
    const auto single = [&](auto &&fits) -> std::optional<Result<qint64>> {
        QList<qint64> matches;
        for (const qint64 key : m_order) {
            if (fits(m_miners[key].record))
                matches << key;
        }
        if (matches.size() == 1)
            return Result<qint64>(matches.constFirst());
        if (matches.isEmpty())
            return std::nullopt;
        QStringList names;
        for (const qint64 key : std::as_const(matches))
            names << m_miners[key].record.id() + u' ' + m_miners[key].record.name;
        return Result<qint64>(Error{Error::Kind::Rejected,
                                    QStringLiteral("\"%1\" fits several miners: %2. Use the id.")
                                        .arg(text, names.join(QStringLiteral(", ")))});
    };

    if (const auto key = minerKeyFromId(text); key && m_miners.contains(*key))
        return *key;
    if (const QString mac = normalisedMac(text); !mac.isEmpty()) {
        if (auto result = single([&](const MinerRecord &record) { return record.mac == mac; }))
            return *result;
    }
    if (const auto host = parseHostAndPort(text)) {
        const auto atHost = [&](const MinerRecord &record) {
            return (record.address == host->host
                    || (!record.hostname.isEmpty()
                        && record.hostname.compare(host->host, Qt::CaseInsensitive) == 0
                        && host->port))
                   && (!host->port || record.port == host->port);
        };
        if (auto result = single(atHost))
            return *result;
    }
    if (auto result = single([&](const MinerRecord &record) {
            return record.name.compare(text, Qt::CaseInsensitive) == 0;
        }))
        return *result;
    return Error{Error::Kind::Rejected,
                 QStringLiteral("No miner of the fleet is \"%1\" (id, MAC, address or name).")
                     .arg(text)};
}

const Miner *Fleet::knownAs(const Found &found) const
{
    const Miner *known = nullptr;
    Likeness best = Likeness::None;
    for (const qint64 key : m_order) {
        const Miner &miner = *m_miners.constFind(key);
        const Likeness likeness = likenessOf(miner.record, found);
        if (likeness > best) {
            best = likeness;
            known = &miner;
        }
    }
    return known;
}

QFuture<Result<FleetStore::PutResult>> Fleet::add(const Found &found, const QString &name)
{
    if (!name.isEmpty()) {
        if (const QString problem = minerNameProblem(name); !problem.isEmpty())
            return ready<FleetStore::PutResult>({Error::Kind::Rejected, problem});
    }
    FleetStore::PutRequest request;
    request.proposedName = proposedMinerName(found);
    MinerRecord &record = request.record;
    record.name = name;
    record.address = found.endpoint.address.toString();
    if (found.endpoint.port != 0)
        record.port = found.endpoint.port;
    record.driverType = found.driverType;
    record.model = found.identity.model;
    record.manufacturer = found.identity.manufacturer;
    record.firmware = found.identity.firmware;
    record.hostname = found.identity.hostname;
    record.mac = found.identity.mac;
    record.serial = found.identity.serial;
    record.added = m_clock.now();
    return m_store.put(request).then(qApp,
                                     [self = QPointer(this)](
                                         const Result<FleetStore::PutResult> &stored)
                                         -> Result<FleetStore::PutResult> {
                                         if (!self)
                                             return ended();
                                         if (stored)
                                             self->insert(stored->record);
                                         return stored;
                                     });
}

void Fleet::insert(const MinerRecord &record)
{
    if (m_miners.contains(record.key)) {
        Miner &known = m_miners[record.key];
        takeStored(known, StoredMiner{record, known.status, known.telemetry, known.remarks});
        return;
    }
    m_miners.insert(record.key, Miner{record, {}, {}, {}, {}});
    judge(m_miners[record.key]);
    m_order << record.key;
    std::sort(m_order.begin(), m_order.end());
    Q_EMIT minersAdded({record.key});
}

QFuture<Result<Done>> Fleet::remove(const QList<qint64> &keys)
{
    return m_store.remove(keys).then(qApp,
                                     [self = QPointer(this),
                                      keys](const Result<Done> &done) -> Result<Done> {
                                         if (!self)
                                             return ended();
                                         if (done) {
                                             self->forgetLogins(keys);
                                             self->drop(keys);
                                         }
                                         return done;
                                     });
}

//! Only of those that a person removed here: a fleet that is read as empty is no reason.
void Fleet::forgetLogins(const QList<qint64> &keys)
{
    if (!m_vault)
        return;
    QStringList ids;
    for (const qint64 key : keys) {
        if (const Miner *known = miner(key))
            ids << known->record.id();
    }
    if (const Result<Done> forgotten = m_vault->forget(ids); !forgotten)
        qWarning("%s", qUtf8Printable(forgotten.error().detail));
}

QString Fleet::loginProblem() const
{
    return m_vault ? m_vault->problem() : QString();
}

MinerRef Fleet::reference(const MinerRecord &record) const
{
    return {record.id(), record.endpoint(), m_vault ? m_vault->credentials(record) : Credentials()};
}

void Fleet::drop(const QList<qint64> &keys)
{
    QList<qint64> dropped;
    for (const qint64 key : keys) {
        const auto found = m_miners.constFind(key);
        if (found == m_miners.constEnd())
            continue;
        if (DriverSession *session = m_drivers.session(found->record.driverType))
            session->closeMiner(found->record.id());
        m_miners.erase(found);
        m_order.removeOne(key);
        m_changed.remove(key);
        m_shares.remove(key);
        dropped << key;
    }
    if (!dropped.isEmpty())
        Q_EMIT minersRemoved(dropped);
}

MinerStatus Fleet::absorb(qint64 key, const Result<Telemetry> &answer, const QDateTime &asked)
{
    const auto found = m_miners.find(key);
    if (found == m_miners.end())
        return {};
    followClock();
    found->status.lastAsked = asked;
    if (answer) {
        ShareWindow &shares = m_shares[key];
        if (!shares.hasBegun())
            shares = ShareWindow(found->status.recentShares, found->telemetry);
        shares.add(*answer);
        found->status.recentShares = shares.count(m_clock.now());
        noteAnswer(found->status, found->telemetry, *answer);
        found->telemetry = *answer;
    } else {
        noteMiss(found->status, answer.error());
    }
    judge(*found);
    noteChange(key);
    return found->status;
}

//! Where the clock on the wall was set (or the computer slept), what miners are waiting for goes on from where it was: nobody has
//! waited all that time.
void Fleet::followClock()
{
    constexpr qint64 leastStep = 60'000; // ms
    const qint64 offset = m_clock.now().toMSecsSinceEpoch() - m_clock.monotonic();
    const qint64 step = offset - std::exchange(m_clockOffset, offset).value_or(offset);
    if (qAbs(step) < leastStep)
        return;
    for (Miner &miner : m_miners) {
        for (QDateTime *since : {&miner.status.lastShareMove, &miner.status.firstMiss}) {
            if (since->isValid())
                *since = since->addMSecs(step);
        }
    }
}

const Fleet::DriverFacts &Fleet::facts(const QString &driverType) const
{
    auto found = m_facts.find(driverType);
    if (found == m_facts.end()) {
        DriverFacts facts;
        if (const auto info = m_drivers.driver(driverType)) {
            facts.usable = info->state != DriverState::Missing
                           && info->state != DriverState::Disabled
                           && info->state != DriverState::Incompatible
                           && info->state != DriverState::Broken;
            facts.limits = info->limits;
            facts.minimumInterval = info->minimumInterval;
        }
        if (m_heatLimit)
            facts.limits.insert(QStringLiteral("temperature"), *m_heatLimit);
        found = m_facts.insert(driverType, facts);
    }
    return *found;
}

void Fleet::setHeatLimit(std::optional<double> limit)
{
    if (limit == m_heatLimit)
        return;
    m_heatLimit = limit;
    m_facts.clear();
    judgeAll();
}

void Fleet::judge(Miner &miner)
{
    const DriverFacts &driver = facts(miner.record.driverType);
    miner.leastInterval = m_pace == Pace::AsTold ? 0 : driver.minimumInterval;
    const StateVerdict verdict = minerState({driver.usable, miner.status, miner.telemetry,
                                             driver.limits, pollInterval(miner, m_interval),
                                             m_clock.now()});
    miner.state = verdict.state;
    miner.reasons = verdict.reasons;
}

void Fleet::judgeAll()
{
    for (Miner &miner : m_miners) {
        const MinerState before = miner.state;
        const QStringList reasons = miner.reasons;
        judge(miner);
        if (miner.state != before || miner.reasons != reasons)
            noteChange(miner.record.key);
    }
}

void Fleet::noteChange(qint64 key)
{
    m_changed.insert(key);
    if (m_announce.isActive())
        return;
    // What comes after a pause is seen at once; a fleet that answers evenly is repainted once a second.
    const bool afterPause = m_clock.monotonic() - m_announced > steadyPause;
    m_announce.start(afterPause ? firstPause : steadyPause);
}

void Fleet::announce()
{
    m_announced = m_clock.monotonic();
    const QList<qint64> changed(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    if (!changed.isEmpty())
        Q_EMIT minersChanged(changed);
}

} // namespace coalface
