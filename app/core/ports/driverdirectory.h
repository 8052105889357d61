// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driversession.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace coalface {

enum class DriverState {
    Stopped,      //!< can be used; no host runs
    Starting,     //!< its host was started and has not said hello yet
    Ready,        //!< its host answers
    Backoff,      //!< its host ended unexpectedly and is started again soon
    Broken,       //!< it ended unexpectedly too often; waits for a person
    Disabled,     //!< switched off by a person
    Missing,      //!< known, but its files are not there
    Incompatible, //!< made for another interface, Qt or computer; or its metadata is wrong
};
QString driverStateName(DriverState state); //!< "ready", "stopped", … as in JSON documents

//! Whether a driver's devices have a login.
enum class DriverLogin {
    Untold,  //!< the driver does not say
    None,    //!< they have none
    Checked, //!< the device checks it when it is typed
    Kept,    //!< nothing but a change shows whether it is right
};

//! What is known of a driver without running it, and how it does. See the page on the command line
//! for what each field means outside.
struct DriverInfo
{
    QString driverType;
    QString version;
    QString displayName;
    QString manufacturer;
    QStringList models;
    QString connectionType;
    std::optional<quint16> defaultPort;
    int interfaceMajor = 0;
    int interfaceMinor = 0;
    QString path; //!< absolute, of the library
    DriverState state = DriverState::Stopped;
    QString detail; //!< one sentence when the state needs one
    QStringList installedVersions;
    QString previousVersion;
    std::optional<qint64> pid; //!< of its running host
    QString trialVersion;
    QStringList badVersions;
    QString source; //!< "bundled" or "local"

    QList<quint16> probePorts;    //!< TCP: an open one makes a probe worthwhile
    QList<quint16> udpPorts;      //!< where its devices announce themselves
    QStringList abilities;        //!< what the family may be able to do
    QMap<QString, double> limits; //!< telemetry key -> default alert limit
    int minimumInterval = 5;      //!< s, between two polls of one device
    DriverLogin login = DriverLogin::Untold;
};

//! All drivers of this computer, and the way to the ones that run. GUI thread.
class DriverDirectory : public QObject
{
    Q_OBJECT
public:
    explicit DriverDirectory(QObject *parent = nullptr) : QObject(parent) {}

    //! In the order in which they are asked about an unknown device: bundled first, then by type.
    virtual QList<DriverInfo> drivers() const = 0;
    virtual std::optional<DriverInfo> driver(const QString &driverType) const = 0;
    //! The session of that driver; its host starts with the first call. Null when it cannot be used
    //! (unknown, missing, disabled, incompatible): driver() says why. Stays valid for the
    //! directory's life; a broken driver's session fails its calls.
    virtual DriverSession *session(const QString &driverType) = 0;

Q_SIGNALS:
    //! State, version or pid of that driver changed, or it came or went.
    void driverChanged(const QString &driverType);
};

} // namespace coalface
