// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

#include <chrono>

namespace coalface {

//! One reading that a device took by itself and kept.
struct RecordedReading
{
    //! How long before its answer the device took it, in ms, by the device's own clock: the difference between two of
    //! its timestamps in the same reply. Clocks of such devices begin at 0 with each start, or are simply wrong.
    qint64 ageMs = 0;
    //! What the device recorded, in the units of Telemetry, and nothing else: what it is set to now says nothing of
    //! then. Without a time.
    Telemetry reading;

    friend bool operator==(const RecordedReading &, const RecordedReading &) = default;
};

struct RecordedHistory
{
    //! Who answered, where the device says so: as Telemetry::mac.
    std::optional<QString> mac;
    QList<RecordedReading> readings; //!< oldest first

    friend bool operator==(const RecordedHistory &, const RecordedHistory &) = default;
};

//! More are never handed over: records on such devices have some hundred rows.
constexpr qsizetype mostRecordedReadings = 2000;

//! Makes what was read of a record one that can be handed over. Out go ages that are negative, beyond `reach`, or beyond
//! the device's start (`uptimeMs`, where it is known: a record begins with it); values that cannot be, and readings that
//! say nothing; of several with the same age all but the first. What is left is in order, and thinned evenly where it is too much. Pure.
MINERSDK_EXPORT void keepUsable(RecordedHistory &history, std::chrono::seconds reach,
                                std::optional<qint64> uptimeMs = {});

//! "What did you record by yourself?" Only asked to fill gaps, rarely: when a miner answers that was not asked for a
//! while. No readings: it records, but has none of that time. Fail with Unsupported and the reason when this device
//! records nothing (its firmware cannot, or it is switched off).
class HistoryJob : public JobOf<RecordedHistory>
{
public:
    HistoryJob(std::chrono::seconds reach, QDeadlineTimer deadline, Credentials credentials = {},
               QObject *parent = nullptr)
        : JobOf(deadline, std::move(credentials), parent), m_reach(reach)
    {}
    //! How far back from now it is wanted; what is older is left out.
    std::chrono::seconds reach() const { return m_reach; }

private:
    std::chrono::seconds m_reach;
};

//! Implemented by adapters of devices that keep readings themselves. An adapter without it records nothing.
class MinerHistory
{
public:
    virtual ~MinerHistory() = default;
    //! Reads only, as few requests as it takes: the miner is polled beside.
    virtual void readHistory(HistoryJob *job) = 0;
};

} // namespace coalface

#define COALFACE_MINER_HISTORY_IID "org.coalface.MinerHistory/1"
Q_DECLARE_INTERFACE(coalface::MinerHistory, COALFACE_MINER_HISTORY_IID)
