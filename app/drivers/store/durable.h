// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QByteArray>
#include <QString>

namespace coalface::durable {

// Changes to the disk that a power cut does not undo once they are reported as done. Each waits for the
// disk: for a worker thread. Errors are Internal with a sentence.

//! Makes `to`, which must not exist, with that content.
Result<Done> writeNew(const QString &to, const QByteArray &content);
//! Copies a file of at most `largest` bytes to `to`, which must not exist. Follows no symbolic link.
Result<Done> copyNew(const QString &from, const QString &to, qint64 largest);
//! Renames a folder; `to` must not exist, its parent must.
Result<Done> renameFolder(const QString &from, const QString &to);
//! What was made in it, or renamed, is there to stay.
Result<Done> syncFolder(const QString &folder);

} // namespace coalface::durable
