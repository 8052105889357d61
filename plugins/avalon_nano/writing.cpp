// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/writing.h"

#include "avalon_nano/readings.h"

#include <minersdk/readback.h>

namespace coalface::avalon_nano {

namespace {

using LookJob = JobOf<Snapshot>;

constexpr qint64 longestLook = 10'000; // ms

void look(const Device &device, WriteJob *job,
          const std::function<void(const Result<Snapshot> &)> &callback)
{
    const qint64 left = job->deadline().isForever() ? longestLook : job->remainingTime();
    auto *looking = new LookJob(QDeadlineTimer(std::min(left, longestLook)), Credentials(), job);
    QObject::connect(job, &Job::aborted, looking, &Job::abort);
    QObject::connect(looking, &Job::finished, job, [job, looking, callback] {
        looking->deleteLater();
        if (!job->isFinished())
            callback(looking->result());
    });
    device.reader.read(looking, [looking](const Result<Snapshot> &snapshot) {
        snapshot ? looking->finish(*snapshot) : looking->fail(snapshot.error());
    });
}

WriteReport sentToEither()
{
    return {Outcome::Unknown, false,
            QStringLiteral("Another miner answers at this address now: which of the two got the "
                           "change is not known.")};
}

} // namespace

WriteReport refused(const QString &detail)
{
    return {Outcome::Refused, false, detail};
}

WriteReport applied(const QString &detail)
{
    return {Outcome::Applied, true, detail};
}

void prepare(const Device &device, WriteJob *job, Capability needed, const QString &lacking,
             std::function<void(const Snapshot &before)> next)
{
    const auto check = [device, job, needed, lacking,
                        next = std::move(next)](const Snapshot &before) {
        if (!device.facts.capabilities().contains(needed))
            return job->fail(Error::Kind::Unsupported, lacking);
        next(before);
    };
    device.facts.needVersion(job, [device, job, check] {
        device.reader.read(job, [device, job, check](const Result<Snapshot> &before) {
            if (!before)
                return job->fail(before.error());
            if (const auto why = whyUnreadable(*before))
                return job->fail(*why);
            if (!device.facts.learn(before->mm)) {
                return job->fail(Error::Kind::Rejected,
                                 QStringLiteral(
                                     "Another miner answers at this address now, nothing "
                                     "was changed: search for miners again."));
            }
            device.facts.needAbilities(job, [check, before = *before] { check(before); });
        });
    });
}

std::optional<WriteReport> refusalIn(const Reply &reply)
{
    if (reply.letter == u'S' || reply.letter == u'I')
        return std::nullopt;
    if (reply.message.contains(u"Unknown option", Qt::CaseInsensitive)) {
        return WriteReport{Outcome::Unsupported, false,
                           QStringLiteral("The device's firmware does not know this setting.")};
    }
    return refused(QStringLiteral("The device refused it (%1).").arg(reply.message.left(120)));
}

void send(const Device &device, WriteJob *job, const Change &change,
          std::function<void(bool isTaken)> then)
{
    job->beginWrite();
    ask(device.link, job, change.request,
        [job, change, then = std::move(then)](const Result<Reply> &reply) {
            if (!reply && !reply.error().sent)
                return change.ifUnsent ? job->finish(*change.ifUnsent) : job->fail(reply.error());
            // An internal error of the device, or an answer that nobody can read, tells nothing.
            if (!reply || reply->letter == u'F' || reply->letter.isNull()) {
                job->awaitConfirmation(change.unsure, Outcome::Unknown);
                return then(false);
            }
            if (const auto report = change.refusal ? change.refusal(*reply) : refusalIn(*reply))
                return job->finish(*report);
            job->awaitConfirmation(change.taken);
            then(true);
        });
}

void askAgain(const Device &device, WriteJob *job, const WriteReport &stands,
              std::function<void()> next)
{
    look(device, job,
         [device, job, stands, next = std::move(next)](const Result<Snapshot> &snapshot) {
             if (!snapshot || whyUnreadable(*snapshot))
                 return job->finish(stands);
             if (device.facts.isAnother(snapshot->mm))
                 return job->finish(sentToEither());
             next();
         });
}

void confirm(const Device &device, WriteJob *job, std::chrono::milliseconds first,
             std::chrono::milliseconds pause, const QString &notShown,
             std::function<std::optional<WriteReport>(const Snapshot &)> seen,
             const QString &silence)
{
    const Look looking = [device, job, notShown,
                          seen = std::move(seen)](const std::function<void()> &again) {
        look(device, job, [device, job, notShown, seen, again](const Result<Snapshot> &snapshot) {
            if (!snapshot || whyUnreadable(*snapshot))
                return again();
            if (device.facts.isAnother(snapshot->mm)) {
                const WriteReport either = sentToEither();
                job->awaitConfirmation(either.detail, either.outcome);
                return again();
            }
            if (const auto report = seen(*snapshot))
                return job->finish(*report);
            job->awaitConfirmation(notShown);
            again();
        });
    };
    silence.isEmpty() ? readBack(job, first, pause, looking)
                      : readBack(job, first, pause, silence, looking);
}

} // namespace coalface::avalon_nano
