// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace coalface {

class DriversPanel;
class DriverTableModel;
class DriverWork;
class RecentFigures;

//! The dialog "Update drivers". It starts nothing by itself, and closing it ends nothing.
class UpdateDriversDialog : public QDialog
{
    Q_OBJECT
public:
    UpdateDriversDialog(DriverWork &work, DriverTableModel &drivers,
                        RecentFigures *figures = nullptr, QWidget *parent = nullptr);
    DriversPanel &panel() { return *m_panel; }

private:
    DriversPanel *m_panel;
};

} // namespace coalface
