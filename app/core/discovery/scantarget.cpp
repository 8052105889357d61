// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discovery/scantarget.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace coalface {

namespace {

struct ScanTargetText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::ScanTarget)
};
constexpr qint64 mostHosts = 65536;         // a /16
constexpr qint64 mostConnections = 1000000; // hosts times ports
constexpr int shortestPrefix = 16;

Error wrong(const QString &text, const QString &why)
{
    return {Error::Kind::Rejected,
            ScanTargetText::tr("\"%1\" is no place to look for miners: %2.").arg(text, why)};
}

//! Strictly four numbers: "1.2.3" and "010.0.0.1" mean different things to different programs.
std::optional<quint32> address(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return {};
    quint32 value = 0;
    for (QStringView part : parts) {
        bool ok = false;
        const uint number = part.toUInt(&ok);
        if (!ok || number > 255 || QString::number(number) != part)
            return {};
        value = value << 8 | number;
    }
    return value;
}

//! Whether a device can have that address.
bool isDevice(quint32 value)
{
    return value >> 24 != 0 && value >> 24 < 224;
}

std::optional<quint16> port(QStringView text)
{
    bool ok = false;
    const uint number = text.toUInt(&ok);
    if (!ok || number == 0 || number > 65535 || QString::number(number) != text)
        return {};
    return quint16(number);
}

QString readPorts(QStringView text, ScanTarget &target)
{
    const qsizetype dash = text.indexOf(u'-');
    const std::optional<quint16> first = port(dash < 0 ? text : text.first(dash));
    const std::optional<quint16> last = dash < 0 ? first : port(text.sliced(dash + 1));
    if (!first || !last)
        return ScanTargetText::tr(
            "after \":\" stands a port from 1 to 65535, or two with \"-\" between them");
    if (*last < *first)
        return ScanTargetText::tr("the range of ports runs backwards, from %1 to %2")
            .arg(*first)
            .arg(*last);
    for (int number = *first; number <= *last; ++number)
        target.ports += quint16(number);
    return {};
}

QString readSubnet(QStringView text, ScanTarget &target)
{
    const qsizetype slash = text.indexOf(u'/');
    const std::optional<quint32> base = address(text.first(slash));
    if (!base)
        return ScanTargetText::tr("before \"/\" stands an IPv4 address such as 192.168.1.0");
    const QStringView length = text.sliced(slash + 1);
    bool ok = false;
    const uint prefix = length.toUInt(&ok);
    if (!ok || prefix > 32 || QString::number(prefix) != length)
        return ScanTargetText::tr("after \"/\" stands a number from %1 to 32").arg(shortestPrefix);
    if (prefix < uint(shortestPrefix)) {
        return ScanTargetText::tr(
                   "a /%1 holds too many addresses; a /%2 is the largest that can be "
                   "looked through "
                   "at once")
            .arg(prefix)
            .arg(shortestPrefix);
    }
    const ScanTarget subnet = subnetTarget(QHostAddress(*base), int(prefix));
    target.first = subnet.first;
    target.last = subnet.last;
    return {};
}

QString readRange(QStringView text, ScanTarget &target)
{
    const qsizetype dash = text.indexOf(u'-');
    const std::optional<quint32> first = address(dash < 0 ? text : text.first(dash));
    if (!first)
        return ScanTargetText::tr(
            "an IPv4 address has four numbers from 0 to 255, such as 192.168.1.7");
    std::optional<quint32> last = first;
    if (dash >= 0) {
        const QStringView end = text.sliced(dash + 1);
        last = address(end);
        if (!last) {
            const std::optional<quint32> whole = address(QStringLiteral("1.0.0.%1").arg(end));
            if (!whole)
                return ScanTargetText::tr(
                    "after \"-\" stands the last number (0 to 255) or a whole IPv4 address");
            last = (*first & 0xffffff00) | (*whole & 0xff);
        }
    }
    if (*last < *first)
        return ScanTargetText::tr("the range runs backwards; the smaller address comes first");
    target.first = *first;
    target.last = *last;
    if (target.hostCount() > mostHosts)
        return ScanTargetText::tr("it holds more than %1 addresses").arg(mostHosts);
    return {};
}

QString readName(QStringView text, ScanTarget &target)
{
    static const QRegularExpression
        pattern(QStringLiteral(
                    "\\A(?!-)[a-z0-9_-]{1,63}(?<!-)(\\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\\.?\\z"),
                QRegularExpression::CaseInsensitiveOption);
    const QString ascii = QString::fromLatin1(QUrl::toAce(text.toString()));
    const QString &checked = ascii.isEmpty() ? text.toString() : ascii;
    if (checked.size() > 253 || !pattern.match(checked).hasMatch())
        return ScanTargetText::tr(
            "it is neither an address such as 192.168.1.7 nor a name such as attic.local");
    target.hostName = text.toString();
    return {};
}

//! Whether an address was meant, be it a wrong one.
bool isNumeric(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.' || c == u'-'; });
}

//! What is wrong; empty: nothing.
QString read(QStringView text, ScanTarget &target)
{
    static const QRegularExpression space(QStringLiteral("\\s"));
    if (text.isEmpty())
        return ScanTargetText::tr("it is empty; type a network such as 192.168.1.0/24");
    if (text.contains(QLatin1String("://")))
        return ScanTargetText::tr("leave out what stands before \"://\"");
    if (text.toString().contains(space))
        return ScanTargetText::tr("it contains a space; give several places one by one");
    if (text.count(u':') > 1 || text.contains(u'['))
        return ScanTargetText::tr("IPv6 cannot be looked through; use the IPv4 address");

    const qsizetype colon = text.indexOf(u':');
    const QStringView host = colon < 0 ? text : text.first(colon);
    QString trouble;
    if (host.contains(u'/'))
        trouble = readSubnet(host, target);
    else if (isNumeric(host))
        trouble = readRange(host, target);
    else
        trouble = readName(host, target);
    if (!trouble.isEmpty())
        return trouble;
    if (target.hostName.isEmpty() && !(isDevice(target.first) && isDevice(target.last)))
        return ScanTargetText::tr("no device can have such an address");
    if (colon >= 0)
        trouble = readPorts(text.sliced(colon + 1), target);
    if (trouble.isEmpty() && target.hostCount() * target.ports.size() > mostConnections)
        return ScanTargetText::tr("addresses times ports are more than %1").arg(mostConnections);
    return trouble;
}
} // namespace

Result<ScanTarget> parseScanTarget(const QString &text)
{
    ScanTarget target;
    target.text = text.trimmed();
    const QString trouble = read(target.text, target);
    if (!trouble.isEmpty())
        return wrong(target.text, trouble);
    return target;
}

ScanTarget subnetTarget(const QHostAddress &network, int prefix)
{
    const quint32 mask = prefix <= 0 ? 0 : 0xffffffffu << (32 - qMin(prefix, 32));
    ScanTarget target;
    target.first = network.toIPv4Address() & mask;
    target.last = target.first | ~mask;
    target.text = QHostAddress(target.first).toString() + u'/' + QString::number(prefix);
    if (prefix <= 30) {
        ++target.first;
        --target.last;
    }
    return target;
}

} // namespace coalface
