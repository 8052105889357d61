// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/pooladdress.h"

#include <algorithm>

namespace coalface::nerdqaxe {

namespace {

Error impossible(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

bool isHostCharacter(QChar character)
{
    const char16_t c = character.unicode();
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || c == u'.' || c == u'-' || c == u'_' || c == u':';
}

bool isHost(QStringView host)
{
    constexpr qsizetype longest = 253;
    return !host.isEmpty() && host.size() <= longest
           && std::all_of(host.begin(), host.end(), isHostCharacter);
}

} // namespace

Result<PoolAddress> poolAddress(const QString &url)
{
    PoolAddress address;
    QString rest = url.trimmed();
    if (const qsizetype at = rest.indexOf(QLatin1String("://")); at >= 0) {
        const QString scheme = rest.first(at).toLower();
        if (scheme != u"stratum+tcp" && scheme != u"stratum+ssl") {
            return impossible(QStringLiteral("A pool address begins with stratum+tcp:// or "
                                             "stratum+ssl://, or has only host and port."));
        }
        address.tls = scheme == u"stratum+ssl";
        rest = rest.sliced(at + 3);
    }
    const qsizetype colon = rest.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = colon < 0 ? 0 : rest.sliced(colon + 1).toUInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535) {
        return impossible(
            QStringLiteral("The pool's address needs a port from 1 to 65535 behind its "
                           "host, as in pool.example.com:3333."));
    }
    address.port = int(port);
    QString host = rest.first(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    if (!isHost(host) || host.contains(u':') != bracketed) {
        return impossible(QStringLiteral("The pool's address has no usable host: a name or an IP "
                                         "address, without a path or blanks."));
    }
    address.host = host;
    return address;
}

} // namespace coalface::nerdqaxe
