// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/valuechecks.h"

#include <QSet>

#include <algorithm>

namespace coalface::testing {

namespace {

//! A sentence for a person: not empty, with its full stop, in one line of bearable length.
QStringList odditiesOfSentence(const QString &sentence)
{
    constexpr qsizetype longest = 600;
    if (sentence.trimmed().isEmpty())
        return {QStringLiteral("the sentence is empty")};
    QStringList odd;
    if (!sentence.endsWith(u'.') && !sentence.endsWith(u'!') && !sentence.endsWith(u'?'))
        odd += QStringLiteral("\"%1\" is no whole sentence").arg(sentence);
    const bool oneLine = std::all_of(sentence.begin(), sentence.end(),
                                     [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (!oneLine)
        odd += QStringLiteral("\"%1\" holds what cannot be printed").arg(sentence);
    if (sentence.size() > longest)
        odd += QStringLiteral("a sentence of %1 characters").arg(sentence.size());
    return odd;
}

} // namespace

QStringList textsOf(const Identity &identity)
{
    return {identity.manufacturer, identity.model, identity.firmware,
            identity.hostname,     identity.mac,   identity.serial};
}

QStringList textsOf(const Telemetry &telemetry)
{
    return {telemetry.mode.value_or(QString()),         telemetry.poolUrl.value_or(QString()),
            telemetry.poolUser.value_or(QString()),     telemetry.fallbackUrl.value_or(QString()),
            telemetry.fallbackUser.value_or(QString()), telemetry.error.value_or(QString())};
}

QStringList textsOf(const PoolInfo &pools)
{
    QStringList texts;
    for (const PoolSlot &pool : pools.pools)
        texts << pool.url << pool.user;
    return texts;
}

QStringList textsOf(const VersionInfo &version)
{
    QStringList texts = textsOf(version.identity) + version.details.keys()
                        + version.details.values() + version.obstacles.values();
    for (const PowerMode &mode : version.modes)
        texts += mode.name;
    return texts;
}

QStringList textsOf(const RecordedHistory &history)
{
    QStringList texts;
    for (const RecordedReading &one : history.readings)
        texts += textsOf(one.reading);
    return texts;
}

QStringList textsOf(const WriteReport &report)
{
    return {report.detail};
}

QStringList odditiesOf(const Error &error)
{
    return odditiesOfSentence(error.detail);
}

QStringList odditiesOf(const Identity &identity)
{
    QStringList odd;
    if (identity.model.isEmpty())
        odd += QStringLiteral("it was recognised without a model");
    if (!identity.mac.isEmpty() && identity.mac != normalisedMac(identity.mac))
        odd += QStringLiteral("the MAC \"%1\" is not in its normal form").arg(identity.mac);
    return odd;
}

QStringList odditiesOf(const Telemetry &telemetry)
{
    Telemetry possible = telemetry;
    const QStringList impossible = dropImpossibleValues(possible);
    if (impossible.isEmpty())
        return {};
    return {QStringLiteral("impossible values of ") + impossible.join(QStringLiteral(", "))};
}

QStringList odditiesOf(const PoolInfo &pools)
{
    QStringList odd;
    QSet<int> numbers;
    for (const PoolSlot &pool : pools.pools)
        numbers += pool.slot;
    if (numbers.size() != pools.pools.size())
        odd += QStringLiteral("two pools have the same slot");
    if (std::count_if(pools.pools.begin(), pools.pools.end(),
                      [](const PoolSlot &pool) { return pool.active; })
        > 1)
        odd += QStringLiteral("more than one pool is active");
    return odd;
}

QStringList odditiesOf(const VersionInfo &version)
{
    QStringList odd = odditiesOf(version.identity);
    if (QSet<Capability>(version.capabilities.begin(), version.capabilities.end()).size()
        != version.capabilities.size())
        odd += QStringLiteral("a capability is told twice");
    for (auto entry = version.obstacles.cbegin(); entry != version.obstacles.cend(); ++entry) {
        if (!version.capabilities.contains(entry.key()) || !entry->endsWith(u'.'))
            odd += QStringLiteral(
                "an obstacle is none of a capability that it has, or is no sentence");
    }
    QSet<QString> names;
    for (const PowerMode &mode : version.modes)
        names += mode.name;
    if (names.size() != version.modes.size() || names.contains(QString()))
        odd += QStringLiteral("the names of its modes are not distinct");
    return odd;
}

QStringList odditiesOf(const RecordedHistory &history)
{
    constexpr std::chrono::hours reach(1); // that the kit asks for
    RecordedHistory usable = history;
    keepUsable(usable, reach);
    if (usable == history)
        return {};
    return {QStringLiteral("recorded readings that cannot be, are in no order or too many")};
}

QStringList odditiesOf(const WriteReport &report)
{
    QStringList odd = odditiesOfSentence(report.detail);
    if (report.outcome == Outcome::Applied && !report.verified)
        odd += QStringLiteral("Applied without having been verified");
    const bool mayBeVerified = report.outcome == Outcome::Applied
                               || report.outcome == Outcome::NeedsRestart;
    if (report.verified && !mayBeVerified)
        odd += QStringLiteral("verified, but %1").arg(outcomeName(report.outcome));
    return odd;
}

QStringList odditiesOf(const Credentials &credentials)
{
    return credentials.isEmpty()
               ? QStringList{QStringLiteral("a login that leads to no credentials")}
               : QStringList();
}

} // namespace coalface::testing
