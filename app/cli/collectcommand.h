// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QSet>
#include <QTimer>

namespace coalface::cli {

//! `collect`: polls and stores until it is stopped.
class CollectCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;
    int unstartedStatus() const override { return exitDone; }

private:
    void tellIntervals();
    void collect();
    void printRound(const RoundReport &report);
    void stopCollecting();
    void end();
    void endAfterTrouble(const Result<int> &waiting);
    void tellAlerts(const QString &what, const QList<Alert> &alerts);

    int m_interval = 30;
    Fleet::Pace m_pace = Fleet::Pace::AsDriversAllow;
    int m_duration = 0;
    int m_rounds = 0;
    bool m_stored = false;
    bool m_storingFailed = false;
    bool m_isEnding = false;
    QSet<QString> m_untold; //!< ids of alerts that were raised while their miner was muted
    QTimer m_end;
};

} // namespace coalface::cli
