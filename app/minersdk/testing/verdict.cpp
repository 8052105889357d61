// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/verdict.h"

#include "minersdk/testing/secrets.h"

namespace coalface::testing {

namespace {

constexpr qint64 lateness = 3000; //!< ms; how late a busy computer may see a deadline

QString outcomeOf(const Evidence &evidence)
{
    if (const WriteReport *report = evidence.call.report())
        return outcomeName(report->outcome) + QStringLiteral(": ") + report->detail;
    const Job &job = evidence.call.job();
    return job.succeeded()
               ? QStringLiteral("a value")
               : errorKindName(job.error().kind) + QStringLiteral(": ") + job.error().detail;
}

//! A miner that is read from its announcements waits for one as long as it may.
bool mayWait(const Evidence &evidence)
{
    return isRead(evidence.plan.verb) && !evidence.subject.announcement.isEmpty();
}

QStringList onTime(const Evidence &evidence)
{
    const qint64 deadline = evidence.plan.time.deadline.count();
    if (evidence.plan.cancel != Plan::Cancel::Never)
        return evidence.elapsed > lateness
                   ? QStringList{QStringLiteral("it went on although cancelled")}
                   : QStringList();
    if (evidence.elapsed > deadline + lateness)
        return {QStringLiteral("it ended %1 ms after its start, its deadline was at %2 ms")
                    .arg(evidence.elapsed)
                    .arg(deadline)};
    // A job's timer is a coarse one: it may be early by a twentieth.
    const bool byDeadline = evidence.elapsed >= deadline - deadline / 10;
    if (evidence.plan.fault.endsByItself() && byDeadline && !mayWait(evidence))
        return {QStringLiteral("it did nothing more until its deadline ended it (%1)")
                    .arg(outcomeOf(evidence))};
    return {};
}

QStringList onTexts(const Evidence &evidence)
{
    QStringList wrong = evidence.call.oddities();
    const QString text = textWithSecret(evidence.call.texts(), secretsOf(evidence.subject));
    if (!text.isEmpty())
        wrong += QStringLiteral("it tells a secret: \"%1\"").arg(text);
    return wrong;
}

QStringList inGoodOrder(const Evidence &evidence)
{
    const Verb verb = evidence.plan.verb;
    const WriteReport *report = evidence.call.report();
    const auto unlike = [&](const char *expected) {
        return QStringList{QStringLiteral("expected %1, found %2")
                               .arg(QString::fromLatin1(expected), outcomeOf(evidence))};
    };
    if (evidence.subject.unsupported.contains(verb)) {
        const bool isUnsupported = report ? report->outcome == Outcome::Unsupported
                                          : evidence.call.job().error().kind
                                                == Error::Kind::Unsupported;
        if (isWrite(verb) && !isUnsupported)
            return unlike("unsupported");
        return evidence.call.job().succeeded() && !report ? unlike("no value") : QStringList();
    }
    if (!isWrite(verb))
        return evidence.call.job().succeeded() ? QStringList() : unlike("a value");
    const bool isDone = report
                        && (report->outcome == Outcome::Applied
                            || report->outcome == Outcome::NeedsRestart
                            || (report->outcome == Outcome::NotConfirmed
                                && evidence.subject.unconfirmed.contains(verb)));
    return isDone ? QStringList() : unlike("applied or needs_restart");
}

//! What a read may make of a fault.
QStringList ofReads(const Evidence &evidence)
{
    const Plan &plan = evidence.plan;
    if (plan.phase == Phase::Throughout && plan.fault.exists() && !plan.fault.readable
        && evidence.call.job().succeeded())
        return {QStringLiteral("it made a value of that")};
    return {};
}

//! What a write may say of a device that did not, or did, act on it.
QStringList ofWrites(const Evidence &evidence)
{
    const Job &job = evidence.call.job();
    const WriteReport *report = evidence.call.report();
    const bool wasSent = !evidence.server.writes().isEmpty();
    const bool wasDone = evidence.server.writesDone() > 0;
    if (!report) {
        const Error::Kind kind = job.error().kind;
        const bool isCut = kind == Error::Kind::Unreachable || kind == Error::Kind::Timeout
                           || kind == Error::Kind::BadReply || kind == Error::Kind::Aborted;
        if (wasSent && isCut)
            return {QStringLiteral("the request had been sent, but it ended as if it had not: ")
                    + outcomeOf(evidence)};
        if (wasSent && kind == Error::Kind::Unsupported && wasDone)
            return {QStringLiteral("the device did it, but it is called unsupported")};
        return {};
    }
    const bool saysDone = report->outcome == Outcome::Applied
                          || report->outcome == Outcome::NeedsRestart;
    // Where the device already is as it is wanted, nothing need be sent; but that has to be seen.
    const bool sawNothing = evidence.plan.phase == Phase::Throughout && evidence.plan.fault.exists()
                            && !evidence.plan.fault.readable;
    if (saysDone && !wasDone && (wasSent || sawNothing))
        return {QStringLiteral("the device did nothing, but the report is ") + outcomeOf(evidence)};
    if (!saysDone && report->outcome != Outcome::NotConfirmed && report->outcome != Outcome::Unknown
        && wasDone)
        return {QStringLiteral("the device did it, but the report is ") + outcomeOf(evidence)};
    if (report->outcome == Outcome::Unreachable && wasSent)
        return {QStringLiteral("the request had been sent, but the report is ")
                + outcomeOf(evidence)};
    return {};
}

} // namespace

QStringList verdict(const Evidence &evidence)
{
    QStringList wrong = onTime(evidence) + onTexts(evidence);
    if (evidence.plan.cancel != Plan::Cancel::Never)
        return wrong + (isWrite(evidence.plan.verb) ? ofWrites(evidence) : QStringList());
    if (!evidence.plan.fault.exists())
        wrong += inGoodOrder(evidence);
    if (isRead(evidence.plan.verb))
        wrong += ofReads(evidence);
    if (isWrite(evidence.plan.verb))
        wrong += ofWrites(evidence);
    return wrong;
}

QStringList verdictOnRequests(const Subject &subject, const Plan &plan, const LoopbackServer &server)
{
    QStringList wrong;
    for (const QByteArray &request : server.requests()) {
        const QString line = QString::fromUtf8(request.left(request.indexOf('\r')).left(100));
        if (subject.framing.http && httpHeader(request).toLower().contains("\r\norigin:"))
            wrong += QStringLiteral("a request with \"Origin\": ") + line;
        if (subject.framing.http && request.contains(redirectTarget))
            wrong += QStringLiteral("it followed a redirect: ") + line;
        if (isRead(plan.verb) && subject.isWrite(request))
            wrong += QStringLiteral("a read that changes the device: ") + line;
    }
    for (const QByteArray &write : server.writes()) {
        if (server.writes().count(write) > 1) {
            wrong += QStringLiteral("the same write was sent %1 times")
                         .arg(server.writes().count(write));
            break;
        }
    }
    const bool maySend = !isWrite(plan.verb) || !subject.unsupported.contains(plan.verb);
    if (!maySend && !server.writes().isEmpty())
        wrong += QStringLiteral("it is unsupported, but was sent");
    if (server.sawTwoAtOnce())
        wrong += QStringLiteral("two requests were in flight");
    if (server.hasOpenConnections())
        wrong += QStringLiteral("a connection was kept after the end");
    return wrong;
}

} // namespace coalface::testing
