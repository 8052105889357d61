// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/poolplan.h"

#include "bitaxe/permissions.h"
#include "bitaxe/pools.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype longestText = 255;   // bytes
constexpr qsizetype bodyTooLong = 10240; // bytes; "content too long"
constexpr int lastListedSlot = 7;
constexpr int bundledCertificates = 1; // of stratumTLS: encrypted, with what the firmware trusts

Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

bool isTooLong(const QString &text)
{
    return text.toUtf8().size() > longestText;
}

bool isHost(const QString &host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.unicode() <= u' ' || QStringView(u"/@?#[]\"\\").contains(c);
    });
}

Result<Pool> addressOf(QString url)
{
    Pool pool;
    if (const qsizetype end = url.indexOf(Key("://")); end >= 0) {
        const QString scheme = url.first(end).toLower();
        pool.tls = scheme == Key("stratum+ssl");
        if (!pool.tls && scheme != Key("stratum+tcp")) {
            return rejected(
                QStringLiteral("The pool's address begins with \"%1://\", which a Bitaxe cannot be "
                               "told: use stratum+tcp:// or stratum+ssl://.")
                    .arg(scheme.left(32)));
        }
        url.remove(0, end + 3);
    }
    const qsizetype colon = url.lastIndexOf(u':');
    bool isNumber = false;
    pool.port = url.mid(colon + 1).toInt(&isNumber);
    pool.host = url.first(qMax<qsizetype>(colon, 0));
    if (pool.host.startsWith(u'[') && pool.host.endsWith(u']'))
        pool.host = pool.host.mid(1, pool.host.size() - 2);
    if (colon < 0 || !isNumber || pool.port < 1 || pool.port > 65535) {
        return rejected(
            QStringLiteral("The pool's address needs a port from 1 to 65535 at its end, "
                           "as in pool.example.org:3333."));
    }
    if (!isHost(pool.host)) {
        return rejected(QStringLiteral("The pool's address is no host name with a port, as in "
                                       "pool.example.org:3333."));
    }
    return pool;
}

QJsonObject recordOf(int slot, const QJsonObject &info)
{
    for (const QJsonValue entry : info.value(Key("pools")).toArray()) {
        const QJsonObject record = entry.toObject();
        if (count(record, Key("id")) == slot)
            return record;
    }
    return {};
}

//! The pool of the slot under the names of a record, wherever the firmware has it.
QJsonObject present(int slot, const QJsonObject &info)
{
    if (hasPoolList(info))
        return recordOf(slot, info);
    if (slot == 0)
        return info;
    QJsonObject pool;
    for (const char *key : {"URL", "Port", "User", "TLS", "Protocol"}) {
        const QJsonValue value = info.value(Key("fallbackStratum") + Key(key));
        if (!value.isUndefined())
            pool.insert(Key("stratum") + Key(key), value);
    }
    return pool;
}

bool sameAddress(const Pool &pool, const QJsonObject &record)
{
    return text(record, Key("stratumURL")) == pool.host
           && count(record, Key("stratumPort")) == pool.port;
}

bool isEncrypted(const QJsonObject &record)
{
    return flag(record, Key("stratumTLS")).value_or(false);
}

//! What of a record changes, under its names.
QJsonObject changesOf(const Pool &pool, const QJsonObject &record)
{
    QJsonObject changes{{Key("stratumURL"), pool.host},
                        {Key("stratumPort"), pool.port},
                        {Key("stratumUser"), pool.user}};
    if (!pool.password.isEmpty())
        changes.insert(Key("stratumPassword"), pool.password);
    // A certificate of its own (2) belongs to the pool that it was entered for.
    const bool isSame = sameAddress(pool, record);
    if (pool.tls != isEncrypted(record) || (pool.tls && !isSame))
        changes.insert(Key("stratumTLS"), pool.tls ? bundledCertificates : 0);
    // So does the key of a pool with Stratum V2, which such an address cannot name.
    if (!isSame && text(record, Key("stratumProtocol")) == Key("SV2"))
        changes.insert(Key("stratumProtocol"), Key("SV1"));
    return changes;
}

QJsonObject flatPatch(const Pool &pool, int slot, const QJsonObject &info)
{
    const QJsonObject changes = changesOf(pool, present(slot, info));
    if (slot == 0)
        return changes;
    QJsonObject patch;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        patch.insert(Key("fallbackS") + it.key().mid(1), it.value());
    return patch;
}

int indexOf(const QJsonObject &info, QLatin1String key, int otherwise)
{
    const auto index = count(info, key);
    return index && *index <= lastListedSlot ? int(*index) : otherwise;
}

