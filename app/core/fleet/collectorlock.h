// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

namespace coalface {

//! Whoever holds it polls on a schedule; exactly one program on a configuration folder. A lock of a
//! program that died is taken over.
class CollectorLock
{
public:
    explicit CollectorLock(const QString &configFolder);

    //! True when this program holds it now. Does not wait.
    bool tryTake();
    void release();
    bool isHeld() const { return m_lock.isLocked(); }
    //! After a try in vain: whether another program holds it. Else nobody can have it.
    bool isOthers() const { return m_lock.error() == QLockFile::LockFailedError; }
    //! A sentence naming program and process that hold it, or why it could not be taken.
    QString holder() const;

private:
    QString obstacle() const; //!< a sentence with a place for the file's name

    QLockFile m_lock;
};

} // namespace coalface
