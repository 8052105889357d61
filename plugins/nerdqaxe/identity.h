// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QJsonObject>
#include <QMap>

namespace coalface::nerdqaxe {

//! Who it is, from /api/system/info. The MAC is told from v1.0.30 on; nothing in the answer replaces it.
//! The model is the device's own name for itself, letters as they are ("NerdOCTAXE-γ").
Identity identityOf(const QJsonObject &info);

//! Versions and board data under the device's own names, from info and asic page; no network names, no
//! users, no passwords.
QMap<QString, QString> detailsOf(const QJsonObject &info, const QJsonObject &asic);

//! A text that changes when firmware, board or device behind this address change.
QString fingerprintOf(const QJsonObject &info);

} // namespace coalface::nerdqaxe
