// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownminers.h"

#include "tests/testprogram/testprogram.h"
#include "ui/miners/minertable.h"

#include <QEvent>
#include <QTest>

using namespace coalface;

namespace {

//! How often a widget was painted.
class Paints : public QObject
{
public:
    explicit Paints(QWidget &widget) { widget.installEventFilter(this); }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

class TestMinerTablePaint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newReadingsInANewOrderArePaintedOnce()
    {
        FakeHouse house;
        for (int key = 1; key <= 50; ++key)
            house.addWorking(key, QStringLiteral("m %1").arg(key), key, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.resize(1200, 600);
        table.sortByColumn(shown.column(QStringLiteral("hashrate")), Qt::AscendingOrder);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTest::qWait(50);
        Paints paints(*table.viewport());

        connect(&house.fleet, &Fleet::minersChanged, &shown.proxy, &MinerFilterProxy::settle);
        for (int key = 1; key <= 50; ++key)
            house.fleet.absorb(key, sampleOf(house, 100 - key), house.clock.now().addSecs(1));
        QTRY_COMPARE(shown.names().constFirst(), QStringLiteral("m 50"));
        QTRY_VERIFY(paints.count() > 0);
        QTest::qWait(50);
        QCOMPARE(paints.count(), 1);
    }
};

} // namespace

COALFACE_TEST(TestMinerTablePaint)
#include "tst_minertablepaint.moc"
