// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoders.h"

#include "avalon_nano/decode.h"
#include "bitaxe/decode.h"
#include "nerdqaxe/decode.h"
#include "nmminer/decode.h"

#include <QFile>

namespace coalface::bench {

const QList<Decoder> &decoders()
{
    static const QList<Decoder> all{
        {u"avalon_nano"_qs,
         u"avalon_nano/fixtures/nano3s-25021401_56abae7-summary+version+stats.json"_qs,
         avalon_nano::decoded},
        {u"bitaxe"_qs, u"bitaxe/fixtures/gamma601-v2.15.3-system_info.json"_qs, bitaxe::decoded},
        {u"nerdqaxe"_qs, u"nerdqaxe/fixtures/nerdqaxeplusplus-V1.0.37.2_LTS-system_info.json"_qs,
         nerdqaxe::decoded},
        {u"nmminer"_qs, u"nmminer/fixtures/nmminer-v2.0.04-api_system_info.json"_qs,
         nmminer::decoded},
    };
    return all;
}

QByteArray recordedReply(const Decoder &decoder)
{
    QFile file(QStringLiteral(COALFACE_PLUGIN_TESTS "/") + decoder.reply);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace coalface::bench
