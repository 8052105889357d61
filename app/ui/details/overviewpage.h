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
    };
    void addPair(const QString &name, QString (*text)(const Miner &),
                 const TelemetryField *field = nullptr);

    WindowContext m_context;
    QList<Pair> m_pairs;
    FactsGrid *m_facts;
};

} // namespace coalface
