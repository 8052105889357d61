// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/documents.h"

#include "core/units.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

QCborValue portOrNull(const std::optional<quint16> &port)
{
    return port ? QCborValue(qint64(*port)) : QCborValue(nullptr);
}

QCborArray textArray(const QStringList &texts)
{
    return QCborArray::fromStringList(texts);
}

QCborValue fieldValue(const Telemetry &telemetry, const TelemetryField &field)
{
    if (const auto *number = std::get_if<TelemetryField::Number>(&field.member)) {
        const auto &value = telemetry.**number;
        return value ? QCborValue(units::rounded(*value, field)) : QCborValue(nullptr);
    }
    if (const auto *count = std::get_if<TelemetryField::Count>(&field.member)) {
        const auto &value = telemetry.**count;
        return value ? QCborValue(*value) : QCborValue(nullptr);
    }
    const auto &value = telemetry.*std::get<TelemetryField::Text>(field.member);
    return value ? QCborValue(*value) : QCborValue(nullptr);
}

} // namespace

QCborValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QCborValue(nullptr) : QCborValue(text);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}

QCborMap minerDocument(const Miner &miner)
{
    const MinerRecord &record = miner.record;
    return QCborMap{{u"id"_s, record.id()},
                    {u"name"_s, record.name},
                    {u"address"_s, record.address},
                    {u"port"_s, portOrNull(record.port)},
                    {u"driver_type"_s, record.driverType},
                    {u"model"_s, textOrNull(record.model)},
                    {u"mac"_s, textOrNull(record.mac)},
                    {u"state"_s, minerStateName(miner.state)}};
}

QCborMap foundDocument(const Found &found)
{
    const Identity &identity = found.identity;
    return QCborMap{{u"id"_s, textOrNull(found.id)},
                    {u"address"_s, found.endpoint.address.toString()},
                    {u"port"_s, found.endpoint.port ? QCborValue(qint64(found.endpoint.port))
                                                    : QCborValue(nullptr)},
                    {u"driver_type"_s, found.driverType},
                    {u"manufacturer"_s, textOrNull(identity.manufacturer)},
                    {u"model"_s, textOrNull(identity.model)},
                    {u"firmware"_s, textOrNull(identity.firmware)},
                    {u"hostname"_s, textOrNull(identity.hostname)},
                    {u"mac"_s, textOrNull(identity.mac)},
                    {u"serial"_s, textOrNull(identity.serial)}};
}

QCborMap telemetryDocument(const Telemetry &telemetry)
{
    QCborMap document{{u"timestamp"_s, timeText(telemetry.timestamp)}};
    for (const TelemetryField &field : telemetryFields())
        document.insert(QString(field.key), fieldValue(telemetry, field));
    return document;
}

QCborMap errorDocument(const Error &error)
{
    return QCborMap{{u"kind"_s, errorKindName(error.kind)}, {u"detail"_s, error.detail}};
}

QCborMap poolInfoDocument(const PoolInfo &info)
{
    QString url;
    QString user;
    QCborArray pools;
    for (const PoolSlot &pool : info.pools) {
        if (pool.active) {
            url = pool.url;
            user = pool.user;
        }
        pools << QCborMap{{u"slot"_s, pool.slot},
                          {u"url"_s, textOrNull(pool.url)},
                          {u"user"_s, textOrNull(pool.user)},
                          {u"active"_s, pool.active}};
    }
    return QCborMap{{u"pool_url"_s, textOrNull(url)},
                    {u"pool_user"_s, textOrNull(user)},
                    {u"pool_pass"_s, textOrNull(info.hasPassword ? u"***"_s : QString())},
                    {u"pools"_s, pools}};
}

