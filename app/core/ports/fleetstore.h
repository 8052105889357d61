// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QHash>
#include <QObject>

namespace coalface {

struct StoredMiner
{
    MinerRecord record;
    MinerStatus status;
    std::optional<Telemetry> telemetry; //!< the newest sample, with the mean of late that it told
    MinerRemarks remarks = {};
};

//! Where the fleet is kept, shared by all programs on one configuration folder. Futures are
//! completed exactly once and never cancelled. Errors: Internal with a sentence (disk full,
//! read-only, …), Rejected (the name is taken, no such miner).
class FleetStore : public QObject
{
    Q_OBJECT
public:
    explicit FleetStore(QObject *parent = nullptr) : QObject(parent) {}

    //! Every miner, by key.
    virtual QFuture<Result<QList<StoredMiner>>> load() = 0;
    //! Adds a miner or recognises it, in one transaction: the same MAC (else the same serial of one
    //! driver, else, if neither side has a MAC, the same address and port) is the same miner; its
    //! address and identity are updated then, and its name if `record.name` is set. A new miner without a name gets one made
    //! unique from `proposedName`. Rejected: `record.name` belongs to another miner.
    struct PutRequest
    {
        MinerRecord record;   //!< key 0; name empty = make one
        QString proposedName; //!< model and the end of the MAC; see proposedMinerName()
    };
    struct PutResult
    {
        MinerRecord record;
        bool added = false;
    };
    virtual QFuture<Result<PutResult>> put(const PutRequest &request) = 0;
    virtual QFuture<Result<Done>> rename(qint64 key, const QString &name) = 0;
    //! Gives these miners tags and takes others away, in one transaction. A tag that another miner has is
    //! spelled as there. The value: all tags that each of them has now. Rejected: there is no such miner, or one
    //! would have more than mostTags.
    virtual QFuture<Result<QHash<qint64, QStringList>>> tag(const QList<qint64> &keys,
                                                            const QStringList &added,
                                                            const QStringList &removed)
        = 0;
    virtual QFuture<Result<Done>> setNotes(qint64 key, const QString &notes) = 0;
    //! Where that miner was found, the newest first.
    virtual QFuture<Result<QList<UsedAddress>>> addresses(qint64 key) = 0;
    virtual QFuture<Result<HistoryExtent>> extent(const QList<qint64> &keys) = 0;
    //! The miners and their history.
    virtual QFuture<Result<Done>> remove(const QList<qint64> &keys) = 0;

Q_SIGNALS:
    //! Another program changed the database (looked for about once a second).
    void changedElsewhere();
};

} // namespace coalface
