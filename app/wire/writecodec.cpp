// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/codec.h"
#include "wire/mapreader.h"

namespace coalface::wire {

using L1 = QLatin1String;

QCborMap encode(const PoolSettings &pool)
{
    return {{L1("slot"), pool.slot},
            {L1("url"), pool.url},
            {L1("user"), pool.user},
            {L1("password"), pool.password},
            {L1("restart"), pool.restart}};
}

template<>
Result<PoolSettings> decode<PoolSettings>(const QCborValue &value)
{
    PoolSettings pool;
    MapReader reader(value, L1("pool settings"));
    reader.read(L1("slot"), pool.slot);
    reader.read(L1("url"), pool.url);
    reader.read(L1("user"), pool.user);
    reader.read(L1("password"), pool.password);
    reader.read(L1("restart"), pool.restart);
    if (!reader.ok())
        return reader.error();
    return pool;
}

QCborMap encode(const WriteReport &report)
{
    return {{L1("outcome"), outcomeName(report.outcome)},
            {L1("verified"), report.verified},
            {L1("detail"), report.detail}};
}

template<>
Result<WriteReport> decode<WriteReport>(const QCborValue &value)
{
    WriteReport report;
    QString outcome;
    MapReader reader(value, L1("write report"));
    reader.read(L1("outcome"), outcome);
    reader.read(L1("verified"), report.verified);
    reader.read(L1("detail"), report.detail);
    const std::optional<Outcome> known = outcomeFromName(outcome);
    if (!known)
        reader.fail(QStringLiteral("The driver's write report has no outcome that is known here."));
    if (!reader.ok())
        return reader.error();
    report.outcome = *known;
    return report;
}

} // namespace coalface::wire
