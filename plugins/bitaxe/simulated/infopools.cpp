// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/inforeply.h"

namespace coalface::simulator::bitaxe {

void InfoReply::pools()
{
    poolPair(false);
    if (m_firmware.since(3)) {
        poolPair(true);
        flag("isUsingFallbackStratum", m_machine.settings.useFallback);
    }
    if (m_firmware.since(13))
        m_json.string("poolConnectionInfo", QByteArrayLiteral("IPv4"));
    else if (m_firmware.since(11))
        m_json.integer("poolAddrFamily", 2);
    if (m_firmware.since(15))
        poolList();
}

void InfoReply::poolPair(bool fallback)
{
    const PoolSlot &pool = fallback ? m_pools.fallback() : m_pools.main();
    // "stratumURL" and "fallbackStratumURL".
    const auto name = [fallback](const char *mainKey, const char *fallbackKey) {
        return fallback ? fallbackKey : mainKey;
    };
    m_json.string(name("stratumURL", "fallbackStratumURL"), pool.url);
    m_json.integer(name("stratumPort", "fallbackStratumPort"), pool.port);
    m_json.string(name("stratumUser", "fallbackStratumUser"), pool.user);
    if (m_firmware.since(9)) {
        m_json.integer(name("stratumSuggestedDifficulty", "fallbackStratumSuggestedDifficulty"),
                       pool.suggestedDifficulty);
        flagOrBool(name("stratumExtranonceSubscribe", "fallbackStratumExtranonceSubscribe"),
                   pool.extranonceSubscribe, m_firmware.since(14));
    }
    if (m_firmware.since(13)) {
        m_json.integer(name("stratumTLS", "fallbackStratumTLS"), pool.tls);
        m_json.string(name("stratumCert", "fallbackStratumCert"), pool.cert);
        flagOrBool(name("stratumDecodeCoinbase", "fallbackStratumDecodeCoinbase"),
                   pool.decodeCoinbase, m_firmware.since(14));
    }
    if (m_firmware.since(14)) {
        m_json.string(name("stratumProtocol", "fallbackStratumProtocol"), pool.protocol);
        m_json.string(name("stratumV2ChannelType", "fallbackStratumV2ChannelType"),
                      pool.channelType);
        m_json.string(name("stratumV2AuthorityPubkey", "fallbackStratumV2AuthorityPubkey"),
                      pool.authorityPubkey);
    }
}

void InfoReply::poolList()
{
    m_json.integer("primaryPoolIndex", m_pools.primary);
    m_json.integer("secondaryPoolIndex", m_pools.secondary);
    flag("useFallbackStratum", m_machine.settings.useFallback);
    m_json.beginArray("pools");
    for (size_t i = 0; i < m_pools.entries.size(); ++i) {
        if (!m_pools.entries[i])
            continue;
        const PoolSlot &pool = *m_pools.entries[i];
        m_json.beginObject();
        m_json.integer("id", qint64(i));
        m_json.string("stratumProtocol", pool.protocol);
        m_json.string("stratumURL", pool.url);
        m_json.integer("stratumPort", pool.port);
        m_json.string("stratumUser", pool.user);
        m_json.string("stratumPassword", QByteArrayLiteral("*****"));
        m_json.integer("stratumSuggestedDifficulty", pool.suggestedDifficulty);
        m_json.boolean("stratumExtranonceSubscribe", pool.extranonceSubscribe);
        m_json.integer("stratumTLS", pool.tls);
        m_json.string("stratumCert", pool.cert);
        m_json.boolean("stratumDecodeCoinbase", pool.decodeCoinbase);
        m_json.string("stratumV2ChannelType", pool.channelType);
        m_json.string("stratumV2AuthorityPubkey", pool.authorityPubkey);
        m_json.boolean("stratumV2RequireAuth", pool.requireAuth);
        m_json.endObject();
    }
    m_json.endArray();
}

} // namespace coalface::simulator::bitaxe
