// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/poolurl.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace coalface {

namespace {
constexpr int longestHost = 253;
constexpr int longestUser = 255;

struct PoolUrl
{
    Q_DECLARE_TR_FUNCTIONS(coalface::PoolUrl)
};

Error wrong(const QString &text, const QString &why)
{
    return {Error::Kind::Rejected,
            //: %1 is what was typed, %2 what is wrong with it: "it has no port"
            PoolUrl::tr("The pool \"%1\" cannot be used: %2. It is written like "
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
            //: of a pool; part of a sentence
            return wrong(text,
                         PoolUrl::tr("its scheme is neither stratum+tcp:// nor stratum+ssl://"));
        if (place.contains(separator))
            //: of a pool; part of a sentence
            return wrong(text, PoolUrl::tr("it has two schemes"));
        scheme += separator;
    }
    const qsizetype colon = place.lastIndexOf(u':');
    const QString host = place.left(colon);
    if (colon < 0 || (place.startsWith(u'[') && place.endsWith(u']')))
        //: of a pool; part of a sentence
        return wrong(text, PoolUrl::tr("it has no port"));
    const QString port = place.mid(colon + 1);
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,5}\\z"));
    if (!digits.match(port).hasMatch() || port.toInt() < 1 || port.toInt() > 65535)
        //: of a pool; part of a sentence
        return wrong(text, PoolUrl::tr("what follows the last colon is no port from 1 to 65535"));
    if (!isHost(host))
        //: of a pool; part of a sentence
        return wrong(text, PoolUrl::tr("\"%1\" is no name or address of a computer").arg(host));
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
        return PoolUrl::tr("The user at the pool must not be empty.");
    if (user.size() > longestUser)
        return PoolUrl::tr("The user at the pool is longer than %1 characters.").arg(longestUser);
    if (std::any_of(user.begin(), user.end(),
                    [](QChar letter) { return letter.category() == QChar::Other_Control; }))
        return PoolUrl::tr("The user at the pool must not hold control characters.");
    return {};
}

} // namespace coalface
