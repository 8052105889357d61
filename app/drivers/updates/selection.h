// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"
#include "drivers/driverversion.h"
#include "drivers/store/choices.h"

#include <QHash>

namespace coalface {

//! All that is known of one driver without running it.
struct DriverFacts
{
    QString driverType;
    QList<DriverVersion> bundled;       //!< that come with the program
    QList<DriverVersion> local;         //!< in the user's folder
    std::optional<DriverChoice> choice; //!< empty: none was made
    //! Folders of versions that turned out not to be usable when they were to run -> why, a sentence.
    QHash<QString, QString> unusable;
};

//! What follows from the facts.
struct DriverSelection
{
    //! What runs, or would if it could: then its info says why it does not.
    DriverVersion version;
    DriverCondition condition = DriverCondition::UpToDate;
    QString reason;         //!< a sentence when the condition needs one
    QString available;      //!< what Update brings; empty: nothing
    QStringList returnable; //!< what Roll back to can bring, newest first

    bool runs() const { return version.isUsable(); }
};

//! Which version runs: the one on trial, else the active one; where that cannot be used the same one of the
//! program, then the one before, then the newest of the program. A pure function. `facts` holds at least one
//! version or a choice.
DriverSelection select(const DriverFacts &facts);

} // namespace coalface
