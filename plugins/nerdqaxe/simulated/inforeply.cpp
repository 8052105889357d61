// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/inforeply.h"

#include <cmath>

namespace coalface::simulator::nerdqaxe {

QByteArray InfoReply::bytes()
{
    m_json.beginObject();
    board();
    electrics();
    hashrates();
    work();
    temperatures();
    fans();
    network();
    pools();
    settings();
    system();
    can();
    m_json.endObject();
    return m_json.bytes();
}

void InfoReply::real(const char *key, double value)
{
    m_json.number(key, std::round(double(float(value)) * 1e7) / 1e7);
}

void InfoReply::difficulty(const char *key, double value)
{
    if (m_firmware.since(35)) {
        m_json.number(key, std::floor(value));
        return;
    }
    static const struct
    {
        double unit;
        char letter;
    } units[] = {{1e12, 'T'}, {1e9, 'G'}, {1e6, 'M'}, {1e3, 'k'}};
    QByteArray text = QByteArray::number(qint64(value));
    for (const auto &[unit, letter] : units) {
        if (value >= unit) {
            text = QByteArray::number(value / unit, 'g', 3) + letter;
            break;
        }
    }
    m_json.string(key, text);
}

void InfoReply::board()
{
    const Board &board = m_machine.board;
    m_json.integer("asicCount", board.chips);
    m_json.integer("smallCoreCount", board.smallCores);
    m_json.string("ASICModel", board.chip);
    if (m_firmware.since(15))
        m_json.string("deviceModel", board.deviceModel);
    else
        m_json.string("boardVersion", QByteArrayLiteral("500"));
    if (m_firmware.before(15))
        return;
    m_json.integer("maxPower", board.maxPower).integer("minPower", board.minPower);
    m_json.number("maxVoltage", board.inputVoltage == 5 ? 5.5 : 13);
    m_json.number("minVoltage", board.inputVoltage == 5 ? 4.5 : 11);
    if (m_firmware.since(36))
        m_json.integer("minCurrentA", 0).integer("maxCurrentA", board.maxCurrent);
}

void InfoReply::electrics()
{
    const Machine &m = m_machine;
    real("power", m.power);
    real("voltage", m.inputVoltage);
    real("current", m.current);
    if (m_firmware.since(36))
        real("currentA", m.current / 1000);
    m_json.integer("frequency", m.frequency());
    m_json.integer("coreVoltage", m.coreVoltage());
    m_json.integer("coreVoltageActual", qint64(m.coreVoltageActual));
    if (m_firmware.since(29)) {
        m_json.integer("defaultFrequency", m.board.defaultFrequency);
        m_json.integer("defaultCoreVoltage", m.board.defaultVoltage);
    }
}

void InfoReply::hashrates()
{
    const Machine &m = m_machine;
    m_json.integer("hashRateTimestamp", qint64(m.uptime) * 1000 - 250);
    const double tenMinutes = m.tenMinutes.value();
    // Before v1.0.31 a mean was over what there was; v1.0.31 prints the short one three times.
    const auto longer = [&](const WindowMean &mean, int window) {
        const bool tooLong = m_firmware.before(31) && m.uptime < window;
        return m_firmware.number == 31 || tooLong ? tenMinutes : mean.value();
    };
    if (m_firmware.before(5) || m_firmware.since(33))
        real("hashRate", m.hashrate);
    else if (m_firmware.since(20))
        real("hashRate", tenMinutes);
    if (m_firmware.since(31))
        real("hashRate_1m", m.minute.value());
    real("hashRate_10m", tenMinutes);
    real("hashRate_1h", longer(m.hour, 3600));
    real("hashRate_1d", longer(m.day, 86400));
}

void InfoReply::work()
{
    const Machine &m = m_machine;
    difficulty("bestDiff", m.best);
    difficulty("bestSessionDiff", m.bestSession);
    m_json.integer("sharesAccepted", m.accepted).integer("sharesRejected", m.rejected);
    if (m_firmware.since(33)) {
        m_json.integer("duplicateHWNonces", m.duplicates);
        m_json.integer("foundBlocks", 0).integer("totalFoundBlocks", 0);
    }
    if (m_firmware.since(30)) {
        real("lastpingrtt", m.pingRtt);
        m_json.integer("poolDifficulty", m.poolDifficulty);
    }
    if (m_firmware.since(34))
        m_json.integer("recentpingloss", 0);
    if (m_firmware.since(37))
        m_json.raw("networkDifficulty", QByteArrayLiteral("1.274507897e14"));
}

void InfoReply::temperatures()
{
    const Machine &m = m_machine;
    real("temp", std::round(m.temperature * 16) / 16);
    real("vrTemp", std::round(m.regulatorTemperature * 16) / 16);
    if (m_firmware.since(37)) {
        real("vrTempInt", std::round(m.regulatorTemperature * 16) / 16 + 3.5);
        m_json.beginArray("asicTemps");
        for (int chip = 0; chip < m.board.chips; ++chip)
            m_json.integer(nullptr, 0);
        m_json.endArray();
    }
    if (m_firmware.before(5))
        flag("overheat_mode", m.boardError != 0);
    else
        m_json.integer("overheat_temp", m.settings.fans[0].overheat);
    if (m_firmware.since(35))
        m_json.boolean("shutdown", m.shutdown);
}

void InfoReply::network()
{
    const Settings &s = m_machine.settings;
    m_json.string("ssid", s.ssid).string("hostname", s.hostname);
    m_json.string("wifiStatus", m_firmware.since(34) ? QByteArrayLiteral("SYSTEM.WIFI_CONNECTED")
                                                     : QByteArrayLiteral("Connected!"));
    if (m_firmware.since(26))
        m_json.string("hostip", m_identity.ip);
    if (m_firmware.since(30))
        m_json.string("macAddr", m_identity.mac);
    if (m_firmware.since(31))
        m_json.integer("wifiRSSI", m_machine.rssi);
}

void InfoReply::system()
{
    const Machine &m = m_machine;
    m_json.integer("uptimeSeconds", m.uptime);
    m_json.integer("freeHeap", 6'900'000 + m.uptime % 977);
    if (m_firmware.since(31))
        m_json.integer("freeHeapInt", 95'000 + m.uptime % 311);
    if (m_firmware.since(12))
        m_json.string("lastResetReason", m_firmware.since(34)
                                             ? QByteArrayLiteral("SYSTEM.RESET_SOFTWARE")
                                             : QByteArrayLiteral("Software reset"));
    m_json.string("version", m_firmware.text);
    m_json.string("runningPartition", QByteArrayLiteral("ota_0"));
    if (m_firmware.since(34)) {
        m_json.boolean("otp", m.settings.otp);
        m_json.string("defaultTheme", QByteArrayLiteral("cosmic"));
    }
}

void InfoReply::can()
{
    if (!m_firmware.hasCanKeys)
        return;
    m_json.beginObject("can").boolean("hasExtension", false).boolean("enabled", false).endObject();
    m_json.beginArray("blockHeaders").endArray();
    m_json.integer("coinbaseVerifyMode", 0).number("coinbaseMaxFee", 5);
    m_json.boolean("coinbaseVerifyForce", false);
    m_json.integer("fallbackCoinbaseVerifyMode", 0).number("fallbackCoinbaseMaxFee", 5);
    m_json.boolean("fallbackCoinbaseVerifyForce", false);
}

} // namespace coalface::simulator::nerdqaxe
