// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace coalface::simulator::avalon_nano {

enum class Kind { Nano3, Nano3S, Mini3, Q, A15 };

//! One value of the model's mode setting, and what the machine does in it.
struct Mode
{
    int watts; //!< MPO, rated
    int targetTemperature;
    double gigahashes;
    double megahertz;
};

//! One model with one firmware, as protocol page cgminer-avalon describes it.
struct Spec
{
    const char *variant;
    const char *label; //!< for people
    Kind kind;
    const char *product; //!< PROD; empty: `version` lacks every model field (reported of some Nano 3)
    const char *model;
    const char *hardware;
    const char *software;
    const char *firmware;
    const char *verPrefix; //!< in front of the firmware in Ver[…]
    int chips;
    int fans;
    QList<Mode> modes;
    int startMode;
    const char *options; //!< the answer to `ascset 0,help`
    const char *webUser;

    //! Null for an unknown variant.
    static const Spec *find(const QString &variant);
    static QStringList variants();
};

} // namespace coalface::simulator::avalon_nano
