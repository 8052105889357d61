// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace Qt::StringLiterals;

//! Which passwords an undo of pools sends, as its sheet tells.
class TestUndoPasswords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyMinersThatAreTickedAreCounted()
    {
        BulkHouse house({11, 12, 13});
        for (const char *kept : {"11", "12"}) {
            const QString name = QLatin1String(kept);
            QVERIFY(house.pools.put({{},
                                     u"Old "_s + name,
                                     u"stratum+tcp://public-pool.io:21496"_s,
                                     u"bc1qold.m"_s + name,
                                     {}},
                                    u"s3cret"_s));
        }
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        const QList<QLineEdit *> edits = dialog->findChildren<QLineEdit *>();
        edits.at(0)->setText(u"stratum+tcp://pool.example:3333"_s);
        edits.at(1)->setText(u"bc1q"_s);
        BulkHouse::button(*dialog, u"Set pool of 3"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 3);
        QTRY_VERIFY(!house.window->bulk().isRunning());
        dialog->reject();
        QTRY_VERIFY(!house.dialog(u"Set pool"_s));

        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QVERIFY(BulkHouse::says(*back,
                                u"To 2 miners the password that is kept in the list of pools "
                                "is sent (Old 11, Old 12), to the others “x”"_s));
        tick(*back, u"miner-12"_s, false);
        QVERIFY(BulkHouse::says(*back, u"is sent (Old 11), to the others “x”"_s));
        tick(*back, u"miner-13"_s, false);
        QVERIFY(BulkHouse::says(*back, u"kept in the list of pools is sent (Old 11)."_s));
        QCOMPARE(back->findChild<QLineEdit *>()->placeholderText(), u"the kept one"_s);
        tick(*back, u"miner-13"_s, true);
        tick(*back, u"miner-11"_s, false);
        QVERIFY(BulkHouse::says(*back, u"“x” is sent unless one is typed"_s));
        QCOMPARE(back->findChild<QLineEdit *>()->placeholderText(), u"x"_s);
    }

private:
    static void tick(const BulkDialog &dialog, const QString &name, bool on)
    {
        const QTableView *table = dialog.findChild<QTableView *>();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data().toString() == name)
                QVERIFY(table->model()->setData(index, on ? Qt::Checked : Qt::Unchecked,
                                                Qt::CheckStateRole));
        }
    }
};

COALFACE_TEST(TestUndoPasswords)
#include "tst_undopasswords.moc"
