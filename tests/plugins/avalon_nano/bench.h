// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/adapter.h"
#include "avalon_nano/driver.h"

#include <minersdk/net/minerlink.h>

#include <QTest>

//! The driver and one adapter at an address.
class Bench
{
public:
    explicit Bench(const coalface::Endpoint &endpoint) : m_link(endpoint), m_adapter(m_link) {}

    coalface::avalon_nano::Adapter &adapter() { return m_adapter; }

    coalface::Result<coalface::Identity> probe(int milliseconds = 20'000)
    {
        coalface::ProbeJob job(m_link, QDeadlineTimer(milliseconds));
        coalface::avalon_nano::Driver().probe(&job);
        settle(job);
        return job.result();
    }
    template<typename Kind>
    coalface::Result<typename Kind::Value> run(void (coalface::avalon_nano::Adapter::*verb)(Kind *),
                                               Kind &job)
    {
        (m_adapter.*verb)(&job);
        settle(job);
        return job.result();
    }
    template<typename Kind>
    coalface::Result<typename Kind::Value> run(void (coalface::avalon_nano::Adapter::*verb)(Kind *),
                                               const coalface::Credentials &credentials = {},
                                               int milliseconds = 20'000)
    {
        Kind job(QDeadlineTimer(milliseconds), credentials);
        return run(verb, job);
    }
    coalface::Result<coalface::Telemetry> read(int milliseconds = 20'000)
    {
        return run<coalface::TelemetryJob>(&coalface::avalon_nano::Adapter::readTelemetry, {},
                                           milliseconds);
    }
    coalface::Result<coalface::VersionInfo> version()
    {
        return run<coalface::VersionInfoJob>(&coalface::avalon_nano::Adapter::readVersionInfo);
    }
    static void settle(coalface::Job &job) { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 60'000); }

private:
    coalface::MinerLink m_link;
    coalface::avalon_nano::Adapter m_adapter;
};
