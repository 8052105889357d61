// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What a person keeps with miners: tags and notes.
class TestMinerRemarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void tagsAndNotesAreTypedAndSaved();
    void whatWasTypedIsKeptUntilItIsSaved();
    void closingWithUnsavedNotesAsksFirst();
    void whatAnotherProgramNotesAppears();
    void theTagsMenuTicksForAllSelected();
    void minersAreFoundByTheirTags();

private:
    DetailsPane &pane() { return m_window->minersPage().details(); }
    MinerTable &table() { return m_window->minersPage().table(); }
    QWidget *tab(const QString &title)
    {
        QTabWidget &tabs = pane().tabs();
        for (int i = 0; i < tabs.count(); ++i) {
            if (tabs.tabText(i) == title) {
                tabs.setCurrentIndex(i);
                return tabs.widget(i);
            }
        }
        return nullptr;
    }
    template<typename T>
    static T *named(const QWidget &in, const QString &beginning)
    {
        for (T *candidate : in.findChildren<T *>()) {
            if (candidate->text().remove(u'&').startsWith(beginning))
                return candidate;
        }
        return nullptr;
    }
    static bool says(const QWidget &in, const QString &part)
    {
        for (const QLabel *label : in.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    QAction *tagAction(const QString &beginning)
    {
        QMenu *menu = m_window->actions().tags->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').startsWith(beginning))
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<MainWindow> m_window;
};

void TestMinerRemarks::init()
{
    m_house = std::make_unique<FakeHouse>();
    m_house->addWorking(1, u"attic"_s, 1.2, 55);
    m_house->addWorking(2, u"garage"_s, 4.8, 71);
    m_house->addStored(3, u"basement"_s);
    const auto loaded = m_house->fleet.load();
    QTRY_VERIFY(loaded.isFinished() && m_house->fleet.size() == 3);
    m_window = std::make_unique<MainWindow>(m_house->context());
    m_window->show();
    table().selectKeys({1});
}

void TestMinerRemarks::cleanup()
{
    m_window.reset();
    m_house.reset();
}

void TestMinerRemarks::tagsAndNotesAreTypedAndSaved()
{
    QWidget *page = tab(u"Notes"_s);
    QVERIFY(page);
    auto *tags = page->findChild<QLineEdit *>();
    auto *notes = page->findChild<QPlainTextEdit *>();
    auto *save = named<QPushButton>(*page, u"Save"_s);
    QVERIFY(!save->isEnabled());
    tags->setText(u"loud,garage Loud"_s);
    notes->setPlainText(u"Fan replaced"_s);
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(m_house->fleet.miner(1)->remarks,
                 (MinerRemarks{{u"garage"_s, u"loud"_s}, u"Fan replaced"_s}));
    QTRY_VERIFY(!save->isEnabled());
    QCOMPARE(tags->text(), u"garage, loud"_s);
    tags->setText(u"a:b"_s);
    QVERIFY(!save->isEnabled());
    QVERIFY(says(*page, u"A tag is one word"_s));
    tags->setText(u"garage"_s);
    notes->setPlainText(QString(4001, u'x'));
    QVERIFY(!save->isEnabled());
    QVERIFY(says(*page, u"at most 4,000 characters"_s));
    named<QPushButton>(*page, u"Discard"_s)->click();
    QCOMPARE(notes->toPlainText(), u"Fan replaced"_s);
    QCOMPARE(tags->text(), u"garage, loud"_s);
}

void TestMinerRemarks::whatWasTypedIsKeptUntilItIsSaved()
{
    QWidget *page = tab(u"Notes"_s);
    auto *notes = page->findChild<QPlainTextEdit *>();
    notes->setPlainText(u"half a sen"_s);
    table().selectKeys({2});
    QTRY_VERIFY(notes->toPlainText().isEmpty());
    table().selectKeys({1});
    QTRY_COMPARE(notes->toPlainText(), u"half a sen"_s);
    QVERIFY(named<QPushButton>(*page, u"Save"_s)->isEnabled());
    QVERIFY(m_house->fleet.miner(1)->remarks.notes.isEmpty());
    m_house->store.refusal = u"The disk is full."_s;
    named<QPushButton>(*page, u"Save"_s)->click();
    QTRY_VERIFY(says(*page, u"The disk is full."_s));
    QCOMPARE(notes->toPlainText(), u"half a sen"_s);
}

void TestMinerRemarks::closingWithUnsavedNotesAsksFirst()
{
    QWidget *page = tab(u"Notes"_s);
    auto *notes = page->findChild<QPlainTextEdit *>();
    notes->setPlainText(u"half a sen"_s);
    table().selectKeys({2}); // nor must it be shown
    QVERIFY(!m_window->close());
    auto *box = m_window->findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY2(box->informativeText().contains(u"attic"_s), qPrintable(box->informativeText()));
    QCOMPARE(box->defaultButton()->text().remove(u'&'), u"Don't close"_s);
    box->defaultButton()->click();
    QVERIFY(m_window->isVisible());
    table().selectKeys({1});
    QTRY_COMPARE(notes->toPlainText(), u"half a sen"_s);
    named<QPushButton>(*page, u"Save"_s)->click();
    table().selectKeys({2}); // before it is done
    QCOMPARE(pane().unsavedNotes(), QStringList{u"attic"_s});
    QTRY_VERIFY(pane().unsavedNotes().isEmpty());
    QCOMPARE(m_house->fleet.miner(1)->remarks.notes, u"half a sen"_s);
    // Of what is gone with its miner nothing is left to save.
    notes->setPlainText(u"loud"_s);
    (void)m_house->fleet.remove({2});
    QTRY_COMPARE(m_house->fleet.size(), 2);
    QVERIFY(m_window->close());
}

void TestMinerRemarks::whatAnotherProgramNotesAppears()
{
    QWidget *page = tab(u"Notes"_s);
    m_house->store.miners[0].remarks = {{u"roof"_s}, u"from elsewhere"_s};
    Q_EMIT m_house->store.changedElsewhere();
    QTRY_COMPARE(page->findChild<QPlainTextEdit *>()->toPlainText(), u"from elsewhere"_s);
    QCOMPARE(page->findChild<QLineEdit *>()->text(), u"roof"_s);
}

void TestMinerRemarks::theTagsMenuTicksForAllSelected()
{
    QVERIFY(m_house->fleet.tag({1}, {u"loud"_s}, {}).isFinished());
    QTRY_COMPARE(m_house->fleet.tags(), QStringList{u"loud"_s});
    table().selectKeys({1, 2});
    QAction *loud = tagAction(u"loud (1 of 2)"_s);
    QVERIFY(loud && !loud->isChecked());
    loud->trigger();
    QTRY_COMPARE(m_house->fleet.miner(2)->remarks.tags, QStringList{u"loud"_s});
    loud = tagAction(u"loud"_s);
    QVERIFY(loud && loud->isChecked());
    loud->trigger();
    QTRY_VERIFY(m_house->fleet.tags().isEmpty());
    tagAction(u"New tag"_s)->trigger();
    auto *dialog = m_window->findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *edit = dialog->findChild<QLineEdit *>();
    auto *accept = named<QPushButton>(*dialog, u"Tag 2 miners"_s);
    edit->setText(u"two words"_s);
    QVERIFY(!accept->isEnabled());
    QVERIFY(says(*dialog, u"A tag is one word"_s));
    edit->setText(u"roof"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_house->fleet.miner(1)->remarks.tags, QStringList{u"roof"_s});
    QCOMPARE(m_house->fleet.miner(2)->remarks.tags, QStringList{u"roof"_s});
    table().clearSelection();
    QVERIFY(!m_window->actions().tags->isEnabled());
}

void TestMinerRemarks::minersAreFoundByTheirTags()
{
    (void)m_house->fleet.tag({1}, {u"Loud"_s}, {});
    (void)m_house->fleet.tag({3}, {u"louder"_s}, {});
    QTRY_COMPARE(m_house->fleet.tags().size(), 2);
    QLineEdit &filter = m_window->minersPage().filter();
    filter.setText(u"LOUD"_s); // though its column is hidden
    QTRY_COMPARE(m_window->minersPage().shownCount(), 2);
    filter.setText(u"tag:loud"_s);
    QTRY_COMPARE(m_window->minersPage().shownCount(), 1);
    filter.setText(u"tag:loud garage"_s);
    QTRY_COMPARE(m_window->minersPage().shownCount(), 0);
    filter.setText(u"tag:loud attic"_s);
    QTRY_COMPARE(m_window->minersPage().shownCount(), 1);
    QVERIFY(m_window->minersPage().filter().toolTip().contains(u"tag:"_s));
}

COALFACE_TEST(TestMinerRemarks)
#include "tst_minerremarks.moc"
