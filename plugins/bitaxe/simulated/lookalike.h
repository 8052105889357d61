// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/device.h"

#include <memory>

namespace coalface::simulator::bitaxe {

//! A device that answers on the same paths without being a Bitaxe. A driver has to turn it down.
class Lookalike : public Device
{
public:
    //! The names, "lookalike-…".
    static QStringList variants();
    //! Null for an unknown name.
    static std::unique_ptr<Device> make(const QString &variant);

    QString model() const override { return m_model; }
    QString mac() const override { return {}; }
    QList<Service> services() const override { return {{Service::Kind::Http, 80, 7, false}}; }
    void advanceTo(qint64 now) override { Q_UNUSED(now) }
    HttpAnswer handle(const HttpRequest &request) override;

private:
    Lookalike(const QString &model, const QByteArray &info, const QByteArray &asic, bool web);

    QString m_model;
    QByteArray m_info; //!< the JSON of /api/system/info
    QByteArray m_asic; //!< of /api/system/asic; empty = 404
    bool m_web;        //!< answers everything with a web page
};

} // namespace coalface::simulator::bitaxe
