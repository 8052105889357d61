// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

namespace coalface {

//! What an alert is about. The names are stored and printed, so none is ever renamed.
enum class AlertKind {
    Offline,     //!< value: kind of the last error
    NotHashing,  //!< answers without hashing; value: the reason's key, see minerstate.h
    Temperature, //!< part: telemetry key; value: the greatest, limit: °C
    Rejects,     //!< value, limit: % of the shares of late
    HashrateLow, //!< value, limit: % below what is expected
    PoolChanged, //!< by someone else; value: the pool in use, limit: the one before; part: "fallback" where it is that; there an
    //!< empty one is none. "until_restart": the right one is stored, and that one may be in use. "after_restart": neither is in use yet.
    //!< Likewise "fallback_until_restart" and "fallback_after_restart"
    DriverBroken, //!< of a driver, not of a miner
};
QString alertKindName(AlertKind kind); //!< "offline", "not_hashing", …
std::optional<AlertKind> alertKindFromName(const QString &name);
const QList<AlertKind> &allAlertKinds(); //!< in their order
EventSeverity alertSeverity(AlertKind kind);
//! Parts of AlertKind::PoolChanged.
extern const QLatin1String fallbackPart;
extern const QLatin1String untilRestartPart;
extern const QLatin1String afterRestartPart;
extern const QLatin1String fallbackUntilRestartPart;
extern const QLatin1String fallbackAfterRestartPart;
//! That it is the fallback, whenever that is used.
bool isFallbackPart(const QString &part);

//! Something that is wrong with a miner or a driver, from when it was raised until it was over. No login is in it.
struct Alert
{
    QString id; //!< unique for ever: kind, whose, and when
    AlertKind kind = AlertKind::Offline;
    qint64 minerKey = 0;    //!< 0: of a driver
    QString minerName;      //!< as the miner is called now
    QString driverType;     //!< of a driver; else empty
    QDateTime since;        //!< UTC: when it began, as far as that is known
    QDateTime raised;       //!< UTC: when it had lasted long enough
    QDateTime cleared;      //!< UTC; invalid: it lasts
    QDateTime acknowledged; //!< UTC; invalid: nobody has said yet that they know
    QDateTime told;         //!< UTC: when a notification was shown; invalid: not yet
    QString part;           //!< see AlertKind; plain values, for machines. Empty: there is none
    QString value;
    QString limit;
    QString detail; //!< one English sentence, as it is now where it lasts, see updateAlert()

    bool isActive() const { return !cleared.isValid(); }
    QString minerId() const; //!< "m1"; empty: none

    friend bool operator==(const Alert &, const Alert &) = default;
};

} // namespace coalface
