// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// An input is the body of /api/system/info, perhaps a NUL, and then that of the asic page, which stands
// in for the dashboard as well.
#include "fuzzing.h"
#include "nerdqaxe/faults.h"
#include "nerdqaxe/hashrates.h"
#include "nerdqaxe/identity.h"
#include "nerdqaxe/modesafety.h"
#include "nerdqaxe/onetimecode.h"
#include "nerdqaxe/pools.h"
#include "nerdqaxe/powermodes.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/readings.h"
#include "nerdqaxe/recognition.h"
#include "nerdqaxe/settingsform.h"

using namespace coalface;
using namespace coalface::nerdqaxe;
using namespace coalface::fuzzing;

namespace {

void readWriteReply(const QByteArray &body)
{
    for (const int status : {200, 401, 500}) {
        const HttpReply reply{status, "text/plain", {}, body};
        verdictOf(reply);
        wordsOf(reply);
        expectSentence(tokenIn(reply));
    }
}

void plan(const QJsonObject &info, const QJsonObject &page, const QList<PowerMode> &modes)
{
    for (const PowerMode &mode : modes) {
        if (const auto why = whyModeIsUnsafe(mode, info, page))
            expectNothingOdd(Error{Error::Kind::Rejected, *why});
        shows(info, pairSettings(pairOf(mode)));
    }
    const PoolSettings pool{0, QStringLiteral("stratum+ssl://pool.example.org:3333"),
                            QStringLiteral("bc1qexample.desk"), QStringLiteral("secret"), false};
    const auto why = whyPoolIsRefused(pool, info);
    const auto address = poolAddress(pool.url);
    if (!why && address)
        shows(info, poolSettings(pool, *address, info));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [infoBody, pageBody] = twoPages(
        QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    readWriteReply(infoBody);
    expectSentence(objectFromStranger(jsonReply(infoBody)));
    const auto info = objectIn(jsonReply(infoBody));
    const auto told = objectIn(jsonReply(pageBody));
    expectSentence(info);
    if (!info)
        return 0;
    const QJsonObject page = told ? *told : QJsonObject();
    if (const auto why = whyNotNerdOs(*info))
        expectNothingOdd(*why);
    if (const auto why = whyUnreadable(*info))
        expectNothingOdd(*why);
    const QList<PowerMode> modes = modesOf(optionsOf(page));
    Identity identity = identityOf(*info);
    // Without a name of its own it would not have been recognised.
    if (whyNotNerdOs(*info))
        identity.model = QStringLiteral("another device");
    expectNothingOdd(VersionInfo{identity, modes, {}, detailsOf(*info, page)});
    expectNothingOdd(poolsOf(*info));
    expectNothingOdd(telemetryOf(*info, modes, page));
    plan(*info, page, modes);
    return 0;
}
