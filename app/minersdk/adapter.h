// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/jobs.h>

namespace coalface {

//! One miner, as its driver sees it. Every verb takes a job, returns at once and settles the job,
//! then or later, exactly once; it never blocks. The adapter reaches its device only through link(), which
//! keeps one request in flight and watches the deadlines. It lives on the host's main thread;
//! whoever made it (MinerDriver::adapterFor) gives it away. Every job that it was given has ended
//! before it is destroyed, so that callbacks of its jobs may use it.
//!
//! This class is frozen: later abilities are interfaces of their own, found by qobject_cast
//! (minersdk/announced.h, minersdk/history.h, minersdk/login.h), never new virtuals here.
class MINERSDK_EXPORT MinerAdapter : public QObject
{
    Q_OBJECT
public:
    //! `link` lives longer than the adapter.
    explicit MinerAdapter(MinerLink &link, QObject *parent = nullptr);
    ~MinerAdapter() override;

    virtual void readTelemetry(TelemetryJob *job) = 0;
    virtual void readPoolInfo(PoolInfoJob *job) = 0;
    virtual void setMode(ModeJob *job) = 0;
    virtual void restart(RestartJob *job) = 0;

    // The rest answers Unsupported unless a driver says otherwise.
    virtual void setPool(PoolJob *job);
    virtual void readVersionInfo(VersionInfoJob *job);
    virtual void identify(IdentifyJob *job);
    virtual void pause(PauseJob *job);
    virtual void resume(ResumeJob *job);

    //! The modes of this very device; empty until it was asked (readVersionInfo, readTelemetry).
    virtual QList<PowerMode> supportedModes() const;
    //! Whether frequency and voltage can be set freely.
    virtual bool supportsTuning() const;

protected:
    MinerLink &link() const { return m_link; }

private:
    MinerLink &m_link;
};

} // namespace coalface
