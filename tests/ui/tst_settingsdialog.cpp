// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakekeeper.h"
#include "fakeports.h"
#include "fakesign.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/common/problemlabel.h"
#include "ui/mainwindow.h"
#include "ui/settings/databasework.h"
#include "ui/settings/settingsdialog.h"
#include "ui/windowactions.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! The dialog "Settings".
class TestSettingsDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_sign = std::make_unique<FakeSign>();
        m_keeper = std::make_unique<FakeKeeper>();
        m_house = std::make_unique<FakeHouse>();
        m_house->settings.setLanguage(u"fr"_s);
        WindowContext context = m_house->context();
        context.desktopSign = m_sign.get();
        context.databaseKeeper = m_keeper.get();
        m_window = std::make_unique<MainWindow>(context);
        m_window->show();
        QCOMPARE(m_window->actions().settings->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Comma));
        openDialog();
        QVERIFY(m_dialog && m_dialog->isVisible());
    }

    void nothingChangesBeforeItIsSaved()
    {
        QSignalSpy changed(&m_house->settings, &Settings::changed);
        spin(u"Ask each miner every"_s)->setValue(60);
        tray()->setChecked(true);
        m_dialog->reject();
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_house->settings.pollInterval(), 30);
    }

    void whoseDriverWantsToBeAskedLessOftenIsNamed()
    {
        const auto isSaid = [this] {
            for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
                if (!label->isHidden() && label->text().contains(u"the driver wants no less"_s))
                    return label->text().startsWith(u"Pebble: every 20 s"_s);
            }
            return false;
        };
        m_house->drivers.minimumInterval = 20;
        spin(u"Ask each miner every"_s)->setValue(10);
        QVERIFY(!isSaid()); // there is no such miner
        m_house->addWorking(1, u"attic"_s, 1.2, 55);
        const auto loaded = m_house->fleet.load();
        QTRY_VERIFY(loaded.isFinished() && m_house->fleet.size() == 1);
        spin(u"Ask each miner every"_s)->setValue(19);
        QVERIFY(isSaid());
        spin(u"Ask each miner every"_s)->setValue(20);
        QVERIFY(!isSaid());
    }

    void theWholePathOfTheHistoryCanBeReadAndCopied()
    {
        QLineEdit *place = nullptr;
        for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"The history is in"_s)
                place = edit;
        }
        QVERIFY(place && place->isReadOnly());
        QCOMPARE(place->text(), QDir::toNativeSeparators(m_keeper->file()));
        QCOMPARE(place->cursorPosition(), 0); // its beginning is seen
        QVERIFY(place->toolTip().contains(place->text()));
        QVERIFY(place->focusPolicy() & Qt::TabFocus);
        place->selectAll();
        place->copy();
        QCOMPARE(QApplication::clipboard()->text(), place->text());
    }

    void whatWasChosenIsSavedAndTheRestStays()
    {
        spin(u"Ask each miner every"_s)->setValue(60);
        spin(u"Keep each reading for"_s)->setValue(90);
        tray()->setChecked(true);
        combo(u"Theme"_s)->setCurrentIndex(2);
        button(u"Save"_s)->click();
        QCOMPARE(m_house->settings.pollInterval(), 60);
        QCOMPARE(m_house->settings.retention(), (Retention{90, 366}));
        QCOMPARE(m_house->settings.keepsRunning(), true);
        QCOMPARE(m_house->settings.theme(), Settings::Theme::Dark);
        QCOMPARE(m_window->actions().theme(), Settings::Theme::Dark); // the menu says so, too
        QCOMPARE(m_house->settings.language(), u"fr"_s); // though there is no such translation
        QVERIFY(m_sign->isAvailable());                  // at once
        QCOMPARE(m_window->statusBar()->currentMessage(), u"Settings saved"_s);
    }

    void whatCannotBeSavedStaysInTheDialogAndIsNotCalledSaved()
    {
        const QString file = m_house->folder.filePath(u"settings.json"_s);
        spin(u"Ask each miner every"_s)->setValue(60);
        combo(u"Theme"_s)->setCurrentIndex(2);
        // Nothing can be written there.
        m_house->folder.remove();
        QFile inTheWay(m_house->folder.path());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        button(u"Save"_s)->click();
        QVERIFY(m_dialog->isVisible());
        QString told;
        for (const auto *label : m_dialog->findChildren<ProblemLabel *>())
            told += label->text();
        QVERIFY2(told.remove(QChar(0x200b)).contains(u"could not be saved"_s), qPrintable(told));
        QCOMPARE(m_window->statusBar()->currentMessage(), QString());
        QCOMPARE(m_house->settings.pollInterval(), 30);
        QCOMPARE(spin(u"Ask each miner every"_s)->value(), 60);
        QVERIFY(inTheWay.remove());
        button(u"Save"_s)->click();
        QCOMPARE(m_window->statusBar()->currentMessage(), u"Settings saved"_s);
        QCOMPARE(Settings(file).pollInterval(), 60);
        QCOMPARE(Settings(file).theme(), Settings::Theme::Dark);
    }

    void anotherLanguageIsForTheNextStart()
    {
        QVERIFY(!says(u"starts the next time."_s));
        combo(u"Language"_s)->setCurrentIndex(0);
        QVERIFY(says(u"starts the next time."_s));
        button(u"Save"_s)->click();
        QCOMPARE(m_house->settings.language(), QString());
    }

    void whatDeletesHistoryIsSaidBefore()
    {
        page(2);
        QVERIFY(!says(u"deleted"_s));
        spin(u"Keep each reading for"_s)->setValue(7);
        QVERIFY(says(u"what is older is deleted"_s));
        spin(u"Keep each reading for"_s)->setValue(0); // for ever
        QVERIFY(!says(u"what is older is deleted"_s));
        QCOMPARE(spin(u"Keep each reading for"_s)->text(), u"ever"_s);
    }

    void defaultsAreThoseOfThePageThatIsShown()
    {
        spin(u"Ask each miner every"_s)->setValue(60);
        page(2);
        spin(u"Keep sums of 15 minutes for"_s)->setValue(10);
        button(u"Restore this page's defaults"_s)->click();
        QCOMPARE(spin(u"Keep sums of 15 minutes for"_s)->value(), 366);
        QCOMPARE(spin(u"Ask each miner every"_s)->value(), 60);
        page(1);
        button(u"Restore this page's defaults"_s)->click();
        QCOMPARE(spin(u"Ask each miner every"_s)->value(), 30);
    }

    void theHistoryIsBackedUpWhileOneLooksOn()
    {
        page(2);
        work().backUp(u"/safe/copy.sqlite"_s);
        QCOMPARE(m_keeper->asked, u"back up /safe/copy.sqlite"_s);
        QVERIFY(!button(u"Check"_s)->isEnabled());
        m_keeper->control->percent = 40;
        QTRY_COMPARE(m_dialog->findChild<QProgressBar *>()->value(), 40);
        DatabaseReport report;
        report.file = u"/safe/copy.sqlite"_s;
        report.bytes = 48'000'000;
        m_keeper->end(report);
        QTRY_VERIFY(says(u"Backed up to"_s));
        QVERIFY(button(u"Check"_s)->isEnabled());
        QVERIFY(messages().isEmpty()); // the dialog told it
    }

    void whatWentWrongIsSaidAndWhatWasStoppedToo()
    {
        page(2);
        button(u"Check"_s)->click();
        QCOMPARE(m_keeper->asked, u"check"_s);
        DatabaseReport damaged;
        damaged.problems = {u"row 3 missing from index"_s};
        m_keeper->end(damaged);
        QTRY_VERIFY(says(u"row 3 missing from index"_s) && says(u"damaged"_s));

        button(u"Check"_s)->click();
        button(u"Stop"_s)->click();
        QVERIFY(m_keeper->control->cancelled);
        m_keeper->end(Error{Error::Kind::Aborted, u"cancelled"_s});
        QTRY_VERIFY(says(u"Stopped."_s));

        work().backUp(u"/safe/copy.sqlite"_s);
        m_keeper->end(Error{Error::Kind::Rejected, u"The file exists."_s});
        QTRY_VERIFY(says(u"The file exists."_s));
    }

    void whatIsUnderWayGoesOnWithoutTheDialogAndTellsItsEnd()
    {
        work().backUp(u"/safe/copy.sqlite"_s);
        closeDialog();
        QVERIFY(!m_keeper->control->cancelled);
        QVERIFY2(messages().contains(u"is being backed up"_s), qPrintable(messages()));
        DatabaseReport report;
        report.file = u"/safe/copy.sqlite"_s;
        report.bytes = 48'000'000;
        m_keeper->end(report);
        QTRY_VERIFY2(messages().startsWith(u"Backed up to /safe/copy.sqlite"_s),
                     qPrintable(messages()));
        // Why it did not work is told, too.
        work().backUp(u"/safe/copy.sqlite"_s);
        m_keeper->end(Error{Error::Kind::Rejected, u"The file exists."_s});
        QTRY_COMPARE(messages(), u"The file exists."_s);
    }

    void openedAgainTheDialogShowsWhatIsUnderWay()
    {
        work().check();
        closeDialog();
        openDialog();
        page(2);
        QVERIFY(!button(u"Check"_s)->isEnabled());
        m_keeper->control->percent = 70;
        QTRY_COMPARE(m_dialog->findChild<QProgressBar *>()->value(), 70);
        m_keeper->end(DatabaseReport());
        QTRY_VERIFY(says(u"The history is in order."_s));
        QTRY_VERIFY(messages().isEmpty());
    }

    void closingTheWindowOverABackupAsks()
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        work().backUp(u"/safe/copy.sqlite"_s);
        closeDialog();
        m_window->close();
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        QVERIFY(m_window->isVisible());
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(ended.size(), 1);
        m_window.reset();
        QVERIFY(m_keeper->control->cancelled);
        m_keeper->end(DatabaseReport()); // nobody is there to hear it
    }

    void aBackupThatEndsWhileItIsAskedAboutIsTold()
    {
        work().backUp(u"/safe/copy.sqlite"_s);
        closeDialog();
        m_window->close();
        QPointer<QMessageBox> question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        m_keeper->end(DatabaseReport());
        QTRY_VERIFY(!question || !question->isVisible());
        QVERIFY(m_window->isVisible());
        QVERIFY2(messages().startsWith(u"Backed up"_s), qPrintable(messages()));
    }

    void interruptedItAsksNothing()
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        work().backUp(u"/safe/copy.sqlite"_s);
        closeDialog();
        m_window->interrupt();
        QCOMPARE(ended.size(), 1);
    }

    void whereTheDesktopHasNoTrayItIsSaid()
    {
        QVERIFY(!says(u"no tray now"_s));
        delete m_dialog;
        m_sign->setTray(false);
        m_window->actions().settings->trigger();
        m_dialog = m_window->findChild<SettingsDialog *>();
        QVERIFY(says(u"no tray now"_s));
    }

