// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discovery/announcedsearch.h"
#include "core/discovery/questioning.h"
#include "core/discovery/rejectedhost.h"
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

//! Finds miners: one sweep over the targets, then the drivers are asked, one after another per host
//! (bundled before others, then by type): those that declare the open port, or, where a target names
//! ports, all that connect at all; there each port is a device of its own. The first that is certain
//! ends it; a timeout ends the questions of that kind on that port. Meanwhile, and for a while longer,
//! it listens for devices that announce themselves; one that was found by asking is not told of twice,
//! and where there are targets only what is in them counts. Results stream. One run per object;
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
        int listenTime = 6000; //!< ms at least, if a driver's devices announce themselves; 0: not at all
    };
    struct Summary
    {
        int scanned = 0; //!< hosts
        int found = 0;
        double seconds = 0;
        bool cancelled = false;
        QString problem; //!< a sentence when nothing could be looked through (name not found, no network, …)
        QString incomplete; //!< what of it was left out and why, while the rest was looked through
        QString deaf; //!< why devices that only announce themselves could not be heard; empty: they could
    };

    Discovery(LanScanner &scanner, DriverDirectory &drivers, Announcements &announcements,
              QObject *parent = nullptr);
    ~Discovery() override;

    //! No targets: this computer's subnets up to a /20.
    void start(const QList<ScanTarget> &targets, const Options &options);
    //! finished() follows soon; what devices answer meanwhile is dropped.
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    //! `id` is empty: the fleet knows better (Fleet::knownAs). Port 0: it only announces itself.
    void found(const coalface::Found &found);
    void rejected(const coalface::RejectedHost &host);
    void progressed(int hostsDone, int hostsTotal);
    //! Everybody was asked; it only listens on.
    void listeningOn();
    //! Always the last signal of a run.
    void finished(const coalface::Discovery::Summary &summary);

private:
    struct Place
    {
        QHostAddress address;
        QSet<quint16> named;   //!< ports that a target asked for
        bool declared = false; //!< those that the drivers declare, too
        bool swept = false;
        int devices = 0;     //!< that answer there: one, or one per port that a target asked for
        int outstanding = 0; //!< those of them that are still to be asked
        QStringList foundBy; //!< the drivers that recognised one there
    };
    void addSubnets();
    void resolve(const ScanTarget &target);
    void place(const ScanTarget &target, const QHostAddress &address);
    void sweep();
    void listen();
    bool isWanted(const QHostAddress &source) const;
    enum class Fate { Open, Told, Untold };
    Fate fateOf(const Found &announced) const;
    void tellAnnounced();
    void tellRejected();
    bool isAsking() const;
    void hostSwept(const SweepFinding &finding);
    void askMore();
    void ask(const std::shared_ptr<Questioning> &device);
    void answered(const std::shared_ptr<Questioning> &device, const Questioning::Step &step,
                  const Result<Identity> &identity);
    void settleIfDone();
    void later(void (Discovery::*step)());

    LanScanner &m_scanner;
    DriverDirectory &m_drivers;
    Announcements &m_announcements;
    Options m_options;
    QList<DriverInfo> m_asked;     //!< the drivers of this run, in their order
    QMap<quint32, Place> m_places; //!< by address, so that each host is there once
    std::unique_ptr<LanSweep> m_sweep;
    std::unique_ptr<AnnouncedSearch> m_search;
    QList<Found> m_announced; //!< announced themselves; told of when it is sure that nobody else tells
    QQueue<std::shared_ptr<Questioning>> m_waiting;
    QElapsedTimer m_elapsed;
    Summary m_summary;
    QSet<quint32> m_heard; //!< those of them that were told of, by address
    QList<RejectedHost>
        m_rejected; //!< not told of yet: alone at their address, they may still announce themselves
    QStringList m_troubles; //!< sentences: what cannot be looked through
    int m_namesPending = 0;
    int m_asking = 0; //!< devices that are being asked
    bool m_running = false;
    bool m_begun = false; //!< all names are looked up and the sweep is under way or over
    bool m_sweeping = false;
    bool m_restricted = false; //!< to targets that a person named
    bool m_listeningOn = false;
};

} // namespace coalface
