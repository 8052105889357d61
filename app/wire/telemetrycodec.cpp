// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/codec.h"
#include "wire/mapreader.h"

namespace coalface::wire {

namespace {
constexpr QLatin1String macKey("mac");
constexpr QLatin1String blocksFoundKey("blocks_found");
constexpr QLatin1String poolUserKey("pool_user");
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
    if (!reader.ok())
        return reader.error();
    return telemetry;
}

} // namespace coalface::wire