QJsonObject listPatch(const Pool &pool, int slot, const QJsonObject &info)
{
    // What a record leaves out goes to the default, so everything reported goes back, also the five
    // stars that keep the password.
    QJsonObject record = recordOf(slot, info);
    const QJsonObject changes = changesOf(pool, record);
    for (auto it = changes.begin(); it != changes.end(); ++it)
        record.insert(it.key(), it.value());
    record.insert(Key("id"), slot);

    QJsonObject patch{{Key("pools"), QJsonArray{record}}};
    const int first = indexOf(info, Key("primaryPoolIndex"), 0);
    if (slot == 0 && first != 0) {
        patch.insert(Key("primaryPoolIndex"), 0);
        // Not the same pool twice; and an index may point to an empty slot.
        if (indexOf(info, Key("secondaryPoolIndex"), 1) == 0 && !recordOf(first, info).isEmpty())
            patch.insert(Key("secondaryPoolIndex"), first);
    }
    return patch;
}

std::optional<Error> whyNoSuchSlot(int slot, const QJsonObject &info)
{
    if (hasPoolList(info)) {
        if (slot >= 0 && slot <= lastListedSlot)
            return std::nullopt;
        return rejected(
            QStringLiteral("This miner keeps eight pools, and has no pool %1.").arg(slot + 1));
    }
    const bool hasFallback = info.contains(Key("fallbackStratumURL"))
                             || versionOf(info) >= FirmwareVersion{2, 3, 0};
    if (slot == 0 || (slot == 1 && hasFallback))
        return std::nullopt;
    return rejected(
        hasFallback
            ? QStringLiteral("This miner has a pool and a fallback, and no pool %1.").arg(slot + 1)
            : QStringLiteral("This miner has one pool: a fallback came with firmware "
                             "v2.3.0."));
}

} // namespace

Result<Pool> poolOf(const PoolSettings &settings)
{
    auto pool = addressOf(settings.url.trimmed());
    if (!pool)
        return pool;
    Pool wanted = *pool;
    wanted.user = settings.user.trimmed();
    wanted.password = settings.password;
    if (wanted.user.isEmpty())
        return rejected(
            QStringLiteral("The pool needs a user name: the miner takes none without."));
    if (isTooLong(wanted.host) || isTooLong(wanted.user) || isTooLong(wanted.password)) {
        return rejected(QStringLiteral("The pool's address, user or password is longer than the "
                                       "255 bytes that the miner takes."));
    }
    if (wanted.password == Key("*****")) {
        return rejected(QStringLiteral("The password of five stars stands for \"keep the old "
                                       "one\" in this miner: enter the password itself."));
    }
    return wanted;
}

Result<QByteArray> poolPatch(const Pool &pool, int slot, const QJsonObject &info)
{
    if (const auto why = whyNoSuchSlot(slot, info))
        return *why;
    if (pool.tls && !hasPoolTls(info)) {
        return rejected(
            QStringLiteral("This miner cannot encrypt its way to the pool: that came with "
                           "firmware v2.13.0. Use stratum+tcp://, or update it."));
    }
    const QByteArray body = QJsonDocument(hasPoolList(info) ? listPatch(pool, slot, info)
                                                            : flatPatch(pool, slot, info))
                                .toJson(QJsonDocument::Compact);
    if (body.size() >= bodyTooLong) {
        return rejected(QStringLiteral("The pool's record is longer than the miner takes (10240 "
                                       "bytes), its certificate most of all: nothing was sent."));
    }
    return body;
}

Use useOf(int slot, const QJsonObject &info)
{
    if (slot == 0 || (hasPoolList(info) && slot == indexOf(info, Key("primaryPoolIndex"), 0)))
        return Use::First;
    const int fallback = hasPoolList(info) ? indexOf(info, Key("secondaryPoolIndex"), 1) : 1;
    return slot == fallback ? Use::Fallback : Use::None;
}

bool showsPool(const Pool &pool, int slot, const QJsonObject &info)
{
    if (slot == 0 && hasPoolList(info) && indexOf(info, Key("primaryPoolIndex"), 0) != 0)
        return false;
    const QJsonObject record = present(slot, info);
    return sameAddress(pool, record) && text(record, Key("stratumUser")) == pool.user
           && isEncrypted(record) == pool.tls;
}

bool mines(int slot, const QJsonObject &info)
{
    const auto pools = poolsOf(info).pools;
    return std::any_of(pools.begin(), pools.end(),
                       [slot](const PoolSlot &pool) { return pool.slot == slot && pool.active; });
}

} // namespace coalface::bitaxe
