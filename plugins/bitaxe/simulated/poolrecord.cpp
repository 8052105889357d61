// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/poolrecord.h"

#include <cmath>

namespace coalface::simulator::bitaxe {

namespace {
constexpr qsizetype longestText = 255;
constexpr qsizetype longestCert = 3000;
constexpr qsizetype longestKey = 128;

bool setText(QByteArray &target, const QJsonValue &value, qsizetype longest = longestText)
{
    const QByteArray text = value.toString().toUtf8();
    if (!value.isString() || text.size() > longest)
        return false;
    target = text;
    return true;
}

bool setInteger(int &target, const QJsonValue &value, double low, double high)
{
    const double number = std::trunc(value.toDouble());
    if (!value.isDouble() || number < low || number > high)
        return false;
    target = int(number);
    return true;
}

bool setFlag(bool &target, const QJsonValue &value)
{
    if (!value.isBool() && !(value.isDouble() && (value.toDouble() == 0 || value.toDouble() == 1)))
        return false;
    target = value.isBool() ? value.toBool() : value.toDouble() == 1;
    return true;
}
} // namespace

QJsonValue lookUp(const QJsonObject &object, const char *key)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(QLatin1String(key), Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue::Undefined;
}

bool setPoolKey(PoolSlot &pool, const QString &key, const QJsonValue &value)
{
    const auto is = [&key](const char *name) {
        return key.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    };
    if (is("stratumURL"))
        return setText(pool.url, value);
    if (is("stratumPort"))
        return setInteger(pool.port, value, 1, 65535);
    if (is("stratumUser"))
        return setText(pool.user, value);
    if (is("stratumPassword"))
        return setText(pool.password, value);
    if (is("stratumSuggestedDifficulty"))
        return setInteger(pool.suggestedDifficulty, value, 0, 2147483647.0);
    if (is("stratumExtranonceSubscribe"))
        return setFlag(pool.extranonceSubscribe, value);
    if (is("stratumTLS"))
        return setInteger(pool.tls, value, 0, 3);
    if (is("stratumCert"))
        return setText(pool.cert, value, longestCert);
    if (is("stratumDecodeCoinbase"))
        return setFlag(pool.decodeCoinbase, value);
    if (is("stratumProtocol"))
        return setText(pool.protocol, value);
    if (is("stratumV2ChannelType"))
        return setText(pool.channelType, value);
    if (is("stratumV2AuthorityPubkey"))
        return setText(pool.authorityPubkey, value, longestKey);
    if (is("stratumV2RequireAuth"))
        return setFlag(pool.requireAuth, value);
    return true;
}

std::optional<PoolSlot> poolFromRecord(const QJsonObject &record,
                                       const std::optional<PoolSlot> &current)
{
    PoolSlot pool;
    for (auto it = record.begin(); it != record.end(); ++it) {
        if (!setPoolKey(pool, it.key(), it.value()))
            return {};
    }
    if (pool.url.isEmpty() || pool.user.isEmpty() || !lookUp(record, "stratumPort").isDouble()
        || pool.tls > 2)
        return {};
    if (pool.password == "*****")
        pool.password = current ? current->password : QByteArrayLiteral("x");
    return pool;
}

} // namespace coalface::simulator::bitaxe
