// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverchangelog.h"
#include "core/ports/driverdirectory.h"

#include <QFuture>
#include <QObject>

namespace coalface {

//! How a driver stands, as one word that a person can act on.
enum class DriverCondition {
    UpToDate,
    UpdateAvailable, //!< `available` is newer than what runs
    OnTrial,         //!< the running version is new and watched; it goes back by itself if it fails
    NewerThanBundled, //!< what runs is newer than what comes with the program
    RolledBack,       //!< the newest version was bad here; an older one runs
    RunsBundled, //!< the copy in the user's folder cannot be used; the one of the program runs in its place
    Modified,     //!< its files are not those that were installed; nothing runs
    Missing,      //!< its files are gone; nothing runs
    Untrusted,    //!< lies in the user's folder, but nobody said that it may run
    Incompatible, //!< made for another interface, Qt or computer, or its metadata is wrong
    Failing,      //!< its host ended unexpectedly and is started again
    Broken,       //!< its host does not stay up or was refused
    Disabled,     //!< switched off by a person
};
QString driverConditionName(DriverCondition condition); //!< for logs and tests: "up_to_date", …

//! What a person would most likely want to do about a driver's condition.
enum class DriverAction { None, Update, Repair, Install, RollBack, Enable, Reload };

//! A driver as its manager sees it: more than DriverInfo, which says what runs.
struct DriverOverview
{
    DriverInfo info;
    DriverCondition condition = DriverCondition::UpToDate;
    QString available; //!< the version that Update would bring; empty: none
    QString reason;    //!< a sentence in English with files and causes, to be copied; may be empty
    DriverAction action = DriverAction::None;
    QStringList returnable; //!< versions that can be gone back to, newest first
    bool pinned = false;
    bool removed = false;           //!< a person took it away; Disabled then
    QString folder;                 //!< absolute, of the version that runs
    DriverChangelog changelog = {}; //!< of the version that runs
    DriverChangelog offered = {};   //!< what `available` brings that the one that runs has not
};

//! What became of one action on one driver.
struct DriverChange
{
    enum class Status {
        Updated,
        OnTrial,
        Unchanged,
        RolledBack,
        Installed,
        Enabled,
        Disabled,
        Reloaded,
        Pinned,
        Unpinned,
        Removed,
        Refused, //!< a rule said no before anything was changed
        Failed,  //!< tried; the driver is as it was
    };

    QString driverType; //!< empty when not even that could be found out
    Status status = Status::Unchanged;
    QString from;  //!< the version that ran before; empty: none
    QString to;    //!< that runs now; empty: none
    QString error; //!< a sentence when it was refused or failed; else empty

    bool ok() const { return status != Status::Refused && status != Status::Failed; }
};
QString driverChangeName(DriverChange::Status status); //!< "updated", "on_trial", … as in JSON documents

//! Installs, updates and takes back drivers while the program runs. Each action is a transaction of its own: it
//! is done as a whole or the driver stays as it was. Every future is completed exactly once and never
//! cancelled. GUI thread.
class DriverManager : public QObject
{
    Q_OBJECT
public:
    //! Where an update stands; each is reached once, in this order.
    enum class Step { Checking, Copying, Testing, Switching };
    Q_ENUM(Step)

    explicit DriverManager(QObject *parent = nullptr) : QObject(parent) {}

    virtual QList<DriverOverview> overview() const = 0;
    //! What lasts and concerns all drivers, as a sentence: that their folder cannot be written, or that what was
    //! decided about them was lost. Empty: nothing. As adoptBundled() found it.
    virtual QString problem() const = 0;

    //! `path`: a driver's folder (with manifest.json) or a loose library. `trusted`: a person said that these
    //! very files may run; without it only what equals a bundled driver is taken.
    virtual QFuture<DriverChange> install(const QString &path, bool trusted) = 0;
    //! To the version that is offered; also repairs a driver whose files are damaged or gone. Unchanged when
    //! there is nothing to do.
    virtual QFuture<DriverChange> update(const QString &driverType) = 0;
    //! To the version before, or to that one.
    virtual QFuture<DriverChange> rollBack(const QString &driverType, const QString &to = {}) = 0;
    virtual QFuture<DriverChange> setEnabled(const QString &driverType, bool enabled) = 0;
    //! A pinned driver stays at its version: neither the program's updates nor "update all" touch it.
    virtual QFuture<DriverChange> setPinned(const QString &driverType, bool pinned) = 0;
    //! Takes its copies away; its miners stay in the fleet and are not asked. One that comes with the program is
    //! not brought back before a person enables or installs it; any other is forgotten.
    virtual QFuture<DriverChange> remove(const QString &driverType) = 0;
    //! A fresh host, also in the program that collects.
    virtual QFuture<DriverChange> reload(const QString &driverType) = 0;
    //! Brings the drivers that come with the program into the user's folder where nothing else was decided; newer
    //! ones in place of older ones only if `takeUpdates`. Once after each start.
    virtual QFuture<Result<Done>> adoptBundled(bool takeUpdates) = 0;
    //! An action on that driver that has not reached Switching ends soon, as Failed.
    virtual void cancel(const QString &driverType) = 0;

Q_SIGNALS:
    //! overview() has changed for that driver.
    void overviewChanged(const QString &driverType);
    void progressed(const QString &driverType, coalface::DriverManager::Step step);
    //! A version on trial was taken back without anybody asking; a sentence with the reason.
    void rolledBackByItself(const QString &driverType, const QString &sentence);
};

} // namespace coalface
