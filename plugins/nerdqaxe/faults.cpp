// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/faults.h"

#include "nerdqaxe/hashrates.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

#include <QJsonArray>
#include <QStringList>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype longestFault = 128;

bool isZero(const QJsonObject &info, Key key)
{
    return number(info, key).value_or(1) == 0;
}

QString nameOfBoardError(qint64 number)
{
    switch (number) {
    case 1:
        return QStringLiteral("the chips were too hot");
    case 2:
        return QStringLiteral("the voltage regulator was too hot");
    case 3:
        return QStringLiteral("the power supply");
    case 4:
        return QStringLiteral("over-current");
    case 5:
        return QStringLiteral("the output voltage");
    case 6:
        return QStringLiteral("coinbase verification");
    default:
        return QStringLiteral("unknown number");
    }
}

} // namespace

bool isShutDown(const QJsonObject &info)
{
    return flag(info, Key("shutdown")).value_or(false);
}

bool hasProtectedItself(const QJsonObject &info)
{
    constexpr qint64 startingTime = 60; // s, generously
    return !isShutDown(info) && count(info, Key("uptimeSeconds")).value_or(0) >= startingTime
           && presentHashrate(info).value_or(1) == 0
           && (isZero(info, Key("coreVoltage")) || isZero(info, Key("coreVoltageActual")));
}

std::optional<QString> boardErrorOf(const QJsonObject &dashboard)
{
    const auto error = count(dashboard.value(Key("system")).toObject(), Key("boardError"));
    if (!error || *error == 0)
        return std::nullopt;
    return QStringLiteral("Board error %1 (%2): the chips are off until the miner is restarted")
        .arg(*error)
        .arg(nameOfBoardError(*error));
}

std::optional<QString> faultText(const QJsonObject &info, const QJsonObject &dashboard)
{
    QStringList faults;
    if (isShutDown(info))
        faults.append(QStringLiteral("Shut down: the chips are off until the miner is restarted"));
    if (const auto error = boardErrorOf(dashboard)) {
        faults.append(*error);
    } else if (hasProtectedItself(info)) {
        faults.append(QStringLiteral("The miner has switched its chips off, which it does when it "
                                     "overheats; they stay off until it is restarted"));
    }
    const QJsonArray pools = info.value(Key("stratum")).toObject().value(Key("pools")).toArray();
    for (const QJsonValue pool : pools) {
        const QString blocked = printable(text(pool.toObject(), Key("verifyBlocked")), longestFault);
        if (!blocked.isEmpty()) {
            faults.append(QStringLiteral("A pool's work is turned down: %1").arg(blocked));
            break;
        }
    }
    return faults.isEmpty() ? std::nullopt : std::optional(faults.join(QStringLiteral("; ")));
}

} // namespace coalface::nerdqaxe
