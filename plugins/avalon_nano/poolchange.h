// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/commands.h"
#include "avalon_nano/reply.h"

namespace coalface::avalon_nano {

//! `setpool`: the web login, the slot and the pool in one text that the device splits at commas.
//! The request and the reply's message hold passwords: neither goes into a log or a sentence.

//! Why the device could not store it as it is, in a sentence; nothing where it can. Commas, lengths and
//! empty values are found here, since the device would store what it cut off.
std::optional<QString> whyNotSettable(const PoolSettings &pool, const Credentials &login);

//! Only where whyNotSettable() has nothing to say. Without "user" in the login, the model's usual one.
QByteArray setPoolRequest(const Model &model, const QString &firmware, const PoolSettings &pool,
                          const Credentials &login);

//! The address as the device wants it: with "stratum+tcp://" where there is no scheme.
QString poolAddress(const PoolSettings &pool);

//! What the device's refusal means, without its words.
QString setPoolRefusal(const Reply &reply);

//! Of a web login alone: why the device could not be asked with it.
std::optional<QString> whyNoLogin(const Credentials &login);

} // namespace coalface::avalon_nano
