// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QJsonObject>
#include <QLatin1String>
#include <QMap>
#include <QString>

#include <span>

namespace coalface::reading {

//! What of a device's text can be printed in one line: no control characters, blanks only between words.
MINERSDK_EXPORT QString printable(const QString &text, qsizetype longest = 128);

//! A text (printable), number or flag as a person reads it; empty for anything else.
MINERSDK_EXPORT QString shown(const QJsonValue &value);

//! Adds what `from` says under these keys to `details`. Listing what may be shown keeps a secret under a
//! new name where it is.
MINERSDK_EXPORT void collectDetails(QMap<QString, QString> &details, const QJsonObject &from,
                                    std::span<const QLatin1String> keys);

} // namespace coalface::reading
