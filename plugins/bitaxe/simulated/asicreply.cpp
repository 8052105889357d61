// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/asicreply.h"

#include "simulator/jsonwriter.h"

namespace coalface::simulator::bitaxe {

QByteArray asicReply(const Board &board, const Firmware &firmware)
{
    const Chip &chip = *board.chip;
    JsonWriter json;
    json.beginObject().string("ASICModel", chip.name);
    if (firmware.since(9)) {
        json.string("deviceModel", board.deviceModel).string("swarmColor", board.swarmColor);
        json.integer("asicCount", board.chips);
    }
    if (firmware.since(15))
        json.integer("hashDomains", chip.domains);
    if (firmware.since(8))
        json.integer("defaultFrequency", chip.defaultFrequency);
    json.beginArray("frequencyOptions");
    for (const int frequency : chip.frequencies)
        json.integer(nullptr, frequency);
    // Late firmware offers one more step for this chip.
    if (firmware.since(15, 1) && chip.frequencies.back() == 625)
        json.integer(nullptr, 690);
    json.endArray();
    if (firmware.since(8))
        json.integer("defaultVoltage", chip.defaultVoltage);
    json.beginArray("voltageOptions");
    for (const int voltage : chip.voltages)
        json.integer(nullptr, voltage);
    return json.endArray().endObject().bytes();
}

QByteArray scoreboardReply(const Machine &machine)
{
    JsonWriter json;
    json.beginArray();
    if (machine.bestSession > 0) {
        json.beginObject()
            .number("difficulty", machine.bestSession + 0.25)
            .string("job_id", QByteArrayLiteral("6a1f03"))
            .string("extranonce2", QByteArrayLiteral("0000002a"))
            .integer("ntime", 1759000000)
            .string("nonce", QByteArrayLiteral("1A2B3C4D"))
            .string("version_bits", QByteArrayLiteral("0034C000"))
            .endObject();
    }
    return json.endArray().bytes();
}

} // namespace coalface::simulator::bitaxe
