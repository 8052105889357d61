// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>
#include <minersdk/net/httpclient.h>

namespace sloppy {

//! What a driver can do wrong, one at a time. None: it keeps the contract.
enum class Sin {
    None,
    WritesWhileReading,
    RepeatsAWrite,
    NeverSettles,
    TellsTheSecret,
    LogsTheSecret,
    SaysNothing,
    BelievesTheReply,
    CallsASentWriteUnreachable,
    MakesAValueOfAnything,
    ReadsImpossibleValues,
    OpensItsOwnSocket,
    FollowsRedirects,
    SendsAnOrigin,
    GoesOnAfterTheEnd,
};

//! Of a device with "GET /state" and "POST /mode".
class Driver : public QObject, public coalface::MinerDriver
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerDriver)
public:
    explicit Driver(Sin sin) : m_sin(sin) {}

    void probe(coalface::ProbeJob *job) override;
    std::unique_ptr<coalface::MinerAdapter> adapterFor(coalface::MinerLink &link) override;

private:
    const Sin m_sin;
};

class Adapter : public coalface::MinerAdapter
{
    Q_OBJECT
public:
    Adapter(coalface::MinerLink &link, Sin sin) : MinerAdapter(link), m_sin(sin) {}

    void readTelemetry(coalface::TelemetryJob *job) override;
    void readPoolInfo(coalface::PoolInfoJob *job) override;
    void setMode(coalface::ModeJob *job) override;
    void restart(coalface::RestartJob *job) override;

private:
    void confirm(coalface::ModeJob *job);
    void prepare();

    const Sin m_sin;
};

} // namespace sloppy
