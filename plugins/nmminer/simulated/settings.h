// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace coalface::simulator::nmminer {

//! The settings of v2, by page: /api/setting/mining, network, time, preference.
class Settings
{
public:
    explicit Settings(const QByteArray &hostname, const QByteArray &worker);

    static bool isPage(const QByteArray &name);
    //! What GET shows: everything but the Wi-Fi password.
    QByteArray shown(const QByteArray &name) const;
    //! POST: changes the keys that the body holds. The HTTP status: 200 or 400 (bad JSON, wrong type or
    //! range; then nothing changes). Unknown keys are taken and ignored.
    int change(const QByteArray &name, const QByteArray &body);

    QJsonObject mining;
    QJsonObject network;

private:
    const QJsonObject &page(const QByteArray &name) const;

    QJsonObject m_time;
    QJsonObject m_preference;
};

} // namespace coalface::simulator::nmminer
