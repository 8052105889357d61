// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

namespace coalface {

//! One round of polls that is not finished yet: who has still to settle, and how the others did.
struct PollRound
{
    int number = 0;
    qint64 begun = 0;       //!< monotonic ms
    qint64 lastSettled = 0; //!< monotonic ms
    QSet<qint64> pending;   //!< keys of miners
    int answered = 0;
    int failed = 0;
    int notAsked = 0;

    void leaveOut(qint64 key) { notAsked += pending.remove(key) ? 1 : 0; }
};

} // namespace coalface
