// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerthouse.h"
#include "driverhouse.h"
#include "poolhouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/rowmenu.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QStandardItemModel>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QMenu *openMenu()
{
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

//! What the keys open there, without mnemonics; closed again.
QStringList entriesByKeys(QTableView &table)
{
    QTest::keyClick(&table, Qt::Key_F10, Qt::ShiftModifier);
    QStringList entries;
    if (QMenu *menu = openMenu()) {
        for (const QAction *action : menu->actions())
            entries += action->text().remove(u'&');
        menu->close();
    }
    return entries;
}

} // namespace

//! The menu of a row, by the mouse and by keys.
class TestRowMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKeysOpenItAtTheCurrentRow_data()
    {
        QTest::addColumn<bool>("isKeyMenu");
        QTest::newRow("Shift+F10") << false;
        QTest::newRow("Menu, as Qt tells of it") << true;
    }
    void theKeysOpenItAtTheCurrentRow()
    {
        QFETCH(bool, isKeyMenu);
        QStandardItemModel model(40, 2);
        QTableView table;
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        table.setModel(&model);
        table.resize(300, 200);
        int row = -1;
        giveRowMenu(table, [&](QMenu &menu) {
            row = table.selectionModel()->selectedRows().value(0).row();
            menu.addAction(u"Do it"_s);
        });
        table.show();
        table.selectionModel()->setCurrentIndex(model.index(30, 1), QItemSelectionModel::NoUpdate);
        if (isKeyMenu) {
            QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(1, 1),
                                    table.mapToGlobal(QPoint(1, 1)));
            QCoreApplication::sendEvent(&table, &asked);
        } else {
            QTest::keyClick(&table, Qt::Key_F10, Qt::ShiftModifier);
        }
        QCOMPARE(row, 30);
        QVERIFY(openMenu());
        const QRect shown = table.visualRect(model.index(30, 1));
        QVERIFY(table.viewport()->rect().intersects(shown));
        QCOMPARE(table.viewport()->mapFromGlobal(openMenu()->pos()), shown.center());
        openMenu()->close();
    }

    void whereThereIsNothingToDoNoneOpens()
    {
        QStandardItemModel model(1, 1);
        QTableView table;
        table.setModel(&model);
        giveRowMenu(table, [](QMenu &) {});
        table.show();
        table.setCurrentIndex(model.index(0, 0));
        QVERIFY(entriesByKeys(table).isEmpty());
    }

    void anEntryDoesWhatItsButtonDoes()
    {
        QPushButton button(u"&Set"_s);
        button.setToolTip(u"Sets it"_s);
        int clicks = 0;
        QObject::connect(&button, &QPushButton::clicked, &button, [&] { ++clicks; });
        QMenu menu;
        addButton(menu, button);
        QCOMPARE(menu.actions().first()->toolTip(), u"Sets it"_s);
        menu.actions().first()->trigger();
        QCOMPARE(clicks, 1);
        button.setEnabled(false);
        addButton(menu, button);
        QVERIFY(!menu.actions().last()->isEnabled());
    }

    void eachTableHasOne()
    {
        AlertHouse alerts;
        alerts.open();
        QVERIFY(entriesByKeys(alerts.window->minersPage().table()).contains(u"Forget…"_s));
        alerts.table().setCurrentIndex(alerts.table().model()->index(0, 0));
        QCOMPARE(entriesByKeys(alerts.table()),
                 (QStringList{u"Show miner"_s, u"Acknowledge"_s, u"Mute"_s}));
        QVERIFY(alerts.button(u"Mute"_s)->menu()); // it is only lent
        PoolHouse pools;
        QTRY_VERIFY(pools.table().model()->rowCount() > 0);
        pools.table().setCurrentIndex(pools.table().model()->index(0, 0));
        QVERIFY(entriesByKeys(pools.table()).contains(u"Set on miners…"_s));
        DriverHouse drivers;
        threeDrivers(drivers);
        auto *table = drivers.panel->findChild<QTableView *>();
        QVERIFY(entriesByKeys(*table).contains(u"Disable"_s));
    }
};

COALFACE_TEST(TestRowMenu)
#include "tst_rowmenu.moc"
