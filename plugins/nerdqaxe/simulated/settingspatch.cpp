// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/settingspatch.h"

#include <QJsonArray>

#include <cmath>
#include <optional>

namespace coalface::simulator::nerdqaxe {

namespace {

std::optional<int> integer(const QJsonValue &value)
{
    const double number = value.toDouble();
    if (!value.isDouble() || number != std::trunc(number) || std::abs(number) > 2147483647.0)
        return {};
    return int(number);
}

void takeInteger(const QJsonObject &patch, const QString &key, int &setting, int least = -2147483647)
{
    if (const auto value = integer(patch.value(key)); value && *value >= least)
        setting = *value;
}

void takeBool(const QJsonObject &patch, const QString &key, bool &setting)
{
    if (patch.value(key).isBool())
        setting = patch.value(key).toBool();
}

void takeText(const QJsonObject &patch, const QString &key, QByteArray &setting)
{
    if (patch.value(key).isString())
        setting = patch.value(key).toString().toUtf8();
}

// Stored in hundredths and cut off: 0.29 becomes 0.28.
void takeHundredths(const QJsonObject &patch, const QString &key, int &setting)
{
    if (patch.value(key).isDouble())
        setting = int(patch.value(key).toDouble() * 100);
}

void takePid(const QJsonObject &patch, const QString &prefix, const QString &target, Pid &pid)
{
    const auto key = [&prefix](const char *letter) {
        return prefix.isEmpty() ? QString::fromLatin1(letter).toLower()
                                : prefix + QString::fromLatin1(letter);
    };
    takeInteger(patch, target, pid.target);
    takeHundredths(patch, key("P"), pid.p);
    takeHundredths(patch, key("I"), pid.i);
    takeHundredths(patch, key("D"), pid.d);
}

void takePool(const QJsonObject &patch, bool fallback, const Firmware &firmware, Pool &pool)
{
    const auto key = [fallback](const char *rest) {
        QString name = QString::fromLatin1(rest);
        if (fallback)
            name = QStringLiteral("fallback") + name.front().toUpper() + name.mid(1);
        return name;
    };
    takeText(patch, key("stratumURL"), pool.url);
    takeText(patch, key("stratumUser"), pool.user);
    takeText(patch, key("stratumPassword"), pool.password);
    takeInteger(patch, key("stratumPort"), pool.port);
    if (firmware.since(33))
        takeBool(patch, key("stratumEnonceSubscribe"), pool.enonceSubscribe);
    if (firmware.since(36))
        takeBool(patch, key("stratumTLS"), pool.tls);
    if (firmware.since(37)) {
        takeInteger(patch, key("stratumProtocol"), pool.protocol);
        takeInteger(patch, key("sv2ChannelType"), pool.channelType);
    }
}

void takeFans(const QJsonObject &patch, const Firmware &firmware, Settings &settings)
{
    Fan &first = settings.fans[0];
    takeInteger(patch, QStringLiteral("autofanspeed"), first.mode);
    takeInteger(patch,
                firmware.since(35) ? QStringLiteral("manualFanSpeed") : QStringLiteral("fanspeed"),
                first.manual);
    if (firmware.since(5))
        takeInteger(patch, QStringLiteral("overheat_temp"), first.overheat);
    if (firmware.since(29))
        takePid(patch, QStringLiteral("pid"), QStringLiteral("pidTargetTemp"), first.pid);
    if (firmware.before(37))
        return;
    const QJsonArray list = patch.value(u"fans").toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(list.size(), 2); ++i) {
        const QJsonObject entry = list.at(i).toObject();
        Fan &fan = settings.fans[size_t(i)];
        takeInteger(entry, QStringLiteral("mode"), fan.mode);
        takeInteger(entry, QStringLiteral("manualSpeed"), fan.manual);
        takeInteger(entry, QStringLiteral("overheatTemp"), fan.overheat);
        takePid(entry.value(u"pid").toObject(), {}, QStringLiteral("targetTemp"), fan.pid);
    }
}

} // namespace

void applyPatch(Settings &s, const Firmware &firmware, const QJsonObject &patch)
{
    takeInteger(patch, QStringLiteral("frequency"), s.frequency, 1);
    takeInteger(patch, QStringLiteral("coreVoltage"), s.coreVoltage, 1);
    takeInteger(patch, QStringLiteral("jobInterval"), s.jobInterval, 1);
    takeInteger(patch, QStringLiteral("stratumDifficulty"), s.stratumDifficulty, 1);
    takeInteger(patch, QStringLiteral("vrFrequency"), s.vrFrequency, 1);
    takeBool(patch, QStringLiteral("flipscreen"), s.flipScreen);
    takeBool(patch, QStringLiteral("invertscreen"), s.invertScreen);
    takeBool(patch, QStringLiteral("autoscreenoff"), s.autoScreenOff);
    takeBool(patch, QStringLiteral("invertfanpolarity"), s.invertFanPolarity);
    takeText(patch, QStringLiteral("hostname"), s.hostname);
    takeText(patch, QStringLiteral("ssid"), s.ssid);
    takeText(patch, QStringLiteral("wifiPass"), s.wifiPassword);
    takeFans(patch, firmware, s);
    takePool(patch, false, firmware, s.pools[0]);
    if (firmware.since(25))
        takePool(patch, true, firmware, s.pools[1]);
    if (firmware.since(32)) {
        // This one is taken as a flag or a number.
        takeBool(patch, QStringLiteral("stratum_keep"), s.stratumKeep);
        if (const auto value = integer(patch.value(u"stratum_keep")))
            s.stratumKeep = *value != 0;
    }
    if (firmware.since(35)) {
        takeInteger(patch, QStringLiteral("poolMode"), s.poolMode);
        takeInteger(patch, QStringLiteral("poolBalance"), s.poolBalance);
    }
}

} // namespace coalface::simulator::nerdqaxe
