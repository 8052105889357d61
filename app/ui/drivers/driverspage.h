// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coalface {

class DriversPanel;
class DriverTableModel;
class DriverWork;
class RecentFigures;

//! The page "Drivers".
class DriversPage : public QWidget
{
    Q_OBJECT
public:
    DriversPage(DriverWork &work, DriverTableModel &drivers, RecentFigures *figures = nullptr,
                QWidget *parent = nullptr);
    DriversPanel &panel() { return *m_panel; }

private:
    DriversPanel *m_panel;
};

} // namespace coalface
