// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"
#include "ui/context.h"

#include <QDate>
#include <QObject>
#include <QSet>

namespace coalface {

//! Reads in which stretches of energyStretch nobody was read for a while although each has readings: the program did not run, or the
//! computer slept. The first miners that report their power stand for the fleet. GUI thread.
class ReadGaps : public QObject
{
    Q_OBJECT
public:
    explicit ReadGaps(const WindowContext &context, QObject *parent = nullptr);

    //! Of that range; answered() follows, also where something could not be read. While that is under way it is not begun anew.
    void read(const QDateTime &from, const QDateTime &to);

Q_SIGNALS:
    //! The beginnings of the stretches, ms since 1970 UTC, and the days on which polls were so rare that they do not tell.
    void answered(const QList<qint64> &stretches, const QSet<QDate> &rare);

private:
    void readNext();

    WindowContext m_context;
    QList<SeriesRequest> m_waiting;
    QList<QList<SeriesPoint>> m_runs; //!< of the miner that is being read
    QList<qint64> m_stretches;
    QSet<QDate> m_rare;
};

} // namespace coalface
