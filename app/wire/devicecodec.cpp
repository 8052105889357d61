// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/codec.h"
#include "wire/mapreader.h"

#include <QCborArray>

namespace coalface::wire {

namespace {
using L1 = QLatin1String;

void insertKnown(QCborMap &map, L1 key, const QString &text)
{
    if (!text.isEmpty())
        map.insert(key, text);
}

void insertKnown(QCborMap &map, L1 key, const std::optional<double> &number)
{
    if (number)
        map.insert(key, *number);
}

QCborMap encodeTexts(const QMap<QString, QString> &texts)
{
    QCborMap map;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

Result<QMap<QString, QString>> decodeTexts(const QCborValue &value, L1 what)
{
    MapReader reader(value, what);
    QMap<QString, QString> texts;
    const QCborMap map = value.toMap();
    for (auto it = map.cbegin(); it != map.cend(); ++it) {
        if (!it.key().isString() || !it.value().isString())
            reader.fail(QStringLiteral("The driver's %1 is not a map of texts.").arg(what));
        texts.insert(it.key().toString(), it.value().toString());
    }
    if (!reader.ok())
        return reader.error();
    return texts;
}

QCborMap encodeMode(const PowerMode &mode)
{
    QCborMap map{{L1("name"), mode.name}};
    insertKnown(map, L1("frequency"), mode.frequency);
    insertKnown(map, L1("core_voltage"), mode.coreVoltage);
    insertKnown(map, L1("power"), mode.power);
    return map;
}
} // namespace

QCborMap encode(const Identity &identity)
{
    QCborMap map;
    insertKnown(map, L1("manufacturer"), identity.manufacturer);
    insertKnown(map, L1("model"), identity.model);
    insertKnown(map, L1("firmware"), identity.firmware);
    insertKnown(map, L1("hostname"), identity.hostname);
    insertKnown(map, L1("mac"), identity.mac);
    insertKnown(map, L1("serial"), identity.serial);
    return map;
}

template<>
Result<Identity> decode<Identity>(const QCborValue &value)
{
    Identity identity;
    MapReader reader(value, L1("identity"));
    reader.read(L1("manufacturer"), identity.manufacturer);
    reader.read(L1("model"), identity.model);
    reader.read(L1("firmware"), identity.firmware);
    reader.read(L1("hostname"), identity.hostname);
    reader.read(L1("mac"), identity.mac);
    reader.read(L1("serial"), identity.serial);
    if (!reader.ok())
        return reader.error();
    return identity;
}

QCborMap encode(const Endpoint &endpoint)
{
    return {{L1("address"), endpoint.address.toString()}, {L1("port"), endpoint.port}};
}

template<>
Result<Endpoint> decode<Endpoint>(const QCborValue &value)
{
    Endpoint endpoint;
    QString address;
    MapReader reader(value, L1("endpoint"));
    reader.read(L1("address"), address);
    reader.read(L1("port"), endpoint.port);
    if (reader.ok() && !endpoint.address.setAddress(address))
        reader.fail(QStringLiteral("The endpoint's address is not a numeric one."));
    if (!reader.ok())
        return reader.error();
    return endpoint;
}

QCborMap encode(const PoolInfo &info)
{
    QCborArray pools;
    for (const PoolSlot &pool : info.pools) {
        pools.append(QCborMap{{L1("slot"), pool.slot},
                              {L1("url"), pool.url},
                              {L1("user"), pool.user},
                              {L1("active"), pool.active}});
    }
    return {{L1("pools"), pools}, {L1("has_password"), info.hasPassword}};
}

template<>
Result<PoolInfo> decode<PoolInfo>(const QCborValue &value)
{
    PoolInfo info;
    QCborArray pools;
    MapReader reader(value, L1("pool information"));
    reader.read(L1("has_password"), info.hasPassword);
    reader.read(L1("pools"), pools);
    for (const QCborValue entry : std::as_const(pools)) {
        PoolSlot pool;
        MapReader slot(entry, L1("pool"));
        slot.read(L1("slot"), pool.slot);
        slot.read(L1("url"), pool.url);
        slot.read(L1("user"), pool.user);
        slot.read(L1("active"), pool.active);
        if (!slot.ok())
            return slot.error();
        info.pools.append(pool);
    }
    if (!reader.ok())
        return reader.error();
    return info;
}

QCborMap encode(const VersionInfo &info)
{
    QCborArray modes;
    for (const PowerMode &mode : info.modes)
        modes.append(encodeMode(mode));
    QCborArray capabilities;
    for (const Capability capability : info.capabilities)
        capabilities.append(capabilityName(capability));
    QCborMap map{{L1("identity"), encode(info.identity)},
                 {L1("modes"), modes},
                 {L1("capabilities"), capabilities},
                 {L1("details"), encodeTexts(info.details)}};
    QCborMap obstacles;
    for (auto entry = info.obstacles.cbegin(); entry != info.obstacles.cend(); ++entry)
        obstacles.insert(capabilityName(entry.key()), entry.value());
    if (!obstacles.isEmpty())
        map.insert(L1("obstacles"), obstacles);
    return map;
}

template<>
Result<VersionInfo> decode<VersionInfo>(const QCborValue &value)
{
    VersionInfo info;
    QCborMap identity;
    QCborMap details;
    QCborMap obstacles;
    QCborArray modes;
    QCborArray capabilities;
    MapReader reader(value, L1("version information"));
    reader.read(L1("identity"), identity);
    reader.read(L1("modes"), modes);
    reader.read(L1("capabilities"), capabilities);
    reader.read(L1("details"), details);
    reader.read(L1("obstacles"), obstacles);
    if (!reader.ok())
        return reader.error();

    const Result<Identity> decodedIdentity = decode<Identity>(identity);
    const Result<QMap<QString, QString>> decodedDetails = decodeTexts(details,
                                                                      L1("version details"));
    const Result<QMap<QString, QString>> decodedObstacles = decodeTexts(obstacles, L1("obstacles"));
    if (!decodedIdentity)
        return decodedIdentity.error();
    if (!decodedDetails)
        return decodedDetails.error();
    if (!decodedObstacles)
        return decodedObstacles.error();
    info.identity = *decodedIdentity;
    info.details = *decodedDetails;
    for (const QCborValue entry : std::as_const(modes)) {
        PowerMode mode;
        MapReader modeReader(entry, L1("power mode"));
        modeReader.read(L1("name"), mode.name);
        modeReader.read(L1("frequency"), mode.frequency);
        modeReader.read(L1("core_voltage"), mode.coreVoltage);
        modeReader.read(L1("power"), mode.power);
        if (!modeReader.ok())
            return modeReader.error();
        info.modes.append(mode);
    }
    for (const QCborValue entry : std::as_const(capabilities)) {
        // A capability that a newer driver names and this program does not know is of no use here.
        if (const std::optional<Capability> capability = capabilityFromName(entry.toString()))
            info.capabilities.append(*capability);
    }
    for (auto entry = decodedObstacles->cbegin(); entry != decodedObstacles->cend(); ++entry) {
        if (const std::optional<Capability> capability = capabilityFromName(entry.key()))
            info.obstacles.insert(*capability, entry.value());
    }
    return info;
}

QCborMap encode(const Credentials &credentials)
{
    return encodeTexts(credentials);
}

template<>
Result<Credentials> decode<Credentials>(const QCborValue &value)
{
    return decodeTexts(value, L1("credentials"));
}

QCborMap encode(const Error &error)
{
    return {{L1("kind"), errorKindName(error.kind)}, {L1("detail"), error.detail}};
}

Error decodeError(const QCborValue &value)
{
    QString kind;
    QString detail;
    MapReader reader(value, L1("error"));
    reader.read(L1("kind"), kind);
    reader.read(L1("detail"), detail);
    if (!reader.ok())
        return reader.error();
    if (const std::optional<Error::Kind> known = errorKindFromName(kind))
        return {*known, detail};
    return {Error::Kind::DriverFailed, detail};
}

} // namespace coalface::wire
