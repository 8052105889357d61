// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollupbuilder.h"
#include "store/samplereader.h"

namespace coalface {

//! Packs samples that are summed up and of which their miner has newer ones by more than a day, a quarter of an hour at a time: so
//! what is looked at most, and what samples still come to, lies in rows. Asks no clock.
class SamplePacker
{
public:
    explicit SamplePacker(Connection &connection);

    //! Works for about that long in one transaction.
    Step step(int milliseconds);

private:
    //! The first key of the next quarter that can be packed.
    std::optional<qint64> next();
    bool pack(qint64 quarter);

    Connection &m_connection;
    SampleReader m_reader;
    qint64 m_miner = 0; //!< to go on with
    std::optional<QSqlQuery> m_next;
    std::optional<QSqlQuery> m_insert;
    std::optional<QSqlQuery> m_delete;
};

} // namespace coalface
