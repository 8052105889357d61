// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>

namespace coalface::bench {

//! coalface-sim with that many devices that answer at once, on 127.0.0.1 from port 20000 on. Ends with
//! the object.
class SimulatedFleet
{
public:
    explicit SimulatedFleet(int count);
    ~SimulatedFleet();

    //! Why it does not run; empty: it does.
    const QString &problem() const { return m_problem; }
    const QList<Found> &devices() const { return m_devices; }

    //! One control line and its answer.
    QJsonObject ask(const QJsonObject &line);
    //! How often all devices together were asked so far.
    qint64 requests();
    //! The most requests that any device had in flight.
    int mostInFlight();
    //! What a device was asked last: the path.
    QByteArray lastPath(int device);

private:
    QByteArray nextLine(int milliseconds);

    QProcess m_process;
    QString m_problem;
    QList<Found> m_devices;
};

} // namespace coalface::bench
