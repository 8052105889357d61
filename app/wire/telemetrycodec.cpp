// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/codec.h"
#include "wire/mapreader.h"

namespace coalface::wire {

namespace {
constexpr QLatin1String macKey("mac");
constexpr QLatin1String blocksFoundKey("blocks_found");
constexpr QLatin1String poolUserKey("pool_user");
constexpr QLatin1String fallbackUrlKey("fallback_url");
constexpr QLatin1String fallbackUserKey("fallback_user");
constexpr QLatin1String hashrateRecentKey("hashrate_recent");
constexpr QLatin1String poolsAreStoredKey("pools_are_stored");
} // namespace

QCborMap encode(const Telemetry &telemetry)
{
    QCborMap map;
    for (const TelemetryField &field : telemetryFields()) {
        std::visit(
            [&](auto member) {
                if (const auto &value = telemetry.*member)
                    map.insert(field.key, *value);
            },
            field.member);
    }
    if (telemetry.mac)
        map.insert(macKey, *telemetry.mac);
    if (telemetry.blocksFound)
        map.insert(blocksFoundKey, *telemetry.blocksFound);
    if (telemetry.poolUser)
        map.insert(poolUserKey, *telemetry.poolUser);
    if (telemetry.fallbackUrl)
        map.insert(fallbackUrlKey, *telemetry.fallbackUrl);
    if (telemetry.fallbackUser)
        map.insert(fallbackUserKey, *telemetry.fallbackUser);
    if (telemetry.hashrateRecent)
        map.insert(hashrateRecentKey, *telemetry.hashrateRecent);
    if (telemetry.poolsAreStored)
        map.insert(poolsAreStoredKey, true);
    return map;
}

template<>
Result<Telemetry> decode<Telemetry>(const QCborValue &value)
{
    Telemetry telemetry;
    MapReader reader(value, QLatin1String("telemetry"));
    for (const TelemetryField &field : telemetryFields())
        std::visit([&](auto member) { reader.read(field.key, telemetry.*member); }, field.member);
    reader.read(macKey, telemetry.mac);
    reader.read(blocksFoundKey, telemetry.blocksFound);
    reader.read(poolUserKey, telemetry.poolUser);
    reader.read(fallbackUrlKey, telemetry.fallbackUrl);
    reader.read(fallbackUserKey, telemetry.fallbackUser);
    reader.read(hashrateRecentKey, telemetry.hashrateRecent);
    std::optional<bool> poolsAreStored;
    reader.read(poolsAreStoredKey, poolsAreStored);
    telemetry.poolsAreStored = poolsAreStored.value_or(false);
    if (!reader.ok())
        return reader.error();
    return telemetry;
}

} // namespace coalface::wire
