// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/stalequarters.h"

#include "core/ports/telemetrylog.h"

#include <QHash>
#include <QSet>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! Writes readings, and notes which quarters of an hour have to be summed up for that. Remembers each miner's last slow values and which miners there are, until
//! forget(), which is due whenever somebody else changed the database.
class SampleWriter
{
public:
    explicit SampleWriter(Connection &connection);

    //! All of it in one transaction, or nothing: then nothing is returned and the connection tells why.
    //! The number of samples that are newly stored.
    std::optional<int> store(const QList<Sample> &samples,
                             const QHash<qint64, MinerStatus> &statuses);
    //! As TelemetryLog::fill(), in the same way.
    std::optional<int> fill(const Backfill &backfill);
    void forget();

private:
    struct SlowRow
    {
        std::optional<qint64> id; //!< nothing: the miner has none yet
        QVariantList values;
        Telemetry told = {}; //!< of which they were made, where that is known
    };
    std::optional<int> inTransaction(const std::function<std::optional<int>()> &work);
    std::optional<int> fillWithin(const Backfill &backfill);
    std::optional<std::vector<qint64>> storedAround(const Backfill &backfill);
    bool prepare();
    bool refresh();
    bool readMiners();
    std::optional<int> storeWithin(const QList<Sample> &samples,
                                   const QHash<qint64, MinerStatus> &statuses);
    //! 1 or 0 new rows; nothing: failed.
    std::optional<int> storeSample(const Sample &sample);
    SlowRow *lastSlow(qint64 miner);
    //! The row for the sample's slow values, made if there is none and the sample is new. A null variant: none of them is known, or the sample is stored already.
    //! False: failed.
    bool slowReference(qint64 k, const Sample &sample, QVariant &reference);
    bool isStored(qint64 k);
    bool storeStatus(qint64 miner, const MinerStatus &status);

    Connection &m_connection;
    bool m_prepared = false;
    std::optional<QSqlQuery> m_insert;
    std::optional<QSqlQuery> m_insertSlow;
    std::optional<QSqlQuery> m_selectSlow;
    std::optional<QSqlQuery> m_selectKey;
    std::optional<QSqlQuery> m_updateStatus;
    std::optional<QSet<qint64>> m_miners;
    QHash<qint64, SlowRow> m_slow;
    StaleQuarters m_stale;
    std::optional<qint64> m_version;
};

//! The key of a reading in the table `samples`; nothing where the time cannot be stored.
std::optional<qint64> sampleKey(qint64 miner, const QDateTime &time);
//! The first storable second that is not before that time, as a bound for ranges; nothing for an invalid one.
std::optional<qint64> secondAtOrAfter(const QDateTime &time);

} // namespace coalface
