// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"
#include "drivers/updates/transaction.h"

#include <QFuture>

namespace coalface {

class DriverCatalogue;
class Clock;

//! One update or installation, from a folder or library to the moment when the new version answers calls:
//! check, copy, try in a host of its own, commit, switch. Until the commit nothing has changed. Deletes
//! itself when it has finished. GUI thread.
class InstallAction : public QObject
{
    Q_OBJECT
public:
    //! `path` as in DriverManager::install(). Both references live longer.
    InstallAction(DriverCatalogue &catalogue, const Clock &clock, const QString &path,
                  const InstallRequest &request, QObject *parent);

    //! What is known of it after Checking; empty before.
    QString driverType() const { return m_package.version.info.driverType; }
    //! Asked once the driver is known; a sentence when it must not go on now (another action), else empty.
    std::function<QString(const QString &driverType)> mayGoOn;

    void start();
    //! Ends soon, as Failed, if it has not been committed.
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(const QString &driverType, coalface::DriverManager::Step step);
    void finished(const coalface::DriverChange &change);

private:
    void packageRead(const Result<DriverPackage> &package);
    void copy();
    void copied(const Result<DriverVersion> &version);
    void test();
    void commit();
    void chosen(const Result<DriverChoice> &choice);
    void switchOver();
    void ask();
    void answered(const Result<Done> &answer);
    bool wasCancelled();
    void fail(DriverChange::Status status, const QString &sentence);
    void fail(const Error &error);
    void finish(DriverChange::Status status, const QString &error = {});
    QString running() const;

    //! Goes on there with what comes, unless this object is gone.
    template<typename T>
    void then(QFuture<T> future, void (InstallAction::*next)(const T &));

    DriverCatalogue &m_catalogue;
    const Clock &m_clock;
    QString m_path;
    InstallRequest m_request;
    DriverPackage m_package;
    DriverVersion m_placed;
    QString m_from;
    bool m_isCommitted = false;
    bool m_onTrial = false;
    bool m_cancelled = false;
};

} // namespace coalface
