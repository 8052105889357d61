// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QString>

namespace coalface {

//! What went wrong, in one sentence of the person's language.
QString errorSentence(Error::Kind kind);
//! What to do about it, in one sentence.
QString errorAdvice(Error::Kind kind);
//! Both, of a question that ended like that. `detail`: the words that came with it, in which drivers name a status of HTTP.
QString errorSentences(Error::Kind kind, const QString &detail);
//! Both, and the device's own words at the end.
QString errorText(const Error &error);

//! As the first two, where another device has got a miner's address.
QString otherDeviceSentence();
QString otherDeviceAdvice();

} // namespace coalface
