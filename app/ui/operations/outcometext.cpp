// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/outcometext.h"

#include "ui/common/bidi.h"
#include "ui/common/errortext.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct OutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::OutcomeText)
};

QString sentenceOf(Outcome outcome, bool verified)
{
    switch (outcome) {
    case Outcome::Applied:
        return verified ? OutcomeText::tr("The miner itself confirms it.")
                        : OutcomeText::tr("The miner took it.");
    case Outcome::Refused:
        return OutcomeText::tr(
            "The miner did not take it, and is as it was. Read the reason before "
            "you try again.");
    case Outcome::Unsupported:
        return OutcomeText::tr("The miner cannot do that. Use its web interface instead.");
    case Outcome::Unreachable:
        return OutcomeText::tr("The miner could not be reached, and is as it was. Check that it is "
                               "switched on, then try again.");
    case Outcome::NeedsRestart:
        return OutcomeText::tr("The miner stored it, and uses it after a restart: restart it.");
    case Outcome::NotConfirmed:
        return OutcomeText::tr("It was sent, but the miner has not shown it yet. Look at the miner "
                               "before you try again.");
    case Outcome::Unknown:
        break;
    }
    return OutcomeText::tr(
        "It was sent, but nothing came back: the miner may have done it. Look at "
        "the miner before you try again.");
}

//! By its name, where it has one, and what it is known by.
QString otherText(const QStringList &values)
{
    const QString knownBy = isolated(values.value(1));
    return values.value(0).isEmpty() ? knownBy
                                     : QStringLiteral("%1 (%2)").arg(values.value(0), knownBy);
}

QString sentenceOf(const TargetReport &report)
{
    using Finding = TargetReport::Finding;
    switch (report.finding) {
    case Finding::NotTried:
        return OutcomeText::tr("It was stopped before anything was sent.");
    case Finding::Gone:
        return OutcomeText::tr("It is not in the fleet any more, so nothing was sent.");
    case Finding::Moved:
        //: %1, %2 are addresses
        return OutcomeText::tr(
                   "It was found at %1 instead of %2 meanwhile, so nothing was sent. Try "
                   "again.")
            .arg(isolated(report.values.value(0)), isolated(report.values.value(1)));
    case Finding::AnotherDevice:
        return OutcomeText::tr("Another device answers at its address, so nothing was sent. Find "
                               "your miners again, so that it gets its new address.");
    case Finding::AnotherName:
        //: %1, %2 are host names
        return OutcomeText::tr(
                   "Another device answers at its address, or it was given another host name: %1 "
                   "instead of %2. Nothing was sent. See which one it is, and find your miners "
                   "again: the one that answers there counts as this one from then on.")
            .arg(isolated(report.values.value(0)), isolated(report.values.value(1)));
    case Finding::HandedOver:
        //: %1 is a device: its name in the list of miners, its MAC address or both
        return OutcomeText::tr(
                   "It was sent, but another device answers at its address now: %1. The change may "
                   "have gone to that one, and what was read back may be what that one shows. Look "
                   "at both before you try again, and find your miners again.")
            .arg(otherText(report.values));
    case Finding::NoDriver:
        return OutcomeText::tr("Its driver cannot be used, so nothing was sent. Look at the page "
                               "“Drivers”.");
    case Finding::Unable:
        return OutcomeText::tr("This miner, as it is, cannot do that.");
    case Finding::NoMode:
        //: %1 is a power mode, %2 are those that there are
        return OutcomeText::tr("This miner has no mode “%1”; it has: %2.")
            .arg(report.values.value(0), isolated(report.values.value(1)));
    case Finding::None:
        break;
    }
    if (report.error == Error::Kind::BadReply)
        return OutcomeText::tr("It was asked who it is before anything was changed, and its answer "
                               "made no sense, so nothing was sent. Try again.");
    // Of a request that the miner said no to, its reason tells more than that it was refused.
    if (report.error && *report.error != Error::Kind::Rejected)
        return errorSentences(*report.error, report.detail);
    if (report.isInUse)
        return OutcomeText::tr(
            "The miner stored it again and has been using it all the while: only "
            "another password needs a restart.");
    return sentenceOf(report.outcome, report.verified);
}

//! Whether its words say more than the sentence does.
bool hasWords(const TargetReport &report)
{
    using Finding = TargetReport::Finding;
    return report.finding == Finding::None || report.finding == Finding::AnotherDevice
           || report.finding == Finding::NoDriver;
}

QString withWords(const TargetReport &report)
{
    QStringList words;
    for (const QString &sentence : report.words) {
        const QString added = report.error ? addedWords(*report.error, sentence) : sentence;
        if (!added.isEmpty())
            words << isolated(added);
    }
    const QString sentence = sentenceOf(report);
    if (!hasWords(report) || words.isEmpty())
        return sentence;
    //: %1 are sentences, %2 the same in the words of a miner's driver, in English
    return OutcomeText::tr("%1 (%2)").arg(sentence, words.join(u' '));
}

} // namespace

QString outcomeText(const TargetReport &report)
{
    switch (report.fallback) {
    case TargetReport::Fallback::Failed:
        if (report.outcome == Outcome::Unknown || report.outcome == Outcome::NotConfirmed) {
            //: %1 are sentences: what came of the fallback pool, which may be set or not
            return OutcomeText::tr("Whether the fallback pool is set is not known, so the pool was "
                                   "left as it is: %1")
                .arg(withWords(report));
        }
        //: %1 are sentences: what came of the fallback pool
        return OutcomeText::tr("The fallback pool is not set, so the pool was left as it is: %1")
            .arg(withWords(report));
    case TargetReport::Fallback::Alone:
        return OutcomeText::tr("The fallback pool is set, the pool is not: it was stopped before "
                               "that was sent.");
    case TargetReport::Fallback::Set:
        if (isDone(report.outcome))
            break;
        if (report.finding == TargetReport::Finding::HandedOver) {
            //: %1 are sentences: what came of the pool, which may be set or not
            return OutcomeText::tr("The fallback pool is set. Of the pool: %1").arg(withWords(report));
        }
        //: %1 are sentences: what came of the pool
        return OutcomeText::tr("The fallback pool is set, the pool is not: %1").arg(withWords(report));
    case TargetReport::Fallback::NeedsRestart:
        //: %1 are sentences: what came of the pool
        return OutcomeText::tr(
                   "%1 The fallback pool is set, too; it is used from the device's next "
                   "start on if it did not restart.")
            .arg(withWords(report));
    case TargetReport::Fallback::None:
        break;
    }
    return withWords(report);
}

} // namespace coalface
