// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/operations/identitycheck.h"
#include "core/operations/outcomes.h"

#include <QHash>
#include <QObject>
#include <QQueue>

namespace coalface {

struct OperationTarget
{
    qint64 key = 0;
    WriteRequest request;
};

//! One change on several miners, begun by a person. Each miner is first asked who it is and what it can
//! do, then, if it is still the one that was chosen, changed, once. Meanwhile it is not polled. Every
//! target ends with one report; see reportOf() for what an error means. GUI thread.
class Operation : public QObject
{
    Q_OBJECT
public:
    static constexpr int usualConcurrency = 16;

    //! The three live longer than the operation, which may be deleted at any time: what was sent then
    //! goes on in the driver, and nobody hears of it.
    Operation(Fleet &fleet, DriverDirectory &drivers, Poller &poller, QObject *parent = nullptr);
    ~Operation() override;

    //! Once. The miners are taken as they are now: one that has moved or is gone when its turn
    //! comes is refused.
    void start(const QList<OperationTarget> &targets, const WriteTimes &times,
               int concurrency = usualConcurrency);
    //! Begins nothing more: targets that nothing was sent to end as Unreachable, and say so; those that
    //! were sent to end soon with what is known. finished() follows.
    void cancel();

Q_SIGNALS:
    void targetFinished(qint64 key, const coalface::WriteReport &report);
    //! Every target has its report.
    void finished();

private:
    struct Target
    {
        OperationTarget wanted;
        MinerRecord record; //!< as it was chosen
    };

    void fill();
    void begin(const Target &target);
    void checked(const Target &target, const Result<CheckedMiner> &miner);
    void written(qint64 key, const Result<WriteReport> &report);
    void settle(qint64 key, const WriteReport &report);
    void announceEnd();
    QString whyMoved(const MinerRecord &chosen) const;

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    Poller &m_poller;
    WriteTimes m_times;
    int m_concurrency = usualConcurrency;
    QQueue<Target> m_waiting;
    QHash<qint64, QString> m_running; //!< key -> driver
    bool m_cancelled = false;
    bool m_ended = false;
};

} // namespace coalface
