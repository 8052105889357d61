// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/modechange.h"

#include "nerdqaxe/modesafety.h"
#include "nerdqaxe/settingsform.h"

namespace coalface::nerdqaxe {

namespace {

QString shownPair(const FrequencyAndVoltage &pair)
{
    return QStringLiteral("%1 MHz, %2 mV").arg(pair.megahertz).arg(pair.millivolts);
}

QString whatItShows(const QJsonObject &info)
{
    const auto pair = presentPair(info);
    return pair ? shownPair(*pair) : QStringLiteral("neither frequency nor voltage");
}

// One change of mode on its way; copied into the callbacks.
struct Change
{
    ModeJob *job;
    Conversation *conversation;
    FrequencyAndVoltage target;

    void run(const QJsonObject &info) const
    {
        const FrequencyAndVoltage present = presentPair(info).value_or(target);
        const bool down = target.megahertz < present.megahertz
                          && target.millivolts < present.millivolts;
        down ? lowerFrequency(info) : finally(info, pairSettings(target));
    }

    void lowerFrequency(const QJsonObject &info) const
    {
        conversation->write(job, info,
                            {patchRequest(frequencySetting(target.megahertz)),
                             QStringLiteral("The lower frequency")},
                            [*this](const Sent &sent) {
                                if (!sent.isTaken)
                                    expect(job, sent, QStringLiteral("The lower frequency"));
                                conversation->readBack(job, conversation->pace().settling,
                                                       [*this, sent](const QJsonObject &now) {
                                                           return loweredFrequency(now, sent);
                                                       });
                            });
    }

    //! After a lost answer, or a fault, it goes no further: what else became of it is not known.
    bool loweredFrequency(const QJsonObject &now, const Sent &sent) const
    {
        const bool lowered = shows(now, frequencySetting(target.megahertz));
        if (lowered && sent.isTaken) {
            finally(now, voltageSetting(target.millivolts));
            return true;
        }
        job->awaitConfirmation(
            QStringLiteral("The lower frequency was sent and the voltage left as it was; the miner "
                           "shows %1. Set the mode again if that is not what you want.")
                .arg(whatItShows(now)));
        if (lowered) {
            job->finish(
                {Outcome::NotConfirmed, false,
                 QStringLiteral("The lower frequency was sent, but %1: the frequency is changed, "
                                "the voltage was left as it was (%2). Set the mode again.")
                     .arg(sent.trouble, whatItShows(now))});
        }
        return lowered;
    }

    void finally(const QJsonObject &info, const QJsonObject &settings) const
    {
        const bool shownBefore = shows(info, pairSettings(target));
        conversation->write(job, info, {patchRequest(settings), QStringLiteral("The power mode")},
                            [*this, shownBefore](const Sent &sent) {
                                expect(job, sent, QStringLiteral("The power mode"));
                                if (!sent.isTaken && shownBefore)
                                    return finishUnseen(sent);
                                conversation->readBack(
                                    job, conversation->pace().settling,
                                    [*this](const QJsonObject &now) { return compare(now); },
                                    silenceAfter(sent, QStringLiteral("The power mode")));
                            });
    }

    //! It showed that before it was sent, so looking tells nothing.
    void finishUnseen(const Sent &sent) const
    {
        job->finish(
            {Outcome::Unknown, false,
             QStringLiteral("The power mode was sent once more, but %1: the miner showed it "
                            "before, and whether it has stored it is not known.")
                 .arg(sent.trouble)});
    }

    bool compare(const QJsonObject &now) const
    {
        if (!shows(now, pairSettings(target))) {
            // Limits of the firmware, or something else that sets the same values.
            job->awaitConfirmation(
                QStringLiteral("The power mode was sent (%1), but the miner shows "
                               "%2.")
                    .arg(shownPair(target), whatItShows(now)));
            return false;
        }
        job->finish(
            {Outcome::Applied, true, QStringLiteral("The miner shows %1.").arg(shownPair(target))});
        return true;
    }
};

} // namespace

void changeMode(ModeJob *job, Conversation &conversation, const PowerMode &mode,
                const QJsonObject &info)
{
    Change{job, &conversation, pairOf(mode)}.run(info);
}

} // namespace coalface::nerdqaxe
