// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/fleet/minername.h"
#include "core/fleet/sharewindow.h"
#include "core/ports/clock.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/fleetstore.h"
#include "core/ports/secretvault.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <limits>

namespace coalface {

//! All miners with what is known of them now; the one truth that tables, charts and commands show.
//! Changes are announced in batches, so that a thousand answers are one repaint. GUI thread.
class Fleet : public QObject
{
    Q_OBJECT
public:
    Fleet(FleetStore &store, DriverDirectory &drivers, const Clock &clock,
          QObject *parent = nullptr);

    //! Where the miners' logins are; without one there are none. It lives longer than the fleet.
    void setVault(SecretVault &vault) { m_vault = &vault; }
    //! What is wrong with the kept logins, as a sentence; empty: nothing. Noticed when they are used.
    QString loginProblem() const;
    //! What a driver is told of a miner with each call, its login included.
    MinerRef reference(const MinerRecord &record) const;

    //! Reads the stored fleet; afterwards what other programs change comes in by itself.
    QFuture<Result<Done>> load();
    //! Why the stored fleet could not be read when it was last tried, as a sentence; empty: it was.
    QString problem() const { return m_problem; }
    //! The stored fleet was asked for, and nothing has come back ever. Over a short while nothing need be said about that.
    enum class Waiting { No, Shortly, Long };
    Waiting waiting() const { return m_waiting; }
    //! Nobody knows which miners there are: that there are none must not be said, and none can be added. Without a problem():
    //! not yet.
    bool isUnread() const
    {
        return m_order.isEmpty() && (!m_problem.isEmpty() || m_waiting == Waiting::Long);
    }

    QList<qint64> keys() const { return m_order; } //!< ascending
    int size() const { return int(m_order.size()); }
    const Miner *miner(qint64 key) const; //!< null: no such miner; valid until the event loop turns

    //! A MINER of the command line: id, MAC, address[:port], name, in this order. Rejected: it fits
    //! nothing, or several.
    Result<qint64> resolve(const QString &text) const;
    //! The miner that this device is: same MAC, else (where one of them tells none) same serial, else
    //! same address, port and driver. Null: not in the fleet.
    const Miner *knownAs(const Found &found) const;

    //! Adds a found device, or brings the known one up to date. An empty `name` is made from model and
    //! MAC. Rejected: the name is not allowed, or taken.
    QFuture<Result<FleetStore::PutResult>> add(const Found &found, const QString &name = {});
    QFuture<Result<Done>> rename(qint64 key, const QString &name);
    //! See FleetStore. Rejected, too: one of the new ones cannot be a tag.
    QFuture<Result<Done>> tag(const QList<qint64> &keys, const QStringList &added,
                              const QStringList &removed);
    QFuture<Result<Done>> setNotes(qint64 key, const QString &notes);
    //! All tags that any miner has, sorted.
    QStringList tags() const;
    QFuture<Result<QList<UsedAddress>>> addresses(qint64 key) { return m_store.addresses(key); }
    QFuture<Result<HistoryExtent>> extent(const QList<qint64> &keys)
    {
        return m_store.extent(keys);
    }
    //! The miners, their history and their logins.
    QFuture<Result<Done>> remove(const QList<qint64> &keys);

    //! Takes what a poll brought, asked at `asked` (UTC). Returns the status to store.
    MinerStatus absorb(qint64 key, const Result<Telemetry> &answer, const QDateTime &asked);

    enum class Pace {
        AsDriversAllow, //!< a miner whose driver wants more time is asked less often, see Miner::leastInterval
        AsTold, //!< somebody asks for exactly that
    };
    //! Seconds between two polls, which decides when a sample is old.
    void setInterval(int seconds, Pace pace)
    {
        m_interval = seconds;
        m_pace = pace;
        judgeAll();
    }

    //! °C: what a person set as the limit of the chip, over what any driver gives; empty: as the drivers say.
    void setHeatLimit(std::optional<double> limit);
    //! Of that driver's miners: telemetry key -> greatest value without a warning. States, events, alerts and charts judge by these.
    QMap<QString, double> limits(const QString &driverType) const
    {
        return facts(driverType).limits;
    }

Q_SIGNALS:
    void minersAdded(const QList<qint64> &keys);
    void minersRemoved(const QList<qint64> &keys);
    //! It is to be found at another address or port now: another program, or a scan, has stored that.
    void minerMoved(qint64 key);
    //! Record, sample or state of these changed; together: 250 ms after
    //! the first, and then at most once a second.
    void minersChanged(const QList<qint64> &keys);
    //! See problem().
    void problemChanged(const QString &sentence);
    void waitingChanged();

private:
    struct DriverFacts
    {
        bool usable = false;
        QMap<QString, double> limits;
        int minimumInterval = 0;
    };

    void reload();
    void reloaded(const Result<QList<StoredMiner>> &stored);
    void take(const QList<StoredMiner> &stored);
    void setProblem(const QString &sentence);
    void setWaiting(Waiting waiting);
    void takeStored(Miner &miner, const StoredMiner &stored);
    void insert(const MinerRecord &record);
    void drop(const QList<qint64> &keys);
    void forgetLogins(const QList<qint64> &keys);
    const DriverFacts &facts(const QString &driverType) const;
    void followClock();
    void judge(Miner &miner);
    void judgeAll();
    void noteChange(qint64 key);
    void announce();

    FleetStore &m_store;
    DriverDirectory &m_drivers;
    const Clock &m_clock;
    SecretVault *m_vault = nullptr;
    QHash<qint64, Miner> m_miners;
    QHash<qint64, ShareWindow> m_shares; //!< of those that this program asked
    QList<qint64> m_order;
    mutable QHash<QString, DriverFacts> m_facts; //!< of the drivers that were asked about
    std::optional<double> m_heatLimit;
    QString m_problem;
    Waiting m_waiting = Waiting::No;
    bool m_wasAnswered = false; //!< by the store, whatever it said
    QTimer m_patience;          //!< until a first answer is late
    QSet<qint64> m_changed;
    QTimer m_announce;
    qint64 m_announced = std::numeric_limits<qint64>::min() / 2; //!< when, monotonic ms
    QTimer m_rejudge;
    std::optional<qint64> m_clockOffset; //!< ms: the clock on the wall less the monotonic one
    int m_interval = 30;
    Pace m_pace = Pace::AsDriversAllow;
    bool m_reloading = false;
    bool m_reloadAgain = false;
};

} // namespace coalface
