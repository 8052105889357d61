// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coalface::simulator::nerdqaxe {

//! One firmware. Which keys it sends and what it accepts follows from the number behind "1.0.".
struct Firmware
{
    int number = 0;  //!< of v1.0.x; v1.1.0-beta1 counts as 38
    QByteArray text; //!< as reported, e.g. "V1.0.37.2-LTS"
    bool hasCanKeys = false; //!< `can`, `blockHeaders`, `coinbase…` in info (v1.0.38; not the recorded beta)
    bool hasV2 = false; //!< /api/v2/…; the old paths of influx, alert and otp are gone

    bool since(int wanted) const { return number >= wanted; }
    bool before(int wanted) const { return number < wanted; }

    //! One of the generations that are simulated, by its text.
    static std::optional<Firmware> find(const QString &text);
};

} // namespace coalface::simulator::nerdqaxe
