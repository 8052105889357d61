// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>
#include <minersdk/net/minerlink.h>
#include <minersdk/telemetry.h>

#include <chrono>
#include <optional>

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
//! (Unreachable, Unsupported, Rejected, Unauthorized). Reading back is part of the job (readback.h);
//! writes are never repeated. A driver calls beginWrite(), sends, and then
//! - reports Refused where the device said no,
//! - or calls awaitConfirmation() and reads back, also after an error whose `sent` is set: the device
//!   may have acted on it. Then with Outcome::Unknown, until a reading succeeds.
class WriteJob : public JobOf<WriteReport>
{
public:
    using JobOf::JobOf;

    //! How long reading back may take, from the first awaitConfirmation() on; without it, as long as
    //! the deadline lets. 0: not at all. Set by the host, before the driver gets the job.
    void setConfirmationTime(std::chrono::milliseconds time) { m_confirmationTime = time; }

    //! It is to be sent even where the device shows it so already: what it was sent before has not shown, and may be
    //! stored all the same. Set by the host, before the driver gets the job. A property rather than a member, so that
    //! drivers and programs that know it and those that do not go together.
    void setSendsAnyway() { setProperty("sendsAnyway", true); }
    bool sendsAnyway() const { return property("sendsAnyway").toBool(); }

    //! MAC of the miner that is to be changed: lower case, with colons; empty: not known. A driver whose answer before the write tells
    //! another one fails with Rejected and sends nothing: the address has gone over to another device. Set by the host, likewise.
    void setExpectedMac(const QString &mac) { setProperty("expectedMac", mac); }
    QString expectedMac() const { return property("expectedMac").toString(); }
    //! Whether the device that says that of itself is surely another one.
    bool isAnother(const QString &mac) const
    {
        return !mac.isEmpty() && !expectedMac().isEmpty() && mac != expectedMac();
    }

    //! The next request changes the device. If the job then ends without the driver, by its deadline
    //! or by abort(), and that request had left this computer, the outcome is Unknown.
    void beginWrite()
    {
        m_hasWritten = hasSent();
        m_writing = true;
        forgetSent();
    }

    //! A request that changes the device has left this computer: what becomes of it is still to be read back.
    bool hasSent() const
    {
        return m_hasWritten || m_otherwise.has_value() || (m_writing && wasSent());
    }

    //! The device took the request, or may have taken it, and the driver goes on to read back. From
    //! here on the job ends with `otherwise` (NotConfirmed or Unknown) and this sentence where it would
    //! have ended with Timeout or Aborted. May be called again with what is known by then.
    void awaitConfirmation(const QString &detail, Outcome otherwise = Outcome::NotConfirmed)
    {
        const bool first = !m_otherwise;
        m_otherwise = WriteReport{otherwise, false, detail};
        if (first && m_confirmationTime)
            shortenDeadline(QDeadlineTimer(*m_confirmationTime));
    }

protected:
    bool takeFallback() override
    {
        if (!m_otherwise && m_writing && wasSent()) {
            m_otherwise = WriteReport{Outcome::Unknown, false,
                                      QStringLiteral(
                                          "The request was sent, but the device did not "
                                          "answer: whether it acted on it is not known.")};
        }
        if (m_otherwise)
            setValue(*m_otherwise);
        return m_otherwise.has_value();
    }

private:
    std::optional<std::chrono::milliseconds> m_confirmationTime;
    std::optional<WriteReport> m_otherwise;
    bool m_writing = false;
    bool m_hasWritten = false; //!< by a request before the one under way
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
