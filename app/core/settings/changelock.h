// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QLockFile>
#include <QString>

namespace coalface {

//! Lets one program at a time read a small file, change it and save it. The lock lies beside the file and ends with
//! the object. Waits half a second at most, about as long as another one takes.
class ChangeLock
{
public:
    //! `file`: absolute. Its folder is made if need be.
    explicit ChangeLock(const QString &file);

    //! Why the file cannot be changed: a sentence that names it.
    Result<Done> take();

private:
    QString reason() const; //!< with %1 for the file

    QString m_file;
    QLockFile m_lock;
};

} // namespace coalface
