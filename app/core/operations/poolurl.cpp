// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/poolurl.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace coalface {

namespace {
constexpr int longestHost = 253;
constexpr int longestUser = 255;

Error wrong(const QString &text, const QString &why)
{
    return {Error::Kind::Rejected,
            QStringLiteral("The pool \"%1\" cannot be used: %2. It is written like "
                           "stratum+tcp://pool.example:3333.")
                .arg(text, why)};
}

bool isHost(const QString &host)
{
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        const QHostAddress address(host.mid(1, host.size() - 2));
        return address.protocol() == QAbstractSocket::IPv6Protocol;
    }
    static const QRegularExpression name(
        QStringLiteral("\\A([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)"
                       "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?\\z"));
    if (host.size() > longestHost || !name.match(host).hasMatch())
        return false;
    // Only digits and dots: an address, which has to be one.
    static const QRegularExpression numeric(QStringLiteral("\\A[0-9.]+\\z"));
    static const QRegularExpression dotted(QStringLiteral("\\A\\d+\\.\\d+\\.\\d+\\.\\d+\\z"));
    return !numeric.match(host).hasMatch()
           || (dotted.match(host).hasMatch() && !QHostAddress(host).isNull());
}
} // namespace

Result<QString> parsePoolUrl(const QString &text)
{
    const QString separator = QStringLiteral("://");
    QString scheme;
    QString place = text;
    if (const qsizetype end = text.indexOf(separator); end >= 0) {
        scheme = text.left(end).toLower();
        place = text.mid(end + separator.size());
        if (scheme != u"stratum+tcp" && scheme != u"stratum+ssl")
            return wrong(text,
                         QStringLiteral("its scheme is neither stratum+tcp:// nor stratum+ssl://"));
        if (place.contains(separator))
            return wrong(text, QStringLiteral("it has two schemes"));
        scheme += separator;
    }
    const qsizetype colon = place.lastIndexOf(u':');
    const QString host = place.left(colon);
    if (colon < 0 || (place.startsWith(u'[') && place.endsWith(u']')))
        return wrong(text, QStringLiteral("it has no port"));
    const QString port = place.mid(colon + 1);
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,5}\\z"));
    if (!digits.match(port).hasMatch() || port.toInt() < 1 || port.toInt() > 65535)
        return wrong(text,
                     QStringLiteral("what follows the last colon is no port from 1 to 65535"));
    if (!isHost(host))
        return wrong(text, QStringLiteral("\"%1\" is no name or address of a computer").arg(host));
    return scheme + place;
}

QString poolUserFor(const QString &user, const QString &minerName)
{
    QString name = user;
    return name.replace(QStringLiteral("{name}"), minerName);
}

QString poolUserProblem(const QString &user)
{
    if (user.trimmed().isEmpty())
        return QStringLiteral("The user at the pool must not be empty.");
    if (user.size() > longestUser)
        return QStringLiteral("The user at the pool is longer than %1 characters.").arg(longestUser);
    if (std::any_of(user.begin(), user.end(),
                    [](QChar letter) { return letter.category() == QChar::Other_Control; }))
        return QStringLiteral("The user at the pool must not hold control characters.");
    return {};
}

} // namespace coalface
