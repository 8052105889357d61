// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/device.h"

#include <memory>

namespace coalface::simulator::nmminer {

//! A device that answers or announces itself alike without being an NMMiner. A driver has to turn it down.
class Lookalike : public Device
{
public:
    //! The names, "lookalike-…".
    static QStringList variants();
    //! Null for an unknown name.
    static std::unique_ptr<Device> make(const QString &variant);

    QString model() const override { return m_model; }
    QString mac() const override { return {}; }
    QList<Service> services() const override;
    QList<Broadcast> broadcasts() const override;
    void advanceTo(qint64 now) override { Q_UNUSED(now) }
    HttpAnswer handle(const HttpRequest &request) override;
    QByteArray datagram(quint16 port) override { return port == 12345 ? m_datagram : QByteArray(); }

private:
    Lookalike(const QString &model, const QByteArray &probe, const QByteArray &info,
              const QByteArray &datagram);

    QString m_model;
    QByteArray m_probe;    //!< of /probe; empty = 404, "503" = an update is in progress
    QByteArray m_info;     //!< of /api/system/info; both empty = no web server
    QByteArray m_datagram; //!< broadcast to 12345; empty = none
};

} // namespace coalface::simulator::nmminer