QCborMap driverDocument(const DriverInfo &driver)
{
    return QCborMap{{u"driver_type"_s, driver.driverType},
                    {u"version"_s, textOrNull(driver.version)},
                    {u"display_name"_s, textOrNull(driver.displayName)},
                    {u"manufacturer"_s, textOrNull(driver.manufacturer)},
                    {u"models"_s, textArray(driver.models)},
                    {u"connection_type"_s, textOrNull(driver.connectionType)},
                    {u"default_port"_s, portOrNull(driver.defaultPort)},
                    {u"interface"_s,
                     QStringLiteral("%1.%2").arg(driver.interfaceMajor).arg(driver.interfaceMinor)},
                    {u"path"_s, textOrNull(driver.path)},
                    {u"state"_s, driverStateName(driver.state)},
                    {u"detail"_s, textOrNull(driver.detail)},
                    {u"installed_versions"_s, textArray(driver.installedVersions)},
                    {u"previous_version"_s, textOrNull(driver.previousVersion)},
                    {u"pid"_s, driver.pid ? QCborValue(*driver.pid) : QCborValue(nullptr)},
                    {u"trial"_s, textOrNull(driver.trialVersion)},
                    {u"bad_versions"_s, textArray(driver.badVersions)},
                    {u"source"_s, textOrNull(driver.source)}};
}

QCborMap eventDocument(const Event &event)
{
    QCborValue miner(nullptr);
    if (event.minerKey > 0)
        miner = QCborMap{{u"id"_s, event.minerId()}, {u"name"_s, event.minerName}};
    const EventActor &actor = event.actor;
    return QCborMap{{u"time"_s, timeText(event.time)},
                    {u"miner"_s, miner},
                    {u"driver_type"_s, textOrNull(event.driverType)},
                    {u"kind"_s, eventKindName(event.kind)},
                    {u"verb"_s, textOrNull(event.verb)},
                    {u"severity"_s, eventSeverityName(event.severity)},
                    {u"actor"_s, QCborMap{{u"kind"_s, eventActorName(actor.kind)},
                                          {u"program"_s, textOrNull(actor.program)},
                                          {u"pid"_s, actor.pid > 0 ? QCborValue(actor.pid)
                                                                   : QCborValue(nullptr)}}},
                    {u"before"_s, textOrNull(event.before)},
                    {u"after"_s, textOrNull(event.after)},
                    {u"outcome"_s, textOrNull(event.outcome)},
                    {u"detail"_s, textOrNull(event.detail)}};
}

QString alertState(const Alert &alert, const AlertSettings &settings, const QDateTime &now)
{
    if (!alert.isActive())
        return u"cleared"_s;
    if (settings.isMuted(alert.minerKey, now))
        return u"muted"_s;
    return alert.acknowledged.isValid() ? u"acknowledged"_s : u"active"_s;
}

QCborMap alertDocument(const Alert &alert, const QString &state)
{
    QCborValue miner(nullptr);
    if (alert.minerKey > 0)
        miner = QCborMap{{u"id"_s, alert.minerId()}, {u"name"_s, alert.minerName}};
    const auto time = [](const QDateTime &time) {
        return time.isValid() ? QCborValue(timeText(time)) : QCborValue(nullptr);
    };
    // Of a kind with a number both are numbers, else texts.
    const auto value = [&](const QString &text) {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        return isNumber ? QCborValue(number) : textOrNull(text);
    };
    return QCborMap{{u"id"_s, alert.id},
                    {u"kind"_s, alertKindName(alert.kind)},
                    {u"severity"_s, eventSeverityName(alertSeverity(alert.kind))},
                    {u"miner"_s, miner},
                    {u"driver_type"_s, textOrNull(alert.driverType)},
                    {u"state"_s, state},
                    {u"since"_s, time(alert.since)},
                    {u"raised"_s, time(alert.raised)},
                    {u"acknowledged"_s, time(alert.acknowledged)},
                    {u"cleared"_s, time(alert.cleared)},
                    {u"part"_s, textOrNull(alert.part)},
                    {u"value"_s, value(alert.value)},
                    {u"limit"_s, value(alert.limit)},
                    {u"detail"_s, textOrNull(alert.detail)}};
}

} // namespace coalface::cli
