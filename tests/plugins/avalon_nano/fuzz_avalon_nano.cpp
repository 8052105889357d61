// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// An input is one reply of the API, to a joined request or to a single one, or an MM string alone.
#include "avalon_nano/commands.h"
#include "avalon_nano/light.h"
#include "avalon_nano/modes.h"
#include "avalon_nano/poolchange.h"
#include "avalon_nano/pools.h"
#include "avalon_nano/readings.h"
#include "avalon_nano/recognition.h"
#include "fuzzing.h"

using namespace coalface;
using namespace coalface::avalon_nano;
using namespace coalface::fuzzing;

namespace {

Snapshot snapshotOf(const Reply &reply)
{
    Snapshot snapshot;
    snapshot.summary = reply.first(Key("SUMMARY"));
    snapshot.pools = reply.list(Key("POOLS"));
    snapshot.device = reply.first(Key("STATS"));
    snapshot.mm = MmString::of(snapshot.device);
    snapshot.when = reply.when;
    return snapshot;
}

void readSnapshot(const Version &said, const Snapshot &snapshot)
{
    const Version version = completed(said, snapshot.mm);
    const Model &model = modelOf(version.model);
    if (const auto why = whyUnreadable(snapshot))
        expectNothingOdd(*why);
    expectNothingOdd(poolsOf(snapshot.pools));
    expectNothingOdd(telemetryOf(model, version, snapshot));
    expectNothingOdd(
        VersionInfo{identityOf(version), modesOf(model, snapshot.mm), {}, version.details});
    isStandingBy(snapshot.mm);
    isCalibrating(snapshot.mm);
    blinking(snapshot.mm.text(Key("LEDUser")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    isOtherProtocol(bytes);
    Snapshot alone;
    alone.mm = MmString::parse(QString::fromUtf8(bytes));
    readSnapshot({}, alone);

    const auto reply = replyIn(bytes);
    expectSentence(reply);
    if (!reply)
        return 0;
    if (!reply->succeeded())
        expectNothingOdd(refusalOf(*reply, QLatin1String("version")));
    if (kinshipOf(*reply) == Kinship::Foreign)
        expectNothingOdd(whyForeign(*reply));
    expect(!setPoolRefusal(*reply).isEmpty(), "A refusal without a sentence.");
    optionsIn(reply->message);
    Version version = versionOf(reply->first(Key("VERSION")));
    readSnapshot(version, snapshotOf(*reply));
    for (const char *name : {"version", "summary", "pools", "stats", "estats", "litestats"}) {
        if (const auto part = partOf(*reply, QLatin1String(name)))
            readSnapshot(version, snapshotOf(*part));
    }
    return 0;
}
