// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

//! What is sent to put a pool into a slot, and how the device shows it afterwards.
namespace coalface::bitaxe {

//! A pool as the firmware stores it.
struct Pool
{
    QString host; //!< bare: no scheme, no port, no brackets
    int port = 0;
    bool tls = false;
    QString user;
    QString password; //!< empty: the one that is there is kept

    friend bool operator==(const Pool &, const Pool &) = default;
};

//! "[stratum+tcp://|stratum+ssl://]host:port" and the rest in the firmware's parts. Rejected with a sentence
//! where it can be no such pool, or holds what the firmware does not take: texts longer than 255
//! bytes, no user, a password of five stars (they mean "keep" from v2.15.0 on and are stored as they are
//! before).
Result<Pool> poolOf(const PoolSettings &settings);

//! The body of one PATCH /api/system that puts the pool into the slot of this device. Rejected with a
//! sentence where it has no such slot, no encryption (before v2.13.0), or would not take a body of that
//! length (10240 bytes).
//! - Up to v2.14: the flat keys that change, the password if one is given. Slot 0 is the pool, slot 1 the fallback (v2.3.0).
//! - From v2.15.0: the complete record of the slot, since it replaces what is there; and where slot 0
//!   is not the first choice, `primaryPoolIndex`, too.
Result<QByteArray> poolPatch(const Pool &pool, int slot, const QJsonObject &info);

//! How a slot of the device is used.
enum class Use {
    First,    //!< the miner's first choice
    Fallback, //!< when the first does not answer
    None,     //!< only stored (from v2.15.0, slots beside these two)
};
Use useOf(int slot, const QJsonObject &info);

//! Whether the device shows this pool in that slot, and slot 0 as its first choice. Passwords cannot
//! be seen.
bool showsPool(const Pool &pool, int slot, const QJsonObject &info);
//! Whether the miner mines with the pool in that slot now.
bool mines(int slot, const QJsonObject &info);

} // namespace coalface::bitaxe
