// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <chrono>

namespace coalface {

//! Replaces a file as a whole: afterwards it holds the new content, or, when that failed (disk full,
//! no right), still the old. The only way in which Coalface saves a small file. Makes the folder if need be. Who is killed over it
//! leaves the old one, and a file for sweepUnfinished().
Result<Done> saveFile(const QString &path, const QByteArray &content,
                      QFileDevice::Permissions permissions = QFileDevice::ReadOwner
                                                             | QFileDevice::WriteOwner
                                                             | QFileDevice::ReadGroup
                                                             | QFileDevice::ReadOther);

//! Deletes what saveFile() of that path left where a program was killed over it, if it has not been touched for so long. Their
//! names are nobody else's: copies of a person, such as "settings.json.backup", stay. Without a lock an age tells them from
//! what another program writes just now.
void sweepUnfinished(const QString &path, std::chrono::seconds leastAge);

//! Why a file of so many bytes cannot be written, as far as its disk and its folder tell.
enum class WriteObstacle {
    ReadOnlyDisk,
    FullDisk,
    NoRight, //!< to write the folder, or the one in which that is to be made
    Other,
};
WriteObstacle writeObstacle(const QString &path, qint64 size);

//! Waits until what was made in a folder, or renamed, is on the disk: without it a power cut may undo that. False
//! when the system refuses it (errno says why).
bool syncFolder(const QString &folder);

} // namespace coalface
