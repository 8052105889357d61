// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace coalface {

//! What pools, and devices, are known to take at least.
constexpr int usualLongestWorker = 63;

//! What is odd about the workers' names that a pattern gives these miners, though it can be done; nothing for what
//! is as it should be.
struct WorkerProblems
{
    QStringList unknownKeys; //!< "{user}": sent as they stand
    bool hasSpaces = false;  //!< in the pattern itself
    QStringList spaced;      //!< names of miners that bring a space into their worker
    QStringList tooLong;     //!< names of miners whose worker is longer than usualLongestWorker
    QList<QStringList>
        equal; //!< names of miners that the pool would take for one, although the pattern has {name}
    //! How many miners get one and the same worker, as the pattern lacks {name}; 0: they do not.
    int sameForAll = 0;
    bool namedTwice = false; //!< the pattern has {name} more than once

    bool isEmpty() const
    {
        return unknownKeys.isEmpty() && !hasSpaces && spaced.isEmpty() && tooLong.isEmpty()
               && equal.isEmpty() && !namedTwice && sameForAll == 0;
    }
    //! Sentences for a person, in their language.
    QStringList sentences() const;
};

//! `minerNames`: of the miners that get it; none: what is odd about the pattern alone.
WorkerProblems workerProblems(const QString &pattern, const QStringList &minerNames);

} // namespace coalface
