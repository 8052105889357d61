// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QScrollArea>

class QLabel;
class QPlainTextEdit;

namespace coalface {

class DriverTableModel;
class DriverChangelogView;
class FactsGrid;

//! Everything about one driver: the reason of its condition, to be copied, and what it says of itself.
class DriverDetails : public QScrollArea
{
    Q_OBJECT
public:
    explicit DriverDetails(const DriverTableModel &drivers, QWidget *parent = nullptr);
    void showDriver(const DriverOverview *driver); //!< null: none

private:
    using Text = QString (*)(const DriverOverview &driver);
    struct Fact
    {
        QLabel *value = nullptr;
        Text text = nullptr;
    };
    QWidget *makeReason();
    void addShortFacts();
    void addLongFacts();

    const DriverTableModel &m_drivers;
    FactsGrid *m_grid;
    DriverChangelogView *m_offered;
    DriverChangelogView *m_changelog;
    QList<Fact> m_facts;
    QLabel *m_miners;
    QWidget *m_reasonBox;
    QPlainTextEdit *m_reason;
};

} // namespace coalface
