// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/adapter.h"

namespace coalface {

namespace {
void failUnsupported(Job *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This device's driver cannot do that."));
}
} // namespace

MinerAdapter::MinerAdapter(MinerLink &link, QObject *parent) : QObject(parent), m_link(link) {}

MinerAdapter::~MinerAdapter() = default;

void MinerAdapter::setPool(PoolJob *job)
{
    failUnsupported(job);
}

void MinerAdapter::readVersionInfo(VersionInfoJob *job)
{
    failUnsupported(job);
}

void MinerAdapter::identify(IdentifyJob *job)
{
    failUnsupported(job);
}

void MinerAdapter::pause(PauseJob *job)
{
    failUnsupported(job);
}

void MinerAdapter::resume(ResumeJob *job)
{
    failUnsupported(job);
}

QList<PowerMode> MinerAdapter::supportedModes() const
{
    return {};
}

bool MinerAdapter::supportsTuning() const
{
    return false;
}

} // namespace coalface
