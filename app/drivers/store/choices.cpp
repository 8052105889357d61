// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choices.h"

#include "drivers/driverversion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
constexpr int format = 1;

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate);
}

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

std::optional<DriverChoice::Trial> trialOf(const QJsonObject &json)
{
    const QString version = json.value(u"version").toString();
    if (version.isEmpty())
        return {};
    QList<qint64> starting;
    const QJsonArray programs = json.value(u"starting").toArray();
    for (const auto &program : programs)
        starting.append(program.toInteger());
    return DriverChoice::Trial{version,
                               json.value(u"triesLeft").toInt(),
                               timeOf(json.value(u"since")),
                               json.value(u"good").toInt(),
                               json.value(u"faults").toInt(),
                               json.value(u"ends").toInt(),
                               starting};
}

QJsonObject jsonOf(const DriverChoice::Trial &trial)
{
    QJsonArray starting;
    for (const qint64 program : trial.starting)
        starting.append(program);
    return {{u"version"_s, trial.version},     {u"triesLeft"_s, trial.triesLeft},
            {u"since"_s, textOf(trial.since)}, {u"good"_s, trial.good},
            {u"faults"_s, trial.faults},       {u"ends"_s, trial.ends},
            {u"starting"_s, starting}};
}

DriverChoice choiceOf(const QJsonObject &json)
{
    DriverChoice choice;
    choice.active = json.value(u"active").toString();
    choice.previous = json.value(u"previous").toString();
    choice.trial = trialOf(json.value(u"trial").toObject());
    const QJsonArray bad = json.value(u"bad").toArray();
    for (const auto &entry : bad) {
        const QJsonObject mark = entry.toObject();
        choice.bad.append({mark.value(u"version").toString(),
                           mark.value(u"manifest").toString().toLatin1(),
                           mark.value(u"reason").toString(), timeOf(mark.value(u"at"))});
    }
    const QJsonObject installed = json.value(u"installed").toObject();
    for (auto it = installed.begin(); it != installed.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        choice.installed.insert(it.key(), {entry.value(u"manifest").toString().toLatin1(),
                                           entry.value(u"source").toString()});
    }
    choice.pinned = json.value(u"pinned").toBool();
    choice.disabled = json.value(u"disabled").toBool();
    choice.removed = json.value(u"removed").toBool();
    choice.reloads = json.value(u"reloads").toInteger();
    return choice;
}

QJsonObject jsonOf(const DriverChoice &choice)
{
    QJsonObject json{{u"active"_s, choice.active},   {u"previous"_s, choice.previous},
                     {u"pinned"_s, choice.pinned},   {u"disabled"_s, choice.disabled},
                     {u"removed"_s, choice.removed}, {u"reloads"_s, choice.reloads}};
    if (choice.trial)
        json.insert(u"trial"_s, jsonOf(*choice.trial));
    QJsonArray bad;
    for (const DriverChoice::Bad &mark : choice.bad) {
        bad.append(QJsonObject{{u"version"_s, mark.version},
                               {u"manifest"_s, QString::fromLatin1(mark.manifest)},
                               {u"reason"_s, mark.reason},
                               {u"at"_s, textOf(mark.at)}});
    }
    json.insert(u"bad"_s, bad);
    QJsonObject installed;
    for (auto it = choice.installed.begin(); it != choice.installed.end(); ++it) {
        installed.insert(it.key(), QJsonObject{{u"manifest"_s, QString::fromLatin1(it->manifest)},
                                               {u"source"_s, it->source}});
    }
    json.insert(u"installed"_s, installed);
    return json;
}
} // namespace

const DriverChoice::Bad *DriverChoice::badMark(const QString &version) const
{
    for (const Bad &mark : bad) {
        if (mark.version == version)
            return &mark;
    }
    return nullptr;
}

std::optional<DriverChoices> DriverChoices::fromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value(u"format").toInt() != format || !root.value(u"drivers").isObject())
        return {};
    DriverChoices choices;
    choices.generation = root.value(u"gen").toInteger();
    const QJsonObject drivers = root.value(u"drivers").toObject();
    for (auto it = drivers.begin(); it != drivers.end(); ++it) {
        if (isDriverType(it.key()))
            choices.drivers.insert(it.key(), choiceOf(it.value().toObject()));
    }
    return choices;
}

QByteArray DriverChoices::toJson() const
{
    QJsonObject json;
    for (auto it = drivers.begin(); it != drivers.end(); ++it)
        json.insert(it.key(), jsonOf(*it));
    return QJsonDocument(
               QJsonObject{{u"format"_s, format}, {u"gen"_s, generation}, {u"drivers"_s, json}})
        .toJson();
}

} // namespace coalface
