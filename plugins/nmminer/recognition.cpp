// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/recognition.h"

#include "nmminer/numbers.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

namespace coalface::nmminer {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype longestName = 32; //!< names come from the device and end up in sentences

Error rejected(const QString &detail)
{
    return {Error::Kind::Rejected, detail};
}

Error sibling(const QString &name)
{
    return rejected(
        QStringLiteral(
            "%1, a miner with a chip by the makers of NMMiner: another driver is needed.")
            .arg(name.isEmpty() ? QStringLiteral("An NMAxe or a relative of it")
                                : QStringLiteral("An NMAxe or a relative of it (\"%1\")")
                                      .arg(printable(name, longestName))));
}

} // namespace

std::optional<Error> whyNotByProbe(const QJsonObject &page)
{
    const QString model = text(page, Key("model"));
    const bool isFamily = !text(page, Key("ver")).isEmpty() && plainNumber(page, Key("hr"));
    if (isFamily && model == Key("NMMiner"))
        return std::nullopt;
    if (model.startsWith(Key("NM")) && model != Key("NMMiner"))
        return sibling(model);
    return rejected(
        QStringLiteral("The device answers with data, but not with that of an NMMiner (model, "
                       "version and hash rate): another kind of device."));
}

std::optional<Error> whyNotByInfo(const QJsonObject &info)
{
    const QJsonObject identity = info.value(Key("identity")).toObject();
    const QString model = text(identity, Key("hwModel"));
    if (model == Key("NMMiner"))
        return std::nullopt;
    if (info.value(Key("power")).isObject() || identity.contains(Key("displayName"))
        || !model.isEmpty())
        return sibling(model);
    if (info.contains(Key("ASICModel"))) {
        return rejected(QStringLiteral("A Bitaxe or another miner with AxeOS (chip %1): another "
                                       "driver is needed.")
                            .arg(printable(text(info, Key("ASICModel")), longestName)));
    }
    return rejected(
        QStringLiteral("The device answers with data, but does not call itself an NMMiner: another "
                       "device may have got this address."));
}

std::optional<Error> whyNotByStatus(const QJsonObject &status)
{
    const QString board = text(status, Key("BoardType"));
    const QJsonValue hashrate = status.value(Key("HashRate"));
    if (hashrate.isUndefined() || text(status, Key("Version")).isEmpty() || board.isEmpty()) {
        return Error{Error::Kind::BadReply,
                     QStringLiteral("The datagram is not the status of an NMMiner (hash rate, "
                                    "version and board).")};
    }
    const bool isSibling = board.startsWith(Key("NMAxe"), Qt::CaseInsensitive)
                           || board.startsWith(Key("NMQAxe"), Qt::CaseInsensitive);
    if (isSibling || status.contains(Key("Power")) || status.contains(Key("Lastseen"))
        || isChipHashrate(hashrate))
        return sibling(board);
    return std::nullopt;
}

} // namespace coalface::nmminer
