// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G14: the window's table of a very large fleet when all of it has new readings.
#include "measure.h"
#include "paintcost.h"
#include "product.h"
#include "row.h"

#include "ui/mainwindow.h"
#include "ui/miners/minercolumn.h"
#include "ui/miners/minerfilterproxy.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/miners/minertablemodel.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

namespace coalface::bench {

namespace {

QList<Found> invented(int count)
{
    QList<Found> miners;
    for (int i = 0; i < count; ++i) {
        Found found;
        found.endpoint.address = QHostAddress(0x0a000000U + quint32(i) + 1);
        found.driverType = u"bitaxe"_qs;
        found.identity.model = i % 3 == 0 ? u"Gamma 601"_qs : u"Supra 401"_qs;
        found.identity.firmware = u"v2.9.0"_qs;
        found.identity.mac = u"02:00:00:%1:%2:%3"_qs.arg(i >> 16 & 255, 2, 16, QChar(u'0'))
                                 .arg(i >> 8 & 255, 2, 16, QChar(u'0'))
                                 .arg(i & 255, 2, 16, QChar(u'0'));
        miners += found;
    }
    return miners;
}

Telemetry reading(QRandomGenerator &dice, const QDateTime &now)
{
    Telemetry telemetry;
    telemetry.timestamp = now;
    telemetry.hashrate = 1e12 + dice.bounded(1e12);
    telemetry.hashrateAverage = *telemetry.hashrate * 1.01;
    telemetry.hashrateExpected = 1.6e12;
    telemetry.temperature = 45 + dice.bounded(20.0);
    telemetry.temperatureVr = 50 + dice.bounded(20.0);
    telemetry.power = 15 + dice.bounded(8.0);
    telemetry.uptime = dice.bounded(1'000'000);
    telemetry.sharesAccepted = dice.bounded(200'000);
    telemetry.sharesRejected = dice.bounded(300);
    telemetry.bestDifficulty = dice.bounded(5e9);
    telemetry.fanRpm = 3000 + dice.bounded(3000);
    telemetry.poolUrl = dice.bounded(2) == 0 ? u"stratum+tcp://public-pool.example:21496"_qs
                                             : u"stratum+tcp://solo.example.org:3333"_qs;
    deriveEfficiency(telemetry);
    return telemetry;
}

//! The window with its table of miners alone, and what happens to it.
class WideTable
{
public:
    explicit WideTable(Composition &parts)
        : m_parts(parts),
          m_window({parts.fleet,
                    parts.poller,
                    parts.telemetryLog,
                    parts.drivers,
                    parts.scanner,
                    parts.announcements,
                    parts.settings,
                    parts.clock,
                    {}}),
          m_table(m_window.minersPage().table()),
          m_shown(*qobject_cast<MinerFilterProxy *>(m_table.model())),
          m_cost(*m_table.viewport())
    {
        m_window.resize(1600, 1000);
        m_window.minersPage().setDetailsShown(false);
        m_window.show();
        turnFor(500);
    }

    //! False: there is no such column.
    bool sortBy(const QString &id)
    {
        const QList<MinerColumn> columns = minerColumns();
        for (int i = 0; i < columns.size(); ++i) {
            if (columns[i].id != id)
                continue;
            m_table.sortByColumn(i, Qt::DescendingOrder);
            m_table.scrollToTop();
            turnFor(500);
            return true;
        }
        return false;
    }

    double repaint()
    {
        return m_cost.of([this] { m_table.viewport()->update(); });
    }

    //! ms of CPU from the announcement until all is sorted and painted.
    double update()
    {
        takeReadings();
        const double cost = m_cost.of([this] {
            Q_EMIT m_parts.fleet.minersChanged(m_parts.fleet.keys());
            m_shown.settle();
        });
        turnFor(1500); // the fleet announces it, too
        return cost;
    }

    //! The same in parts, nothing of it painted: announcing, sorting.
    std::pair<double, double> partsOfUpdate()
    {
        takeReadings();
        const double before = threadCpu();
        Q_EMIT m_parts.fleet.minersChanged(m_parts.fleet.keys());
        const double announced = threadCpu();
        m_shown.settle();
        const double sorted = threadCpu();
        turnFor(1500);
        return {(announced - before) * 1000, (sorted - announced) * 1000};
    }

    QSize viewSize() const { return m_table.viewport()->size(); }
    int rows() const { return m_shown.rowCount(); }

private:
    void takeReadings()
    {
        const QDateTime now = m_parts.clock.now();
        for (const qint64 key : m_parts.fleet.keys())
            m_parts.fleet.absorb(key, reading(m_dice, now), now);
    }

    Composition &m_parts;
    MainWindow m_window;
    MinerTable &m_table;
    MinerFilterProxy &m_shown;
    PaintCost m_cost;
    QRandomGenerator m_dice{17};
};

} // namespace

QJsonObject tableUpdate(const Effort &effort)
{
    Product product(invented(effort.quick ? 2000 : 10'000));
    if (!product.problem().isEmpty())
        return notMeasured(product.problem());
    WideTable table(product.parts());
    QJsonObject figures;
    double worstRatio = 0, worstCost = 0;
    for (const QString &column : {u"hashrate"_qs, u"name"_qs}) {
        if (!table.sortBy(column))
            return notMeasured(u"There is no column \"%1\"."_qs.arg(column));
        table.update();
        QList<double> repaints, updates, ratios, announcing, sorting;
        for (int i = 0; i < effort.repeats; ++i) {
            repaints += table.repaint();
            updates += table.update();
            ratios += updates.last() / repaints.last();
            const auto [announced, sorted] = table.partsOfUpdate();
            announcing += announced;
            sorting += sorted;
        }
        if (*std::min_element(updates.cbegin(), updates.cend()) < 0)
            return notMeasured(u"The table was not painted."_qs);
        worstRatio = std::max(worstRatio, median(ratios));
        worstCost = std::max(worstCost, median(updates));
        figures.insert(u"sorted_by_"_qs + column,
                       QJsonObject{{u"repaint_ms"_qs, rounded(median(repaints), 2)},
                                   {u"update_ms"_qs, rounded(median(updates), 2)},
                                   {u"of_it_announcing_ms"_qs, rounded(median(announcing), 2)},
                                   {u"of_it_sorting_ms"_qs, rounded(median(sorting), 2)},
                                   {u"ratio"_qs, rounded(median(ratios), 2)}});
    }
    figures.insert(u"miners"_qs, table.rows());
    figures.insert(u"view"_qs,
                   u"%1 x %2"_qs.arg(table.viewSize().width()).arg(table.viewSize().height()));
    figures.insert(u"goal_met"_qs, worstRatio <= 2.5 && worstCost <= 40);
    return figures;
}

} // namespace coalface::bench
