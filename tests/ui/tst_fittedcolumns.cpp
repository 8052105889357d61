// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/common/fittedcolumns.h"
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A table whose columns share its room.
class TestFittedColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<QStandardItemModel>(1, 3);
        m_model->setHorizontalHeaderLabels({u"A"_s, u"B"_s, u"C"_s});
        m_table = std::make_unique<QTableView>();
        m_table->setModel(m_model.get());
        setUpTable(*m_table);
        m_columns = new FittedColumns(*m_table, 1, 50);
        m_columns->setMost(0, 100);
        m_columns->setMost(2, 100);
        m_table->resize(600, 300);
        m_table->show();
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
    }

    void whatIsEmptyTakesNoRoomAndOneColumnTheRest()
    {
        write(0, u"name"_s);
        QTRY_VERIFY(width(0) >= need(0));
        QVERIFY2(width(2) < 60, qPrintable(QString::number(width(2))));
        QTRY_COMPARE(width(0) + width(1) + width(2), m_table->viewport()->width());
        m_table->resize(800, 300);
        QCOMPARE(width(0) + width(1) + width(2), m_table->viewport()->width());
    }

    void whatIsCutGetsWhatIsFree()
    {
        write(0, QString(30, u'n'));
        QTRY_VERIFY(need(0) > 100 && width(0) >= need(0));
        // But not at the cost of another text.
        write(1, QString(300, u'w'));
        QTRY_COMPARE(width(0), 100);
        write(1, {});
        QTRY_VERIFY(width(0) >= need(0));
    }

    void whereThereIsNoRoomItScrolls()
    {
        write(0, QString(30, u'n'));
        write(2, QString(30, u'n'));
        m_table->resize(150, 300);
        QTRY_COMPARE(width(0), 100);
        QCOMPARE(width(2), 100);
        QCOMPARE(width(1), 50);
    }

    void whatAPersonChangedStays()
    {
        write(0, u"name"_s);
        QTRY_VERIFY(width(0) >= need(0));
        m_table->horizontalHeader()->resizeSection(0, 222); // as by dragging
        QCOMPARE(width(0) + width(1) + width(2), m_table->viewport()->width());
        write(0, u"another name"_s);
        write(2, u"more"_s);
        QTRY_VERIFY(width(2) >= need(2));
        QCOMPARE(width(0), 222);
    }

    void manyRowsCostNoMoreThanTheSeenOnes()
    {
        m_model->setRowCount(50'000);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 20; ++i)
            m_table->resize(600 + i, 300);
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

private:
    void write(int column, const QString &text)
    {
        m_model->setItem(0, column, new QStandardItem(text));
    }
    int width(int column) const { return m_table->columnWidth(column); }
    int need(int column) const
    {
        const QAbstractItemView &view = *m_table;
        return view.sizeHintForColumn(column);
    }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QTableView> m_table;
    FittedColumns *m_columns = nullptr;
};

COALFACE_TEST(TestFittedColumns)
#include "tst_fittedcolumns.moc"
