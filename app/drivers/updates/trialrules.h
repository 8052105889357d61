// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/store/choices.h"

#include <QStringList>

namespace coalface {

//! What was seen of a version on trial since it was last written down.
struct TrialNews
{
    bool alive = false; //!< it answered anything at all
    int good = 0;
    int faults = 0;
    QStringList ends; //!< why its host crashed or hung, each once
    QString refused;  //!< why it cannot run at all; empty: it can
};

//! Adds the news to the choice of a driver whose version is on trial, and decides: after 20 good calls it is
//! active; it is taken back and marked as bad when its host ended twice, more than 2 of its first 20 calls
//! failed through its fault, or it cannot run. Returns why it was taken back; empty: it was not.
QString judgeTrial(DriverChoice &choice, const TrialNews &news, const QDateTime &now);

//! Writes down, before the host of that version is started, that this program tries it, if it is on trial: a
//! program that is gone by the next start, and was not answered, used up one of its tries. So a crash of the
//! whole program counts, and many programs at a time do not. A sentence when no try is left. Waits for the disk:
//! for a worker thread.
QString countedTry(const QString &store, const QString &driverType, const QString &version);
//! This program ends in good order: that it was not answered yet says nothing. Waits for the disk.
void releasedTry(const QString &store, const QString &driverType);

} // namespace coalface
