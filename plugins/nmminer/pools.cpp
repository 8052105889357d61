// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/pools.h"

#include <minersdk/reading/fields.h>

namespace coalface::nmminer {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr Key plainScheme("stratum+tcp");
constexpr Key sslScheme("stratum+ssl");

struct SlotKeys
{
    Key url;
    Key user;
    Key password;
};
constexpr std::array<SlotKeys, 2> keys = {{
    {Key("PrimaryPool"), Key("PrimaryAddress"), Key("PrimaryPassword")},
    {Key("SecondaryPool"), Key("SecondaryAddress"), Key("SecondaryPassword")},
}};

bool isHostName(QStringView host)
{
    if (host.isEmpty())
        return false;
    for (const QChar character : host) {
        if (!character.isLetterOrNumber() && character != u'.' && character != u'-'
            && character != u'_')
            return false;
    }
    return true;
}

//! Which slot the pool in use is of; two slots may name the same pool for two workers.
int slotInUse(const MiningSettings &settings, const QString &poolInUse, const QString &workerInUse)
{
    const auto used = poolAddressIn(poolInUse);
    int found = -1;
    for (int slot = 0; used && slot < int(settings.size()); ++slot) {
        const auto configured = poolAddressIn(settings[size_t(slot)].url);
        if (!configured || !configured->isSamePlace(*used))
            continue;
        if (settings[size_t(slot)].user == workerInUse)
            return slot;
        if (found < 0)
            found = slot;
    }
    return found;
}

//! As the pool in use is named.
QString withoutScheme(const QString &url)
{
    const QString place = url.trimmed();
    const qsizetype end = place.indexOf(Key("://"));
    return end < 0 ? place : place.sliced(end + 3);
}

std::optional<QString> unlessEmpty(const QString &user)
{
    return user.isEmpty() ? std::nullopt : std::optional(user);
}

bool isOf(const MiningSlot &slot, const PoolAddress &used, const QString &worker)
{
    const auto place = poolAddressIn(slot.url);
    return place && place->isSamePlace(used) && (worker.isEmpty() || slot.user == worker);
}

} // namespace

QString PoolAddress::url() const
{
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port);
}

std::optional<PoolAddress> poolAddressIn(const QString &url)
{
    PoolAddress address;
    QString place = url.trimmed();
    address.scheme = plainScheme;
    if (const qsizetype end = place.indexOf(Key("://")); end >= 0) {
        address.scheme = place.first(end).toLower();
        place = place.sliced(end + 3);
    }
    if (address.scheme != plainScheme && address.scheme != sslScheme)
        return std::nullopt;
    const qsizetype colon = place.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    bool ok = false;
    address.host = place.first(colon).toLower();
    address.port = place.sliced(colon + 1).toUShort(&ok);
    return ok && address.port > 0 && isHostName(address.host) ? std::optional(address)
                                                              : std::nullopt;
}

std::optional<MiningSettings> miningSettings(const QJsonObject &page, const QString &password)
{
    if (!page.value(keys[0].url).isString())
        return std::nullopt;
    MiningSettings settings;
    for (size_t i = 0; i < settings.size(); ++i) {
        const QString stored = page.value(keys[i].password).toString();
        settings[i] = {text(page, keys[i].url), text(page, keys[i].user), !stored.isEmpty(),
                       stored == password};
    }
    return settings;
}

PoolInfo poolsOf(const MiningSettings &settings, const QString &poolInUse,
                 const QString &workerInUse)
{
    const int active = slotInUse(settings, poolInUse, workerInUse);
    PoolInfo info;
    for (int slot = 0; slot < int(settings.size()); ++slot) {
        const MiningSlot &pool = settings[size_t(slot)];
        if (pool.url.isEmpty())
            continue;
        info.pools.append({slot, pool.url, pool.user, slot == active});
        if (slot == active)
            info.hasPassword = pool.hasPassword;
    }
    return info;
}

void addStoredPools(Telemetry &telemetry, const MiningSettings &settings)
{
    // Firmware that lost a pool's address stores what is none.
    const bool hasFallback = poolAddressIn(settings[1].url).has_value();
    telemetry.fallbackUrl = hasFallback ? withoutScheme(settings[1].url) : QString();
    telemetry.fallbackUser = hasFallback ? unlessEmpty(settings[1].user) : std::nullopt;
    const auto used = poolAddressIn(telemetry.poolUrl.value_or(QString()));
    const QString worker = telemetry.poolUser.value_or(QString());
    const bool isStored = used
                          && (isOf(settings[0], *used, worker) || isOf(settings[1], *used, worker));
    if (!used || isStored || !poolAddressIn(settings[0].url))
        return;
    telemetry.poolUrl = withoutScheme(settings[0].url);
    telemetry.poolUser = unlessEmpty(settings[0].user);
    telemetry.poolsAreStored = true;
}

} // namespace coalface::nmminer
