// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/settingspatch.h"

#include "bitaxe/simulated/poolrecord.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace coalface::simulator::bitaxe {

namespace {

// A setting that is a number or a flag: its key, its range, where it goes.
struct NumberRule
{
    const char *key;
    double low, high;
    bool flag; //!< also true and false
    int since; //!< minor version
    void (*set)(Settings &settings, double value);
};

const NumberRule numberRules[] = {
    {"frequency", 1, 65535, false, 0, [](Settings &s, double v) { s.frequency = v; }},
    {"coreVoltage", 1, 65535, false, 0, [](Settings &s, double v) { s.coreVoltage = int(v); }},
    {"overclockEnabled", 0, 1, true, 6, [](Settings &s, double v) { s.overclockEnabled = v != 0; }},
    {"autofanspeed", 0, 1, true, 0, [](Settings &s, double v) { s.autoFan = v != 0; }},
    {"manualFanSpeed", 0, 100, false, 11, [](Settings &s, double v) { s.manualFan = int(v); }},
    {"minFanSpeed", 0, 99, false, 10, [](Settings &s, double v) { s.minFan = int(v); }},
    {"temptarget", 35, 66, false, 7, [](Settings &s, double v) { s.targetTemperature = int(v); }},
    {"overheat_mode", 0, 0, true, 1, [](Settings &s, double v) { s.overheated = v != 0; }},
    {"statsFrequency", 0, 65535, false, 9, [](Settings &s, double v) { s.statsFrequency = int(v); }},
    {"statsLimit", 0, 720, false, 8, [](Settings &s, double v) { s.statsLimit = int(v); }},
    {"statsDuration", 1, 720, false, 8, [](Settings &s, double v) { s.statsDuration = int(v); }},
    {"displayTimeout", -1, 65535, false, 7, [](Settings &s, double v) { s.displayTimeout = int(v); }},
    {"rotation", 0, 270, false, 9, [](Settings &s, double v) { s.rotation = int(v); }},
    {"invertscreen", 0, 1, true, 0, [](Settings &s, double v) { s.invertScreen = v != 0; }},
    {"useFallbackStratum", 0, 1, true, 6, [](Settings &s, double v) { s.useFallback = v != 0; }},
    {"useCustomWWW", 0, 1, true, 15, [](Settings &s, double v) { s.useCustomWww = v != 0; }},
    {"primaryPoolIndex", 0, 7, false, 15, [](Settings &s, double v) { s.pools.primary = int(v); }},
    {"secondaryPoolIndex", 0, 7, false, 15,
     [](Settings &s, double v) { s.pools.secondary = int(v); }},
};

struct TextRule
{
    const char *key;
    qsizetype shortest, longest;
    int since;
    void (*set)(Settings &settings, const QByteArray &value);
};

const TextRule textRules[] = {
    {"hostname", 1, 32, 1, [](Settings &s, const QByteArray &v) { s.hostname = v; }},
    {"ssid", 1, 32, 0, [](Settings &s, const QByteArray &v) { s.ssid = v; }},
    {"wifiPass", 0, 63, 0, [](Settings &s, const QByteArray &v) { s.wifiPassword = v; }},
    {"display", 1, 64, 8, [](Settings &s, const QByteArray &v) { s.display = v; }},
};

bool applyNumber(const NumberRule &rule, Settings &settings, const QJsonValue &value, bool strict)
{
    const bool boolean = value.isBool() && rule.flag;
    if (!value.isDouble() && !boolean)
        return false;
    double number = boolean ? double(value.toBool()) : value.toDouble();
    // Only the frequency keeps its fraction.
    if (qstrcmp(rule.key, "frequency") != 0)
        number = std::trunc(number);
    if (strict && (number < rule.low || number > rule.high))
        return false;
    if (strict && qstrcmp(rule.key, "rotation") == 0 && std::fmod(number, 90) != 0)
        return false;
    rule.set(settings, number);
    return true;
}

// When a key of a pool came; before that it is one of the unknown ones.
int minorOfPoolKey(const QString &key)
{
    static const struct
    {
        const char *start;
        int minor;
    } younger[] = {{"stratumSuggestedDifficulty", 9},
                   {"stratumExtranonceSubscribe", 9},
                   {"stratumTLS", 13},
                   {"stratumCert", 13},
                   {"stratumDecodeCoinbase", 13},
                   {"stratumProtocol", 14},
                   {"stratumV2", 14}};
    for (const auto &[start, minor] : younger) {
        if (key.startsWith(QLatin1String(start), Qt::CaseInsensitive))
            return minor;
    }
    return 0;
}

// The flat keys up to 2.14: "stratum…" is slot 0, "fallbackStratum…" slot 1.
bool applyFlatPools(Settings &settings, const Firmware &firmware, const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool fallback = it.key().startsWith(u"fallbackStratum", Qt::CaseInsensitive);
        const QString key = fallback ? it.key().mid(8) : it.key();
        if (!key.startsWith(u"stratum", Qt::CaseInsensitive)
            || firmware.before(fallback ? std::max(3, minorOfPoolKey(key)) : minorOfPoolKey(key)))
            continue;
        std::optional<PoolSlot> &slot = settings.pools.entries[fallback ? 1 : 0];
        if (!slot)
            slot.emplace();
        if (!setPoolKey(*slot, key, it.value()) && firmware.since(11))
            return false;
    }
    return true;
}

