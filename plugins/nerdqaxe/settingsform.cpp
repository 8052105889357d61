// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/settingsform.h"

#include "nerdqaxe/pools.h"

#include <minersdk/reading/fields.h>

#include <QJsonDocument>

#include <algorithm>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr int slotCount = 2;
constexpr qsizetype longestText = 512;

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

//! What web pages show in place of a stored password; this firmware would store the stars.
bool isPlaceholder(const QString &password)
{
    return password.size() >= 3 && password.count(u'*') == password.size();
}

} // namespace

HttpRequest patchRequest(const QJsonObject &settings)
{
    return {"PATCH",
            QStringLiteral("/api/system"),
            QJsonDocument(settings).toJson(QJsonDocument::Compact),
            "application/json",
            {}};
}

QJsonObject frequencySetting(int megahertz)
{
    return {{QStringLiteral("frequency"), megahertz}};
}

QJsonObject voltageSetting(int millivolts)
{
    return {{QStringLiteral("coreVoltage"), millivolts}};
}

QJsonObject pairSettings(const FrequencyAndVoltage &pair)
{
    return {{QStringLiteral("frequency"), pair.megahertz},
            {QStringLiteral("coreVoltage"), pair.millivolts}};
}

std::optional<QString> whyPoolIsRefused(const PoolSettings &pool, const QJsonObject &info)
{
    if (pool.slot < 0 || pool.slot >= slotCount) {
        return QStringLiteral("This miner has a pool and a fallback; there is no pool %1.")
            .arg(pool.slot + 1);
    }
    const PoolKeys &keys = poolKeys(pool.slot);
    if (!info.contains(keys.url)) {
        return QStringLiteral("This miner's firmware knows only one pool: a fallback came with "
                              "v1.0.25.");
    }
    const auto address = poolAddress(pool.url);
    if (!address)
        return address.error().detail;
    if (address->tls && !info.contains(keys.tls)) {
        return QStringLiteral("This miner's firmware cannot speak TLS to a pool, which came with "
                              "v1.0.36: give an address without stratum+ssl://.");
    }
    if (isPlaceholder(pool.password)) {
        return QStringLiteral(
            "The password consists of stars only, as web pages show a hidden one: "
            "the miner would store the stars. Give the real one.");
    }
    if (pool.user.size() > longestText || pool.password.size() > longestText
        || hasControlCharacters(pool.user) || hasControlCharacters(pool.password))
        return QStringLiteral("The pool's user or password is too long or has control characters.");
    return std::nullopt;
}

QJsonObject poolSettings(const PoolSettings &pool, const PoolAddress &address,
                         const QJsonObject &info)
{
    const PoolKeys &keys = poolKeys(pool.slot);
    QJsonObject settings{{keys.url, address.host}, {keys.port, address.port}, {keys.user, pool.user}};
    if (!pool.password.isEmpty())
        settings.insert(keys.password, pool.password);
    if (info.contains(keys.tls))
        settings.insert(keys.tls, address.tls);
    // The addresses that a person gives are those of Stratum V1.
    if (number(info, keys.protocol).value_or(0) != 0)
        settings.insert(keys.protocol, 0);
    return settings;
}

bool shows(const QJsonObject &info, const QJsonObject &settings)
{
    const auto agrees = [&](const QString &key, const QJsonValue &wanted) {
        const QJsonValue shown = info.value(key);
        if (wanted.isBool())
            return flag(info, Key(key.toLatin1())) == wanted.toBool();
        if (wanted.isString())
            return shown.isString() && shown.toString() == wanted.toString();
        return shown.isDouble() && shown.toDouble() == wanted.toDouble();
    };
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (!it.key().endsWith(Key("Password")) && !agrees(it.key(), it.value()))
            return false;
    }
    return true;
}

} // namespace coalface::nerdqaxe
