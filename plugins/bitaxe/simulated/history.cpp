// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/history.h"

#include "simulator/jsonwriter.h"

#include <QList>

#include <cmath>

namespace coalface::simulator::bitaxe {

namespace {
constexpr size_t mostRows = 720;

// What a row keeps, in this order.
enum Value {
    HashRate,
    HashRate1m,
    HashRate10m,
    HashRate1h,
    ErrorPercentage,
    Temperature,
    Temperature2,
    Regulator,
    CoreVoltage,
    Power,
    InputVoltage,
    Current,
    FanPercent,
    FanRpm,
    Fan2Rpm,
    Rssi,
    FreeHeap,
    ResponseTime
};

// A column of the reply: its name up to 2.10, the later one (null = not there), and since when.
struct Column
{
    const char *oldName;
    const char *newName;
    int since;
    Value value;
};
const Column all[] = {
    {"hashRate", "hashrate", 8, HashRate},
    {nullptr, "hashrate_1m", 12, HashRate1m},
    {nullptr, "hashrate_10m", 12, HashRate10m},
    {nullptr, "hashrate_1h", 12, HashRate1h},
    {nullptr, "errorPercentage", 11, ErrorPercentage},
    {"temp", "asicTemp", 8, Temperature},
    {nullptr, "asicTemp2", 14, Temperature2},
    {"vrTemp", "vrTemp", 8, Regulator},
    {nullptr, "asicVoltage", 11, CoreVoltage},
    {"power", nullptr, 8, Power},
    {"voltage", "voltage", 8, InputVoltage},
    {nullptr, "power", 11, Power},
    {"current", "current", 8, Current},
    {"coreVoltageActual", nullptr, 8, CoreVoltage},
    {"fanspeed", "fanSpeed", 8, FanPercent},
    {"fanrpm", "fanRpm", 8, FanRpm},
    {nullptr, "fan2Rpm", 11, Fan2Rpm},
    {"wifiRSSI", "wifiRssi", 8, Rssi},
    {"freeHeap", "freeHeap", 8, FreeHeap},
    {nullptr, "responseTime", 13, ResponseTime},
};

// Seconds between two rows; 0 = nothing is recorded.
int recordEvery(const Machine &machine)
{
    const Settings &settings = machine.settings;
    if (machine.firmware.before(8))
        return 0;
    if (machine.firmware.since(9))
        return settings.statsFrequency;
    return settings.statsLimit > 0 ? settings.statsDuration * 3600 / settings.statsLimit : 0;
}

const char *columnName(const Column &column, const Firmware &firmware)
{
    if (firmware.before(11))
        return column.oldName;
    return firmware.since(column.since) ? column.newName : nullptr;
}
} // namespace

void History::stepped(const Machine &m)
{
    const int every = recordEvery(m);
    if (every <= 0) {
        m_rows.clear();
        return;
    }
    if (m.uptime % every != 0)
        return;
    if (m_rows.size() >= mostRows) {
        // Older rows are thinned: every second one of the older half goes.
        size_t kept = 0;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (i >= mostRows / 2 || i % 2 == 0)
                m_rows[kept++] = m_rows[i];
        }
        m_rows.resize(kept);
    }
    const double values[valuesPerRow] = {m.hashrate,
                                         m.hashrate1m,
                                         m.hashrate10m,
                                         m.hashrate1h,
                                         m.errorPercentage,
                                         m.chipOn() ? std::round(m.temperature * 8) / 8 : -1,
                                         -1,
                                         m.board.measuresInput ? 0
                                                               : std::floor(m.regulatorTemperature),
                                         m.coreVoltageActual,
                                         m.power,
                                         m.inputVoltage,
                                         m.current,
                                         m.fanPercent,
                                         double(m.fanRpm),
                                         0,
                                         double(m.rssi),
                                         double(m.freeHeap),
                                         m.responseTime};
    Row row;
    for (int i = 0; i < valuesPerRow; ++i)
        row.values[i] = float(values[i]);
    row.uptime = m.uptime;
    m_rows.push_back(row);
}

QByteArray History::reply(const Machine &machine, const QByteArray &query) const
{
    const Firmware &firmware = machine.firmware;
    QList<QByteArray> wanted;
    if (query.startsWith("columns="))
        wanted = query.mid(8).split(',');
    std::vector<Value> chosen;
    JsonWriter json;
    json.beginObject().integer("currentTimestamp", machine.uptime * 1000LL).beginArray("labels");
    for (const Column &column : all) {
        const char *name = columnName(column, firmware);
        if (!name || (!wanted.isEmpty() && !wanted.contains(name)))
            continue;
        chosen.push_back(column.value);
        json.string(nullptr, QByteArray(name));
    }
    json.string(nullptr, QByteArrayLiteral("timestamp")).endArray().beginArray("statistics");
    for (const Row &row : m_rows) {
        json.beginArray();
        for (const Value one : chosen) {
            const double value = double(row.values[one]);
            json.number(nullptr, firmware.since(12) ? std::round(value * 1e7) / 1e7 : value);
        }
        json.integer(nullptr, row.uptime * 1000LL).endArray();
    }
    return json.endArray().endObject().bytes();
}

QByteArray History::dashboard(const Machine &machine) const
{
    JsonWriter json;
    json.beginObject().integer("currentTimestamp", machine.uptime * 1000LL).beginArray("statistics");
    for (const Row &row : m_rows) {
        json.beginArray();
        for (const Value one : {HashRate, Temperature, Power})
            json.number(nullptr, double(row.values[one]));
        json.integer(nullptr, row.uptime * 1000LL).endArray();
    }
    return json.endArray().endObject().bytes();
}

} // namespace coalface::simulator::bitaxe
