// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/packedsamples.h"

#include <QHash>
#include <QSqlQuery>

namespace coalface {

class Connection;

//! Reads samples in the order of their keys, wherever they lie: in `samples` or in `packed`. One statement reads both, so that
//! nothing is missed or comes twice while another connection packs.
class SampleReader
{
public:
    //! `columns`: those of allColumns() that are wanted, in the order wanted.
    SampleReader(Connection &connection, std::vector<Column> columns);

    //! Of one miner: from <= k < to. False: failed.
    bool start(qint64 from, qint64 to);
    //! False at the end, and when it failed (see the connection).
    bool next();
    qint64 k() const { return m_sample.k; }
    const QVariantList &values() const { return m_sample.values; }
    const QVariant &slow() const { return m_sample.slow; } //!< the row of slow values, or null
    void finish(); //!< before a transaction ends, and whenever one stops before the end

private:
    bool prepare();
    bool takePacked();
    //! Puts the slow values in their places.
    bool addSlow(StoredSample &sample);

    Connection &m_connection;
    const std::vector<Column> m_columns;
    std::vector<Column> m_slowColumns; //!< of m_columns
    std::optional<QSqlQuery> m_query;
    std::optional<QSqlQuery> m_slowQuery;
    qint64 m_from = 0;
    qint64 m_to = 0;
    StoredSample m_sample;
    std::vector<StoredSample> m_packed; //!< of the row that is being read
    size_t m_next = 0;                  //!< of them
    QHash<qint64, QVariantList> m_slowRows;
};

//! SQL of the least ("min") or greatest ("max") key of a sample with from <= k < to, packed or not; of packed ones the
//! greatest is that of a quarter's first one. `from`, `to`: SQL, too.
QString sampleEdge(const char *function, const QString &from, const QString &to);
//! Moves the samples of the quarter of an hour that the key lies in back to `samples`, if they are packed. Within a transaction of
//! the caller, who writes there. False: failed.
bool unpackQuarter(Connection &connection, qint64 k);

} // namespace coalface
