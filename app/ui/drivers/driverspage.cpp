// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverspage.h"

#include "ui/drivers/driverspanel.h"
#include "ui/drivers/drivertable.h"

#include <QVBoxLayout>

namespace coalface {

DriversPage::DriversPage(DriverWork &work, DriverTableModel &drivers, RecentFigures *figures,
                         QWidget *parent)
    : QWidget(parent), m_panel(new DriversPanel(work, drivers, figures, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    setFocusProxy(&m_panel->table());
}

} // namespace coalface
