// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/recognition.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype longestName = 32;

Error rejected(const QString &detail)
{
    return {Error::Kind::Rejected, detail};
}

//! Builds with a suffix exist ("NerdQAxe++ TPS546").
bool isKnownModel(const QString &model)
{
    if (model.startsWith(Key("Nerd")))
        return true;
    const QString first = model.section(u' ', 0, 0);
    return first == Key("Q1370") || first == Key("Q1373");
}

std::optional<Error> whyNotOldNerdOs(const QJsonObject &info)
{
    // Up to v1.0.14 it does not say what it is. AxeOS has no mean over a day.
    if (info.contains(Key("hashRate_10m")) && info.contains(Key("hashRate_1d"))
        && !info.contains(Key("axeOSVersion")))
        return std::nullopt;
    if (info.contains(Key("stratumURL1")) || info.contains(Key("stratumURLUSED"))
        || info.contains(Key("mcuTemp")))
        return rejected(QStringLiteral("An NMAxe with firmware 2.x: its own driver is needed."));
    if (info.contains(Key("boardVersion")) || info.contains(Key("axeOSVersion"))) {
        return rejected(QStringLiteral("A Bitaxe or another device with AxeOS (its answer has no "
                                       "\"deviceModel\"): its own driver is needed."));
    }
    return rejected(QStringLiteral("The device answers with data, but not with that of a NerdQAxe "
                                   "(\"deviceModel\" is missing): another kind of device."));
}

} // namespace

bool saysItsModel(const QJsonObject &info)
{
    return !text(info, Key("deviceModel")).isEmpty();
}

std::optional<Error> whyNotNerdOs(const QJsonObject &info)
{
    if (info.value(Key("identity")).isObject() && info.value(Key("miner")).isObject()) {
        return rejected(QStringLiteral("An NMAxe or NMMiner (its answer is in nested groups): its "
                                       "own driver is needed."));
    }
    if (info.contains(Key("minerModel"))) {
        return rejected(
            QStringLiteral("An Antminer with TNA-OS or a Lucky Miner (it calls itself \"%1\"): it "
                           "only looks like a NerdQAxe, and its own driver is needed.")
                .arg(printable(text(info, Key("minerModel")), longestName)));
    }
    const QJsonValue model = info.value(Key("deviceModel"));
    if (model.isUndefined()) {
        if (const auto why = whyNotOldNerdOs(info))
            return why;
    } else if (!isKnownModel(model.toString().trimmed())) {
        return rejected(QStringLiteral("The device calls itself \"%1\", which is no name of the "
                                       "NerdQAxe family: another kind of device.")
                            .arg(printable(model.toString(), longestName)));
    }
    if (!text(info, Key("ASICModel")).startsWith(Key("BM"))) {
        return rejected(QStringLiteral("The device names no Bitmain mining chip (\"ASICModel\" is "
                                       "\"%1\"): it only looks like a NerdQAxe.")
                            .arg(printable(text(info, Key("ASICModel")), longestName)));
    }
    return std::nullopt;
}

} // namespace coalface::nerdqaxe
