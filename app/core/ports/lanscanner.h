// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QFuture>
#include <QHostAddress>
#include <QList>
#include <QObject>

#include <memory>

namespace coalface {

struct SweepTarget
{
    QHostAddress address;
    QList<quint16> ports;
};

struct SweepOptions
{
    int timeout = 1000;    //!< ms per connection
    int concurrency = 254; //!< hosts at a time, at most 500
};

//! What one host had to say to the connections.
struct SweepFinding
{
    QHostAddress address;
    bool alive = false;  //!< something answered, if only by refusing
    QList<quint16> open; //!< ports that accepted a connection (closed again at once)
};

//! One run over many hosts. Emits everything from the event loop. GUI thread; deleting it stops it.
class LanSweep : public QObject
{
    Q_OBJECT
public:
    explicit LanSweep(QObject *parent = nullptr) : QObject(parent) {}
    virtual void start() = 0;
    //! No new connections; finished() follows soon.
    virtual void cancel() = 0;

Q_SIGNALS:
    //! Once per target.
    void hostFinished(const coalface::SweepFinding &finding);
    void finished();
};

struct LocalSubnet
{
    QHostAddress network;
    int prefix = 24;
    QString interfaceName;
};

//! The application's own sockets, for finding devices.
class LanScanner : public QObject
{
    Q_OBJECT
public:
    explicit LanScanner(QObject *parent = nullptr) : QObject(parent) {}

    virtual std::unique_ptr<LanSweep> sweep(const QList<SweepTarget> &targets,
                                            const SweepOptions &options)
        = 0;
    //! IPv4 subnets of this computer's interfaces that are up, without loopback, containers' and VPNs'.
    virtual QList<LocalSubnet> localSubnets() const = 0;
    //! The IPv4 address of a host name. Unreachable: no such name.
    virtual QFuture<Result<QHostAddress>> resolve(const QString &hostName) = 0;
};

} // namespace coalface
