// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "fakesign.h"
#include "tests/testprogram/testprogram.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/mainwindow.h"
#include "ui/minercommands.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QWindow>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is closed while an export is written asks first, and says what is left.
class TestExportClosing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_sign = std::make_unique<FakeSign>();
        m_house = std::make_unique<FakeHouse>();
        m_house->addWorking(1, u"attic"_s, 1.2, 55);
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 1);
        WindowContext context = m_house->context();
        context.desktopSign = m_sign.get();
        m_window = std::make_unique<MainWindow>(context);
        m_window->show();
        begin();
    }

    void theDialogGoesAtOnceWhileNothingIsWritten()
    {
        finish(ExportReport{10, Resolution::Raw});
        m_dialog->close();
        QVERIFY(!question());
        QTRY_VERIFY(!m_dialog);
    }

    void theDialogAsksAndStaysWithoutAnAnswer()
    {
        for (int way = 0; way < 2; ++way) {
            if (way == 0)
                QTest::keyClick(m_dialog, Qt::Key_Escape);
            else
                m_dialog->close();
            QMessageBox *box = question();
            QVERIFY(box);
            QVERIFY(box->informativeText().contains(u"no file"_s));
            QVERIFY(!m_house->log.control->cancelled);
            QCOMPARE(box->defaultButton()->text().remove(u'&'), u"Don't close"_s);
            box->defaultButton()->click();
            QTRY_VERIFY(!question());
            QVERIFY(m_dialog->isVisible());
            QVERIFY(m_dialog->isRunning());
        }
    }

    void closedAllTheSameItSaysWhatIsLeft()
    {
        m_dialog->close();
        press(QMessageBox::DestructiveRole);
        QVERIFY(m_house->log.control->cancelled);
        m_house->log.finishExport(Error{Error::Kind::Aborted, u"cancelled"_s});
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(m_window->statusBar()->currentMessage(), u"Cancelled. No file was written."_s);
    }

    void ofAnOlderFileItSaysThatItIsLeft()
    {
        finish(ExportReport{10, Resolution::Raw});
        m_dialog->close();
        QTRY_VERIFY(!m_dialog);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        begin();
        m_dialog->close();
        QVERIFY(question()->informativeText().contains(u"the old one"_s));
        press(QMessageBox::DestructiveRole);
        m_house->log.finishExport(Error{Error::Kind::Aborted, u"cancelled"_s});
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"the old one"_s));
    }

    void whatEndedBeforeTheAnswerIsToldAndTheQuestionGoes()
    {
        m_dialog->close();
        QVERIFY(question());
        finish(ExportReport{10, Resolution::Raw});
        QTRY_VERIFY(!question());
        QVERIFY(m_dialog->isVisible());
    }

    void aFileThatWasWrittenAllTheSameIsSaidToBeThere()
    {
        m_dialog->close();
        press(QMessageBox::DestructiveRole);
        m_house->log.finishExport(ExportReport{10, Resolution::Raw});
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_window->statusBar()->currentMessage().startsWith(u"10 rows written"_s));
    }

    void theProgramAsksBeforeItEnds()
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        m_window->quit();
        QVERIFY(question());
        QVERIFY(question()->text().contains(u"exported"_s));
        QVERIFY(question()->informativeText().contains(u"no file"_s));
        QCOMPARE(ended.size(), 0);
        press(QMessageBox::RejectRole);
        QTRY_VERIFY(!question());
        QVERIFY(m_dialog->isRunning() && !m_house->log.control->cancelled);

        m_window->quit();
        press(QMessageBox::DestructiveRole);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(m_house->log.control->cancelled);
        QVERIFY(!m_dialog || !m_dialog->isVisible()); // or the program would not go
    }

    //! Modal to its window alone it would lose it to that under X11.
    void aClickBehindTheQuestionDoesNotTakeTheKeyboardFromIt()
    {
        m_dialog->close();
        QCOMPARE(question()->windowModality(), Qt::ApplicationModal);
        press(QMessageBox::RejectRole);
        QTRY_VERIFY(!question());
        m_window->quit();
        QCOMPARE(question()->windowModality(), Qt::ApplicationModal);
    }

    void aClickBehindADialogDoesNotTakeTheKeyboardFromIt()
    {
        QTRY_VERIFY(QApplication::activeWindow() == m_dialog);
        m_window->activateWindow(); // as a click does under X11, though the window is blocked
        QTRY_VERIFY(QApplication::focusWindow() == m_dialog->windowHandle());
        QVERIFY(QApplication::activeWindow() == m_dialog);
    }

    void theDesktopThatEndsTheProgramIsAskedOnce()
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        QEvent quitting(QEvent::Quit);
        QCoreApplication::sendEvent(qApp, &quitting);
        QVERIFY(!quitting.isAccepted());
        QCOMPARE(m_window->findChildren<QMessageBox *>().size(), 1);
        press(QMessageBox::DestructiveRole);
        QTRY_COMPARE(ended.size(), 1);
    }

    void aSignalAsksNothing()
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        m_window->interrupt();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(m_house->log.control->cancelled);
        QVERIFY(!m_dialog || !m_dialog->isVisible());
    }

private:
    QString path() const { return m_house->folder.filePath(u"out.csv"_s); }

    void begin()
    {
        m_window->commands().exportCsv();
        m_dialog = m_window->findChild<ExportDialog *>();
        QVERIFY(m_dialog);
        m_dialog->setFile(path());
        for (int click = 0; click < 2 && !m_dialog->isRunning(); ++click) {
            for (auto *button : m_dialog->findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == u"Export"_s)
                    button->click();
            }
        }
        QVERIFY(m_dialog->isRunning());
    }

    void finish(const Result<ExportReport> &result)
    {
        m_house->log.finishExport(result);
        QTRY_VERIFY(!m_dialog->isRunning());
    }

    QMessageBox *question() const
    {
        for (QMessageBox *box : m_window->findChildren<QMessageBox *>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }

    void press(QMessageBox::ButtonRole role)
    {
        QMessageBox *box = question();
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role) {
                button->click();
                return;
            }
        }
        QFAIL("no such button");
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<FakeSign> m_sign;
    std::unique_ptr<MainWindow> m_window;
    QPointer<ExportDialog> m_dialog;
};

COALFACE_TEST(TestExportClosing)
#include "tst_exportclosing.moc"
