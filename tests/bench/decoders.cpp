// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoders.h"

#include "bitaxe/decode.h"

#include <QFile>

namespace coalface::bench {

const QList<Decoder> &decoders()
{
    static const QList<Decoder> all{
        {u"bitaxe"_qs, u"bitaxe/fixtures/gamma601-v2.15.3-system_info.json"_qs, bitaxe::decoded},
    };
    return all;
}

QByteArray recordedReply(const Decoder &decoder)
{
    QFile file(QStringLiteral(COALFACE_PLUGIN_TESTS "/") + decoder.reply);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace coalface::bench
