// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/targetsargument.h"
#include "core/alerts/alert.h"

namespace coalface::cli {

//! `alerts acknowledge`: what lasts of some miners was seen by a person. --all: of everybody, and of drivers.
class AlertsAcknowledgeCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void acknowledge(QList<Alert> alerts);
    void report(const QList<Alert> &alerts);

    TargetsArgument m_targets;
    bool m_all = false;
};

} // namespace coalface::cli
