// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverdirectory.h"
#include "drivers/driverversion.h"
#include "drivers/hostedsession.h"
#include "drivers/hostrecords.h"
#include "drivers/store/choicesfile.h"
#include "drivers/updates/selection.h"

#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace coalface {

//! All drivers of this computer: finds them in two folders, judges them without running them, makes their
//! sessions, and exchanges the hosts behind these when another version is chosen (state.json), by whichever
//! program, or files change. No host runs before its first call. GUI thread.
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

    const Places &places() const { return m_places; }
    const Supervision &limits() const { return m_limits; }
    const ChoicesFile &choices() const { return m_choices; }
    //! Nothing when there is no such driver.
    const DriverFacts *facts(const QString &driverType) const;
    const DriverSelection *selection(const QString &driverType) const;
    //! Looks at state.json and the files of that driver at once, instead of within two seconds.
    void refresh(const QString &driverType);
    //! That version in the user's folder turned out not to be what was installed: another one takes over if there is one.
    void markUnusable(const QString &driverType, const DriverVersion &version,
                      const QString &reason);
    //! The version whose host answers calls in this program, or would; empty: none was needed so far.
    QString servingVersion(const QString &driverType) const;
    //! Versions of which a host runs, in this program or the one that collects.
    QStringList versionsInUse(const QString &driverType) const;

Q_SIGNALS:
    void callSettled(const QString &driverType, const coalface::CallRecord &call);
    //! It crashed or broke the rules, or (`hung`) was ended because it did not answer.
    void hostDied(const QString &driverType, const QString &version, const QString &reason,
                  bool hung);
    //! Another host of that version is started in place of one that died.
    void hostRestarted(const QString &driverType, const QString &version);
    //! What a host of that version used since it was last said.
    void hostUsed(const QString &driverType, const QString &version,
                  const coalface::HostUsage &usage);
    //! That version will not be tried again before its files change; another one takes over if there is one.
    void hostRefused(const QString &driverType, const QString &version, const QString &reason);
    //! The host of that version is ready and takes the calls from now on.
    void serving(const QString &driverType, const QString &version);

private:
    struct Host
    {
        DriverVersion version;
        std::unique_ptr<DriverProcess> process;
    };
    struct Entry
    {
        DriverFacts facts;
        DriverSelection selection;
        QString files;     //!< what the driver's files looked like when they were read
        QString lastFiles; //!< and the last time when they were looked at
        qint64 reloads = 0;
        Host current; // processes live longer than the session
        Host next;    //!< starts, to take over from `current`
        std::vector<Host> leaving;
        std::unique_ptr<HostedSession> session;

        //! Else it is a folder in which nothing has been found yet, or a driver that was removed.
        bool isKnown() const
        {
            return !selection.version.info.driverType.isEmpty()
                   && (facts.choice || !facts.bundled.isEmpty() || !facts.local.isEmpty());
        }
    };

    void readAll();
    void readFiles(const QString &driverType, Entry &entry);
    void filesChanged(const QString &driverType, Entry &entry);
    void followChoices();
    void followFiles();
    QStringList typesOnDisk() const;
    QString filesOf(const QString &driverType) const;
    void apply(const QString &driverType, Entry &entry, bool fresh = false);
    static std::vector<const Host *> hostsOf(const Entry &entry);
    void exchange(const QString &driverType, Entry &entry);
    void useNext(const QString &driverType, Entry &entry);
    void letGo(Entry &entry, Host host);
    void remove(const QString &driverType, DriverProcess *process);
    Host makeHost(const QString &driverType, const DriverVersion &version);
    void followHost(const QString &driverType, DriverProcess *process);
    void makeSession(const QString &driverType, Entry &entry);
    DriverInfo described(const Entry &entry) const;
    static HostRecord recordOf(const DriverProcess &process);
    void noteState(const QString &driverType);
    void watch();
    void followOthers();
    void saveRecords();

    Places m_places;
    Announcements *m_announcements = nullptr;
    const Clock &m_clock;
    Supervision m_limits;
    ChoicesFile m_choices;
    std::map<QString, Entry> m_entries;
    HostRecords m_records;
    bool m_collecting = false;
    bool m_collectorLives = false; //!< another program's
    QTimer m_save;
    QTimer m_watch;
};

} // namespace coalface
