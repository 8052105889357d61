// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/reading/fields.h"

#include <cmath>

namespace coalface::reading {

namespace {

constexpr double greatestExactInteger = 9007199254740992.0; // 2^53

std::optional<double> numberIf(const QJsonObject &object, QLatin1String key, bool (*accept)(double))
{
    const auto value = number(object, key);
    return value && accept(*value) ? value : std::nullopt;
}

} // namespace

std::optional<double> number(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return std::nullopt;
    return value.toDouble();
}

std::optional<double> positive(const QJsonObject &object, QLatin1String key)
{
    return numberIf(object, key, [](double value) { return value > 0; });
}

std::optional<double> notNegative(const QJsonObject &object, QLatin1String key)
{
    return numberIf(object, key, [](double value) { return value >= 0; });
}

std::optional<qint64> count(const QJsonObject &object, QLatin1String key)
{
    const auto value = notNegative(object, key);
    if (!value || *value > greatestExactInteger)
        return std::nullopt;
    return qint64(*value);
}

std::optional<bool> flag(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    if (value.isBool())
        return value.toBool();
    if (const auto asNumber = number(object, key))
        return *asNumber != 0;
    return std::nullopt;
}

QString text(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString().trimmed();
}

} // namespace coalface::reading
