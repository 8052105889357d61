// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/settings.h"

#include "simulator/jsonwriter.h"

#include <QJsonDocument>
#include <QStringList>

namespace coalface::simulator::nmminer {

namespace {
const QByteArray pageNames[] = {QByteArrayLiteral("mining"), QByteArrayLiteral("network"),
                                QByteArrayLiteral("time"), QByteArrayLiteral("preference")};

//! In the order in which the device prints them.
QList<const char *> keysOf(const QByteArray &name)
{
    if (name == "mining")
        return {"PrimaryPool",   "PrimaryAddress",   "PrimaryPassword",
                "SecondaryPool", "SecondaryAddress", "SecondaryPassword"};
    if (name == "network")
        return {"Hostname", "WiFiSSID"};
    if (name == "time")
        return {"Timezone", "TimeFormat", "DateFormat"};
    return {"Brightness",  "RotateScreen",    "LedEnable",
            "ScreenSaver", "ScreenSaverMode", "LadderEnable"};
}

bool isInRange(const QString &key, const QJsonValue &value)
{
    const int number = value.toInt(-1);
    if (key == u"Brightness")
        return number >= 1 && number <= 100;
    if (key == u"LedEnable")
        return number == 0 || number == 1;
    if (key == u"TimeFormat")
        return number == 12 || number == 24;
    return true;
}
} // namespace

Settings::Settings(const QByteArray &hostname, const QByteArray &worker)
{
    const QString user = QString::fromUtf8(worker);
    mining = {
        {QStringLiteral("PrimaryPool"), QStringLiteral("stratum+tcp://pool.example.org:3333")},
        {QStringLiteral("PrimaryAddress"), user},
        {QStringLiteral("PrimaryPassword"), QStringLiteral("x")},
        {QStringLiteral("SecondaryPool"),
         QStringLiteral("stratum+tcp://fallback.example.org:3333")},
        {QStringLiteral("SecondaryAddress"), user},
        {QStringLiteral("SecondaryPassword"), QStringLiteral("x")},
    };
    network = {{QStringLiteral("Hostname"), QString::fromUtf8(hostname)},
               {QStringLiteral("WiFiSSID"), QStringLiteral("simulated-wifi")},
               {QStringLiteral("WiFiPWD"), QStringLiteral("simulated-secret")}};
    m_time = {{QStringLiteral("Timezone"), QStringLiteral("8")},
              {QStringLiteral("TimeFormat"), 24},
              {QStringLiteral("DateFormat"), QStringLiteral("DD-MM-YYYY")}};
    m_preference = {{QStringLiteral("Brightness"), 80},
                    {QStringLiteral("RotateScreen"), 270},
                    {QStringLiteral("LedEnable"), 1},
                    {QStringLiteral("ScreenSaver"), QStringLiteral("5m")},
                    {QStringLiteral("ScreenSaverMode"), QStringLiteral("image")},
                    {QStringLiteral("LadderEnable"), false}};
}

bool Settings::isPage(const QByteArray &name)
{
    for (const QByteArray &known : pageNames) {
        if (name == known)
            return true;
    }
    return false;
}

const QJsonObject &Settings::page(const QByteArray &name) const
{
    if (name == "mining")
        return mining;
    if (name == "network")
        return network;
    return name == "time" ? m_time : m_preference;
}

QByteArray Settings::shown(const QByteArray &name) const
{
    const QJsonObject &values = page(name);
    JsonWriter writer;
    writer.beginObject();
    for (const char *key : keysOf(name)) {
        const QJsonValue value = values.value(QLatin1String(key));
        if (value.isString())
            writer.string(key, value.toString());
        else if (value.isBool())
            writer.boolean(key, value.toBool());
        else
            writer.integer(key, value.toInt());
    }
    return writer.endObject().bytes();
}

int Settings::change(const QByteArray &name, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return 400;
    QJsonObject values = page(name);
    const QJsonObject wanted = document.object();
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!values.contains(it.key()))
            continue;
        if (values.value(it.key()).type() != it.value().type() || !isInRange(it.key(), it.value()))
            return 400;
        values.insert(it.key(), it.value());
    }
    QJsonObject &target = name == "mining"    ? mining
                          : name == "network" ? network
                          : name == "time"    ? m_time
                                              : m_preference;
    target = values;
    return 200;
}

} // namespace coalface::simulator::nmminer
