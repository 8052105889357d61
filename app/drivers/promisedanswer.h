// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/driversession.h"
#include "wire/codec.h"
#include "wire/rawanswer.h"
#include "wire/recordedhistory.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>

namespace coalface {

//! What a host answered, as the value that the asker wants.
template<typename T>
Result<T> valueOf(const Result<QCborValue> &answer, const Clock &)
{
    return answer ? wire::decode<T>(*answer) : Result<T>(answer.error());
}

inline Result<Telemetry> checkedReading(const Result<Telemetry> &result, const Clock &clock)
{
    if (!result)
        return result;
    Telemetry telemetry = *result;
    telemetry.timestamp = clock.now();
    dropImpossibleValues(telemetry);
    deriveEfficiency(telemetry);
    return telemetry;
}

template<>
inline Result<Telemetry> valueOf(const Result<QCborValue> &answer, const Clock &clock)
{
    return answer ? checkedReading(wire::decode<Telemetry>(*answer), clock)
                  : Result<Telemetry>(answer.error());
}

template<>
inline Result<RawReading> valueOf(const Result<QCborValue> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const Result<wire::RawAnswer> raw = wire::decodeRawAnswer(*answer);
    if (!raw)
        return raw.error();
    return RawReading{checkedReading(raw->telemetry, clock), raw->exchanges};
}

//! The times are made of ages here, by this computer's clock at the moment of the answer.
template<>
inline Result<RecordedReadings> valueOf(const Result<QCborValue> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const Result<RecordedHistory> history = wire::decodeRecordedHistory(*answer);
    if (!history)
        return history.error();
    RecordedReadings recorded{history->mac, {}};
    const QDateTime now = clock.now();
    for (const RecordedReading &one : history->readings) {
        Telemetry telemetry = one.reading;
        dropImpossibleValues(telemetry);
        deriveEfficiency(telemetry);
        telemetry.timestamp = now.addMSecs(-one.ageMs);
        recorded.readings += telemetry;
    }
    return recorded;
}

//! An error would say that nothing was sent, so an answer that makes no sense is a report, too.
template<>
inline Result<WriteReport> valueOf(const Result<QCborValue> &answer, const Clock &)
{
    if (!answer)
        return answer.error();
    const Result<WriteReport> report = wire::decode<WriteReport>(*answer);
    return report ? report : Result<WriteReport>({Outcome::Unknown, false, report.error().detail});
}

//! A future and the one call that completes it.
template<typename T>
struct PromisedAnswer
{
    QFuture<Result<T>> future;
    std::function<void(const Result<QCborValue> &)> complete;
};

//! `clock` lives longer than both.
template<typename T>
PromisedAnswer<T> promisedAnswer(const Clock &clock)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return {promise->future(), [promise, &clock](const Result<QCborValue> &answer) {
                promise->addResult(valueOf<T>(answer, clock));
                promise->finish();
            }};
}

} // namespace coalface
