// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/inforeply.h"

#include <algorithm>

namespace coalface::simulator::bitaxe {

void InfoReply::system()
{
    const Machine &m = m_machine;
    m_json.integer("uptimeSeconds", m.uptime);
    m_json.integer("freeHeap", m.freeHeap);
    if (m_firmware.since(11)) {
        m_json.integer("freeHeapInternal", 85000 + m.freeHeap % 20000);
        m_json.integer("freeHeapSpiram", m.freeHeap - 71000);
    }
    if (m_firmware.since(15)) {
        m_json.integer("minFreeHeap", m.freeHeap - 420000);
        m_json.integer("maxAllocHeap", 31744);
    }
    if (m_firmware.since(14))
        real("cpuUsage", 6.5 + (m.uptime % 20) * 0.1);
    if (m_firmware.since(6))
        flag("isPSRAMAvailable", true);
    if (m_firmware.since(1, 9) && m_firmware.before(9))
        m_json.integer("asicCount", m.board.chips);
    if (m_firmware.since(1, 9))
        m_json.integer("smallCoreCount", m.board.chip->smallCores);
    m_json.string("ASICModel", m.board.chip->name);
    m_json.string("version", m_firmware.text);
    if (m_firmware.since(9))
        m_json.string("axeOSVersion",
                      m_firmware.since(15) ? QByteArrayLiteral("Unified") : m_firmware.text);
    if (m_firmware.since(4, 3))
        m_json.string("idfVersion", m_firmware.idfVersion);
    if (m_firmware.since(0, 7))
        m_json.string("boardVersion", m.board.version);
    if (m_firmware.since(12))
        m_json.string("resetReason", QByteArrayLiteral("Software reset via esp_restart"));
    m_json.string("runningPartition", QByteArrayLiteral("ota_0"));
    if (m_firmware.since(1, 10))
        flag("overheat_mode", m.settings.overheated);
    else if (m_firmware.since(1, 9))
        flag("overheat", m.settings.overheated);
    if (m_firmware.since(6))
        flag("overclockEnabled", m.settings.overclockEnabled);
    if (m_firmware.since(15)) {
        flag("useCustomWWW", m.settings.useCustomWww);
        partitions();
    }
}

void InfoReply::partitions()
{
    m_json.beginArray("partitions");
    const auto one = [this](const char *label, const QByteArray &version, int used) {
        m_json.beginObject();
        m_json.string("label", QByteArray(label));
        m_json.boolean("isCurrent", qstrcmp(label, "ota_0") == 0);
        m_json.boolean("isFactory", qstrcmp(label, "factory") == 0);
        m_json.string("version", version);
        m_json.string("compileDate", QByteArrayLiteral("Sep 23 2026"));
        m_json.string("compileTime", QByteArrayLiteral("12:16:23"));
        m_json.integer("usagePercent", used);
        m_json.endObject();
    };
    one("factory", QByteArrayLiteral("v2.7.1"), 28);
    one("ota_0", m_firmware.text, 64);
    one("ota_1", QByteArrayLiteral("v2.15.1"), 60);
    m_json.endArray();
}

void InfoReply::network()
{
    const Settings &s = m_machine.settings;
    m_json.string("ssid", s.ssid);
    if (m_firmware.before(0, 5))
        m_json.string("wifiPass", s.wifiPassword);
    m_json.string("wifiStatus", QByteArrayLiteral("Connected!"));
    if (m_firmware.since(6))
        m_json.integer("wifiRSSI", m_machine.rssi);
    if (m_firmware.since(3))
        m_json.string("macAddr", m_identity.mac);
    if (m_firmware.since(1, 8))
        m_json.string("hostname", s.hostname);
    if (m_firmware.since(11)) {
        m_json.string("ipv4", m_identity.ipv4);
        m_json.string("ipv6", m_identity.ipv6);
    }
    if (m_firmware.since(6))
        flag("apEnabled", false);
    if (m_firmware.since(15)) {
        m_json.string("fullHostname", s.hostname + ".local");
        m_json.string("mdnsHostname", s.hostname + ".local");
    }
}

void InfoReply::screenAndFan()
{
    const Settings &s = m_machine.settings;
    if (m_firmware.since(8))
        m_json.string("display", s.display);
    if (m_firmware.since(9))
        m_json.integer("rotation", s.rotation);
    else
        flag("flipscreen", s.rotation == 0);
    flag("invertscreen", s.invertScreen);
    if (m_firmware.since(7))
        m_json.integer("displayTimeout", s.displayTimeout);
    if (m_firmware.since(0, 3)) {
        if (m_firmware.before(7))
            flag("invertfanpolarity", s.invertFan);
        flag("autofanspeed", s.autoFan);
        const double percent = m_machine.fanPercent;
        if (m_firmware.since(15))
            m_json.number("fanspeed", double(float(percent)));
        else if (m_firmware.since(11))
            real("fanspeed", percent);
        else
            m_json.integer("fanspeed", qint64(percent));
    }
    if (m_firmware.since(1, 9))
        m_json.integer("fanrpm", m_machine.fanRpm);
    if (m_firmware.since(11)) {
        m_json.integer("fan2rpm", 0);
        m_json.integer("manualFanSpeed", s.manualFan);
    }
    if (m_firmware.since(10))
        m_json.integer("minFanSpeed", s.minFan);
    if (m_firmware.since(7))
        m_json.integer("temptarget", s.targetTemperature);
    if (m_firmware.since(9))
        m_json.integer("statsFrequency", s.statsFrequency);
    if (m_firmware.since(14)) {
        m_json.integer("statsLimit", 720);
    } else if (m_firmware.since(8) && m_firmware.before(9)) {
        m_json.integer("statsLimit", s.statsLimit);
        m_json.integer("statsDuration", s.statsDuration);
    }
}

} // namespace coalface::simulator::bitaxe
