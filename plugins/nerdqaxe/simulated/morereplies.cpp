// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/morereplies.h"

#include <cmath>

namespace coalface::simulator::nerdqaxe {

namespace {

void writeCan(JsonWriter &json)
{
    json.beginObject("can").boolean("hasExtension", false).boolean("enabled", false).endObject();
}

void writePerformance(JsonWriter &json, const Machine &m)
{
    json.beginObject("performance").integer("hashRateTimestamp", qint64(m.uptime) * 1000 - 250);
    json.number("hashRate", m.hashrate).number("hashRate1m", m.minute.value());
    json.number("hashRate10m", m.tenMinutes.value()).number("hashRate1h", m.hour.value());
    json.number("hashRate1d", m.day.value());
    json.number("bestDiff", std::floor(m.best)).number("bestSessionDiff", m.bestSession);
    json.integer("sharesAccepted", m.accepted).integer("sharesRejected", m.rejected);
    json.integer("frequency", m.frequency()).integer("asicCount", m.board.chips);
    json.integer("smallCoreCount", m.board.smallCores).endObject();
}

void writePower(JsonWriter &json, const Machine &m)
{
    json.beginObject("power").number("watts", m.power);
    json.integer("min", m.board.minPower).integer("max", m.board.maxPower);
    json.number("voltage", m.inputVoltage / 1000);
    json.number("voltageMin", m.board.inputVoltage == 5 ? 4.5 : 11);
    json.number("voltageMax", m.board.inputVoltage == 5 ? 5.5 : 13);
    json.number("currentA", m.current / 1000).integer("currentAMin", 0);
    json.integer("currentAMax", m.board.maxCurrent);
    json.number("coreVoltageActual", m.coreVoltageActual / 1000).endObject();
}

void writeThermal(JsonWriter &json, const Machine &m)
{
    json.beginObject("thermal").number("asicTemp", m.temperature);
    json.number("vrTemp", m.regulatorTemperature).number("vrTempInt", m.regulatorTemperature + 3.5);
    json.beginArray("asicTemps");
    for (int chip = 0; chip < m.board.chips; ++chip)
        json.integer(nullptr, 0);
    json.endArray().beginArray("fans");
    for (int fan = 0; fan < m.board.fans; ++fan) {
        json.beginObject().integer("speed", qint64(std::round(m.fanPercent[size_t(fan)])));
        json.integer("rpm", m.fanRpm[size_t(fan)]).endObject();
    }
    json.endArray().endObject();
}

} // namespace

QByteArray asicReply(const Board &board)
{
    JsonWriter json;
    json.beginObject().string("ASICModel", board.chip).string("deviceModel", board.deviceModel);
    json.integer("asicCount", board.chips).integer("defaultFrequency", board.defaultFrequency);
    json.integer("defaultVoltage", board.defaultVoltage);
    json.integer("absMaxFrequency", board.absMaxFrequency);
    json.integer("absMaxVoltage", board.absMaxVoltage);
    json.integer("ecoFrequency", board.ecoFrequency).integer("ecoVoltage", board.ecoVoltage);
    json.string("swarmColor", board.swarmColor).beginArray("frequencyOptions");
    for (const int frequency : board.frequencies)
        json.integer(nullptr, frequency);
    json.endArray().beginArray("voltageOptions");
    for (const int voltage : board.voltages)
        json.integer(nullptr, voltage);
    return json.endArray().endObject().bytes();
}

QByteArray identifyReply(const Machine &machine)
{
    JsonWriter json;
    json.beginObject().string("deviceModel", machine.board.deviceModel);
    json.string("defaultTheme", QByteArrayLiteral("cosmic")).boolean("otp", machine.settings.otp);
    json.beginObject("can").boolean("enabled", false).endObject();
    return json.endObject().bytes();
}

QByteArray systemReply(const Machine &machine, const Identity &identity)
{
    const Settings &settings = machine.settings;
    JsonWriter json;
    json.beginObject().string("deviceModel", machine.board.deviceModel);
    json.string("asicModel", machine.board.chip).string("version", machine.firmware.text);
    json.integer("uptimeSeconds", machine.uptime);
    json.string("lastResetReason", QByteArrayLiteral("SYSTEM.RESET_SOFTWARE"));
    json.beginObject("network").string("hostname", settings.hostname).string("ssid", settings.ssid);
    json.string("macAddr", identity.mac).string("ipAddr", identity.ip);
    json.string("wifiStatus", QByteArrayLiteral("SYSTEM.WIFI_CONNECTED"));
    json.integer("wifiRSSI", machine.rssi).endObject();
    json.beginObject("memory").integer("freeHeap", 6'900'000).integer("freeHeapInt", 95'000);
    return json.endObject().endObject().bytes();
}

QByteArray dashboardReply(const Machine &machine)
{
    JsonWriter json;
    json.beginObject().beginObject("system").integer("uptime", machine.uptime);
    json.boolean("shutdown", machine.shutdown).integer("boardError", machine.boardError);
    json.integer("overheatTemp", machine.settings.fans[0].overheat).endObject();
    writePerformance(json, machine);
    writePower(json, machine);
    writeThermal(json, machine);
    writeStratum(json, machine, true);
    writeCan(json);
    json.beginObject("coinbase").beginArray("blockHeaders").endArray();
    json.beginArray("pools").endArray().endObject();
    json.beginObject("history").endObject();
    return json.endObject().bytes();
}

} // namespace coalface::simulator::nerdqaxe
