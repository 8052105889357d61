// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/alerttable.h"
#include "store/connection.h"
#include "store/driverhours.h"
#include "store/eventtable.h"
#include "store/minertable.h"
#include "store/opening.h"
#include "store/pendingsamples.h"
#include "store/remarktable.h"
#include "store/samplewriter.h"
#include "store/upkeep.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace coalface {

//! Everything that writes, on the writer's thread: made, used and destroyed there.
class Writer : public QObject
{
    Q_OBJECT
public:
    //! `isClosing`: opening ends soon, as openDatabase() says.
    Writer(const QString &file, std::function<bool()> isClosing);
    ~Writer() override; //!< tries once more to store what waits

    const Opening &open();
    const Opening &opening() const { return m_opening; }

    Result<int> append(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses);
    //! As TelemetryLog::fill(). It does not wait for room on the disk: the samples of now go first.
    Result<int> fill(const Backfill &backfill);
    Result<FleetStore::PutResult> put(const FleetStore::PutRequest &request);
    Result<Done> rename(qint64 key, const QString &name);
    Result<QHash<qint64, QStringList>> tag(const QList<qint64> &keys, const QStringList &added,
                                           const QStringList &removed);
    Result<Done> setNotes(qint64 key, const QString &notes);
    Result<Done> remove(const QList<qint64> &keys);
    //! A part of what removed miners left behind. Whether there may be more.
    Result<bool> purge();
    //! As Upkeep::keep(): begins to look after the history, or ends with nothing.
    void keepUp(const std::optional<Retention> &retention);
    //! A part of what there is to sum up. Whether there may be more.
    Result<bool> sumUp();
    //! Everything of which the samples are there is to be summed up again.
    Result<Done> markAllStale();
    qint64 staleSeconds(); //!< of miners, that are to be summed up
    //! Writes the file anew, without holes; also one of before that could not give room back.
    Result<Done> compact();
    //! What waits for room on the disk, if there is some by now. How many samples still wait.
    int storeWaiting();
    void tellDamage(); //!< found by somebody else; it is noted already
    //! As DriverMetricsLog::add().
    Result<Done> count(const QList<DriverMetrics> &counted);
    //! All of them, or none: then they wait for room, as samples do, but for a lasting reason.
    Result<Done> appendEvents(const QList<Event> &events);
    //! A part of what is too old or too much. How many; 0: that was all.
    Result<int> trimEvents(const QDateTime &before, int most);
    //! Does that to the alerts.
    Result<Done> changeAlerts(const std::function<Result<Done>(AlertTable &)> &what);

Q_SIGNALS:
    void opened(const coalface::Opening &opening);
    void changedElsewhere();
    void troubleChanged(const QString &sentence);

private:
    template<typename T, typename Change>
    Result<T> change(Change change);
    template<typename T, typename Change>
    Result<T> changeMiners(Change change);
    bool isWritable();
    void keep(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses);
    void retry();
    bool storePending();
    bool storeEvents();
    void lookElsewhere();
    void noteFailure();
    void noteUpkeep(bool hasFailed);
    void tell(const QString &sentence);

    const std::function<bool()> m_isClosing;
    Connection m_connection;
    Opening m_opening;
    MinerTable m_miners;
    SampleWriter m_samples;
    DriverHours m_drivers;
    Upkeep m_upkeep;
    Trimmer m_trimmer;
    std::optional<Retention> m_keeping;
    PendingSamples m_pending;
    EventTable m_events;
    AlertTable m_alerts;
    QList<Event> m_pendingEvents; //!< the newest ones
    QTimer m_look;
    QTimer m_retry;
    std::optional<qint64> m_version;
    QString m_trouble;
    bool m_isUpkeepTrouble = false; //!< nobody else met it: it is over when the upkeep can go on
};

} // namespace coalface
