// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>

namespace coalface::cli {

//! `scan`: looks for miners and, on request, adds them.
class ScanCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    void addNext();
    void conclude();

    QList<ScanTarget> m_targets;
    Discovery::Options m_options;
    std::unique_ptr<Discovery> m_discovery;
    Discovery::Summary m_summary;
    QList<Found> m_found;
    QList<RejectedHost> m_rejected;
    qsizetype m_added = 0;
    bool m_add = false;
    bool m_mustListen = false; //!< a person asked for it
    bool m_interrupted = false;
    bool m_addingFailed = false;
};

} // namespace coalface::cli
