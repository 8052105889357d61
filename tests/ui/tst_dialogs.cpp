// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/dialogs/addminerdialog.h"
#include "ui/dialogs/discoverdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/forgetdialog.h"
#include "ui/dialogs/renamedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace coalface;

namespace {

QPushButton *button(const QWidget &dialog, const QString &beginning)
{
    for (QPushButton *candidate : dialog.findChildren<QPushButton *>()) {
        if (candidate->text().remove(QLatin1Char('&')).startsWith(beginning))
            return candidate;
    }
    return nullptr;
}

template<typename Widget>
Widget *named(const QWidget &dialog, const QString &name)
{
    for (Widget *candidate : dialog.findChildren<Widget *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

bool says(const QWidget &dialog, const QString &part)
{
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->text().contains(part))
            return true;
    }
    return false;
}

QLineEdit *fieldOf(const QWidget &dialog, const QString &label)
{
    for (const QLabel *candidate : dialog.findChildren<QLabel *>()) {
        if (candidate->text().remove(QLatin1Char('&')) == label)
            return qobject_cast<QLineEdit *>(candidate->buddy());
    }
    return nullptr;
}

Result<Identity> pebble(const Endpoint &endpoint)
{
    if (endpoint.address.toString().endsWith(QLatin1String(".40")))
        return Error{Error::Kind::Rejected, QStringLiteral("It is a printer.")};
    Identity identity;
    identity.model = QStringLiteral("Pebble One");
    identity.mac = QStringLiteral("02:00:00:00:00:%1")
                       .arg(endpoint.address.toIPv4Address() & 0xff, 2, 16, QLatin1Char('0'));
    return identity;
}

bool tells(const QWidget &dialog, const QString &part)
{
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return true;
    }
    return false;
}

