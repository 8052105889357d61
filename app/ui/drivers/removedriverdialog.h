// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QMessageBox>

namespace coalface {

//! Asks whether that driver is to be taken away, and says what becomes of its miners.
class RemoveDriverDialog : public QMessageBox
{
    Q_OBJECT
public:
    //! `miners`: how many of the fleet it serves.
    RemoveDriverDialog(const DriverOverview &driver, int miners, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace coalface
