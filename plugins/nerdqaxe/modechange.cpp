// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/modechange.h"

#include "nerdqaxe/modesafety.h"
#include "nerdqaxe/settingsform.h"

namespace coalface::nerdqaxe {

namespace {

QString shownPair(const FrequencyAndVoltage &pair)
{
    return QStringLiteral("%1 MHz and %2 mV").arg(pair.megahertz).arg(pair.millivolts);
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
                            [*this](bool answered) {
                                if (!answered)
                                    expect(job, false, QStringLiteral("The lower frequency"));
                                conversation->readBack(job, conversation->pace().settling,
                                                       [*this, answered](const QJsonObject &now) {
                                                           return loweredFrequency(now, answered);
                                                       });
                            });
    }

    //! After a lost answer it goes no further: what else got lost is not known.
    bool loweredFrequency(const QJsonObject &now, bool answered) const
    {
        const bool lowered = shows(now, frequencySetting(target.megahertz));
        if (lowered && answered) {
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
                 QStringLiteral("The connection ended while the mode was being set: the "
                                "frequency is changed, the voltage is not (%1). Set the mode "
                                "again.")
                     .arg(whatItShows(now))});
        }
        return lowered;
    }

    void finally(const QJsonObject &info, const QJsonObject &settings) const
    {
        conversation->write(job, info, {patchRequest(settings), QStringLiteral("The power mode")},
                            [*this](bool answered) {
                                expect(job, answered, QStringLiteral("The power mode"));
                                conversation->readBack(
                                    job, conversation->pace().settling,
                                    [*this](const QJsonObject &now) { return compare(now); },
                                    silenceAfter(answered, QStringLiteral("The power mode")));
                            });
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