void load(FakeHouse &house)
{
    QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
    QTRY_COMPARE(house.fleet.size(), int(house.store.miners.size()));
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void discoverStreamsWhatItFindsAndAddsWhatIsTicked()
    {
        FakeHouse house;
        house.addStored(10, QStringLiteral("attic"));
        load(house);
        house.drivers.pebble.identify = pebble;
        for (const char *address : {"192.168.1.10", "192.168.1.23", "192.168.1.40"})
            house.scanner.alive += QHostAddress(QLatin1String(address));
        DiscoverDialog dialog(house.context());
        dialog.show();
        QCOMPARE(named<QLineEdit>(dialog, QStringLiteral("Ranges"))->text(),
                 QStringLiteral("192.168.1.0/24"));
        QSignalSpy added(&dialog, &DiscoverDialog::added);
        QVERIFY(!button(dialog, QStringLiteral("Add selected"))->isEnabled());
        button(dialog, QStringLiteral("Scan"))->click();
        QVERIFY(button(dialog, QStringLiteral("Cancel")));
        auto *table = named<QTableView>(dialog, QStringLiteral("Discovered miners"));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_VERIFY(button(dialog, QStringLiteral("Scan")));
        QVERIFY(says(dialog, QStringLiteral("2 miners found")));
        QCOMPARE(named<QTableView>(dialog, QStringLiteral("Not miners"))->model()->rowCount(), 1);
        QCOMPARE(button(dialog, QStringLiteral("Add selected"))->text(),
                 QStringLiteral("&Add selected (1)"));
        button(dialog, QStringLiteral("Add selected"))->click();
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(house.fleet.size(), 2);
        QCOMPARE(house.settings.scanTargets(), QStringList{QStringLiteral("192.168.1.0/24")});
    }

    void aKnownMinerThatIsFoundElsewhereIsThereFromThenOn()
    {
        FakeHouse house;
        house.addStored(23, QStringLiteral("attic")).record.address = QStringLiteral("192.168.1.9");
        load(house);
        house.drivers.pebble.identify = pebble;
        house.scanner.alive += QHostAddress(QStringLiteral("192.168.1.23"));
        DiscoverDialog dialog(house.context());
        dialog.show();
        QSignalSpy added(&dialog, &DiscoverDialog::added);
        button(dialog, QStringLiteral("Scan"))->click();
        QTRY_COMPARE(house.fleet.miner(23)->record.address, QStringLiteral("192.168.1.23"));
        QTRY_VERIFY(button(dialog, QStringLiteral("Scan")));
        QVERIFY(!button(dialog, QStringLiteral("Add selected"))->isEnabled());
        QCOMPARE(house.fleet.size(), 1);
        QCOMPARE(added.size(), 0); // it is none that was added
    }

    void spaceTicksTheRow()
    {
        FakeHouse house;
        house.drivers.pebble.identify = pebble;
        house.scanner.alive = {QHostAddress(QStringLiteral("192.168.1.23"))};
        DiscoverDialog dialog(house.context());
        dialog.show();
        dialog.setTargets(QStringLiteral("192.168.1.20-25"));
        dialog.scan();
        auto *table = named<QTableView>(dialog, QStringLiteral("Discovered miners"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->setCurrentIndex(table->model()->index(0, 2));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    }

    void aBadRangeIsExplainedAndKept()
    {
        FakeHouse house;
        DiscoverDialog dialog(house.context());
        dialog.show();
        dialog.setTargets(QStringLiteral("192.168.1.0/24, 300.1.1.1/9x"));
        dialog.scan();
        QVERIFY(button(dialog, QStringLiteral("Scan")));
        QVERIFY(says(dialog, QStringLiteral("300.1.1.1/9x")));
        QCOMPARE(named<QLineEdit>(dialog, QStringLiteral("Ranges"))->text(),
                 QStringLiteral("192.168.1.0/24, 300.1.1.1/9x"));
    }

    void aLargeRangeWantsASecondClick()
    {
        FakeHouse house;
        DiscoverDialog dialog(house.context());
        dialog.show();
        dialog.setTargets(QStringLiteral("192.168.0.0/19"));
        button(dialog, QStringLiteral("Scan"))->click();
        QVERIFY(button(dialog, QStringLiteral("Scan")));
        QVERIFY(says(dialog, QStringLiteral("8,190")));
        button(dialog, QStringLiteral("Scan"))->click();
        QVERIFY(button(dialog, QStringLiteral("Cancel")));
        button(dialog, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("Cancelled.")));
    }

    void addingAsksTheDeviceFirst()
    {
        FakeHouse house;
        house.drivers.pebble.identify = pebble;
        house.scanner.alive = {QHostAddress(QStringLiteral("192.168.1.23"))};
        AddMinerDialog dialog(house.context());
        dialog.show();
        QVERIFY(!button(dialog, QStringLiteral("Add"))->isEnabled());
        fieldOf(dialog, QStringLiteral("Address"))->setText(QStringLiteral("192.168.1.23"));
        fieldOf(dialog, QStringLiteral("Name"))->setText(QStringLiteral("porch"));
        button(dialog, QStringLiteral("Ask"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("Pebble One")));
        QSignalSpy added(&dialog, &AddMinerDialog::added);
        button(dialog, QStringLiteral("Add"))->click();
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(house.store.miners.last().record.name, QStringLiteral("porch"));
        QVERIFY(!dialog.isVisible());
    }

    void whatIsNoMinerIsRefusedWithTheReason()
    {
        FakeHouse house;
        house.drivers.pebble.identify = pebble;
        house.scanner.alive = {QHostAddress(QStringLiteral("192.168.1.40"))};
        AddMinerDialog dialog(house.context());
        dialog.show();
        fieldOf(dialog, QStringLiteral("Address"))->setText(QStringLiteral("192.168.1.40"));
        button(dialog, QStringLiteral("Ask"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("It is a printer.")));
        QVERIFY(!button(dialog, QStringLiteral("Add"))->isEnabled());
        fieldOf(dialog, QStringLiteral("Address"))->setText(QStringLiteral("192.168.1.41"));
        button(dialog, QStringLiteral("Ask"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("Nothing answers")));
    }

    void aChosenDriverIsAskedDirectly()
    {
        FakeHouse house;
        quint16 port = 0;
        house.drivers.pebble.identify = [&](const Endpoint &endpoint) {
            port = endpoint.port;
            return pebble(endpoint);
        };
        AddMinerDialog dialog(house.context());
        dialog.show();
        dialog.findChild<QComboBox *>()->setCurrentIndex(1);
        fieldOf(dialog, QStringLiteral("Address"))->setText(QStringLiteral("192.168.1.23"));
        button(dialog, QStringLiteral("Ask"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("Pebble One")));
        QCOMPARE(port, 80);
    }

    void exportShowsProgressAndItsResult()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("a"), 1, 50);
        load(house);
        ExportDialog dialog(house.context(), {1});
        dialog.show();
        dialog.setFile(house.folder.filePath(QStringLiteral("out.csv")));
        QSignalSpy exported(&dialog, &ExportDialog::exported);
        button(dialog, QStringLiteral("Export"))->click();
        QCOMPARE(house.log.exports.size(), 1);
        QVERIFY(house.log.exports[0].minerKeys.isEmpty());
        QCOMPARE(house.log.exports[0].from, house.clock.now().addDays(-1));
        house.log.control->rows = 1200;
        house.log.control->percent = 40;
        QTRY_COMPARE(named<QProgressBar>(dialog, QStringLiteral("Progress"))->value(), 40);
        house.log.finishExport(ExportReport{2880, Resolution::Raw});
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(says(dialog, QStringLiteral("2,880 rows")));
    }

    void anExportTakesTheColumnsAndTheSeparatorOfAChosenKind()
    {
        FakeHouse house;
        ExportDialog dialog(house.context(), {});
        dialog.show();
        dialog.setFile(house.folder.filePath(QStringLiteral("out.csv")));
        auto *columns = dialog.findChild<QListWidget *>();
        QVERIFY(columns);
        QCOMPARE(columns->count(), int(telemetryFields().size()));
        button(dialog, QStringLiteral("None"))->click();
        button(dialog, QStringLiteral("Export"))->click();
        QVERIFY(house.log.exports.isEmpty());
        QVERIFY(says(dialog, QStringLiteral("at least one column")));
        columns->setFocus();
        columns->setCurrentRow(2);
        QTest::keyClick(columns, Qt::Key_Space); // by keys alone
        QVERIFY(!says(dialog, QStringLiteral("at least one column")));
        for (QComboBox *combo : dialog.findChildren<QComboBox *>()) {
            if (const int row = combo->findText(QStringLiteral("Semicolon, decimal comma"));
                row >= 0)
                combo->setCurrentIndex(row);
        }
        button(dialog, QStringLiteral("Export"))->click();
        QCOMPARE(house.log.exports.size(), 1);
        QCOMPARE(house.log.exports[0].columns, QStringList{QStringLiteral("power")});
        QCOMPARE(house.log.exports[0].format, (CsvFormat{CsvFormat::Separator::Semicolon, true}));
        house.log.finishExport(ExportReport{1, Resolution::Raw});
        QTRY_VERIFY(button(dialog, QStringLiteral("All"))->isEnabled());
        button(dialog, QStringLiteral("All"))->click();
        dialog.findChild<QCheckBox *>()->click();
        button(dialog, QStringLiteral("Export"))->click();
        QCOMPARE(house.log.exports.size(), 2);
        QVERIFY(!house.log.exports[1].format.hasLocalTimes);
        QVERIFY(house.log.exports[1].columns.isEmpty());
        house.log.finishExport(ExportReport{1, Resolution::Raw});
    }

    void anExportCanBeCancelled()
    {
        FakeHouse house;
        ExportDialog dialog(house.context(), {});
        dialog.show();
        dialog.setFile(house.folder.filePath(QStringLiteral("out.csv")));
        button(dialog, QStringLiteral("Export"))->click();
        button(dialog, QStringLiteral("Cancel"))->click();
        QVERIFY(house.log.control->cancelled);
        house.log.finishExport(Error{Error::Kind::Aborted, QStringLiteral("cancelled")});
        QTRY_VERIFY(says(dialog, QStringLiteral("No file was written")));
        QVERIFY(button(dialog, QStringLiteral("Export")));
    }

    void anExistingFileIsReplacedOnlyAfterASecondClick()
    {
        FakeHouse house;
        const QString path = house.folder.filePath(QStringLiteral("there.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        ExportDialog dialog(house.context(), {});
        dialog.show();
        dialog.setFile(path);
        button(dialog, QStringLiteral("Export"))->click();
        QVERIFY(house.log.exports.isEmpty());
        QVERIFY(says(dialog, QStringLiteral("exists")));
        button(dialog, QStringLiteral("Export"))->click();
        QCOMPARE(house.log.exports.size(), 1);
    }

    void aRefusedNameIsExplainedAndKept()
    {
        FakeHouse house;
        house.addStored(1, QStringLiteral("attic"));
        load(house);
        RenameDialog dialog(house.context(), 1);
        dialog.show();
        auto *name = fieldOf(dialog, QStringLiteral("Name"));
        QVERIFY(!button(dialog, QStringLiteral("Rename"))->isEnabled());
        name->setText(QStringLiteral("192.168.1.9"));
        QVERIFY(!button(dialog, QStringLiteral("Rename"))->isEnabled());
        name->setText(QStringLiteral("garage"));
        house.store.refusal = QStringLiteral("The name is taken.");
        button(dialog, QStringLiteral("Rename"))->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("The name is taken.")));
        QCOMPARE(name->text(), QStringLiteral("garage"));
        house.store.refusal.clear();
        QSignalSpy renamed(&dialog, &RenameDialog::renamed);
        button(dialog, QStringLiteral("Rename"))->click();
        QTRY_COMPARE(renamed.size(), 1);
    }

    void forgettingWantsTheNameAndDefaultsToCancel()
    {
        FakeHouse house;
        house.addStored(1, QStringLiteral("Attic one"));
        house.store.past = {1234, QDateTime(QDate(2026, 2, 1), QTime(10, 0), Qt::UTC)};
        load(house);
        ForgetDialog dialog(house.context(), {1});
        QSignalSpy confirmed(&dialog, &ForgetDialog::confirmed);
        dialog.show();
        QPushButton *forget = button(dialog, QStringLiteral("Forget 1 miner"));
        QVERIFY(forget && !forget->isEnabled());
        QVERIFY(button(dialog, QStringLiteral("Cancel"))->isDefault());
        QTRY_VERIFY(tells(dialog, QStringLiteral("Lost: 1,234 readings since")));
        QVERIFY(tells(dialog, QStringLiteral("What was done to them stays")));
        auto *typed = dialog.findChild<QLineEdit *>();
        QTRY_VERIFY(typed->hasFocus());
        QTest::keyClicks(typed, QStringLiteral("attic"));
        QVERIFY(!forget->isEnabled());
        QTest::keyClicks(typed, QStringLiteral(" one"));
        QVERIFY(forget->isEnabled());
        QTest::keyClick(typed, Qt::Key_Tab); // keys alone do
        while (!forget->hasFocus() && dialog.focusWidget() != typed)
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        QVERIFY(forget->hasFocus());
        QTest::keyClick(forget, Qt::Key_Space);
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    //! The window would grow before the window manager has placed it.
    void howMuchIsForgottenIsToldOnceTheDialogIsSeen()
    {
        FakeHouse house;
        house.addStored(1, QStringLiteral("attic"));
        house.store.past = {1234, QDateTime(QDate(2026, 2, 1), QTime(10, 0), Qt::UTC)};
        load(house);
        ForgetDialog dialog(house.context(), {1});
        QTest::qWait(20);
        QVERIFY(!says(dialog, QStringLiteral("Lost")));
        dialog.show();
        QTRY_VERIFY(tells(dialog, QStringLiteral("Lost: 1,234 readings since")));
    }

    void forgettingSeveralWantsTheirNumber()
    {
        FakeHouse house;
        house.addStored(1, QStringLiteral("attic"));
        house.addStored(2, QStringLiteral("garage"));
        house.store.past = {{}, QDateTime(QDate(2026, 2, 1), QTime(10, 0), Qt::UTC)};
        load(house);
        ForgetDialog dialog(house.context(), {1, 2});
        QSignalSpy confirmed(&dialog, &ForgetDialog::confirmed);
        dialog.show();
        QVERIFY(tells(dialog, QStringLiteral("attic\ngarage")));
        QTRY_VERIFY(tells(dialog, QStringLiteral("Lost: all readings since")));
        QPushButton *forget = button(dialog, QStringLiteral("Forget 2 miners"));
        auto *typed = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(typed, QStringLiteral("2"));
        QVERIFY(forget->isEnabled());
        QTest::keyClick(typed, Qt::Key_Return); // the default is Cancel
        QCOMPARE(confirmed.size(), 0);
    }
};

COALFACE_TEST(TestDialogs)
#include "tst_dialogs.moc"
