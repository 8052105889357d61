// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/statetext.h"

#include "core/fleet/minerstatus.h"
#include "core/units.h"
#include "ui/common/agetext.h"
#include "ui/common/errortext.h"
#include "ui/common/fieldtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace coalface {

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::StateText)
};

QString reasonSentence(const Miner &miner, const QString &reason)
{
    const auto &shares = miner.status.recentShares;
    if (reason == QLatin1String("rejects") && shares) {
        //: %1 and %2 are counts of shares, %3 is a time: "12 of its last 100 shares were rejected (since 14:05)."
        return StateText::tr("%1 of its last %2 shares were rejected (since %3).")
            .arg(QLocale().toString(shares->rejected), QLocale().toString(shares->all()),
                 momentText(shares->since));
    }
    if (reason == QLatin1String("rejects"))
        return StateText::tr(
            "Of all shares that it has counted since its start, many were rejected.");
    if (reason == QLatin1String("hashrate_low"))
        return StateText::tr("Its hashrate is far below what is expected.");
    if (reason == QLatin1String("device_error")) {
        const QString said = miner.telemetry ? miner.telemetry->error.value_or(QString())
                                             : QString();
        return StateText::tr("The device reports a fault: %1").arg(said);
    }
    if (reason == QLatin1String("no_hashrate"))
        return StateText::tr("It answers, but does not hash.");
    if (reason == QLatin1String("no_shares"))
        return StateText::tr("It hashes, but has found no share for a long time.");
    if (reason == QLatin1String("unanswered")) {
        if (isOtherDevice(miner.status.lastError, miner.status.lastErrorDetail))
            return otherDeviceSentence() + QLatin1Char(' ') + otherDeviceAdvice();
        const auto kind = errorKindFromName(miner.status.lastError);
        if (!kind)
            return StateText::tr("It does not answer.");
        const QString &detail = miner.status.lastErrorDetail;
        const QString fault = ownFaultStatus(miner.status.lastError, detail).isEmpty()
                                  ? answerFault(miner.status.lastError, detail)
                                  : QString();
        return withReason(errorSentences(*kind, detail), fault);
    }
    if (const TelemetryField *field = telemetryField(reason); field && miner.telemetry) {
        //: %1 is a reading's name, %2 its value: "ASIC temperature 71.2 °C is above its limit."
        return StateText::tr("%1 %2 is above its limit.")
            .arg(fieldLabel(reason), units::telemetryValue(*miner.telemetry, *field));
    }
    return {};
}

} // namespace

const QList<MinerState> &allStates()
{
    static const QList<MinerState> states{MinerState::Online,     MinerState::Warning,
                                          MinerState::NotHashing, MinerState::Offline,
                                          MinerState::Starting,   MinerState::Paused,
                                          MinerState::Unknown,    MinerState::NoDriver};
    return states;
}

QString stateWord(MinerState state)
{
    switch (state) {
    case MinerState::Online:
        return StateText::tr("Online");
    case MinerState::Starting:
        return StateText::tr("Starting");
    case MinerState::Warning:
        return StateText::tr("Warning");
    case MinerState::NotHashing:
        return StateText::tr("Not hashing");
    case MinerState::Paused:
        return StateText::tr("Paused");
    case MinerState::Offline:
        return StateText::tr("Offline");
    case MinerState::NoDriver:
        return StateText::tr("No driver");
    case MinerState::Unknown:
        break;
    }
    return StateText::tr("Unknown");
}

QString stateReasons(const Miner &miner)
{
    QStringList sentences;
    for (const QString &reason : miner.reasons) {
        if (const QString sentence = reasonSentence(miner, reason); !sentence.isEmpty())
            sentences += sentence;
    }
    if (miner.state == MinerState::NoDriver && sentences.isEmpty())
        sentences += StateText::tr("Its driver cannot be used, so it cannot be asked.");
    if (miner.state == MinerState::Unknown && sentences.isEmpty())
        sentences += StateText::tr("Nobody has asked it lately.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace coalface
