// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"
#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! A row of packed samples that cannot be made samples again, in a file with which SQLite is content.
class TestUnreadable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whoMeetsOneSaysSoAndTheNextStartPutsItAside();
    void aCheckFindsIt();
    void itGoesFromASalvagedDatabaseToo();
    void withoutRoomForItItStays();

private:
    bool canRead(Store &store)
    {
        return settled(store.log.read(
                           {m_key, {QStringLiteral("hashrate")}, m_start, m_start.addDays(1)}))
            .ok();
    }
    bool isNoted() const { return QFile::exists(m_file + QStringLiteral(".damaged")); }
    qint64 number(const QString &sql) const { return sqlValue(m_file, sql).toLongLong(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_aside;
    qint64 m_key = 0;
    qint64 m_rows = 0; //!< that are packed
    QByteArrayList m_quarters;
    const QDateTime m_start = utc("2026-01-02T03:00:00Z");
};

void TestUnreadable::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_aside = m_file + QStringLiteral(".unreadable");
    {
        Store store(m_file);
        m_key = putMiners(store, 1).first();
        QList<Sample> samples;
        for (int second = 0; second < 3 * 86'400; second += 300)
            samples += {m_key, fullTelemetry(m_start.addSecs(second), second / 300)};
        QVERIFY(settled(store.log.append(samples, {})).ok());
        while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
        }
        store.database.keepUp(Retention{0, 0});
        QTRY_VERIFY(number(QStringLiteral("SELECT count(*) FROM packed")) > 150);
        QTRY_COMPARE(number(QStringLiteral("SELECT min(k & 4294967295) / 900 FROM samples")),
                     m_start.addSecs(3 * 86'400 - 300 - 86'400).toSecsSinceEpoch() / 900);
    }
    m_rows = number(QStringLiteral("SELECT count(*) FROM packed"));
    m_quarters = tableContent(m_file, QStringLiteral("quarters"));
    QVERIFY(
        sqlExecute(m_file, {QStringLiteral("UPDATE packed SET told = x'01ff' WHERE k IN (SELECT "
                                           "k FROM packed ORDER BY k LIMIT 2 OFFSET 4)")}));
}

void TestUnreadable::whoMeetsOneSaysSoAndTheNextStartPutsItAside()
{
    {
        Store store(m_file);
        QVERIFY(!canRead(store));
        QTRY_VERIFY(store.database.trouble().contains(QLatin1String("damaged")));
        QVERIFY(isNoted());
    }
    {
        Store store(m_file);
        QVERIFY(canRead(store));
        const QString sentence = store.database.trouble();
        QVERIFY2(sentence.contains(QLatin1String("2 quarters of an hour"))
                     && sentence.contains(m_aside),
                 qPrintable(sentence));
        QCOMPARE(store.database.mended(), sentence);
        store.database.noteMendedSeen();
        QVERIFY(!isNoted());
        QCOMPARE(number(QStringLiteral("SELECT count(*) FROM packed")), m_rows - 2);
        QCOMPARE(tableContent(m_file, QStringLiteral("quarters")), m_quarters);
        // As it was.
        QCOMPARE(sqlValue(m_aside, QStringLiteral("SELECT count(*) FROM packed")), 2);
        QCOMPARE(sqlValue(m_aside, QStringLiteral("SELECT DISTINCT told FROM packed")).toByteArray(),
                 QByteArray("\x01\xff"));
        QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*.corrupt-*")}).isEmpty());
    }
    Store store(m_file);
    QVERIFY(canRead(store));
    QCOMPARE(store.database.trouble(), QString());
}

void TestUnreadable::aCheckFindsIt()
{
    {
        Store store(m_file);
        SqlDatabaseKeeper keeper(store.database);
        const auto control = std::make_shared<DatabaseControl>();
        const auto report = settled(keeper.check(control));
        QVERIFY(report.ok());
        QCOMPARE(report->problems.size(), 1);
        QVERIFY2(report->problems.first().contains(QLatin1String("2 quarters of an hour")),
                 qPrintable(report->problems.first()));
        QVERIFY(isNoted());
    }
    Store store(m_file);
    SqlDatabaseKeeper keeper(store.database);
    const auto report = settled(keeper.check(std::make_shared<DatabaseControl>()));
    QVERIFY(report.ok());
    QCOMPARE(report->problems, QStringList());
    QVERIFY(report->mended.contains(m_aside));
}

void TestUnreadable::itGoesFromASalvagedDatabaseToo()
{
    const qint64 page = number(
        QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = 'miners_by_mac'"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * 4096));
    QCOMPARE(file.write(QByteArray(4096, '\xff')), 4096);
    file.close();
    Store store(m_file);
    QVERIFY(canRead(store));
    const QString sentence = store.database.trouble();
    QVERIFY2(sentence.contains(QLatin1String("was damaged"))
                 && sentence.contains(QLatin1String("2 quarters of an hour")),
             qPrintable(sentence));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM packed")), m_rows - 2);
}

void TestUnreadable::withoutRoomForItItStays()
{
    QVERIFY(QDir().mkpath(m_aside)); // a folder is in its place
    {
        Store store(m_file);
        QVERIFY(!canRead(store));
    }
    {
        Store store(m_file);
        QVERIFY(settled(store.fleet.load()).ok());
        QVERIFY(isNoted());
        QCOMPARE(number(QStringLiteral("SELECT count(*) FROM packed")), m_rows);
    }
    QVERIFY(QDir().rmdir(m_aside));
    Store store(m_file);
    QVERIFY(canRead(store));
    QVERIFY(!isNoted());
}

COALFACE_TEST(TestUnreadable)
#include "tst_unreadable.moc"
