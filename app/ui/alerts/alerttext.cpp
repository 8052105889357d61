// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttext.h"

#include "core/alerts/findings.h"
#include "core/fleet/minerstatus.h"
#include "core/fleet/somenames.h"
#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/errortext.h"
#include "ui/common/fieldtext.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

namespace coalface {

namespace {

constexpr int mostNames = 5;

struct AlertText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::AlertText)
};

//! Of miners whose pool is someone else's; `fallbacks`: of how many of them only the fallback is another than it should be.
QString poolGroupText(int count, int fallbacks)
{
    if (fallbacks == 0)
        return AlertText::tr("%n miners with someone else's pool", nullptr, count);
    if (fallbacks == count)
        return AlertText::tr("%n miners with another fallback pool", nullptr, count);
    return AlertText::tr("%n miners with someone else's pool, or another fallback pool", nullptr,
                         count);
}

QString groupText(AlertKind kind, int count, int fallbacks)
{
    switch (kind) {
    case AlertKind::Offline:
        return AlertText::tr("%n miners offline", nullptr, count);
    case AlertKind::NotHashing:
        return AlertText::tr("%n miners not hashing", nullptr, count);
    case AlertKind::Temperature:
        return AlertText::tr("%n miners too hot", nullptr, count);
    case AlertKind::Rejects:
        return AlertText::tr("%n miners with many rejected shares", nullptr, count);
    case AlertKind::HashrateLow:
        return AlertText::tr("%n miners with a low hashrate", nullptr, count);
    case AlertKind::PoolChanged:
        return poolGroupText(count, fallbacks);
    case AlertKind::DriverBroken:
        break;
    }
    return AlertText::tr("%n drivers broken", nullptr, count);
}

QString percentText(const QString &value)
{
    return units::percent(value.toDouble());
}

QString heatSentence(const QString &key, double value, double limit)
{
    //: %1 is a reading's name, %2 its value: "ASIC temperature 71.2 °C, limit 70 °C."
    return AlertText::tr("%1 %2, limit %3.")
        .arg(fieldLabel(key), isolated(units::temperature(value)),
             isolated(units::temperature(limit)));
}

QString fallbackText(const QString &place)
{
    //: of a miner's fallback pool: there is none
    return place.isEmpty() ? AlertText::tr("none") : isolated(place);
}

//! By kind, in the kinds' order. One that had the same several times is one.
QStringList groupTexts(const QList<Alert> &alerts)
{
    using Subject = std::pair<qint64, QString>; // a miner, or a driver
    QMap<AlertKind, QSet<Subject>> subjects;
    QSet<Subject> withPool; // not only another fallback
    for (const Alert &alert : alerts) {
        const Subject subject(alert.minerKey, alert.driverType);
        subjects[alert.kind].insert(subject);
        if (alert.kind == AlertKind::PoolChanged && !isFallbackPart(alert.part))
            withPool.insert(subject);
    }
    const qsizetype fallbacks = subjects.value(AlertKind::PoolChanged).size() - withPool.size();
    QStringList texts;
    for (auto it = subjects.cbegin(); it != subjects.cend(); ++it)
        texts << groupText(it.key(), int(it->size()), int(fallbacks));
    return texts;
}

} // namespace

QString alertTitle(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Offline:
        return AlertText::tr("Offline");
    case AlertKind::NotHashing:
        return AlertText::tr("Not hashing");
    case AlertKind::Temperature:
        return AlertText::tr("Too hot");
    case AlertKind::Rejects:
        return AlertText::tr("Many rejected shares");
    case AlertKind::HashrateLow:
        return AlertText::tr("Low hashrate");
    case AlertKind::PoolChanged:
        return AlertText::tr("Someone else's pool");
    case AlertKind::DriverBroken:
        break;
    }
    return AlertText::tr("Driver broken");
}

