// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertrules.h"

#include <cmath>
#include <initializer_list>

#include <QCoreApplication>

namespace coalface {

namespace {

struct AlertRulesText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::AlertRules)
};

using RuleKey = QLatin1String;

QString ruleTimeFormat()
{
    return QStringLiteral("HH:mm");
}

//! Takes values out of an object, and notes what is wrong with it.
class RuleReader
{
public:
    RuleReader(const QJsonObject &object, QString place, std::initializer_list<RuleKey> known,
               QStringList &problems)
        : m_object(object), m_place(std::move(place)), m_problems(problems)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            bool isKnown = false;
            for (const RuleKey key : known)
                isKnown = isKnown || it.key() == key;
            if (!isKnown)
                complain(AlertRulesText::tr("there is no \"%1\"").arg(m_place + it.key()));
        }
    }

    void complain(const QString &problem) { m_problems << problem; }
    void take(RuleKey key, bool &value)
    {
        if (!has(key))
            return;
        value = m_object.value(key).toBool(value);
        if (!m_object.value(key).isBool())
            complain(AlertRulesText::tr("\"%1\" is neither true nor false").arg(m_place + key));
    }
    void take(RuleKey key, int &value, int greatest)
    {
        if (!has(key))
            return;
        const double number = m_object.value(key).toDouble(-1);
        if (number < 0 || number > greatest || number != std::floor(number))
            complain(AlertRulesText::tr("\"%1\" is no whole number from 0 to %2")
                         .arg(m_place + key)
                         .arg(greatest));
        else
            value = int(number);
    }
    void take(RuleKey key, QTime &value)
    {
        if (!has(key))
            return;
        const QTime time = QTime::fromString(m_object.value(key).toString(), ruleTimeFormat());
        if (!time.isValid())
            complain(AlertRulesText::tr("\"%1\" is no time such as 22:00").arg(m_place + key));
        else
            value = time;
    }
    void takeLimit(AlertKind kind, std::optional<double> &value)
    {
        const RuleKey key("limit");
        if (!has(key))
            return;
        const auto range = alertLimitRange(kind);
        const QJsonValue given = m_object.value(key);
        if (given.isNull() && (!range || kind == AlertKind::Temperature)) {
            value.reset();
            return;
        }
        const double number = given.toDouble(std::nan(""));
        if (!range)
            complain(AlertRulesText::tr("\"%1\" has no limit").arg(m_place + key));
        else if (!(number >= range->least && number <= range->greatest))
            complain(AlertRulesText::tr("\"%1\" is no number from %2 to %3")
                         .arg(m_place + key)
                         .arg(range->least)
                         .arg(range->greatest));
        else
            value = number;
    }
    //! The object there; an empty one where there is none.
    QJsonObject part(RuleKey key)
    {
        if (has(key) && !m_object.value(key).isObject())
            complain(AlertRulesText::tr("\"%1\" is no group of values").arg(m_place + key));
        return m_object.value(key).toObject();
    }

private:
    bool has(RuleKey key) const { return m_object.contains(key); }

    const QJsonObject m_object;
    const QString m_place;
    QStringList &m_problems;
};

void readRules(const QJsonObject &object, AlertRules &rules, QStringList &problems)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto kind = alertKindFromName(it.key());
        if (!kind) {
            problems << AlertRulesText::tr("there is no rule \"%1\"").arg(it.key());
            continue;
        }
        if (!it->isObject())
            problems << AlertRulesText::tr("\"rules/%1\" is no group of values").arg(it.key());
        RuleReader reader(it->toObject(), QStringLiteral("rules/%1/").arg(it.key()),
                          {RuleKey("enabled"), RuleKey("limit"), RuleKey("for"),
                           RuleKey("clear_after"), RuleKey("cooldown")},
                          problems);
        AlertRule &rule = rules.rules[*kind];
        reader.take(RuleKey("enabled"), rule.enabled);
        reader.takeLimit(*kind, rule.limit);
        reader.take(RuleKey("for"), rule.holdsFor, longestAlertSpan);
        reader.take(RuleKey("clear_after"), rule.clearsAfter, longestAlertSpan);
        reader.take(RuleKey("cooldown"), rule.cooldown, longestAlertSpan);
    }
}

QJsonObject ruleToJson(const AlertRule &rule, AlertKind kind)
{
    QJsonObject object{{RuleKey("enabled"), rule.enabled},
                       {RuleKey("for"), rule.holdsFor},
                       {RuleKey("clear_after"), rule.clearsAfter},
                       {RuleKey("cooldown"), rule.cooldown}};
    if (alertLimitRange(kind))
        object.insert(RuleKey("limit"), rule.limit ? QJsonValue(*rule.limit) : QJsonValue());
    return object;
}

} // namespace

