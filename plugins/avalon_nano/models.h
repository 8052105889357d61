// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/version.h"

#include <minersdk/types.h>

#include <QList>

namespace coalface::avalon_nano {

//! One of the values that a mode setting of a device takes.
struct ModeValue
{
    const char *name; //!< as the application calls it
    int value;        //!< as the device does
    double watts;     //!< rated; 0 = not known
};

//! What differs from model to model. Source: protocol page cgminer-avalon, sections 4, 6.3, 7 and 8.
struct Model
{
    enum class Kind { Nano3, Nano3S, Mini3, Q, Other };

    Kind kind = Kind::Other;
    const char *name = "";       //!< as a person would call it
    const char *modeOption = ""; //!< of `ascset`; empty: no modes
    QList<ModeValue> modes;
    int wallPowerAt = 6;  //!< position of the wall power in PS[…]; on the Nano 3 [6] is a voltage
    double mostWatts = 0; //!< more is a misreading; 0: not known
    const char *webUser = ""; //!< whom the device's web page, and with it `setpool`, knows
    const char *rebootValue = "";
    bool standsBy = false;  //!< softoff and softon make a standby of which the device tells
    bool hasLight = false;  //!< `ledset`, and LEDUser to restore it from
    bool setsPools = false; //!< `setpool` is known for sure, also where `check` is missing

    //! Whether the driver changes anything at all there.
    bool isControlled() const { return kind != Kind::Other; }
};

//! By the whole MODEL in any case ("nano3" is no beginning of "Nano3s"). Everything else is Other.
const Model &modelOf(const QString &model);

//! "Avalon Nano 3S"; of others the maker's name ("AvalonMiner 15-194") or "Avalon (unknown model)".
QString modelName(const Version &version);

Identity identityOf(const Version &version);

} // namespace coalface::avalon_nano
