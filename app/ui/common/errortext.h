// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QString>

namespace coalface {

//! What went wrong, in one sentence of the person's language. `detail`: the words that came with it, which tell a device that
//! answers with a fault of its own from one that does not answer.
QString errorSentence(Error::Kind kind, const QString &detail = {});
//! What to do about it, in one sentence.
QString errorAdvice(Error::Kind kind, const QString &detail = {});
//! Both.
QString errorSentences(Error::Kind kind, const QString &detail);
//! With the words that came with it at the end, if there are any.
QString withReason(const QString &sentence, const QString &reason);
//! Those words, unless the sentence says the same already.
QString addedWords(Error::Kind kind, const QString &detail);
//! Both, and those words at the end.
QString errorText(const Error &error);

//! As the first two, where another device has got a miner's address.
QString otherDeviceSentence();
QString otherDeviceAdvice();

} // namespace coalface
