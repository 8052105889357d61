// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/poolchange.h"

#include <algorithm>

namespace coalface::nmminer {

namespace {

struct SlotKeys
{
    QString url;
    QString user;
    QString password;
};

SlotKeys keysOf(int slot)
{
    const QString name = slot == 0 ? QStringLiteral("Primary") : QStringLiteral("Secondary");
    return {name + QStringLiteral("Pool"), name + QStringLiteral("Address"),
            name + QStringLiteral("Password")};
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar character) { return character.category() == QChar::Other_Control; });
}

bool isSameUrl(const QString &stored, const QString &wanted)
{
    const auto have = poolAddressIn(stored);
    const auto want = poolAddressIn(wanted);
    return have && want && *have == *want;
}

} // namespace

std::optional<QString> whyRefused(const PoolSettings &wanted)
{
    if (wanted.slot < 0 || wanted.slot > 1) {
        return QStringLiteral("An NMMiner has a pool and a fallback; there is no pool %1.")
            .arg(wanted.slot + 1);
    }
    if (!poolAddressIn(wanted.url)) {
        return QStringLiteral("The pool's address must be host:port, with stratum+tcp:// or "
                              "stratum+ssl:// in front or nothing.");
    }
    if (wanted.password.toUtf8().size() > longestPassword) {
        return QStringLiteral("The pool password is longer than %1 characters: that has sent "
                              "NMMiners into an endless restart. Choose a shorter one.")
            .arg(longestPassword);
    }
    if (hasControlCharacter(wanted.user) || hasControlCharacter(wanted.password))
        return QStringLiteral("The worker and the password must not hold control characters.");
    return std::nullopt;
}

QJsonObject changesFor(const MiningSlot &now, const PoolSettings &wanted)
{
    const SlotKeys keys = keysOf(wanted.slot);
    QJsonObject changes;
    if (!isSameUrl(now.url, wanted.url))
        changes.insert(keys.url, poolAddressIn(wanted.url).value_or(PoolAddress()).url());
    if (now.user != wanted.user.trimmed())
        changes.insert(keys.user, wanted.user.trimmed());
    if (!now.passwordMatches)
        changes.insert(keys.password, wanted.password);
    return changes;
}

bool isStored(const MiningSlot &now, const PoolSettings &wanted)
{
    return changesFor(now, wanted).isEmpty();
}

bool isInUse(const QString &poolInUse, const QString &workerInUse, const PoolSettings &wanted)
{
    const auto used = poolAddressIn(poolInUse);
    const auto want = poolAddressIn(wanted.url);
    return used && want && used->isSamePlace(*want)
           && (workerInUse.isEmpty() || workerInUse == wanted.user.trimmed());
}

bool isVisible(const MiningSettings &before, const QString &poolInUse, const QJsonObject &changes,
               int slot)
{
    if (changes.size() == 1 && changes.contains(keysOf(slot).password))
        return false;
    const auto used = poolAddressIn(poolInUse);
    const auto isPlaceOf = [&](const MiningSlot &pool) {
        const auto address = poolAddressIn(pool.url);
        return used && address && address->isSamePlace(*used);
    };
    return isPlaceOf(before[size_t(slot)]) || !isPlaceOf(before[size_t(1 - slot)]);
}

bool cameBackEmpty(const MiningSlot &before, const MiningSlot &now)
{
    return now.url != before.url && !poolAddressIn(now.url);
}

} // namespace coalface::nmminer
