// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/findings.h"

namespace coalface {

//! The pools of strangers that an alert has told of since it was raised, so that whoever knows of those is told of another one.
class ToldPools
{
public:
    //! Takes the one that is found now; true: it has not been told of before, someone else was seen to set it again
    //! since, or it only waited for a restart and is in use now. Another wording is no news; what was a fallback and is in use now is.
    bool take(const AlertFinding &finding, const QDateTime &now);
    //! As the alert says.
    void restart(const Alert &alert, const QDateTime &when);

private:
    struct Told
    {
        bool isFallback = false;
        Workplace place;        //!< without an URL: taken away
        bool isWaiting = false; //!< it never was told to be in use
        QDateTime when;
    };
    QList<Told> m_told;
};

} // namespace coalface
