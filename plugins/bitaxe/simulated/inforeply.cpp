// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/inforeply.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator::bitaxe {

InfoReply::InfoReply(const Machine &machine, const Identity &identity, const Pools &shownPools)
    : m_machine(machine), m_firmware(machine.firmware), m_identity(identity), m_pools(shownPools)
{}

QByteArray InfoReply::bytes()
{
    m_json.beginObject();
    electrics();
    mining();
    shares();
    chain();
    system();
    network();
    pools();
    screenAndFan();
    monitor();
    m_json.endObject();
    return m_json.bytes();
}

void InfoReply::real(const char *key, double value)
{
    const double single = double(float(value));
    m_json.number(key, m_firmware.since(12) ? std::round(single * 1e7) / 1e7 : single);
}

void InfoReply::flagOrBool(const char *key, bool value, bool asBool)
{
    if (asBool)
        m_json.boolean(key, value);
    else
        flag(key, value);
}

void InfoReply::difficulty(const char *key, double value)
{
    if (m_firmware.since(11)) {
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
        if (value < unit)
            continue;
        text = letter == 'k' && m_firmware.before(10) ? QByteArray::number(value / unit, 'g', 3)
                                                      : QByteArray::number(value / unit, 'f', 2);
        if (m_firmware.since(10))
            text.append(' ');
        text.append(letter);
        break;
    }
    m_json.string(key, text);
}

void InfoReply::electrics()
{
    const Machine &m = m_machine;
    real("power", m.power);
    real("voltage", m.inputVoltage);
    real("current", m.current);
    if (m_firmware.before(1, 4))
        m_json.integer("fanSpeed", m.fanRpm);
    else if (m_firmware.before(1, 9))
        m_json.integer("fanSpeedRpm", m.fanRpm);
    // The sensor counts in eighths of a degree; it sleeps with the chip.
    const double eighths = std::round(m.temperature * 8) / 8;
    real("temp", m.chipOn() ? eighths : -1);
    if (m_firmware.since(10))
        m_json.integer("temp2", m_firmware.since(11) ? -1 : 0);
    if (m_firmware.before(1, 9) && m_firmware.since(0, 7) && m.board.chips > 1) {
        m_json.integer("boardtemp1", int(m.regulatorTemperature * 0.6));
        m_json.integer("boardtemp2", int(m.regulatorTemperature * 0.8));
    }
    if (m_firmware.since(1, 9))
        m_json.integer("vrTemp", m.board.measuresInput ? 0 : int(m.regulatorTemperature));
    if (m_firmware.since(6)) {
        m_json.integer("maxPower", m.board.maxPower);
        m_json.integer("nominalVoltage", m.board.nominalVoltage);
    }
    m_json.integer("coreVoltage", m.settings.coreVoltage);
    m_json.integer("coreVoltageActual", qint64(m.coreVoltageActual));
    if (m_firmware.since(10))
        real("frequency", m.settings.frequency);
    else
        m_json.integer("frequency", qint64(m.settings.frequency));
    if (m_firmware.since(14))
        real("actualFrequency", m.actualFrequency);
}

void InfoReply::mining()
{
    const Machine &m = m_machine;
    // Counted from shares, in double precision, up to 2.10; from the chip's registers since.
    if (m_firmware.since(11))
        real("hashRate", m.hashrate);
    else
        m_json.number("hashRate", m.hashrate);
    if (m_firmware.since(12)) {
        real("hashRate_1m", m.hashrate1m);
        real("hashRate_10m", m.hashrate10m);
        real("hashRate_1h", m.hashrate1h);
    }
    if (m_firmware.since(8))
        real("expectedHashrate", m.expectedHashrate());
    if (m_firmware.since(11))
        real("errorPercentage", m.errorPercentage);
    difficulty("bestDiff", m.best);
    if (m_firmware.since(1, 8))
        difficulty("bestSessionDiff", m.bestSession);
    if (m_firmware.since(9))
        m_json.integer("poolDifficulty", m.poolDifficulty);
    else if (m_firmware.since(4, 1))
        m_json.integer("stratumDiff", m.poolDifficulty);
    if (m_firmware.since(14))
        m_json.boolean("miningPaused", m.paused);
}

void InfoReply::shares()
{
    const Machine &m = m_machine;
    m_json.integer("sharesAccepted", m.accepted);
    m_json.integer("sharesRejected", m.rejected);
    if (m_firmware.since(6)) {
        m_json.beginArray("sharesRejectedReasons");
        const auto reason = [this](const char *message, qint64 count) {
            if (count > 0)
                m_json.beginObject()
                    .string("message", QByteArray(message))
                    .integer("count", count)
                    .endObject();
        };
        reason("Job not found", m.rejected - m.stale);
        reason("Stale", m.stale);
        m_json.endArray();
    }
    if (m_firmware.since(9))
        real("responseTime", std::round(m.responseTime * 1000) / 1000);
    if (m_firmware.since(14)) {
        m_json.integer("responseShareBatch", 0);
        real("processTime", 2.351);
    }
    if (m_firmware.since(15)) {
        m_json.integer("sharesPending", 0);
        m_json.integer("workReceived", m.workReceived);
        m_json.integer("totalUptimeSeconds", m.totalUptime);
        m_json.number("totalHashes", m.totalHashes);
        m_json.number("totalLog2Work", m.totalHashes > 0 ? std::log2(m.totalHashes) : 0);
    }
}

void InfoReply::chain()
{
    if (m_firmware.before(11))
        return;
    m_json.integer("blockFound", 0);
    if (m_firmware.since(13))
        m_json.boolean("showNewBlock", false);
    // Known only once the pool has sent the first job.
    if (m_machine.workReceived == 0 && m_machine.uptime < 12)
        return;
    m_json.integer("blockHeight", 970070 + m_machine.uptime / 600);
    m_json.string("scriptsig", QByteArrayLiteral("simulated pool"));
    m_json.number("networkDifficulty", 132716002350731.0);
    if (m_firmware.since(13)) {
        m_json.beginArray("coinbaseOutputs");
        m_json.beginObject()
            .integer("value", 313237014)
            .string("address", QByteArrayLiteral("simulated-address"))
            .endObject();
        m_json.endArray();
        m_json.integer("coinbaseValueTotalSatoshis", 313237014);
        m_json.integer("coinbaseValueUserSatoshis", 313237014);
    }
    if (m_firmware.since(14))
        m_json.beginArray("blockSignals").endArray();
}

void InfoReply::monitor()
{
    if (m_firmware.before(11) || (m_firmware.since(14) && m_machine.uptime < 8))
        return;
    const Board &board = m_machine.board;
    m_json.beginObject("hashrateMonitor").beginArray("asics");
    const double each = m_machine.hashrate / board.chips;
    for (int chip = 0; chip < board.chips; ++chip) {
        m_json.beginObject();
        real("total", each);
        m_json.beginArray("domains");
        for (int domain = 0; domain < board.chip->domains; ++domain) {
            const double share = each / board.chip->domains
                                 * (1
                                    + 0.04 * std::sin(domain * 2.1 + chip + m_machine.uptime * 0.37));
            if (m_firmware.since(15))
                m_json.number(nullptr, double(float(share)));
            else
                real(nullptr, share);
        }
        m_json.endArray();
        m_json.integer("errorCount", m_machine.errorCount / board.chips);
        m_json.endObject();
    }
    m_json.endArray().endObject();
}

} // namespace coalface::simulator::bitaxe
