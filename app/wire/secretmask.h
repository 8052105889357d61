// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QString>
#include <QStringList>

namespace coalface::wire {

//! What stands in place of a secret.
QString maskedSecret();

//! Whether a value under that name is a secret: "password", "wifiPass", "WiFiPWD", "otp_token", "apiKey", …
//! but not "bestSessionDiff", "pingLoss" or "hotplug".
bool isSecretName(QStringView name);

//! The values in login data that are secret; the name of a user is not.
QStringList secretValues(const Credentials &credentials);

//! A text that went to or came from a device, without its secrets: values under secret names in JSON (whole or
//! cut off, however deep), in forms ("pass=x&…", "Pass=x|…", "pass: x") and in addresses ("//user:pass@host"), and
//! these values wherever they stand. Takes time in proportion to its length.
QString withoutSecrets(const QString &text, const QStringList &secrets = {});

} // namespace coalface::wire
