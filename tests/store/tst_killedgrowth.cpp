// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! The fleet's shares of a database of before there were any stored: killed in the midst of the migration, or of what that left to do.
class TestKilledGrowth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsMissingInAnOldDatabaseIsMadeWhateverIsKilled();
};

namespace {
void sumUpAll(Store &store)
{
    while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {}
}

//! Sums up until it is killed.
int keepUpUntilKilled(const QString &file)
{
    Store store(file);
    store.database.keepUp(Retention{0, 0});
    return QCoreApplication::exec();
}

qint64 samplesIn(const QString &file)
{
    return sqlValue(file, QStringLiteral("SELECT count(*) FROM samples")).toLongLong()
           + sqlValue(file, QStringLiteral("SELECT sum(n) FROM packed")).toLongLong();
}

QByteArrayList allRows(const QString &file)
{
    QByteArrayList rows;
    for (const char *table : {"quarters", "hours", "fleet_quarters", "fleet_hours", "stale"})
        rows += tableContent(file, QString::fromLatin1(table));
    return rows;
}
} // namespace

void TestKilledGrowth::whatIsMissingInAnOldDatabaseIsMadeWhateverIsKilled()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    const QDateTime start = utc("2026-01-02T03:00:00Z");
    const QString made = QStringLiteral(
        "SELECT count(*) FROM fleet_hours WHERE shares_accepted_miners IS NOT NULL");
    QList<Sample> samples;
    {
        Store store(file);
        const QList<qint64> keys = putMiners(store, 12);
        for (int second = 0; second < 12 * 86'400; second += 600) {
            for (const qint64 key : keys) {
                samples += {key, telemetryAt(start.addSecs(second + key), 1000)};
                samples.last().telemetry.sharesAccepted = second / 10 % 20'000;
            }
        }
        QVERIFY(settled(store.log.append(samples, {})).ok());
        sumUpAll(store);
    }
    const QByteArrayList whole = allRows(file);
    const int hours = sqlValue(file, made).toInt();
    QCOMPARE(hours, 288);
    QVERIFY(takeBack(file, 13));
    int within = 0;
    for (int round = 0; round < 150 && within < 4; ++round) {
        const int before = sqlValue(file, made).toInt(); // 0 while there is no such column
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--keep"), file});
        QVERIFY(process.waitForStarted());
        QTest::qSleep(10 + 7 * round);
        process.kill();
        QVERIFY(process.waitForFinished());
        const int after = sqlValue(file, made).toInt();
        QVERIFY(after >= before);
        within += after > before && after < hours ? 1 : 0;
        QCOMPARE(samplesIn(file), samples.size());
        if (after == hours)
            break;
    }
    QVERIFY(within > 0);
    Store store(file);
    QVERIFY(settled(store.fleet.load()).ok());
    sumUpAll(store);
    QCOMPARE(store.database.trouble(), QString());
    QCOMPARE(allRows(file), whole);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--keep"))
        return keepUpUntilKilled(arguments.value(2));
    TestKilledGrowth test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedgrowth.moc"
