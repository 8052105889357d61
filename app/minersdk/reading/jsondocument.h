// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QJsonDocument>

namespace coalface::reading {

//! A device's JSON. Bytes that are no UTF-8 (firmware copies a network's name as it is) are replaced
//! and do not cost the whole reply. Null with `error` set when it is no JSON.
MINERSDK_EXPORT QJsonDocument jsonDocument(const QByteArray &text, QJsonParseError *error);

} // namespace coalface::reading
