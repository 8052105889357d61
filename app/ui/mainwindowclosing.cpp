// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The window's end: the program's, too, or not; and while miners are being changed, the history is backed up or exported, or
//! notes are not saved.

#include "ui/common/closequestion.h"
#include "ui/common/messagebar.h"
#include "ui/common/namelist.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/minercommands.h"
#include "ui/miners/minerspage.h"
#include "ui/operations/bulkcommands.h"
#include "ui/settings/databasework.h"
#include "ui/tray/desktopsign.h"
#include "ui/tray/traysummary.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMessageBox>

#include <utility>

namespace coalface {

namespace {
constexpr int mostNamesOfNotes = 5;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveStateNow();
    if (goesToTray()) {
        event->ignore();
        hide();
        tellOfTray();
        return;
    }
    if (!mayClose()) {
        m_isQuitting = false;
        event->ignore();
        return;
    }
    m_commands->stopExport(); // its dialog would ask before the program may go
    QMainWindow::closeEvent(event);
    Q_EMIT ended();
}

void MainWindow::quit()
{
    m_isQuitting = true;
    if (isAtWork())
        bringUp(); // there is a question
    close();
}

void MainWindow::interrupt()
{
    m_isQuitting = true;
    if (m_bulk->isRunning() && !m_isClosing) {
        closeSoon();
        m_bulk->endSoon(); // whoever sends a signal waits for no reading back
        return;
    }
    m_isClosing = true;
    close();
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

//! The system, or its dock, wants the program to end: it closes the windows to see whether it may.
bool MainWindow::eventFilter(QObject *object, QEvent *event)
{
    if (object == qApp && event->type() == QEvent::Quit) {
        m_isQuitting = true;
        if (m_commands->isExporting() && !m_isClosing) {
            quit(); // the dialog, closed by itself, would ask about itself alone
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(object, event);
}

bool MainWindow::goesToTray() const
{
    const DesktopSign *sign = m_context.desktopSign;
    return !m_isQuitting && !m_isClosing && sign && sign->isAvailable()
           && m_context.settings.keepsRunning();
}

bool MainWindow::mayClose()
{
    if (m_isClosing || !isAtWork())
        return true;
    if (raisedCloseQuestion(*this))
        return false;
    if (m_bulk->isRunning())
        askAboutChange();
    else
        askAboutLosses();
    return false;
}

bool MainWindow::isBackingUp() const
{
    return m_database && m_database->isBusy() && m_database->kind() == DatabaseWork::Kind::Backup;
}

//! Something is lost, or left undone, when the program ends now.
bool MainWindow::isAtWork() const
{
    return m_bulk->isRunning() || isBackingUp() || m_commands->isExporting()
           || !notesLoss().isEmpty();
}

//! A sentence; empty: nothing.
QString MainWindow::notesLoss() const
{
    const QStringList miners = m_miners->details().unsavedNotes();
    //: %1 is a miner, or several
    return miners.isEmpty() ? QString()
                            : tr("What you typed as tags and notes of %1 would be lost.")
                                  .arg(listedNames(miners, mostNamesOfNotes));
}

void MainWindow::askAboutChange()
{
    QMessageBox *box = makeQuestion(tr("Miners are being changed. Close all the same?"));
    const auto tell = [this, box] {
        const int waiting = m_bulk->waiting();
        box->setInformativeText(
            m_bulk->status() + QStringLiteral(".\n")
            + (waiting > 0
                   ? tr("%n miners have not been begun with; they would stay as they are. What is "
                        "under way ends first.",
                        nullptr, waiting)
                   : tr("All miners have been begun with. What is under way ends first."))
            + (notesLoss().isEmpty() ? QString() : QLatin1Char('\n') + notesLoss()));
    };
    tell();
    connect(m_bulk, &BulkCommands::statusChanged, box, [this, box, tell] {
        if (m_bulk->isRunning()) {
            tell();
            return;
        }
        // There is nothing to ask about any more.
        box->close();
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
    box->show();
}

//! A copy of the history, or a table of it, is being written, or notes are not saved.
void MainWindow::askAboutLosses()
{
    QMessageBox *box = makeQuestion(
        isBackingUp()               ? tr("The history is being backed up. Close all the same?")
        : m_commands->isExporting() ? tr("The history is being exported. Close all the same?")
                                    : tr("Tags or notes are not saved. Close all the same?"));
    const auto tell = [this, box] {
        QStringList losses;
        if (isBackingUp())
            losses += tr("Then nothing is left of this copy.");
        if (m_commands->isExporting())
            losses += m_commands->exportLoss();
        if (const QString notes = notesLoss(); !notes.isEmpty())
            losses += notes;
        box->setInformativeText(losses.join(QLatin1Char('\n')));
        if (!losses.isEmpty())
            return;
        // There is nothing to ask about any more, but what became of it is to be read.
        box->close();
        m_isQuitting = false;
    };
    if (m_database)
        connect(m_database, &DatabaseWork::ended, box, tell);
    connect(m_commands, &MinerCommands::exportEnded, box, tell);
    tell();
    box->show();
}

QMessageBox *MainWindow::makeQuestion(const QString &question)
{
    return makeCloseQuestion(this, tr("Close Coalface"), question, [this] { closeSoon(); });
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

void MainWindow::tellOfTray()
{
    if (std::exchange(m_toldOfTray, true))
        return;
    m_context.desktopSign->show(
        tr("Coalface goes on"),
        tr("It watches your miners here in the tray. To end it, choose Quit in this icon's menu."));
    saveStateNow();
}

void MainWindow::connectSign()
{
    DesktopSign *sign = m_context.desktopSign;
    const auto follow = [this, sign] {
        sign->setWanted(DesktopSign::Running, m_context.settings.keepsRunning());
        updateSign();
    };
    connect(&m_context.settings, &Settings::changed, this, follow);
    connect(sign, &DesktopSign::openWanted, this, &MainWindow::bringUp);
    connect(sign, &DesktopSign::quitWanted, this, &MainWindow::quit);
    // Without a sign there would be no way back to a closed window.
    connect(sign, &DesktopSign::availabilityChanged, this, [this, sign] {
        updateSign();
        if (!sign->isAvailable() && isHidden() && m_restored)
            bringUp();
    });
    qApp->installEventFilter(this);
    follow();
}

void MainWindow::updateSign()
{
    if (DesktopSign *sign = m_context.desktopSign; sign && sign->isAvailable())
        sign->setSummary(traySummary(m_context),
                         m_context.activeAlerts && m_context.activeAlerts->openCount() > 0);
}

} // namespace coalface
