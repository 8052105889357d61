// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/family.h"

#include <QFile>
#include <QJsonDocument>

namespace coalface::simulator {
std::unique_ptr<Family> family_nmminer();
}

//! A simulated device with its own clock.
class Bench
{
public:
    explicit Bench(const char *variant, quint64 seed = 1)
        : m_device(coalface::simulator::family_nmminer()->makeDevice(QString::fromLatin1(variant),
                                                                     0, seed))
    {
        m_device->setAddress(QHostAddress(QStringLiteral("192.168.1.42")));
        pass(60);
    }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            m_device->advanceTo(m_now += 1000);
    }
    coalface::simulator::HttpAnswer ask(const QByteArray &method, const QByteArray &path,
                                        const QByteArray &body = {},
                                        const QByteArray &type = "application/json")
    {
        coalface::simulator::HttpRequest request;
        request.method = method;
        request.path = path;
        request.body = body;
        if (!body.isEmpty())
            request.headers.append({"Content-Type", type});
        return m_device->handle(request);
    }
    QJsonObject object(const QByteArray &path)
    {
        return QJsonDocument::fromJson(ask("GET", path).body).object();
    }
    QJsonValue info(const char *group, const char *key)
    {
        return object("/api/system/info")
            .value(QLatin1String(group))
            .toObject()
            .value(QLatin1String(key));
    }
    QJsonObject status() { return QJsonDocument::fromJson(m_device->datagram(12345)).object(); }
    coalface::simulator::Device &device() { return *m_device; }

private:
    std::unique_ptr<coalface::simulator::Device> m_device;
    qint64 m_now = 0;
};

inline QByteArray simulatedFixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
