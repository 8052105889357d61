// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `export csv`: telemetry as CSV, to a file or to standard output.
class ExportCsvCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    //! Returns the sentence that says what is wrong with --columns, or nothing.
    QString takeColumns(const Arguments &arguments);

    QString m_from;
    QString m_to;
    QString m_miner;
    ExportRequest m_request;
    bool m_hasFile = false;
    std::shared_ptr<ExportControl> m_control;
};

} // namespace coalface::cli
