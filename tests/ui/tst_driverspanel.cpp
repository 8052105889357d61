// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/drivers/driverconditiontext.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QListView>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>

using namespace coalface;

class TestDriversPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachConditionHasItsOwnWordsAndAction()
    {
        DriverHouse with;
        const QMap<DriverCondition, std::pair<DriverAction, const char *>>
            actions{{DriverCondition::UpdateAvailable, {DriverAction::Update, "Update"}},
                    {DriverCondition::OnTrial, {DriverAction::RollBack, "Roll back to…"}},
                    {DriverCondition::RunsBundled, {DriverAction::Repair, "Repair"}},
                    {DriverCondition::Modified, {DriverAction::Repair, "Repair"}},
                    {DriverCondition::Missing, {DriverAction::Repair, "Repair"}},
                    {DriverCondition::Untrusted, {DriverAction::Install, "Install…"}},
                    {DriverCondition::Incompatible, {DriverAction::Update, "Update"}},
                    {DriverCondition::Broken, {DriverAction::Reload, "Reload"}},
                    {DriverCondition::Disabled, {DriverAction::Enable, "Enable"}}};
        for (const DriverCondition condition : allDriverConditions()) {
            DriverOverview &driver = with.manager.add(driverConditionName(condition), condition,
                                                      actions.value(condition).first);
            driver.returnable = {QStringLiteral("1.0.0")};
        }
        with.open();
        QCOMPARE(allDriverConditions().size(), 13);
        QSet<QString> words;
        QSet<QString> sentences;
        for (const DriverCondition condition : allDriverConditions()) {
            const QString type = driverConditionName(condition);
            with.panel->table().select(type);
            const QString sentence = driverConditionSentence(*with.drivers->driver(type));
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
            QVERIFY2(with.says(sentence), qPrintable(sentence));
            words += with.cell(qPrintable(type), DriverTableModel::StatusColumn);
            sentences += sentence;
            QStringList emphasised;
            for (const QPushButton *button : with.panel->findChildren<QPushButton *>()) {
                if (button->testAttribute(Qt::WA_SetPalette)
                    && button->palette().color(QPalette::Button)
                           != with.panel->palette().color(QPalette::Button)) {
                    QVERIFY2(button->isEnabled(), qPrintable(type));
                    emphasised += button->text().remove(QLatin1Char('&'));
                }
            }
            const QString expected = QString::fromUtf8(actions.value(condition).second);
            QCOMPARE(emphasised.join(QLatin1Char('|')), expected);
        }
        QCOMPARE(words.size(), 13);
        QCOMPARE(sentences.size(), 13);
    }

    void theTableSaysWhatIsInstalledAndWhoUsesIt()
    {
        DriverHouse with;
        with.house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
        with.house.addWorking(2, QStringLiteral("garage"), 4.8, 61);
        with.manager.add(QStringLiteral("pebble"), DriverCondition::UpToDate);
        threeDrivers(with);
        QCOMPARE(with.cell("pebble", DriverTableModel::MinersColumn), QStringLiteral("0"));
        QVERIFY(QTest::qWaitFor([future = with.house.fleet.load()] { return future.isFinished(); }));
        QTRY_COMPARE(with.cell("pebble", DriverTableModel::MinersColumn), QStringLiteral("2"));
        QCOMPARE(with.cell("flint", DriverTableModel::MinersColumn), QStringLiteral("0"));
        QCOMPARE(with.cell("granite", DriverTableModel::DriverColumn), QStringLiteral("Granite"));
        QCOMPARE(with.cell("granite", DriverTableModel::ModelsColumn),
                 QStringLiteral("Granite One, Granite Two"));
        QCOMPARE(with.cell("granite", DriverTableModel::InstalledColumn), QStringLiteral("1.1.0"));
        QCOMPARE(with.cell("granite", DriverTableModel::AvailableColumn), QStringLiteral("1.2.0"));
        QCOMPARE(with.cell("slate", DriverTableModel::AvailableColumn), QString());
        QCOMPARE(with.cell("granite", DriverTableModel::SourceColumn), QStringLiteral("Bundled"));
    }

    void driversComeAndGoWithoutLosingTheSelection()
    {
        DriverHouse with;
        threeDrivers(with);
        with.panel->table().select(slate);
        with.manager.drivers.removeFirst();
        with.manager.add(QStringLiteral("onyx"), DriverCondition::Failing);
        with.manager.announce(QStringLiteral("onyx"));
        QCOMPARE(with.drivers->rowCount(), 3);
        QCOMPARE(with.panel->table().currentType(), slate);
        with.manager.drivers.clear();
        with.manager.announce(slate);
        QCOMPARE(with.drivers->rowCount(), 0);
        QVERIFY(with.says(QStringLiteral("Select a driver")));
        QVERIFY(!with.isEnabled("Update"));
        with.manager.add(granite, DriverCondition::UpToDate);
        with.manager.announce(granite);
        QCOMPARE(with.panel->table().currentType(), granite);
    }

    void versionsAreSortedAsNumbers()
    {
        DriverHouse with;
        threeDrivers(with);
        with.manager.find(granite)->info.version = QStringLiteral("1.10.0");
        with.manager.find(flint)->info.version = QStringLiteral("1.9.0");
        with.manager.announce(granite);
        with.panel->table().sortByColumn(DriverTableModel::InstalledColumn, Qt::DescendingOrder);
        QCOMPARE(with.panel->table().model()->index(0, 0).data().toString(),
                 QStringLiteral("Granite"));
        QCOMPARE(with.panel->table().model()->index(1, 0).data().toString(),
                 QStringLiteral("Flint"));
    }

    void whatDoesNotApplyIsDisabledAndSaysWhy()
    {
        DriverHouse with;
        with.manager.add(slate, DriverCondition::UpToDate);
        with.manager.add(QStringLiteral("marl"), DriverCondition::Missing, DriverAction::Repair)
            .folder.clear();
        with.open();
        for (const char *name : {"Update all", "Roll back", "Update"}) {
            QVERIFY2(with.button(name) && !with.button(name)->isEnabled(), name);
            QVERIFY2(!with.button(name)->toolTip().isEmpty(), name);
        }
        for (const char *name : {"Disable", "Reload", "Open folder", "Install"})
            QVERIFY2(with.isEnabled(name), name);
        with.panel->table().select(QStringLiteral("marl"));
        for (const char *name : {"Disable", "Reload", "Open folder"}) {
            QVERIFY2(with.button(name) && !with.button(name)->isEnabled(), name);
            QVERIFY2(!with.button(name)->toolTip().isEmpty(), name);
        }
        with.button("Repair")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("update marl"));
    }

    void theReasonIsShownWholeAndCopied()
    {
        DriverHouse with;
        threeDrivers(with);
        const QString reason = QStringLiteral("driver.so: undefined symbol: frobnicate\n"
                                              "while loading /home/u/driver.so");
        with.manager.find(slate)->reason = reason;
        with.manager.announce(slate);
        auto *text = with.panel->findChild<QPlainTextEdit *>();
        QVERIFY(!text->isVisible());
        with.panel->table().select(slate);
        QVERIFY(text->isVisible());
        QCOMPARE(text->toPlainText(), reason);
        text->selectAll();
        with.manager.announce(slate); // does not take the selection away
        QVERIFY(text->textCursor().hasSelection());
        with.button("Copy")->click();
        QCOMPARE(QApplication::clipboard()->text(), reason);
    }

    void detailsTellVersionsAndPlaces()
    {
        DriverHouse with;
        threeDrivers(with);
        DriverOverview &driver = *with.manager.find(granite);
        driver.info.badVersions = {QStringLiteral("1.0.5"), QStringLiteral("1.0.7")};
        driver.info.trialVersion = QStringLiteral("1.1.9");
        driver.info.pid = 4711;
        driver.pinned = true;
        with.manager.announce(granite);
        for (const char *part :
             {"Quarry Works", "1.2", "TCP 80", "1.1.0, pinned", "1.1.0, 1.0.0", "1.0.5, 1.0.7",
              "1.1.9", "4711", "/home/u/miner_drivers/granite/1.1.0/driver.so"})
            QVERIFY2(with.says(QLatin1String(part)), part);
    }

    void resultsStayAndAreCopied()
    {
        DriverHouse with;
        threeDrivers(with);
        with.work->update(granite);
        with.manager.finishUpdate(granite);
        QTRY_COMPARE(with.resultCount(), 1);
        with.house.clock.advance(60);
        Q_EMIT with.manager
            .rolledBackByItself(granite,
                                QStringLiteral(
                                    "Version 1.2.0 of granite crashed 2 times; 1.1.0 runs again."));
        QCOMPARE(with.resultCount(), 2);
        auto *tabs = with.panel->findChild<QTabWidget *>();
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Results (2)"));
        with.button("Copy results")->click();
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("2026-03-01T14:30:00 Granite was updated from 1.1.0 to 1.2.0.\n"
                                "2026-03-01T14:31:00 Version 1.2.0 of granite crashed 2 times; "
                                "1.1.0 runs again.\n"));
        auto *list = tabs->currentWidget()->findChild<QListView *>();
        list->selectionModel()->select(with.work->results().index(0), QItemSelectionModel::Select);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 1);
        // Another panel shows them too, and its own closing takes none away.
        with.panel = std::make_unique<DriversPanel>(*with.work, *with.drivers);
        QCOMPARE(with.panel->findChild<QTabWidget *>()->tabText(1), QStringLiteral("Results (2)"));
    }

    void eachResultIsASentence()
    {
        QSet<QString> sentences;
        for (int status = 0; status <= int(DriverChange::Status::Failed); ++status) {
            const QString sentence = driverChangeSentence({granite, DriverChange::Status(status),
                                                           QStringLiteral("1.0.0"),
                                                           QStringLiteral("1.1.0"),
                                                           QStringLiteral("The disk is full.")},
                                                          QStringLiteral("Granite"));
            QVERIFY2(sentence.startsWith(QStringLiteral("Granite")), qPrintable(sentence));
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
            sentences += sentence;
        }
        QCOMPARE(sentences.size(), int(DriverChange::Status::Failed) + 1);
    }

    void theFolderIsOpened()
    {
        DriverHouse with;
        threeDrivers(with);
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
        with.button("Open folder")->click();
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_opened.toLocalFile(), QStringLiteral("/home/u/miner_drivers/granite/1.1.0"));
    }

    void theKeyboardAloneDoes()
    {
        DriverHouse with;
        threeDrivers(with);
        with.panel->activateWindow();
        with.panel->table().setFocus();
        QTest::keyClick(&with.panel->table(), Qt::Key_Down);
        QCOMPARE(with.panel->table().currentType(), flint);
        QTest::keyClick(&with.panel->table(), Qt::Key_Return); // starts nothing
        QVERIFY(with.manager.calls.isEmpty());
        QTest::keyClick(&with.panel->table(), Qt::Key_Tab);
        auto *focused = qobject_cast<QPushButton *>(with.panel->focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->text(), driverActionLabel(DriverAction::Update));
        QTest::keyClick(focused, Qt::Key_Space);
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("update flint")});
        QCOMPARE(with.panel->focusWidget(), &with.panel->table()); // a second Space presses nothing
    }

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened = url; }

private:
    QUrl m_opened;
};

COALFACE_TEST(TestDriversPanel)
#include "tst_driverspanel.moc"
