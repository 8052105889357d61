// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/status.h"

#include <minersdk/announced.h>

#include <QElapsedTimer>
#include <QList>
#include <QPointer>

#include <functional>

namespace coalface::nmminer {

//! One NMMiner with firmware v0.3 to v1.x, of which only the status broadcasts are heard. What it is
//! asked is answered from the newest one, at most 60 s old; without one the job waits for the next until
//! its deadline. It is never written to: v1.5 and later take settings by broadcast only, with the Wi-Fi
//! password in clear, and answer nothing.
class AnnouncedAdapter : public MinerAdapter, public AnnouncedMiner
{
    Q_OBJECT
    Q_INTERFACES(coalface::AnnouncedMiner)
public:
    using MinerAdapter::MinerAdapter;

    //! A datagram that cannot be read changes nothing. One of a sibling product means that another device
    //! has this address now: what was known is forgotten, and waiting jobs end with Rejected.
    void receive(const Announcement &announcement) override;

    void readTelemetry(TelemetryJob *job) override;
    void readPoolInfo(PoolInfoJob *job) override;
    void readVersionInfo(VersionInfoJob *job) override;

    void setMode(ModeJob *job) override;
    void restart(RestartJob *job) override;
    void setPool(PoolJob *job) override;
    void identify(IdentifyJob *job) override;

private:
    struct Waiting
    {
        QPointer<Job> job;
        std::function<void(const Status &status)> next;
    };

    //! Hands over the newest status, now or when it comes.
    void withStatus(Job *job, std::function<void(const Status &status)> next);
    bool isFresh() const;
    QList<Waiting> takeWaiting();

    std::optional<Status> m_newest;
    qint64 m_ageAtReceipt = 0; // ms
    QElapsedTimer m_received;
    QList<Waiting> m_waiting;
};

} // namespace coalface::nmminer
