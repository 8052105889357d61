// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using coalface::cli::TextTable;
using namespace Qt::StringLiterals;

class TestTextTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsAreAsWideAsTheirWidestCell()
    {
        TextTable table({u"NAME"_s, u">POWER"_s, u"MODE"_s});
        table.addRow({u"Attic"_s, u"9 W"_s, u"eco"_s});
        table.addRow({u"Bo"_s, u"1250 W"_s, u"turbo"_s});
        QCOMPARE(table.toString(), u"NAME    POWER  MODE\n"
                                   u"Attic     9 W  eco\n"
                                   u"Bo     1250 W  turbo"_s);
    }

    void noSpacesStandAtTheEndOfALine()
    {
        TextTable table({u"A"_s, u"B"_s});
        table.addRow({u"one"_s, QString()});
        table.addRow({QString(), u"two"_s});
        QCOMPARE(table.toString(), u"A    B\none\n     two"_s);
    }

    void withoutRowsItIsEmptyAndStillHasItsHeader()
    {
        TextTable table({u"ID"_s, u">PORT"_s});
        QVERIFY(table.isEmpty());
        QCOMPARE(table.toString(), u"ID  PORT"_s);
        table.addRow({u"m1"_s, u"80"_s});
        QVERIFY(!table.isEmpty());
    }

    void aShortRowLeavesTheRestFree()
    {
        TextTable table({u"A"_s, u"B"_s, u"C"_s});
        table.addRow({u"x"_s});
        QCOMPARE(table.toString(), u"A  B  C\nx"_s);
    }
};

COALFACE_TEST(TestTextTable)
#include "tst_texttable.moc"
