// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// The part of the info reply that repeats what was set: fans, pools, flags.
#include "nerdqaxe/simulated/inforeply.h"

#include <cmath>

namespace coalface::simulator::nerdqaxe {

namespace {

void writePid(JsonWriter &json, const Pid &pid)
{
    json.beginObject("pid").integer("targetTemp", pid.target);
    json.number("p", pid.p / 100.0).number("i", pid.i / 100.0).number("d", pid.d / 100.0);
    json.endObject();
}

} // namespace

void InfoReply::fans()
{
    const Machine &m = m_machine;
    const Fan &first = m.settings.fans[0];
    m_json.integer("autofanspeed", first.mode);
    m_json.integer("fanspeed", qint64(std::round(m.fanPercent[0])));
    m_json.integer("fanrpm", m.fanRpm[0]);
    if (m_firmware.since(35))
        m_json.integer("manualFanSpeed", first.manual);
    if (m_firmware.since(29))
        pid();
    if (m_firmware.before(37))
        return;
    const bool two = m.board.fans > 1;
    m_json.integer("fanspeed2", two ? qint64(std::round(m.fanPercent[1])) : 0);
    m_json.integer("fanrpm2", two ? m.fanRpm[1] : 0);
    m_json.integer("fanCount", m.board.fans);
    m_json.beginArray("fans");
    for (int i = 0; i < m.board.fans; ++i) {
        const Fan &fan = m.settings.fans[size_t(i)];
        m_json.beginObject().string("label",
                                    i == 0 ? QByteArrayLiteral("M2") : QByteArrayLiteral("M1"));
        m_json.integer("mode", fan.mode).integer("manualSpeed", fan.manual);
        m_json.integer("overheatTemp", fan.overheat).integer("rpm", m.fanRpm[size_t(i)]);
        m_json.integer("speedPerc", qint64(std::round(m.fanPercent[size_t(i)])));
        writePid(m_json, fan.pid);
        m_json.endObject();
    }
    m_json.endArray();
}

void InfoReply::pid()
{
    const Pid &pid = m_machine.settings.fans[0].pid;
    m_json.integer("pidTargetTemp", pid.target);
    m_json.number("pidP", pid.p / 100.0).number("pidI", pid.i / 100.0).number("pidD", pid.d / 100.0);
}

void InfoReply::settings()
{
    const Settings &s = m_machine.settings;
    flag("flipscreen", s.flipScreen);
    flag("invertscreen", s.invertScreen);
    flag("invertfanpolarity", s.invertFanPolarity);
    if (m_firmware.since(5))
        flag("autoscreenoff", s.autoScreenOff);
    if (m_firmware.since(15))
        m_json.integer("jobInterval", s.jobInterval);
    if (m_firmware.since(29) && m_firmware.before(35))
        flag("autofanpolarity", true);
    if (m_firmware.since(30))
        m_json.integer("stratumDifficulty", s.stratumDifficulty);
    if (m_firmware.since(32))
        flag("stratum_keep", s.stratumKeep);
    if (m_firmware.since(33))
        m_json.integer("vrFrequency", s.vrFrequency).integer("defaultVrFrequency", 25011);
}

void InfoReply::poolPair(int slot)
{
    const Pool &pool = m_machine.settings.pools[size_t(slot)];
    const auto name = [slot](const char *primary, const char *fallback) {
        return slot == 0 ? primary : fallback;
    };
    m_json.string(name("stratumURL", "fallbackStratumURL"), pool.url);
    m_json.integer(name("stratumPort", "fallbackStratumPort"), pool.port);
    m_json.string(name("stratumUser", "fallbackStratumUser"), pool.user);
    if (m_firmware.since(33))
        m_json.boolean(name("stratumEnonceSubscribe", "fallbackStratumEnonceSubscribe"),
                       pool.enonceSubscribe);
    if (m_firmware.since(36))
        m_json.boolean(name("stratumTLS", "fallbackStratumTLS"), pool.tls);
    if (m_firmware.since(37)) {
        m_json.integer(name("stratumProtocol", "fallbackStratumProtocol"), pool.protocol);
        m_json.string(name("sv2AuthorityPubkey", "fallbackSv2AuthorityPubkey"), QByteArray());
        m_json.integer(name("sv2ChannelType", "fallbackSv2ChannelType"), pool.channelType);
    }
}

void InfoReply::pools()
{
    poolPair(0);
    if (m_firmware.before(25))
        return;
    poolPair(1);
    if (m_firmware.before(35)) {
        m_json.boolean("isUsingFallbackStratum", m_machine.activePool() == 1);
        if (m_firmware.since(29))
            m_json.boolean("isStratumConnected", m_machine.poolConnected());
        return;
    }
    writeStratum(m_json, m_machine, false);
}

void writeStratum(JsonWriter &json, const Machine &m, bool withAddresses)
{
    const bool dual = m.runningPoolMode == 1;
    json.beginObject("stratum").integer("poolMode", m.settings.poolMode);
    json.integer("activePoolMode", m.runningPoolMode).integer("poolBalance", m.settings.poolBalance);
    json.number("totalBestDiff", std::floor(m.best));
    json.boolean("usingFallback", !dual && m.activePool() == 1);
    json.beginArray("pools");
    for (int entry = 0; entry < (dual ? 2 : 1); ++entry) {
        // In failover mode the one entry is the active pool; v2 labels it with the primary's host.
        const Pool &pool = m.runningPools[size_t(entry)];
        json.beginObject();
        if (withAddresses)
            json.string("host", pool.url).integer("port", pool.port).string("user", pool.user);
        json.boolean("connected", m.poolConnected());
        if (m.firmware.since(38)) {
            if (!withAddresses)
                json.string("verifyBlocked", QByteArray());
            json.integer("activeProtocol", 0).boolean("encrypted", pool.tls);
        }
        json.integer("poolDifficulty", entry == 0 ? m.poolDifficulty : m.poolDifficulty / 2);
        json.raw("networkDifficulty", QByteArrayLiteral("1.274507897e14"));
        if (!withAddresses)
            json.boolean("poolDiffErr", false);
        json.integer("accepted", dual ? m.accepted / 2 : m.accepted);
        json.integer("rejected", dual ? m.rejected / 2 : m.rejected);
        json.number("pingRtt", std::round(m.pingRtt * 100) / 100).integer("pingLoss", 0);
        json.number("bestDiff", m.bestSession).endObject();
    }
    json.endArray().endObject();
}

} // namespace coalface::simulator::nerdqaxe
