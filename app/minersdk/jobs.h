// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>
#include <minersdk/net/minerlink.h>
#include <minersdk/telemetry.h>

namespace coalface {

//! "Is the device at link() one of yours?" Finish with its identity; fail with Rejected and the
//! reason when it answered and is something else.
class ProbeJob : public JobOf<Identity>
{
public:
    ProbeJob(MinerLink &link, QDeadlineTimer deadline, QObject *parent = nullptr)
        : JobOf(deadline, {}, parent), m_link(link)
    {}
    //! The way to that device; lives longer than the job.
    MinerLink &link() const { return m_link; }

private:
    MinerLink &m_link;
};

class TelemetryJob : public JobOf<Telemetry>
{
public:
    using JobOf::JobOf;
};

class PoolInfoJob : public JobOf<PoolInfo>
{
public:
    using JobOf::JobOf;
};

class VersionInfoJob : public JobOf<VersionInfo>
{
public:
    using JobOf::JobOf;
};

//! A write. It finishes with a report; fail() is for what kept it from being sent at all
//! (Unreachable, Unsupported, Rejected, Unauthorized). Reading back is part of the job; writes are
//! never repeated.
class WriteJob : public JobOf<WriteReport>
{
public:
    using JobOf::JobOf;

    //! The device took the request and the driver goes on to read back. From here on the job ends
    //! with NotConfirmed and this sentence where it would have ended with Timeout or Aborted.
    void awaitConfirmation(const QString &detail) { m_taken = detail; }

protected:
    bool takeFallback() override
    {
        if (!m_taken)
            return false;
        setValue({Outcome::NotConfirmed, false, *m_taken});
        return true;
    }

private:
    std::optional<QString> m_taken;
};

class ModeJob : public WriteJob
{
public:
    ModeJob(QString mode, QDeadlineTimer deadline, Credentials credentials = {},
            QObject *parent = nullptr)
        : WriteJob(deadline, std::move(credentials), parent), m_mode(std::move(mode))
    {}
    //! A name out of supportedModes().
    const QString &mode() const { return m_mode; }

private:
    QString m_mode;
};

class PoolJob : public WriteJob
{
public:
    PoolJob(PoolSettings pool, QDeadlineTimer deadline, Credentials credentials = {},
            QObject *parent = nullptr)
        : WriteJob(deadline, std::move(credentials), parent), m_pool(std::move(pool))
    {}
    const PoolSettings &pool() const { return m_pool; }

private:
    PoolSettings m_pool;
};

class RestartJob : public WriteJob
{
public:
    using WriteJob::WriteJob;
};

//! Make the device show itself (screen, light) to the person in front of it.
class IdentifyJob : public WriteJob
{
public:
    using WriteJob::WriteJob;
};

class PauseJob : public WriteJob
{
public:
    using WriteJob::WriteJob;
};

class ResumeJob : public WriteJob
{
public:
    using WriteJob::WriteJob;
};

} // namespace coalface
