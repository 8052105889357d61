// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehouse.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::test;

//! Sums of which the readings are gone, where a damaged file has lost some of them: they are made of those that are left.
class TestLostSums : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makingThemAnewMakesWhatIsMissing();
};

void TestLostSums::makingThemAnewMakesWhatIsMissing()
{
    RateHouse house;
    house.pollAll(0, rateDay, 60);
    house.sumUp();
    const auto content = [&](const char *table) {
        return tableContent(house.file(), QString::fromLatin1(table));
    };
    const QList<const char *> tables{"hours", "parts", "fleet_hours", "fleet_quarters"};
    QList<QByteArrayList> before;
    for (const char *table : tables)
        before += content(table);
    const qint64 start = house.start.toSecsSinceEpoch();
    house.store.reset();
    const QString lost = QStringLiteral("DELETE FROM %1 WHERE t IN (%2, %3)");
    QVERIFY(sqlExecute(
        house.file(),
        {QStringLiteral("DELETE FROM samples"),
         QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners").arg(start + rateDay),
         QStringLiteral("DELETE FROM hours WHERE (k & 4294967295) BETWEEN %1 AND %2")
             .arg(start + 5 * rateHour)
             .arg(start + 7 * rateHour),
         lost.arg(QStringLiteral("fleet_hours")).arg(start + 3 * rateHour).arg(start + 6 * rateHour),
         lost.arg(QStringLiteral("fleet_quarters")).arg(start + 12 * rateHour).arg(start + 44'100),
         QStringLiteral("UPDATE fleet_quarters SET shares_accepted = NULL, shares_accepted_miners "
                        "= NULL WHERE t = %1")
             .arg(start + 15 * rateHour + 900)}));
    QVERIFY(content("fleet_hours") != before.at(2));
    house.store = std::make_unique<Store>(house.file());
    QVERIFY(settled(house.store->database.write<Done>([](Writer &writer) {
                return writer.markAllStale();
            })).ok());
    house.sumUp();
    QCOMPARE(content("hours"), before.at(0));
    QCOMPARE(content("parts"), before.at(1));
    for (const char *table : {"fleet_hours", "fleet_quarters"}) {
        const auto value = [&](const char *what) {
            return sqlValue(house.file(), QStringLiteral("SELECT %1 FROM %2")
                                              .arg(QLatin1String(what), QLatin1String(table)));
        };
        QCOMPARE(value("count(*)").toInt(), table == tables.at(2) ? 24 : 96);
        QCOMPARE(value("min(miners)").toInt(), 3);
        QCOMPARE(value("min(ifnull(shares_accepted_miners, 0))").toInt(), 3);
        // They count 14 together.
        QVERIFY(value("max(abs(shares_accepted - 14))").toDouble() < 1);
    }
    QCOMPARE(sqlValue(house.file(), QStringLiteral("SELECT count(*) FROM stale")).toInt(), 0);
}

COALFACE_TEST(TestLostSums)
#include "tst_lostsums.moc"
