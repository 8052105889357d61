// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "store/quarantine.h"
#include "store/storetext.h"

#include <QDir>

#include <algorithm>
#include <chrono>
#include <utility>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr auto lookInterval = 1s;
constexpr auto firstRetry = 1s;
constexpr auto longestRetry = 30s;
constexpr int samplesPerRetry = 2000;
constexpr qsizetype mostPendingEvents = 10'000;
} // namespace

Writer::Writer(const QString &file, std::function<bool()> isClosing)
    : m_isClosing(std::move(isClosing)),
      m_connection(file),
      m_miners(m_connection),
      m_samples(m_connection),
      m_drivers(m_connection),
      m_upkeep(m_connection),
      m_trimmer(m_connection),
      m_events(m_connection),
      m_alerts(m_connection)
{
    m_look.setInterval(lookInterval);
    m_retry.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &Writer::lookElsewhere);
    connect(&m_retry, &QTimer::timeout, this, &Writer::retry);
    connect(&m_upkeep, &Upkeep::worked, this, [this] {
        m_samples.forget();
        noteUpkeep(false);
    });
    connect(&m_upkeep, &Upkeep::rested, this, [this] { noteUpkeep(false); });
    connect(&m_upkeep, &Upkeep::failed, this, [this] { noteUpkeep(true); });
}

Writer::~Writer()
{
    storeWaiting();
}

int Writer::storeWaiting()
{
    const bool hasPending = !m_pending.isEmpty() || !m_pendingEvents.isEmpty();
    if (hasPending && isWritable()) {
        m_connection.clearFailure();
        storeEvents();
        m_connection.clearFailure();
        while (!m_pending.isEmpty() && storePending()) {}
    }
    return m_pending.size();
}

const Opening &Writer::open()
{
    Opening opening = openDatabase(m_connection, m_isClosing);
    // Where each has it alone for as long as it reads, one that is at it just now is no reason to read no more.
    if (opening.access == Opening::Access::None && opening.mayPass
        && m_opening.readMode == Connection::Mode::InTurn) {
        opening.access = m_opening.access;
        opening.readMode = m_opening.readMode;
        opening.sentence = m_opening.sentence;
    }
    m_opening = opening;
    m_connection.clearFailure();
    if (m_connection.isOpen()) {
        m_version = m_connection.number(QStringLiteral("PRAGMA data_version"));
        m_look.start();
    }
    keepUp(m_keeping);
    Q_EMIT opened(m_opening);
    if (!m_opening.sentence.isEmpty())
        tell(m_opening.sentence);
    return m_opening;
}

Result<int> Writer::append(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses)
{
    const bool isOpen = m_opening.access == Opening::Access::ReadWrite;
    if (!isOpen && !m_opening.mayPass)
        return Error{Error::Kind::Internal, m_opening.sentence};
    if (!isOpen || !m_pending.isEmpty()) {
        keep(samples, statuses);
        return Error{Error::Kind::Internal, m_trouble};
    }
    m_connection.clearFailure();
    const std::optional<int> stored = m_samples.store(samples, statuses);
    if (stored)
        return *stored;
    const QString sentence = m_connection.sentence();
    noteFailure();
    if (!m_connection.failure().isDamage())
        keep(samples, statuses);
    return Error{Error::Kind::Internal, sentence};
}

Result<int> Writer::fill(const Backfill &backfill)
{
    if (!isWritable())
        return Error{Error::Kind::Internal, m_opening.sentence};
    if (!m_pending.isEmpty())
        return Error{Error::Kind::Internal, m_trouble};
    m_connection.clearFailure();
    if (const std::optional<int> stored = m_samples.fill(backfill))
        return *stored;
    const QString sentence = m_connection.sentence();
    if (m_connection.failure().isDamage())
        noteFailure();
    return Error{Error::Kind::Internal, sentence};
}

