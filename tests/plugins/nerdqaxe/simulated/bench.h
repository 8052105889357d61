// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/simulatednerdqaxe.h"
#include "simulator/family.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace coalface::simulator {
std::unique_ptr<Family> family_nerdqaxe();
}

namespace coalface::simulator::nerdqaxe {

//! A device with its own clock.
class Bench
{
public:
    explicit Bench(const QString &variant) : m_device(family_nerdqaxe()->makeDevice(variant, 0, 1))
    {
        pass(60);
    }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            m_device->advanceTo(m_now += 1000);
    }
    HttpAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                   const QList<HttpRequest::Header> &headers = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers = headers;
        return m_device->handle(request);
    }
    HttpAnswer patch(const QByteArray &body, const QList<HttpRequest::Header> &headers = {})
    {
        return ask("PATCH", "/api/system", body, headers);
    }
    QJsonObject info()
    {
        return QJsonDocument::fromJson(ask("GET", "/api/system/info").body).object();
    }
    QJsonValue operator[](const char *key) { return info().value(QLatin1String(key)); }
    SimulatedNerdQAxe &device() { return static_cast<SimulatedNerdQAxe &>(*m_device); }

private:
    std::unique_ptr<Device> m_device;
    qint64 m_now = 0;
};

} // namespace coalface::simulator::nerdqaxe
