// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/history/gapplan.h"
#include "core/ports/telemetrylog.h"

#include <QHash>
#include <QSet>

namespace coalface {

//! Fills gaps of the history with what miners recorded by themselves meanwhile: after the computer slept, no program was
//! collecting, or the network was down. Only one program on a configuration folder does, the one that polls on a schedule. A miner
//! is asked right after it has answered a poll, and for less long than it is until the next one; few at a time. Where that fails, or
//! what came could not be stored, it is asked again after its next polls, three times in all. What comes are samples and nothing else: no events, states or alerts are made of them. A miner that cannot be asked
//! for it is a line in the log. GUI thread.
class GapFiller : public QObject
{
    Q_OBJECT
public:
    //! All of them outlive it.
    GapFiller(Fleet &fleet, Poller &poller, DriverDirectory &drivers, TelemetryLog &log,
              const Clock &clock, QObject *parent = nullptr);

    //! When it begins, the newest sample that is stored of each miner is where its gap may begin. `keptDays`: how long
    //! samples are kept, 0: for ever; what is older is not asked for.
    void setFilling(bool filling, int keptDays = 0);
    bool isFilling() const { return m_isFilling; }
    int asked() const { return int(m_asked.size()); } //!< that have not answered yet

    static constexpr int mostAtOnce = 4;
    static constexpr int mostTries = 3;

Q_SIGNALS:
    //! `samples` are newly stored.
    void filled(qint64 minerKey, int samples);

private:
    void polled(const PollResult &result);
    void remember(const QList<qint64> &keys);
    void ask(qint64 key);
    void take(qint64 key, const QList<Gap> &gaps, const Result<RecordedReadings> &record);
    void store(const Backfill &plan, const Gap &gap);
    //! After a failure, `why`: a sentence.
    void tryAgain(qint64 key, const QList<Gap> &gaps, const QString &why);

    Fleet &m_fleet;
    Poller &m_poller;
    DriverDirectory &m_drivers;
    TelemetryLog &m_log;
    const Clock &m_clock;
    bool m_isFilling = false;
    int m_keptDays = 0;
    QHash<qint64, QDateTime> m_last;  //!< each miner's newest sample
    QHash<qint64, QList<Gap>> m_gaps; //!< not asked for yet, or in vain, by time
    QHash<qint64, int> m_failed;      //!< tries of a miner so far
    QSet<qint64> m_asked;
};

} // namespace coalface
