// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pool.h"

#include "core/operations/poolurl.h"

#include <QCoreApplication>

#include <algorithm>

namespace coalface {

namespace {
using L1 = QLatin1String;

constexpr int longestPoolName = 60;

struct KeptPoolProblem
{
    Q_DECLARE_TR_FUNCTIONS(coalface::KeptPoolProblem)
};

Error unusable(const QString &why)
{
    return {Error::Kind::Rejected, why};
}

struct PoolPlace
{
    QString host;
    QString port;
    std::optional<bool> isEncrypted; //!< empty: it does not say
};

PoolPlace placeOf(const QString &url)
{
    PoolPlace place;
    const QString separator = QStringLiteral("://");
    const qsizetype scheme = url.indexOf(separator);
    // Devices name the protected one in several ways: stratum+ssl, stratum+tls, ssl, tls.
    const QString protocol = url.left(std::max<qsizetype>(scheme, 0)).toLower();
    if (scheme >= 0)
        place.isEncrypted = protocol.endsWith(u"ssl") || protocol.endsWith(u"tls");
    const QString rest = scheme < 0 ? url : url.mid(scheme + separator.size());
    const qsizetype colon = rest.lastIndexOf(u':');
    place.host = rest.left(colon).toLower();
    while (place.host.endsWith(u'.'))
        place.host.chop(1);
    place.port = colon < 0 ? QString() : rest.mid(colon + 1);
    while (place.port.endsWith(u'/'))
        place.port.chop(1);
    return place;
}
} // namespace

Result<Pool> checkedPool(const Pool &pool, const QList<Pool> &others)
{
    Pool checked = pool;
    checked.name = pool.name.simplified();
    checked.user = pool.user.trimmed();
    if (checked.name.isEmpty())
        return unusable(KeptPoolProblem::tr("The pool needs a name."));
    if (checked.name.size() > longestPoolName)
        return unusable(
            KeptPoolProblem::tr("The pool's name is longer than %1 characters.").arg(longestPoolName));
    const auto isTaken = [&](const Pool &other) {
        return other.id != pool.id && other.name.compare(checked.name, Qt::CaseInsensitive) == 0;
    };
    if (std::any_of(others.begin(), others.end(), isTaken))
        return unusable(KeptPoolProblem::tr("There is a pool \"%1\" already.").arg(checked.name));
    const Result<QString> url = parsePoolUrl(pool.url.trimmed());
    if (!url)
        return url.error();
    checked.url = *url;
    if (const QString problem = poolUserProblem(checked.user); !problem.isEmpty())
        return unusable(problem);
    if (checked.fallback.isEmpty())
        return checked;
    if (checked.fallback == pool.id)
        return unusable(KeptPoolProblem::tr("A pool cannot stand in for itself."));
    if (std::none_of(others.begin(), others.end(),
                     [&](const Pool &other) { return other.id == checked.fallback; }))
        return unusable(
            KeptPoolProblem::tr("The pool that is to stand in for it is not there any more."));
    return checked;
}

bool isSamePool(const QString &url, const QString &other)
{
    if (url.isEmpty() || other.isEmpty())
        return false;
    const PoolPlace a = placeOf(url);
    const PoolPlace b = placeOf(other);
    return a.host == b.host && a.port == b.port
           && (!a.isEncrypted || !b.isEncrypted || *a.isEncrypted == *b.isEncrypted);
}

QJsonObject poolToJson(const Pool &pool)
{
    return {{L1("id"), pool.id},
            {L1("name"), pool.name},
            {L1("url"), pool.url},
            {L1("user"), pool.user},
            {L1("fallback"), pool.fallback}};
}

std::optional<Pool> poolFromJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const Pool pool{object.value(L1("id")).toString(), object.value(L1("name")).toString(),
                    object.value(L1("url")).toString(), object.value(L1("user")).toString(),
                    object.value(L1("fallback")).toString()};
    if (pool.id.isEmpty() || pool.name.isEmpty() || pool.url.isEmpty())
        return {};
    return pool;
}

} // namespace coalface
