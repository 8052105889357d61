// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discovery/questioning.h"
#include "core/discovery/scantarget.h"
#include "core/fleet/miner.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/lanscanner.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QQueue>
#include <QSet>
#include <QStringList>

namespace coalface {

//! A host that answered on a miner's port but is no known miner, and why.
struct RejectedHost
{
    QHostAddress address;
    quint16 port = 0;
    QString reason;
};

//! Finds miners: one sweep over the targets, then the drivers are asked, one after another per host
//! (bundled before others, then by type): those that declare the open port, or, where a target names
//! ports, all that connect at all; there each port is a device of its own. The first that is certain
//! ends it; a timeout ends the questions of that kind on that port. Results stream. One run per object;
//! GUI thread; may be deleted at any time.
class Discovery : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int timeout = 1000;      //!< ms per connection
        int concurrency = 254;   //!< hosts at a time
        int probeTimeout = 6000; //!< ms per question to a device
    };
    struct Summary
    {
        int scanned = 0; //!< hosts
        int found = 0;
        double seconds = 0;
        bool cancelled = false;
        QString problem; //!< a sentence when nothing could be looked through (name not found, no network, …)
        QString incomplete; //!< what of it was left out and why, while the rest was looked through
    };

    Discovery(LanScanner &scanner, DriverDirectory &drivers, QObject *parent = nullptr);
    ~Discovery() override;

    //! No targets: this computer's subnets up to a /20.
    void start(const QList<ScanTarget> &targets, const Options &options);
    //! finished() follows soon; what devices answer meanwhile is dropped.
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void found(const coalface::Found &found); //!< `id` is empty: the fleet knows better (Fleet::knownAs)
    void rejected(const coalface::RejectedHost &host);
    void progressed(int hostsDone, int hostsTotal);
    //! Always the last signal of a run.
    void finished(const coalface::Discovery::Summary &summary);

private:
    struct Place
    {
        QHostAddress address;
        QSet<quint16> named;   //!< ports that a target asked for
        bool declared = false; //!< those that the drivers declare, too
    };
    void addSubnets();
    void resolve(const ScanTarget &target);
    void place(const ScanTarget &target, const QHostAddress &address);
    void sweep();
    void hostSwept(const SweepFinding &finding);
    void askMore();
    void ask(const std::shared_ptr<Questioning> &device);
    void answered(const std::shared_ptr<Questioning> &device, const Questioning::Step &step,
                  const Result<Identity> &identity);
    void settleIfDone();
    void later(void (Discovery::*step)());

    LanScanner &m_scanner;
    DriverDirectory &m_drivers;
    Options m_options;
    QList<DriverInfo> m_asked;     //!< the drivers of this run, in their order
    QMap<quint32, Place> m_places; //!< by address, so that each host is there once
    std::unique_ptr<LanSweep> m_sweep;
    QQueue<std::shared_ptr<Questioning>> m_waiting;
    QElapsedTimer m_elapsed;
    Summary m_summary;
    QStringList m_troubles; //!< sentences: what cannot be looked through
    int m_namesPending = 0;
    int m_asking = 0; //!< devices that are being asked
    bool m_running = false;
    bool m_sweeping = false;
};

} // namespace coalface