Result<Done> Writer::appendEvents(const QList<Event> &events)
{
    const bool isOpen = isWritable();
    if (!isOpen && !m_opening.mayPass)
        return Error{Error::Kind::Internal, m_opening.sentence};
    m_pendingEvents += events;
    m_connection.clearFailure();
    if (isOpen && storeEvents())
        return Done{};
    const QString sentence = isOpen ? m_connection.sentence() : m_opening.sentence;
    if (isOpen)
        noteFailure();
    if (m_connection.failure().isDamage())
        m_pendingEvents.clear();
    else if (!m_retry.isActive())
        m_retry.start(firstRetry);
    return Error{Error::Kind::Internal, sentence};
}

bool Writer::storeEvents()
{
    if (!m_pendingEvents.isEmpty() && !m_events.append(m_pendingEvents)) {
        if (m_pendingEvents.size() > mostPendingEvents)
            m_pendingEvents.remove(0, m_pendingEvents.size() - mostPendingEvents);
        return false;
    }
    m_pendingEvents.clear();
    return true;
}

Result<int> Writer::trimEvents(const QDateTime &before, int most)
{
    if (!isWritable())
        return Error{Error::Kind::Internal, m_opening.sentence};
    m_connection.clearFailure();
    return m_events.trim(before, most);
}

Result<FleetStore::PutResult> Writer::put(const FleetStore::PutRequest &request)
{
    return changeMiners<FleetStore::PutResult>([&] { return m_miners.put(request); });
}

Result<Done> Writer::rename(qint64 key, const QString &name)
{
    return changeMiners<Done>([&] { return m_miners.rename(key, name); });
}

Result<QHash<qint64, QStringList>> Writer::tag(const QList<qint64> &keys, const QStringList &added,
                                               const QStringList &removed)
{
    return change<QHash<qint64, QStringList>>(
        [&] { return RemarkTable(m_connection).tag(keys, added, removed); });
}

Result<Done> Writer::setNotes(qint64 key, const QString &notes)
{
    return change<Done>([&] { return RemarkTable(m_connection).setNotes(key, notes); });
}

Result<Done> Writer::remove(const QList<qint64> &keys)
{
    return changeMiners<Done>([&] { return m_miners.remove(keys); });
}

void Writer::tellDamage()
{
    tell(StoreText::tr("The database %1 is damaged. It is set aside when Coalface starts the next "
                       "time, and what "
                       "can be read of it is taken over. Do that soon.")
             .arg(QDir::toNativeSeparators(m_connection.file())));
}

Result<bool> Writer::purge()
{
    Result<bool> more = changeMiners<bool>([&] { return m_miners.purge(); });
    if (more && !*more) {
        more = changeMiners<bool>([&]() -> Result<bool> {
            const Step step = m_trimmer.purge();
            if (step == Step::Failed)
                return Error{Error::Kind::Internal, m_connection.sentence()};
            return step == Step::Worked;
        });
    }
    if (more && *more) {
        // Gives the pages back bit by bit; the pragma works row by row.
        std::optional<QSqlQuery> query = m_connection.prepare(
            QStringLiteral("PRAGMA incremental_vacuum(500)"));
        if (query && m_connection.run(*query)) {
            while (m_connection.next(*query)) {}
        }
        m_connection.clearFailure();
    }
    return more;
}

void Writer::keepUp(const std::optional<Retention> &retention)
{
    m_keeping = retention;
    const bool isWritable = m_opening.access == Opening::Access::ReadWrite;
    m_upkeep.keep(isWritable ? m_keeping : std::nullopt);
}

Result<Done> Writer::markAllStale()
{
    return changeMiners<Done>([&]() -> Result<Done> {
        if (!RollupBuilder::markAllStale(m_connection))
            return Error{Error::Kind::Internal, m_connection.sentence()};
        return Done{};
    });
}

qint64 Writer::staleSeconds()
{
    return m_connection
        .number(QStringLiteral("SELECT sum(last - first) FROM stale WHERE miner > 0"))
        .value_or(0);
}

