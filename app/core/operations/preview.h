// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/survey.h"

namespace coalface {

//! What one change would be for one miner.
struct Preview
{
    QString why;    //!< why it cannot be, or not now, as a sentence in English; empty: it can
    QString before; //!< as a person reads it, without secrets; empty: not known, or there is none
    QString after;
    QString fallbackBefore = {}; //!< likewise of a fallback pool that is set together with the pool
    QString fallbackAfter = {};
    bool unchanged = false;        //!< it is set so already
    std::optional<PowerMode> mode; //!< of SetMode: that mode in the device's own table
    //! What brings the value before back; empty where that cannot be: see whyNoUndo.
    std::optional<WriteRequest> undo;
    QString whyNoUndo; //!< a sentence; empty where there is an undo
    //! What brings back the fallback before, alone; empty where that cannot be.
    std::optional<PoolSettings> fallbackUndo = {};

    bool isAble() const { return why.isEmpty(); }
};

//! `wanted` is for that miner: its user at the pool has no placeholders. Without the name of a mode, or an URL,
//! nothing is decided yet: then what is true of any is told.
Preview previewOf(const Surveyed &seen, const WriteRequest &wanted);

//! The value of a pool with that of the fallback that goes with it, if one does.
QString withFallback(const QString &value, const QString &fallback);

//! What pools that ask for no password are given by custom. A password before is known to no one, so this is
//! what an undo sets.
QString usualPoolPassword();

} // namespace coalface
