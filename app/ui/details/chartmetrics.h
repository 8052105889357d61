// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace coalface {

//! Something that a chart can show.
struct ChartMetric
{
    QString id;            //!< as it is kept in the window's state: its first key
    QStringList keys;      //!< of telemetry; the others are drawn with the first for a single miner
    QString unit;          //!< as stored
    bool isRate = false;   //!< of counters: what a minute adds
    bool hasFleet = false; //!< the log has it of the whole fleet
    bool isSum = false;    //!< of the fleet: a sum, else a mean

    QString name() const;
    //! Of one of its keys.
    QString lineName(const QString &key) const;
    QString fleetName() const;
};

const QList<ChartMetric> &chartMetrics();

} // namespace coalface