Result<Done> Writer::compact()
{
    return changeMiners<Done>([&]() -> Result<Done> {
        // The mode takes effect with the VACUUM alone.
        if (!m_connection.execute(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"))
            || !m_connection.execute(QStringLiteral("VACUUM")))
            return Error{Error::Kind::Internal, m_connection.sentence()};
        m_connection.number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        return Done{};
    });
}

Result<bool> Writer::sumUp()
{
    return changeMiners<bool>([&]() -> Result<bool> {
        const Step step = m_upkeep.sumUp();
        if (step == Step::Failed)
            return Error{Error::Kind::Internal, m_connection.sentence()};
        return step == Step::Worked;
    });
}

Result<Done> Writer::count(const QList<DriverMetrics> &counted)
{
    return change<Done>([&] { return m_drivers.add(counted); });
}

Result<Done> Writer::changeAlerts(const std::function<Result<Done>(AlertTable &)> &what)
{
    return change<Done>([&] { return what(m_alerts); });
}

template<typename T, typename Change>
Result<T> Writer::changeMiners(Change change)
{
    Result<T> result = this->change<T>(std::move(change));
    m_samples.forget();
    return result;
}

template<typename T, typename Change>
Result<T> Writer::change(Change change)
{
    if (!isWritable())
        return Error{Error::Kind::Internal, m_opening.sentence};
    m_connection.clearFailure();
    Result<T> result = change();
    if (m_connection.failure().isDamage())
        noteFailure();
    return result;
}

bool Writer::isWritable()
{
    if (m_opening.access != Opening::Access::ReadWrite && m_opening.mayPass)
        open();
    return m_opening.access == Opening::Access::ReadWrite;
}

void Writer::keep(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses)
{
    m_pending.add(samples, statuses);
    if (!m_retry.isActive())
        m_retry.start(firstRetry);
}

void Writer::retry()
{
    const auto wait = std::min<std::chrono::milliseconds>(m_retry.intervalAsDuration() * 2,
                                                          longestRetry);
    m_connection.clearFailure();
    if (!isWritable() || !storeEvents() || !storePending()) {
        noteFailure();
        m_retry.start(wait);
        return;
    }
    if (!m_pending.isEmpty())
        m_retry.start(0ms); // lets what else was asked for in between
    else
        tell({});
}

bool Writer::storePending()
{
    const QList<Sample> batch = m_pending.oldest(samplesPerRetry);
    if (!m_samples.store(batch, m_pending.statuses()))
        return false;
    m_pending.drop(int(batch.size()));
    m_pending.dropStatuses();
    return true;
}

void Writer::lookElsewhere()
{
    if (!m_connection.isOpen())
        return; // it is tried again
    m_connection.clearFailure();
    const std::optional<qint64> version = m_connection.number(
        QStringLiteral("PRAGMA data_version"));
    if (!version || version == m_version)
        return;
    m_version = version;
    Q_EMIT changedElsewhere();
}

void Writer::noteFailure()
{
    if (!m_connection.hasFailure())
        return;
    if (m_connection.failure().isDamage()) {
        noteDamage(m_connection.file());
        tell(m_connection.sentence());
        return;
    }
    tell(StoreText::tr("%1 Until then readings are kept in memory, at most %2.")
             .arg(m_connection.sentence())
             .arg(PendingSamples::bound));
}

void Writer::noteUpkeep(bool hasFailed)
{
    const SqlFailure failure = m_connection.failure();
    if (hasFailed && failure.isDamage()) {
        noteFailure();
    } else if (hasFailed && failure.isFull() && m_trouble.isEmpty()) {
        tell(StoreText::tr("%1 Until then old readings are neither summed up nor deleted.")
                 .arg(m_connection.sentence()));
        m_isUpkeepTrouble = true;
    } else if (!hasFailed && m_isUpkeepTrouble) {
        tell({});
    }
}

void Writer::tell(const QString &sentence)
{
    m_isUpkeepTrouble = false;
    if (sentence == m_trouble)
        return;
    m_trouble = sentence;
    Q_EMIT troubleChanged(sentence);
}

} // namespace coalface
