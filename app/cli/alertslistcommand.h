// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/ports/alertlog.h"

namespace coalface::cli {

//! `alerts list`: what is or was wrong by the rules, newest first.
class AlertsListCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void report(QList<Alert> alerts);
    //! "active", "acknowledged", "muted" (of a muted miner) or "cleared".
    QString state(const Alert &alert) const;

    QStringList m_words;
    AlertFilter m_filter;
    bool m_hasLimit = false;
};

} // namespace coalface::cli