std::optional<AlertLimitRange> alertLimitRange(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Temperature:
        return AlertLimitRange{30, 150};
    case AlertKind::Rejects:
        return AlertLimitRange{0.1, 100};
    case AlertKind::HashrateLow:
        return AlertLimitRange{1, 99};
    default:
        return std::nullopt;
    }
}

bool QuietHours::contains(const QDateTime &moment, const QTimeZone &zone) const
{
    if (!enabled || !from.isValid() || !to.isValid() || from == to)
        return false;
    const QTime time = moment.toTimeZone(zone).time();
    return from < to ? time >= from && time < to : time >= from || time < to;
}

ReadAlertRules alertRulesFromJson(const QJsonObject &root, const AlertRules &defaults)
{
    ReadAlertRules read{defaults, {}};
    AlertRules &rules = read.rules;
    RuleReader reader(root, {},
                      {RuleKey("format"), RuleKey("rules"), RuleKey("settling"),
                       RuleKey("quiet_hours"), RuleKey("notifications"), RuleKey("mutes")},
                      read.unused);
    if (root.value(RuleKey("format")).toInt(1) != 1)
        reader.complain(AlertRulesText::tr("it is of a newer Coalface"));
    reader.take(RuleKey("notifications"), rules.notifications);
    readRules(reader.part(RuleKey("rules")), rules, read.unused);
    RuleReader settling(reader.part(RuleKey("settling")), QStringLiteral("settling/"),
                        {RuleKey("mode"), RuleKey("restart")}, read.unused);
    settling.take(RuleKey("mode"), rules.settlesAfterMode, longestAlertSpan);
    settling.take(RuleKey("restart"), rules.settlesAfterRestart, longestAlertSpan);
    RuleReader quiet(reader.part(RuleKey("quiet_hours")), QStringLiteral("quiet_hours/"),
                     {RuleKey("enabled"), RuleKey("from"), RuleKey("to")}, read.unused);
    quiet.take(RuleKey("enabled"), rules.quiet.enabled);
    quiet.take(RuleKey("from"), rules.quiet.from);
    quiet.take(RuleKey("to"), rules.quiet.to);
    return read;
}

QStringList missingInAlertRules(const QJsonObject &root)
{
    QStringList missing;
    const auto look = [&missing](const QJsonObject &object, const QString &place,
                                 const QStringList &keys) {
        for (const QString &key : keys) {
            if (!object.contains(key))
                missing << AlertRulesText::tr("\"%1\" is missing").arg(place + key);
        }
    };
    look(root, {}, {RuleKey("settling"), RuleKey("quiet_hours"), RuleKey("notifications")});
    const QJsonObject rules = root.value(RuleKey("rules")).toObject();
    for (const AlertKind kind : allAlertKinds()) {
        const QString name = alertKindName(kind);
        look(rules, QStringLiteral("rules/"), {name});
        if (rules.contains(name))
            look(rules.value(name).toObject(), QStringLiteral("rules/%1/").arg(name),
                 ruleToJson({}, kind).keys());
    }
    return missing;
}

QJsonObject alertRulesToJson(const AlertRules &rules, const AlertRules &defaults)
{
    QJsonObject root;
    QJsonObject changed;
    for (auto it = rules.rules.begin(); it != rules.rules.end(); ++it) {
        if (*it != defaults.rule(it.key()))
            changed.insert(alertKindName(it.key()), ruleToJson(*it, it.key()));
    }
    if (!changed.isEmpty())
        root.insert(RuleKey("rules"), changed);
    if (rules.settlesAfterMode != defaults.settlesAfterMode
        || rules.settlesAfterRestart != defaults.settlesAfterRestart)
        root.insert(RuleKey("settling"),
                    QJsonObject{{RuleKey("mode"), rules.settlesAfterMode},
                                {RuleKey("restart"), rules.settlesAfterRestart}});
    if (rules.quiet != defaults.quiet)
        root.insert(RuleKey("quiet_hours"),
                    QJsonObject{{RuleKey("enabled"), rules.quiet.enabled},
                                {RuleKey("from"), rules.quiet.from.toString(ruleTimeFormat())},
                                {RuleKey("to"), rules.quiet.to.toString(ruleTimeFormat())}});
    if (rules.notifications != defaults.notifications)
        root.insert(RuleKey("notifications"), rules.notifications);
    return root;
}

} // namespace coalface
