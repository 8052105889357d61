// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energydays.h"
#include "ui/context.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace coalface {

//! Reads the power of days on which miners are asked so rarely that each reading has to be followed to the next one. A day after the
//! other, as each needs every reading of it. GUI thread.
class HeldEnergy : public QObject
{
    Q_OBJECT
public:
    explicit HeldEnergy(const WindowContext &context, QObject *parent = nullptr);

    //! Those days, of which single readings are kept, and no others any more; answered() follows. While that is under way it is not begun
    //! anew.
    void read(const QSet<QDate> &days);
    //! In the place of those of the same date that were made otherwise. By date.
    QList<EnergyDay> laidOver(const QList<EnergyDay> &days, const Tariff &tariff,
                              const QDateTime &now) const;

Q_SIGNALS:
    void answered();
    void failed(const QString &sentence);

private:
    struct Day
    {
        QList<QList<SeriesPoint>> power;
        QList<QList<SeriesPoint>> answered; //!< their hashrate
        QDateTime readAt;                   //!< invalid: it can still change
    };
    void clear(); //!< another interval
    void readNext();
    void take(const QDate &day, const SeriesAnswer &answer);

    WindowContext m_context;
    QHash<QDate, Day> m_days;
    QList<QDate> m_waiting; //!< still to be read
    int m_interval = 0;     //!< s, with which they were read
    int m_number = 0;       //!< of that interval: an answer of an older one is dropped
};

} // namespace coalface
