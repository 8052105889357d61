// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// An input is the body of /api/system/info, perhaps a NUL, and then that of /api/system/asic.
#include "bitaxe/boards.h"
#include "bitaxe/identity.h"
#include "bitaxe/pools.h"
#include "bitaxe/powermodes.h"
#include "bitaxe/protocol.h"
#include "bitaxe/readings.h"
#include "bitaxe/recognition.h"
#include "fuzzing.h"

using namespace coalface;
using namespace coalface::bitaxe;
using namespace coalface::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [infoBody, asicBody] = twoPages(
        QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    expectSentence(objectFromStranger(jsonReply(infoBody)));
    const auto info = objectIn(jsonReply(infoBody));
    const auto asic = objectIn(jsonReply(asicBody));
    expectSentence(info);
    if (!info)
        return 0;
    const QJsonObject page = asic ? *asic : QJsonObject();

    if (const auto why = whyNotAxeOs(*info))
        expectNothingOdd(*why);
    if (const auto why = whyUnreadable(*info))
        expectNothingOdd(*why);
    hasAsicPage(*info);
    const Board board = boardOf(*info, page);
    const QList<PowerMode> modes = modesOf(optionsOf(board, page));
    expectNothingOdd(VersionInfo{identityOf(*info, board), modes, {}, detailsOf(*info, page)});
    expectNothingOdd(poolsOf(*info));
    expectNothingOdd(telemetryOf(*info, board, modes));
    return 0;
}
