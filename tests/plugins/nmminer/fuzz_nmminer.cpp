// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// An input is a datagram of v1, and the body of every page of v2 at the same time.
#include "fuzzing.h"
#include "nmminer/info.h"
#include "nmminer/poolchange.h"
#include "nmminer/pools.h"
#include "nmminer/protocol.h"
#include "nmminer/recognition.h"
#include "nmminer/status.h"

using namespace coalface;
using namespace coalface::nmminer;
using namespace coalface::fuzzing;

namespace {

void readDatagram(const QByteArray &bytes)
{
    const auto status = statusIn(bytes);
    expectSentence(status);
    if (!status)
        return;
    expectNothingOdd(telemetryOf(*status));
    expectNothingOdd(VersionInfo{identityOf(*status), {}, {}, detailsOf(*status)});
}

void readPools(const QJsonObject &page, const QJsonObject &info)
{
    const PoolSettings wanted{0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                              QStringLiteral("bc1qexample.desk"), QStringLiteral("secret"), false};
    const auto settings = miningSettings(page, wanted.password);
    if (!settings)
        return;
    expectNothingOdd(poolsOf(*settings, poolInUse(info), workerInUse(info)));
    for (const MiningSlot &slot : *settings) {
        poolAddressIn(slot.url);
        isStored(slot, wanted);
        cameBackEmpty(slot, settings->front());
        isVisible(*settings, poolInUse(info), changesFor(slot, wanted), 0);
    }
    isInUse(poolInUse(info), workerInUse(info), wanted);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    readDatagram(bytes);
    expectSentence(objectFromStranger(jsonReply(bytes)));
    if (const auto refusal = refusalIn(HttpReply{400, "text/plain", {}, bytes}))
        expectNothingOdd(*refusal);
    const auto page = objectIn(jsonReply(bytes));
    expectSentence(page);
    if (!page)
        return 0;
    for (const auto &why : {whyNotByProbe(*page), whyNotByInfo(*page), whyUnreadable(*page)}) {
        if (why)
            expectNothingOdd(*why);
    }
    expectNothingOdd(identityOfProbe(*page));
    expectNothingOdd(VersionInfo{identityOfInfo(*page), {}, {}, detailsOf(*page)});
    expectNothingOdd(telemetryOf(*page));
    readPools(*page, *page);
    return 0;
}
