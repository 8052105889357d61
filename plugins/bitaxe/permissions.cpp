// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/permissions.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr FirmwareVersion firstWithPartialChanges = {2, 0, 4};
constexpr FirmwareVersion firstWithLivePair = {2, 4, 0};
constexpr FirmwareVersion firstWithModelName = {2, 9, 0};
constexpr FirmwareVersion firstWithIdentify = {2, 12, 0};
constexpr FirmwareVersion firstWithPoolTls = {2, 13, 0};
constexpr FirmwareVersion firstWithPause = {2, 14, 0};
constexpr FirmwareVersion firstWithPoolList = {2, 15, 0};

Error unsupported(const QString &sentence)
{
    return {Error::Kind::Unsupported, sentence};
}

QString shownVersion(const QJsonObject &info)
{
    constexpr qsizetype longest = 64;
    return printable(text(info, Key("version")), longest);
}

std::optional<Error> whyOnlyMonitored(const QJsonObject &info, const Board &board)
{
    if (board.kind == Board::Kind::Compatible) {
        return unsupported(QStringLiteral("This is another maker's device with a close fork of "
                                          "AxeOS (%1): it is only monitored. Change it on its own "
                                          "web page.")
                               .arg(board.family));
    }
    const FirmwareVersion version = versionOf(info);
    if (version == FirmwareVersion()) {
        return unsupported(
            QStringLiteral("The miner does not tell a firmware version, so nobody "
                           "knows what it makes of a change: it is only monitored."));
    }
    if (version < firstWithPartialChanges) {
        return unsupported(QStringLiteral("Firmware %1 may crash when a single setting is changed: "
                                          "update it to v2.0.4 or later first.")
                               .arg(shownVersion(info)));
    }
    if (board.kind == Board::Kind::UnknownBoard && version >= firstWithModelName) {
        return unsupported(QStringLiteral("The miner does not say which model it is, as a Bitaxe "
                                          "with firmware %1 would: it is only monitored. If it is "
                                          "one, try again in a minute.")
                               .arg(shownVersion(info)));
    }
    return std::nullopt;
}

struct Need
{
    Capability capability;
    FirmwareVersion version;
    QLatin1String what;
};

constexpr std::array<Need, 3> needs = {{
    {Capability::Identify, firstWithIdentify, Key("show itself")},
    {Capability::Pause, firstWithPause, Key("pause mining")},
    {Capability::Resume, firstWithPause, Key("pause and resume mining")},
}};

QString shown(const FirmwareVersion &version)
{
    return QStringLiteral("v%1.%2.%3").arg(version.major).arg(version.minor).arg(version.patch);
}

} // namespace

FirmwareVersion versionOf(const QJsonObject &info)
{
    return firmwareVersion(text(info, Key("version"))).value_or(FirmwareVersion());
}

bool appliesPairAtOnce(const QJsonObject &info)
{
    return versionOf(info) >= firstWithLivePair;
}

bool hasPoolList(const QJsonObject &info)
{
    // The list tells it too: builds between two releases count as the one before.
    return info.value(Key("pools")).isArray() || versionOf(info) >= firstWithPoolList;
}

bool hasPoolTls(const QJsonObject &info)
{
    return info.contains(Key("stratumTLS")) || versionOf(info) >= firstWithPoolTls;
}

bool isPaused(const QJsonObject &info)
{
    return flag(info, Key("miningPaused")).value_or(false);
}

std::optional<Error> whyUnsupported(Capability capability, const QJsonObject &info,
                                    const Board &board)
{
    if (const auto why = whyOnlyMonitored(info, board))
        return why;
    for (const Need &need : needs) {
        if (need.capability == capability && versionOf(info) < need.version) {
            return unsupported(
                QStringLiteral("A Bitaxe can %1 from firmware %2 on; this one has %3.")
                    .arg(need.what, shown(need.version), shownVersion(info)));
        }
    }
    return std::nullopt;
}

QList<Capability> capabilitiesOf(const QJsonObject &info, const Board &board,
                                 const QList<PowerMode> &modes)
{
    QList<Capability> capabilities;
    for (const Capability capability :
         {Capability::SetMode, Capability::SetPool, Capability::Restart, Capability::Identify,
          Capability::Pause, Capability::Resume}) {
        if (capability == Capability::SetMode && modes.isEmpty())
            continue;
        if (!whyUnsupported(capability, info, board))
            capabilities.append(capability);
    }
    return capabilities;
}

} // namespace coalface::bitaxe