QString alertSentence(const Alert &alert)
{
    switch (alert.kind) {
    case AlertKind::Offline:
        if (isOtherDevice(alert.value, alert.detail))
            return otherDeviceSentence();
        if (const auto kind = errorKindFromName(alert.value))
            return withReason(errorSentence(*kind, alert.detail), offlineReason(alert.detail));
        return AlertText::tr("It does not answer.");
    case AlertKind::NotHashing:
        return alert.value == QLatin1String("no_shares")
                   ? AlertText::tr("It hashes, but has found no share for a long time.")
                   : AlertText::tr("It answers, but does not hash.");
    case AlertKind::Temperature:
        return heatSentence(alert.part, alert.value.toDouble(), alert.limit.toDouble());
    case AlertKind::Rejects:
        //: %1, %2 are percentages
        return AlertText::tr("Of late %1 of its shares are rejected, limit %2.")
            .arg(isolated(percentText(alert.value)), isolated(percentText(alert.limit)));
    case AlertKind::HashrateLow:
        //: %1, %2 are percentages
        return AlertText::tr("Its hashrate is %1 below what is expected, limit %2.")
            .arg(isolated(percentText(alert.value)), isolated(percentText(alert.limit)));
    case AlertKind::PoolChanged:
        if (alert.part == fallbackPart && alert.value.isEmpty())
            //: %1 is a pool, with the worker there
            return AlertText::tr("It has no fallback pool any more; it had %1.")
                .arg(isolated(alert.limit));
        if (alert.part == fallbackPart)
            //: %1, %2 are pools, with the worker there, or "none"
            return AlertText::tr("Its fallback pool is %1 instead of %2.")
                .arg(fallbackText(alert.value), fallbackText(alert.limit));
        if (alert.part == fallbackAfterRestartPart)
            //: %1, %2 are pools, with the worker there, or "none"
            return AlertText::tr("From its next restart on its fallback pool is %1 instead of %2.")
                .arg(fallbackText(alert.value), fallbackText(alert.limit));
        if (alert.part == fallbackUntilRestartPart)
            //: %1, %2 are pools, with the worker there
            return AlertText::tr("Until it restarts its fallback pool may be %1; %2 is stored.")
                .arg(isolated(alert.value), isolated(alert.limit));
        if (alert.part == untilRestartPart)
            //: %1, %2 are pools, with the worker there
            return AlertText::tr("Until it restarts it may work for %1; %2 is stored.")
                .arg(isolated(alert.value), isolated(alert.limit));
        if (alert.part == afterRestartPart)
            return nextPoolSentence(alert.value, alert.limit);
        //: %1, %2 are pools, with the worker there
        return AlertText::tr("It works for %1 instead of %2.")
            .arg(isolated(alert.value), isolated(alert.limit));
    case AlertKind::DriverBroken:
        break;
    }
    return AlertText::tr("It does not stay up, so its miners cannot be asked.");
}

QString nextPoolSentence(const QString &strangers, const QString &wanted)
{
    //: %1, %2 are pools, with the worker there
    return AlertText::tr("From its next restart on it works for %1 instead of %2.")
        .arg(isolated(strangers), isolated(wanted));
}

QString presentSentence(const Alert &alert, const std::optional<HeatReading> &heat)
{
    if (alert.kind != AlertKind::Temperature || !alert.isActive() || !heat)
        return alertSentence(alert);
    if (isTooHot(*heat, false))
        return heatSentence(heat->key, heat->value, heat->limit);
    //: %1 is a reading's name, %2 its greatest value: "ASIC temperature up to 71.2 °C, limit 70 °C."
    const QString former = AlertText::tr("%1 up to %2, limit %3.")
                               .arg(fieldLabel(alert.part),
                                    isolated(units::temperature(alert.value.toDouble())),
                                    isolated(units::temperature(alert.limit.toDouble())));
    if (!isTooHot(*heat, true))
        return former; // over in a moment
    //: of what was too hot; %1, %2 are temperatures
    return former + QLatin1Char(' ')
           + AlertText::tr("Below its limit again at %1; this ends at %2.")
                 .arg(isolated(units::temperature(heat->value)),
                      isolated(units::temperature(heat->limit - heatHysteresis)));
}

QString presentSentence(const Alert &alert, const Fleet &fleet)
{
    const Miner *miner = alert.kind == AlertKind::Temperature ? fleet.miner(alert.minerKey)
                                                              : nullptr;
    if (!miner)
        return alertSentence(alert);
    return presentSentence(alert, judgedHeat(fleet.limits(miner->record.driverType), *miner));
}

QString alertSeverityWord(AlertKind kind)
{
    return alertSeverity(kind) == EventSeverity::Critical ? AlertText::tr("critical")
                                                          : AlertText::tr("warning");
}

QString alertSubject(const Alert &alert, const Fleet &fleet, const DriverDirectory &drivers)
{
    if (alert.minerKey == 0) {
        const auto driver = drivers.driver(alert.driverType); // it may have been removed since
        return isolated(driver && !driver->displayName.isEmpty() ? driver->displayName
                                                                 : alert.driverType);
    }
    const Miner *miner = fleet.miner(alert.minerKey);
    return isolated(miner ? miner->record.name : alert.minerName);
}

AlertNotice alertNotice(const QList<Alert> &alerts, const Fleet &fleet,
                        const DriverDirectory &drivers)
{
    AlertNotice notice;
    if (alerts.isEmpty())
        return notice;
    const Alert &first = alerts.first();
    QStringList names;
    bool isOneMiner = true;
    for (const Alert &alert : alerts) {
        isOneMiner = isOneMiner && alert.minerKey == first.minerKey;
        names << alertSubject(alert, fleet, drivers);
    }
    notice.minerKey = isOneMiner ? first.minerKey : 0;
    if (alerts.size() == 1) {
        //: %1 is a miner, %2 what is wrong with it: "attic: Offline"
        notice.title = AlertText::tr("%1: %2").arg(names.first(), alertTitle(first.kind));
        notice.text = alertSentence(first);
        return notice;
    }
    const QStringList groups = groupTexts(alerts);
    if (groups.size() > 1) {
        notice.title = AlertText::tr("%n alerts", nullptr, int(alerts.size()));
        notice.text = groups.join(u'\n');
        return notice;
    }
    names.removeDuplicates();
    notice.title = groups.first();
    notice.text = someNames(names, mostNames);
    return notice;
}

QString alertSummary(const QList<Alert> &alerts)
{
    return groupTexts(alerts).join(QStringLiteral(" · "));
}

} // namespace coalface
