// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverdirectory.h"
#include "drivers/driverversion.h"
#include "drivers/hostedsession.h"
#include "drivers/hostrecords.h"

#include <QTimer>

#include <map>
#include <memory>

namespace coalface {

//! All drivers of this computer: finds them in two folders, judges them without running them, and
//! makes their sessions. No host runs before its first call. GUI thread.
class DriverCatalogue : public DriverDirectory
{
    Q_OBJECT
public:
    //! Absolute paths.
    struct Places
    {
        QString bundled;     //!< the drivers that come with the program: <driver_type>/<version>/
        QString installed;   //!< the user's, <config>/miner_drivers, in the same layout
        QString hostProgram; //!< coalface-driverhost
        QString hostsFile;   //!< <config>/hosts.json
    };

    //! Looks through both folders at once; either may be missing. `clock` lives longer.
    DriverCatalogue(Places places, const Clock &clock, const Supervision &limits = {},
                    QObject *parent = nullptr);
    //! Ends all hosts; open calls end as Aborted.
    ~DriverCatalogue() override;

    QList<DriverInfo> drivers() const override;
    std::optional<DriverInfo> driver(const QString &driverType) const override;
    DriverSession *session(const QString &driverType) override;

    //! Through which the miners that only announce themselves are heard; without it they are not.
    //! Before the first session; lives longer.
    void hearThrough(Announcements &announcements) { m_announcements = &announcements; }

    //! Whether this program is the one that polls on a schedule: then its hosts are what the other
    //! programs on this configuration folder show.
    void setCollecting(bool collecting);
    //! Ends the driver's host; the next call, or one that waits, starts a fresh one. Also the way out
    //! of Broken.
    void reload(const QString &driverType);

private:
    struct Entry
    {
        DriverVersion chosen;
        std::unique_ptr<DriverProcess> process; // lives longer than the session
        std::unique_ptr<HostedSession> session;
    };

    void look(const QString &folder, const QString &source,
              std::map<QString, QList<DriverVersion>> &found) const;
    void choose(const QString &driverType, const QList<DriverVersion> &versions);
    void makeSession(Entry &entry);
    DriverInfo described(const Entry &entry) const;
    static HostRecord recordOf(const DriverProcess &process);
    void noteState(const QString &driverType);
    void followOthers();
    void saveRecords();

    Places m_places;
    Announcements *m_announcements = nullptr;
    const Clock &m_clock;
    Supervision m_limits;
    std::map<QString, Entry> m_entries;
    HostRecords m_records;
    bool m_collecting = false;
    bool m_collectorLives = false; //!< another program's
    QTimer m_save;
    QTimer m_watch;
};

} // namespace coalface
