// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minername.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace coalface {

namespace {

class MinerName
{
    Q_DECLARE_TR_FUNCTIONS(coalface::MinerName)
};

bool looksLikeAddress(const QString &text)
{
    static const QRegularExpression numbers(QStringLiteral(R"(^\d+(\.\d+){0,3}(:\d+)?$)"));
    return numbers.match(text).hasMatch() || !QHostAddress(text).isNull();
}

} // namespace

QString minerNameProblem(const QString &name)
{
    if (name.trimmed().isEmpty())
        return MinerName::tr("A miner's name cannot be empty.");
    if (name != name.trimmed())
        return MinerName::tr("A miner's name cannot begin or end with a space.");
    if (name.size() > 63)
        return MinerName::tr("A miner's name has at most 63 characters.");
    for (const QChar character : name) {
        if (character.category() == QChar::Other_Control)
            return MinerName::tr("A miner's name cannot hold control characters.");
    }
    if (looksLikeAddress(name))
        return MinerName::tr("A miner's name cannot look like a network address.");
    if (!normalisedMac(name).isEmpty())
        return MinerName::tr("A miner's name cannot look like a MAC address.");
    if (minerKeyFromId(name))
        return MinerName::tr("A miner's name cannot look like an id (\"m\" and a number).");
    if (name.startsWith(u'-'))
        return MinerName::tr("A miner's name cannot begin with a hyphen.");
    return {};
}

QString proposedMinerName(const Found &found)
{
    QString base = found.identity.model.simplified();
    if (base.isEmpty())
        base = found.driverType;
    base.truncate(50);
    QString tail = found.identity.mac;
    tail.remove(u':');
    tail = tail.right(4);
    if (tail.isEmpty())
        tail = found.endpoint.address.toString().section(u'.', -1);
    const QString name = base + u'-' + tail;
    return minerNameProblem(name).isEmpty() ? name : QStringLiteral("Miner-") + tail;
}

std::optional<HostAndPort> parseHostAndPort(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^([A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_])?)(?::(\d{1,5}))?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    HostAndPort result{match.captured(1), {}};
    if (match.capturedLength(2) > 0) {
        const int port = match.captured(2).toInt();
        if (port < 1 || port > 65535)
            return std::nullopt;
        result.port = quint16(port);
    }
    return result;
}

std::optional<qint64> minerKeyFromId(const QString &id)
{
    static const QRegularExpression form(QStringLiteral(R"(^[mM]([1-9]\d{0,9})$)"));
    const auto match = form.match(id);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong();
}

} // namespace coalface
