// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/writerequest.h"

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QFuture>
#include <QObject>

#include <chrono>

namespace coalface {

//! Which miner a call is for. `minerId` keeps one adapter per miner alive in the driver's host.
struct MinerRef
{
    QString minerId;
    Endpoint endpoint;
    Credentials credentials; //!< sent with each call, never stored by the driver
};

//! A reading with what the device answered for it.
struct RawReading
{
    Result<Telemetry> telemetry = Error();
    QList<Exchanged> exchanges; //!< in their order; together at most 64 KiB of text
};

//! What a miner recorded by itself, while nobody asked it: in the order of time, each with what its own record knows.
struct RecordedReadings
{
    std::optional<QString> mac; //!< who answered, where it says so
    QList<Telemetry> readings;
};

//! One driver, ready to be asked. Every future is completed exactly once, with a value or an error,
//! whatever becomes of the driver: a crash is DriverFailed (a read is tried once more first), silence
//! is Timeout soon after the deadline. Nobody cancels these futures. GUI thread; owned by the
//! DriverDirectory, which may delete it only together with itself.
//!
//! A miner that is written to is asked nothing else meanwhile: what is wanted of it waits, each call
//! within its own deadline, and a write waits for what it is being asked.
class DriverSession : public QObject
{
    Q_OBJECT
public:
    using Deadline = std::chrono::milliseconds;

    explicit DriverSession(QObject *parent = nullptr) : QObject(parent) {}

    virtual QString driverType() const = 0;

    virtual QFuture<Result<Identity>> probe(const Endpoint &endpoint, Deadline deadline) = 0;
    //! Who sent that announcement; asks no device. Rejected or BadReply: none of this family. A driver
    //! that ends over one is not shown it again.
    virtual QFuture<Result<Identity>> recognise(const Announcement &announcement, Deadline deadline)
        = 0;
    // What is read of a miner with port 0 comes from its announcements: from the newest, if that is at
    // most 60 s old, or else from the next one that comes within the deadline.
    virtual QFuture<Result<Telemetry>> readTelemetry(const MinerRef &miner, Deadline deadline) = 0;
    virtual QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &miner, Deadline deadline) = 0;
    virtual QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &miner, Deadline deadline) = 0;

    //! As readTelemetry(), for a person who wants to see the replies themselves. An error: there was no reading at
    //! all; one that failed with its replies is in the value.
    virtual QFuture<Result<RawReading>> readRaw(const MinerRef &miner, Deadline deadline) = 0;

    //! What it recorded by itself in the last `reach`. Unsupported: that one records nothing.
    virtual QFuture<Result<RecordedReadings>> readHistory(const MinerRef &miner,
                                                          std::chrono::seconds reach,
                                                          Deadline deadline)
        = 0;

    //! Changes the miner, once: it is never sent a second time. An error means that nothing was sent; if
    //! that is not known (the driver ended over it, say), the report says Outcome::Unknown.
    virtual QFuture<Result<WriteReport>> write(const MinerRef &miner, const WriteRequest &request,
                                               const WriteTimes &times)
        = 0;
    //! Exchanges what a person typed (`miner.credentials`: "user" and "password", or "otp") for what is to
    //! be kept and go with later calls. Tried once. Unsupported: that device wants no login.
    virtual QFuture<Result<Credentials>> login(const MinerRef &miner, Deadline deadline) = 0;
    //! Ends soon what is under way or waits for that miner: with Aborted, or, of a write that was sent,
    //! with a report of what is known by then.
    virtual void cancel(const QString &minerId) = 0;
    //! The same, but a write that was sent goes on: it is read back and ends as if nobody had cancelled it.
    virtual void cancelUnsent(const QString &minerId) = 0;

    //! The driver forgets what it keeps of that miner (removed, or its address changed).
    virtual void closeMiner(const QString &minerId) = 0;
};

} // namespace coalface