private:
    void openDialog()
    {
        m_window->actions().settings->trigger();
        m_dialog = m_window->findChild<SettingsDialog *>();
    }
    void closeDialog()
    {
        const QPointer<SettingsDialog> dialog = m_dialog;
        m_dialog->reject();
        QTRY_VERIFY(!dialog);
    }
    DatabaseWork &work() const { return *m_window->findChild<DatabaseWork *>(); }
    QString messages() const { return m_window->findChild<MessageBar *>()->sentences().join(u' '); }
    void page(int index) { m_dialog->findChild<QTabWidget *>()->setCurrentIndex(index); }
    static QString plain(QString text) { return text.remove(u'&'); }

    template<typename Field>
    Field *labelled(const QString &text) const
    {
        for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
            if (plain(label->text()) == text)
                return qobject_cast<Field *>(label->buddy());
        }
        return nullptr;
    }
    QSpinBox *spin(const QString &text) const { return labelled<QSpinBox>(text); }
    QComboBox *combo(const QString &text) const { return labelled<QComboBox>(text); }
    QCheckBox *tray() const
    {
        for (auto *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains(u"tray"_s))
                return box;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        for (auto *candidate : m_dialog->findChildren<QPushButton *>()) {
            if (plain(candidate->text()) == text)
                return candidate;
        }
        return nullptr;
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }

    std::unique_ptr<FakeSign> m_sign;
    std::unique_ptr<FakeKeeper> m_keeper;
    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<MainWindow> m_window;
    SettingsDialog *m_dialog = nullptr;
};

COALFACE_TEST(TestSettingsDialog)
#include "tst_settingsdialog.moc"
