// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QScrollArea>

class QLabel;

namespace coalface {

class FactsGrid;

//! Who the miner is and everything it reports, as pairs of name and value in as many columns as fit.
class OverviewPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit OverviewPage(const WindowContext &context, QWidget *parent = nullptr);
    void showMiner(const Miner *miner); //!< null: none

private:
    struct Pair
    {
        QLabel *value = nullptr;
        QString (*text)(const Miner &miner) = nullptr; //!< null: the telemetry field
        const TelemetryField *field = nullptr;
        bool isRead = false;   //!< told with readings: as old as they are
        bool isOfPool = false; //!< of the one that it shows, which may only be stored
    };
    void addPair(const QString &name, QString (*text)(const Miner &),
                 const TelemetryField *field = nullptr);

    QString toolTip(const Miner *miner, const Pair &pair, const QString &text) const;
    QString withAge(const Miner &miner, const QString &text) const;
    QString fallbackText(const Miner &miner) const;
    bool isPoolStored(const Miner &miner) const;
    QString waitingText(const Miner &miner) const;
    void readAddresses(const Miner *miner);

    WindowContext m_context;
    QList<Pair> m_pairs;
    FactsGrid *m_facts;
    QLabel *m_read = nullptr;
    QLabel *m_driverVersion = nullptr;
    QLabel *m_fallback = nullptr;
    QLabel *m_restart = nullptr; //!< what waits for one
    QLabel *m_addresses = nullptr;
    qint64 m_key = 0;    //!< whose addresses are shown
    Endpoint m_endpoint; //!< where it was when they were read
};

} // namespace coalface
