// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/drivercommands.h"

#include "ui/drivers/drivertablemodel.h"
#include "ui/drivers/driverwork.h"
#include "ui/drivers/recentfigures.h"
#include "ui/drivers/updatedriversdialog.h"

namespace coalface {

DriverCommands::DriverCommands(DriverManager &manager, const WindowContext &context, QWidget *window)
    : QObject(window),
      m_window(window),
      m_work(new DriverWork(manager, context.clock, this)),
      m_drivers(new DriverTableModel(manager, context.fleet, *m_work, this))
{
    if (context.driverMetrics)
        m_figures = new RecentFigures(*context.driverMetrics, context.clock, this);
    connect(m_drivers, &DriverTableModel::refreshed, this, &DriverCommands::recount);
    connect(m_work, &DriverWork::resulted, this, [this](bool good, const QString &sentence) {
        if (good)
            Q_EMIT succeeded(sentence);
        else
            Q_EMIT failed(sentence);
    });
    connect(&manager, &DriverManager::rolledBackByItself, this,
            [this](const QString &, const QString &sentence) { Q_EMIT rolledBack(sentence); });
    recount();
}

void DriverCommands::recount()
{
    const int now = int(m_drivers->updatable().size());
    if (now == m_updates)
        return;
    m_updates = now;
    Q_EMIT updateCountChanged(now);
}

bool DriverCommands::isDialogOpen() const
{
    return m_dialog && m_dialog->isVisible();
}

void DriverCommands::openDialog()
{
    if (!m_dialog) {
        m_dialog = new UpdateDriversDialog(*m_work, *m_drivers, m_figures, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->open();
    m_dialog->raise();
}

} // namespace coalface