bool applyPoolList(Settings &settings, const QJsonValue &list)
{
    if (!list.isArray())
        return false;
    for (const QJsonValue entry : list.toArray()) {
        const QJsonValue id = lookUp(entry.toObject(), "id");
        if (!id.isDouble() || id.toInt(-1) < 0 || id.toInt() > 7)
            return false;
        std::optional<PoolSlot> &slot = settings.pools.entries[size_t(id.toInt())];
        const std::optional<PoolSlot> record = poolFromRecord(entry.toObject(), slot);
        if (!record)
            return false;
        slot = record;
    }
    return true;
}

// Firmware before 2.11 checks nothing and skips what it cannot read.
void applyOldFan(Settings &settings, const QJsonObject &object)
{
    const QJsonValue speed = lookUp(object, "fanspeed");
    if (speed.isDouble())
        settings.manualFan = speed.toInt();
}

bool applyAll(Settings &settings, const Firmware &firmware, const QJsonObject &object)
{
    const bool strict = firmware.since(11);
    for (const NumberRule &rule : numberRules) {
        const QJsonValue value = lookUp(object, rule.key);
        if (value.isUndefined() || firmware.before(rule.since))
            continue;
        if (!applyNumber(rule, settings, value, strict) && strict)
            return false;
    }
    for (const TextRule &rule : textRules) {
        const QJsonValue value = lookUp(object, rule.key);
        if (value.isUndefined() || firmware.before(rule.since))
            continue;
        const QByteArray text = value.toString().toUtf8();
        const bool fits = value.isString() && text.size() >= rule.shortest
                          && text.size() <= rule.longest;
        if (!fits && strict)
            return false;
        if (value.isString())
            rule.set(settings, text);
    }
    if (!strict)
        applyOldFan(settings, object);
    if (firmware.before(15))
        return applyFlatPools(settings, firmware, object);
    const QJsonValue list = lookUp(object, "pools");
    return list.isUndefined() || applyPoolList(settings, list);
}

} // namespace

PatchOutcome applyPatch(Settings &settings, const Firmware &firmware, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return PatchOutcome::InvalidJson;
    const QJsonObject object = document.object();
    Settings changed = settings;
    if (!applyAll(changed, firmware, object))
        return PatchOutcome::WrongInput;
    if (firmware.since(15) && changed.hostname.endsWith(".local"))
        changed.hostname.chop(6);
    settings = changed;
    for (const char *key : {"pools", "primaryPoolIndex", "secondaryPoolIndex"}) {
        if (!lookUp(object, key).isUndefined())
            return PatchOutcome::PoolsChanged;
    }
    return PatchOutcome::Applied;
}

} // namespace coalface::simulator::bitaxe
