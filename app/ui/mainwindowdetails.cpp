// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The window, and the page of one miner within it.

#include "ui/details/detailspane.h"
#include "ui/drivers/driverspage.h"
#include "ui/drivers/driverspanel.h"
#include "ui/drivers/drivertable.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/miners/tagsmenu.h"
#include "ui/windowactions.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace coalface {

void MainWindow::connectDetails()
{
    auto *tags = new TagsMenu(
        m_context, [this] { return m_miners->table().selectedKeys(); }, this);
    m_actions->tags->setMenu(tags);
    connect(tags, &TagsMenu::succeeded, this, &MainWindow::showResult);
    connect(tags, &TagsMenu::failed, this, &MainWindow::showProblem);

    m_miners->details().setActions({m_actions->pollNow, m_actions->openWeb, m_actions->rename,
                                    m_actions->tags, m_actions->forget});
    const auto open = [this] { m_miners->setFull(true); };
    connect(m_miners, &MinersPage::rowActivated, this, open);
    connect(m_actions->openDetails, &QAction::triggered, this, open);
    connect(m_miners, &MinersPage::fullChanged, this, &MainWindow::updateActions);
    connect(&m_miners->details(), &DetailsPane::driverWanted, this,
            [this](const QString &driverType) {
                if (!m_drivers)
                    return;
                showPage(m_drivers);
                m_drivers->page().panel().table().select(driverType);
                m_drivers->page().setFocus();
            });
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isShowing(m_miners) && m_miners->isFull()) {
        m_miners->setFull(false);
        return;
    }
    if (event->key() == Qt::Key_Escape && isShowing(m_miners)
        && !m_miners->filter().text().isEmpty()) {
        m_miners->filter().clear();
        m_miners->table().setFocus();
        return;
    }
    // Of other pages the one that the keyboard is in.
    auto *filter = qobject_cast<QLineEdit *>(focusWidget());
    if (event->key() == Qt::Key_Escape && filter && filter->isClearButtonEnabled()
        && !filter->text().isEmpty()) {
        filter->clear();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace coalface
