// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coalface::simulator::bitaxe {

//! One released firmware. Which keys it sends and what it accepts follows from the number.
struct Firmware
{
    int minor = 0; //!< all of them are 2.x
    int patch = 0;
    QByteArray text;       //!< as reported, e.g. "v2.11.0b6"
    QByteArray idfVersion; //!< of the toolkit it was built with

    bool since(int wantedMinor, int wantedPatch = 0) const
    {
        return minor > wantedMinor || (minor == wantedMinor && patch >= wantedPatch);
    }
    bool before(int wantedMinor, int wantedPatch = 0) const
    {
        return !since(wantedMinor, wantedPatch);
    }

    //! One of the generations that are simulated, by its text.
    static std::optional<Firmware> find(const QString &text);
};

} // namespace coalface::simulator::bitaxe
