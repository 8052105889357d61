// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/device.h"

#include <QHash>

#include <utility>

namespace coalface::simulator {

//! A web device with ready-made answers and no life: something else on the network, which a driver has
//! to turn down.
class CannedDevice : public Device
{
public:
    //! `pages`: the answers to GET by path. `other`: the answer to everything else.
    CannedDevice(QString model, QHash<QByteArray, HttpAnswer> pages, HttpAnswer other)
        : m_model(std::move(model)), m_pages(std::move(pages)), m_other(std::move(other))
    {}

    QString model() const override { return m_model; }
    QString mac() const override { return {}; }
    QList<Service> services() const override { return {{Service::Kind::Http, 80, 7, false}}; }
    void advanceTo(qint64 now) override { Q_UNUSED(now) }
    HttpAnswer handle(const HttpRequest &request) override
    {
        return request.method == "GET" ? m_pages.value(request.path, m_other) : m_other;
    }

private:
    QString m_model;
    QHash<QByteArray, HttpAnswer> m_pages;
    HttpAnswer m_other;
};

} // namespace coalface::simulator
