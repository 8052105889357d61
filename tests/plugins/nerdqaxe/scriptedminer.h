// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/adapter.h"
#include "plugins/webdevice.h"

#include <minersdk/net/minerlink.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <chrono>
#include <memory>

inline constexpr char infoPage[] = "/api/system/info";
inline constexpr char asicPage[] = "/api/system/asic";
inline constexpr char dashboardPage[] = "/api/v2/dashboard";
inline constexpr char patchPage[] = "PATCH /api/system";
inline constexpr char restartPage[] = "POST /api/system/restart";

inline QJsonObject fixtureObject(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

//! A miner on a loopback port that answers as it is told and takes settings over into its state, and the
//! driver's adapter for it, which does not wait long.
class ScriptedMiner
{
protected:
    void startMiner()
    {
        using namespace std::chrono_literals;
        m_device = std::make_unique<WebDevice>();
        m_link = std::make_unique<coalface::MinerLink>(
            coalface::Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
        m_adapter = std::make_unique<coalface::nerdqaxe::Adapter>(*m_link,
                                                                  coalface::nerdqaxe::Pace{20ms, 20ms,
                                                                                           20ms});
        m_info = fixtureObject("nerdqaxeplusplus-V1.0.37.2_LTS-system_info.json");
        show();
        m_device->pages[asicPage].body
            = QJsonDocument(fixtureObject("nerdqaxeplusplus-v1.1.0_beta1-system_asic.json")).toJson();
        m_device->pages[dashboardPage] = {"", 302, "text/html", "Location: /\r\n"};
        m_device->pages[patchPage] = {"", 200, "text/html"};
        m_device->pages[restartPage] = {"System will restart shortly.", 200, "text/plain"};
        m_obeys = true;
        m_sendsAnyway = false;
        m_credentials.clear();
        m_expectedMac.clear();
        m_confirmation = 1500ms;
        m_device->onRequest = [this](const QByteArray &request, const QByteArray &body) {
            if (m_obeys && request == restartPage)
                set("uptimeSeconds", 3);
            if (!m_obeys || request != patchPage)
                return;
            const QJsonObject settings = QJsonDocument::fromJson(body).object();
            for (auto it = settings.begin(); it != settings.end(); ++it)
                m_info.insert(it.key(), it.value());
            show();
        };
    }

    void stopMiner()
    {
        m_adapter.reset();
        m_link.reset();
        m_device.reset();
    }

    template<typename Kind, typename... Arguments>
    coalface::Result<coalface::WriteReport> run(void (coalface::MinerAdapter::*verb)(Kind *),
                                                Arguments... arguments)
    {
        Kind job(arguments..., QDeadlineTimer(20000), m_credentials);
        job.setConfirmationTime(m_confirmation);
        job.setExpectedMac(m_expectedMac);
        if (m_sendsAnyway)
            job.setSendsAnyway();
        (m_adapter.get()->*verb)(&job);
        if (!QTest::qWaitFor([&job] { return job.isFinished(); }, 30000))
            return coalface::Error{coalface::Error::Kind::Internal,
                                   QStringLiteral("It never ended.")};
        return job.result();
    }
    coalface::Result<coalface::WriteReport> setMode(const char *mode)
    {
        return run(&coalface::MinerAdapter::setMode, QString::fromLatin1(mode));
    }
    coalface::Result<coalface::WriteReport> setPool(const char *url, bool restart = false)
    {
        return run(&coalface::MinerAdapter::setPool,
                   coalface::PoolSettings{0, QString::fromLatin1(url), QStringLiteral("me.worker"),
                                          QStringLiteral("secret"), restart});
    }
    coalface::Result<coalface::WriteReport> restart()
    {
        return run(&coalface::MinerAdapter::restart);
    }
    void show() { m_device->pages[infoPage].body = QJsonDocument(m_info).toJson(); }
    void set(const char *key, const QJsonValue &value)
    {
        m_info.insert(QLatin1String(key), value);
        show();
    }
    QByteArrayList writes() const
    {
        QByteArrayList list;
        for (qsizetype i = 0; i < m_device->requests.size(); ++i) {
            if (m_device->requests.at(i).contains(' '))
                list.append(m_device->requests.at(i) + ' ' + m_device->bodies.at(i));
        }
        return list;
    }

    QJsonObject m_info;
    bool m_obeys = true; //!< takes settings over into its state
    bool m_sendsAnyway = false;
    coalface::Credentials m_credentials;
    QString m_expectedMac; //!< of the device that is meant; empty: any
    std::chrono::milliseconds m_confirmation{1500};
    std::unique_ptr<WebDevice> m_device;
    std::unique_ptr<coalface::MinerLink> m_link;
    std::unique_ptr<coalface::MinerAdapter> m_adapter;
};
