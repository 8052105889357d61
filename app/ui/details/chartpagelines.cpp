// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartpagelines.h"

#include "ui/charts/linelook.h"
#include "ui/charts/timechart.h"
#include "ui/common/bidi.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

namespace coalface {

namespace {

QString limitText(const QString &names, double limit, const QString &unit)
{
    //: %1 what is limited (a reading, or miners), %2 the value with its unit
    return QCoreApplication::translate("coalface::ChartPage", "Limit of %1: %2")
        .arg(names,
             QLocale().toString(limit, 'f', QLocale::FloatingPointShortest) + QChar(0x00a0) + unit);
}

} // namespace

QList<ChartLine> chartLines(const ChartMetric &metric, const QList<qint64> &miners, bool withFleet,
                            const Fleet &fleet)
{
    QList<ChartLine> lines;
    const bool compares = miners.size() > 1;
    const QStringList keys = compares ? metric.keys.mid(0, 1) : metric.keys;
    const QList<int> looks = lineLooks(miners, TimeChart::shownLines);
    for (qsizetype place = 0; place < miners.size(); ++place) {
        const qint64 miner = miners[place];
        const Miner *known = fleet.miner(miner);
        for (const QString &key : keys) {
            ChartLine line;
            line.minerKey = miner;
            line.key = key;
            line.isRate = metric.isRate;
            line.look.id = QStringLiteral("%1/%2").arg(miner).arg(key);
            line.look.name = compares && known ? isolated(known->record.name) : metric.lineName(key);
            line.look.colour = compares ? looks[place] : int(lines.size());
            lines += line;
        }
    }
    if (withFleet) {
        ChartLine line;
        line.key = metric.keys.first();
        line.isRate = metric.isRate;
        line.look.id = QStringLiteral("fleet/") + line.key;
        line.look.name = metric.fleetName();
        line.look.colour = fleetLine;
        lines.prepend(line); // among those that are shown by themselves
    }
    return lines;
}

QList<ChartThreshold> chartThresholds(const ChartMetric &metric, const QList<qint64> &miners,
                                      const WindowContext &context)
{
    if (metric.isRate)
        return {};
    const bool compares = miners.size() > 1;
    QList<ChartThreshold> thresholds;
    for (const QString &key : compares ? metric.keys.mid(0, 1) : metric.keys) {
        QMap<double, QStringList> names; // of the miners with that limit
        for (const qint64 miner : miners) {
            const Miner *known = context.fleet.miner(miner);
            const auto limits = known ? context.fleet.limits(known->record.driverType)
                                      : QMap<QString, double>();
            if (limits.contains(key))
                names[limits.value(key)] += isolated(known->record.name);
        }
        for (auto limit = names.cbegin(); limit != names.cend(); ++limit) {
            const bool isShared = limit->size() == miners.size();
            thresholds += ChartThreshold{limit.key(),
                                         limitText(isShared ? metric.lineName(key)
                                                            : limit->join(QStringLiteral(", ")),
                                                   limit.key(), metric.unit)};
        }
    }
    return thresholds;
}

} // namespace coalface
