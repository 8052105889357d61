// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace coalface::avalon_nano {

//! A reply in the plain form ("STATUS=S,When=…|VERSION,PROD=…|") in the shape of the JSON form: every
//! section an array of objects, every value a text. Nothing when it is no such reply or was cut off
//! (a whole one ends in '|', an MM string in ",MM Count="). Pure; any thread.
std::optional<QJsonObject> plainReply(const QString &text);

} // namespace coalface::avalon_nano
