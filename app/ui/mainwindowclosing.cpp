// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The window's end while miners are being changed.

#include "ui/common/messagebar.h"
#include "ui/mainwindow.h"
#include "ui/operations/bulkcommands.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

namespace coalface {

namespace {
QString questionName()
{
    return QStringLiteral("closeQuestion");
}
} // namespace

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveStateNow();
    if (!mayClose()) {
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

bool MainWindow::mayClose()
{
    if (!m_bulk->isRunning() || m_isClosing)
        return true;
    if (auto *asked = findChild<QMessageBox *>(questionName()); asked && asked->isVisible()) {
        asked->raise();
        asked->activateWindow();
        return false;
    }
    auto *box = new QMessageBox(this);
    box->setObjectName(questionName());
    connect(box, &QDialog::finished, box,
            [box] { box->setObjectName({}); }); // it goes a little later
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Close Coalface"));
    box->setText(tr("Miners are being changed. Close all the same?"));
    const auto tell = [this, box] {
        const int waiting = m_bulk->waiting();
        box->setInformativeText(
            m_bulk->status() + QStringLiteral(".\n")
            + (waiting > 0
                   ? tr("%n miners have not been begun with; they would stay as they are. What is "
                        "under way ends first.",
                        nullptr, waiting)
                   : tr("All miners have been begun with. What is under way ends first.")));
    };
    tell();
    QPushButton *close = box->addButton(tr("&Close"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(tr("&Keep running"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(close, &QPushButton::clicked, this, &MainWindow::closeSoon);
    connect(m_bulk, &BulkCommands::statusChanged, box, [this, box, tell] {
        if (m_bulk->isRunning()) {
            tell();
            return;
        }
        // There is nothing to ask about any more.
        box->close();
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
    box->open();
    return false;
}

void MainWindow::closeSoon()
{
    m_isClosing = true;
    connect(m_bulk, &BulkCommands::statusChanged, this, [this] {
        if (!m_bulk->isRunning())
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
    m_bulk->cancel();
    if (!m_bulk->isRunning()) {
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        return;
    }
    m_messages
        ->setMessage(QStringLiteral("closing"), MessageBar::Kind::Notice,
                     tr("Coalface closes as soon as what is under way has ended. Close it once "
                        "more to close it at once."));
}

} // namespace coalface
