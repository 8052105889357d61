// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/announced.h>

#include <QElapsedTimer>
#include <QPointer>

namespace beacon {

//! A family that only announces itself: {"Board":"…","Version":"…","HashRate":"1.0M","Temp":48,"Pool":"host:port"}.
class Driver : public QObject, public coalface::MinerDriver, public coalface::AnnouncedMinerDriver
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerDriver coalface::AnnouncedMinerDriver)
public:
    void probe(coalface::ProbeJob *job) override;
    std::unique_ptr<coalface::MinerAdapter> adapterFor(coalface::MinerLink &link) override;
    coalface::Result<coalface::Identity> recognise(
        const coalface::Announcement &announcement) const override;
};

class Adapter : public coalface::MinerAdapter, public coalface::AnnouncedMiner
{
    Q_OBJECT
    Q_INTERFACES(coalface::AnnouncedMiner)
public:
    using MinerAdapter::MinerAdapter;

    void receive(const coalface::Announcement &announcement) override;
    void readTelemetry(coalface::TelemetryJob *job) override;
    void readPoolInfo(coalface::PoolInfoJob *job) override;
    void setMode(coalface::ModeJob *job) override;
    void restart(coalface::RestartJob *job) override;

private:
    bool isFresh() const;
    void answer(coalface::TelemetryJob *job) const;

    QByteArray m_newest;
    qint64 m_ageWhenReceived = 0;
    QElapsedTimer m_received;
    QList<QPointer<coalface::TelemetryJob>> m_waiting;
};

} // namespace beacon
