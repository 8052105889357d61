// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/csvoutput.h"
#include "store/csvsource.h"

#include "core/ports/telemetrylog.h"

#include <functional>
#include <vector>

namespace coalface {

class Connection;

//! One export, for the exporter's thread. The rows of the miners are merged as they are read, so that
//! memory depends on neither the range nor the number of rows.
class CsvExport
{
public:
    CsvExport(Connection &connection, const ExportRequest &request,
              std::function<bool()> isCancelled, std::shared_ptr<ExportControl> control);

    Result<ExportReport> run();

private:
    struct Miner
    {
        qint64 key = 0;
        QString id;
        QString name;
        MinerSpan span;
    };
    bool readMiners();
    bool readRange();
    Resolution resolution() const;
    //! Whether every miner's samples, or sums of quarters, still reach back to the range.
    bool coversRange(Segment::Source source) const;
    Result<ExportReport> write(SampleReader &samples, QSqlQuery &sums);
    Error failed() const;

    Connection &m_connection;
    ExportRequest m_request;
    std::function<bool()> m_isCancelled;
    std::shared_ptr<ExportControl> m_control;
    std::vector<Miner> m_miners; //!< by name
    qint64 m_from = 0;           //!< s
    qint64 m_to = 0;
};

} // namespace coalface
