// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace coalface::testing {

//! What a driver can be asked for.
enum class Verb {
    Probe,
    ReadTelemetry,
    ReadPoolInfo,
    ReadVersionInfo,
    ReadHistory, //!< of an adapter that has MinerHistory
    Login,       //!< of an adapter that has MinerLogin
    SetMode,
    SetPool,
    Restart,
    Identify,
    Pause,
    Resume,
};

const QList<Verb> &allVerbs();
QString verbName(Verb verb); //!< "readTelemetry"
bool isRead(Verb verb);      //!< it may change nothing at the device
bool isWrite(Verb verb);     //!< its job is a WriteJob

} // namespace coalface::testing
