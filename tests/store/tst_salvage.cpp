// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! A damaged database: what can be read of it is taken over into the new one.
class TestSalvage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void badPagesCostTheirRowsOnly_data();
    void badPagesCostTheirRowsOnly();
    void aBrokenIndexCostsNothing();
    void sumsThatWereLostAreMadeAgain_data();
    void sumsThatWereLostAreMadeAgain();
    void aRootPageThatIsLostIsMendedAtOnce_data();
    void aRootPageThatIsLostIsMendedAtOnce();
    void minersWhoseRowsAreLostKeepTheirReadings();
    void aLostPageOfTheSchemaCostsNothing_data();
    void aLostPageOfTheSchemaCostsNothing();
    void damageThatIsMetByReadingIsMendedByTheNextStart();
    void whatAnotherProgramHasOpenIsNotSetAside();
    void anUncleanEndIsLookedInto();
    void aCleanEndIsNot();

private:
    void damage(const QList<qint64> &pages, bool isNoted = true);
    void grow();
    qint64 rootOf(const char *name) const
    {
        return sqlValue(m_file,
                        QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'")
                            .arg(QLatin1String(name)))
            .toLongLong();
    }
    QStringList asides() const
    {
        return QDir(m_folder->path()).entryList({QStringLiteral("*.corrupt-*")}, QDir::Files);
    }
    QList<qint64> leaves(int count) const;
    QList<qint64> pagesBelow(qint64 root) const;
    qint64 count(const char *table) const
    {
        return sqlValue(m_file, QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table)))
            .toLongLong();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    static constexpr int pageSize = 4096;
    static constexpr int minerCount = 5;
    static constexpr int sampleCount = 20'000;
};

void TestSalvage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    Store store(m_file);
    const QList<qint64> keys = putMiners(store, minerCount);
    QList<Sample> samples;
    for (int index = 0; index < sampleCount; ++index)
        samples += {keys.at(index % minerCount),
                    fullTelemetry(utc("2026-01-02T03:00:00Z").addSecs(30 * (index / minerCount)),
                                  index / 4000)};
    QVERIFY(settled(store.log.append(samples, {})).ok());
    while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {}
}

//! So large that an opening does not look through it.
void TestSalvage::grow()
{
    QVERIFY(sqlExecute(m_file, {QStringLiteral("CREATE TABLE filler (x)"),
                                QStringLiteral("INSERT INTO filler VALUES (zeroblob(5000000))")}));
}

void TestSalvage::damage(const QList<qint64> &pages, bool isNoted)
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const qint64 page : pages) {
        QVERIFY(page > 0);
        QVERIFY(file.seek((page - 1) * pageSize));
        QCOMPARE(file.write(QByteArray(pageSize, '\xff')), pageSize);
    }
    file.close();
    if (!isNoted)
        return;
    QFile note(m_file + QStringLiteral(".damaged")); // as a program leaves it that meets damage
    QVERIFY(note.open(QIODevice::WriteOnly));
}

QList<qint64> TestSalvage::leaves(int count) const
{
    constexpr char leafOfATable = 0x0d; // "Database File Format", 1.6
    const QByteArray content = contentOf(m_file);
    QList<qint64> pages;
    for (qint64 page = 2; page * pageSize <= content.size(); ++page) {
        if (content.at((page - 1) * pageSize) == leafOfATable)
            pages += page;
    }
    return pages.mid(pages.size() / 2, count); // nearly all are of the samples
}

//! Right below.
QList<qint64> TestSalvage::pagesBelow(qint64 root) const
{
    const QByteArray page = contentOf(m_file).mid((root - 1) * pageSize, pageSize);
    QList<qint64> pages{qFromBigEndian<quint32>(page.constData() + 8)};
    for (int cell = 0; cell < qFromBigEndian<quint16>(page.constData() + 3); ++cell) {
        const int place = qFromBigEndian<quint16>(page.constData() + 12 + 2 * cell);
        pages += qFromBigEndian<quint32>(page.constData() + place);
    }
    return pages;
}

void TestSalvage::badPagesCostTheirRowsOnly_data()
{
    QTest::addColumn<int>("pages");
    QTest::newRow("one page") << 1;
    QTest::newRow("seven pages") << 7;
}

void TestSalvage::badPagesCostTheirRowsOnly()
{
    QFETCH(const int, pages);
    damage(leaves(pages));
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    const QString sentence = store.database.trouble();
    QVERIFY2(sentence.contains(QLatin1String("5 miners")), qPrintable(sentence));
    const qint64 left = count("samples");
    QVERIFY(sentence.contains(QStringLiteral("%1 readings").arg(left)));
    QVERIFY2(left >= sampleCount - 60 * pages, qPrintable(QString::number(left)));
    QVERIFY(left < sampleCount);
    QVERIFY(sentence.contains(QLatin1String("lost")));
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.corrupt-*")}).size(), 1);
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*salvaging*")}).isEmpty());
    QVERIFY(putMiners(store, minerCount + 1).last() > minerCount);
}

void TestSalvage::aBrokenIndexCostsNothing()
{
    damage({rootOf("miners_by_mac")});
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(count("samples"), sampleCount);
    QVERIFY2(store.database.trouble().contains(QLatin1String("nothing is missing")),
             qPrintable(store.database.trouble()));
}

void TestSalvage::sumsThatWereLostAreMadeAgain_data()
{
    QTest::addColumn<QByteArray>("table");
    for (const char *name : {"quarters", "fleet_quarters", "fleet_hours"})
        QTest::newRow(name) << QByteArray(name);
}

void TestSalvage::sumsThatWereLostAreMadeAgain()
{
    QFETCH(const QByteArray, table);
    const qint64 quarters = count("quarters");
    const QByteArrayList before = tableContent(m_file, QStringLiteral("hours"));
    const QByteArrayList parts = tableContent(m_file, QStringLiteral("parts"));
    const QByteArrayList fleet = tableContent(m_file, QStringLiteral("fleet_quarters"))
                                 + tableContent(m_file, QStringLiteral("fleet_hours"));
    QVERIFY(parts.size() > minerCount);
    const qint64 root = rootOf(table);
    QList<qint64> pages;
    if (table != "fleet_hours") { // which are few
        pages = pagesBelow(root);
        QVERIFY(pages.size() > (table == "quarters" ? 2 : 1));
    }
    damage(pages << root);
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(count(table), 0);
    while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {}
    QCOMPARE(count("quarters"), quarters);
    QCOMPARE(tableContent(m_file, QStringLiteral("hours")), before);
    QCOMPARE(tableContent(m_file, QStringLiteral("parts")), parts);
    QCOMPARE(tableContent(m_file, QStringLiteral("fleet_quarters"))
                 + tableContent(m_file, QStringLiteral("fleet_hours")),
             fleet);
}

void TestSalvage::aRootPageThatIsLostIsMendedAtOnce_data()
{
    QTest::addColumn<QByteArray>("lost");
    for (const char *name : {"slow", "events", "driver_calls", "sqlite_autoindex_miners_1",
                             "address_history_by_miner", "hours", "samples"})
        QTest::newRow(name) << QByteArray(name);
}

//! No program may be needed that notes it: all of them could do nothing with such a database.
void TestSalvage::aRootPageThatIsLostIsMendedAtOnce()
{
    QFETCH(const QByteArray, lost);
    grow();
    damage({rootOf(lost)}, false);
    {
        Store store(m_file);
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        const QString sentence = store.database.trouble();
        QCOMPARE(asides().size(), 1);
        QVERIFY2(sentence.contains(asides().first()), qPrintable(sentence));
        QCOMPARE(store.database.mended(), sentence);
        store.database.noteMendedSeen();
        QCOMPARE(count("samples"), sampleCount);
    }
    QVERIFY(!QFile::exists(m_file + QStringLiteral(".damaged")));
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(store.database.trouble(), QString());
    QCOMPARE(store.database.mended(), QString());
    QCOMPARE(asides().size(), 1);
}

//! Their names, addresses and MACs are in indexes, too; and a device that is found again is known by its MAC.
void TestSalvage::minersWhoseRowsAreLostKeepTheirReadings()
{
    grow();
    damage({rootOf("miners")}, false);
    Store store(m_file);
    const auto loaded = settled(store.fleet.load());
    QCOMPARE(loaded->size(), minerCount);
    QCOMPARE(count("samples"), sampleCount);
    const QString sentence = store.database.trouble();
    QVERIFY2(sentence.contains(QLatin1String("5 miners, 20000 readings")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("names and addresses")), qPrintable(sentence));
    for (const StoredMiner &miner : *loaded) {
        const int number = int(miner.record.key) - 1;
        const MinerRecord before = minerRecord(number);
        QCOMPARE(miner.record.mac, before.mac);
        QCOMPARE(miner.record.address, before.address);
        QCOMPARE(miner.record.port, before.port);
        QVERIFY(miner.record.name.endsWith(QStringLiteral("000%1").arg(number)));
        const auto again = settled(store.fleet.put({before, {}}));
        QVERIFY(again.ok());
        QCOMPARE(again->record.key, miner.record.key);
        QCOMPARE(again->record.model, before.model);
        QCOMPARE(again->record.driverType, before.driverType);
    }
    QVERIFY(putMiners(store, minerCount + 1).last() > minerCount);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestSalvage::aLostPageOfTheSchemaCostsNothing_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::addColumn<bool>("isCompacted");
    QTest::newRow("the first one") << true << false;
    QTest::newRow("another one") << false << false;
    QTest::newRow("the first one of a compacted database") << true << true;
    QTest::newRow("another one of a compacted database") << false << true;
}

//! The program knows what tables it makes, and where they begin.
void TestSalvage::aLostPageOfTheSchemaCostsNothing()
{
    QFETCH(const bool, isFirst);
    QFETCH(const bool, isCompacted);
    if (isCompacted)
        QVERIFY(sqlExecute(m_file, {QStringLiteral("VACUUM"),
                                    QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    const QByteArrayList miners = tableContent(m_file, QStringLiteral("miners"));
    const QByteArrayList hours = tableContent(m_file, QStringLiteral("hours"));
    const QByteArray content = contentOf(m_file);
    QCOMPARE(content.at(100), '\x05'); // the schema has pages below the first one
    const int cell = qFromBigEndian<quint16>(content.constData() + 112);
    damage({isFirst ? 1 : qFromBigEndian<quint32>(content.constData() + cell)}, false);
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(asides().size(), 1);
    QCOMPARE(count("samples"), sampleCount);
    QCOMPARE(tableContent(m_file, QStringLiteral("miners")), miners);
    QCOMPARE(tableContent(m_file, QStringLiteral("hours")), hours);
    QVERIFY2(store.database.trouble().contains(QLatin1String("nothing is missing")),
             qPrintable(store.database.trouble()));
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*salvaging*")}).isEmpty());
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestSalvage::damageThatIsMetByReadingIsMendedByTheNextStart()
{
    grow();
    damage(leaves(2), false);
    {
        Store store(m_file);
        QVERIFY(settled(store.fleet.load()).ok());
        QCOMPARE(store.database.trouble(), QString());
        const auto exported = settled(
            store.log.exportCsv({utc("2026-01-01T00:00:00Z"),
                                 {},
                                 {},
                                 Resolution::Raw,
                                 m_folder->filePath(QStringLiteral("out.csv"))},
                                nullptr));
        QVERIFY(!exported.ok());
        QVERIFY(exported.error().detail.contains(QLatin1String("damaged")));
        QVERIFY(QFile::exists(m_file + QStringLiteral(".damaged")));
        QTRY_VERIFY(store.database.trouble().contains(QLatin1String("damaged")));
    }
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(asides().size(), 1);
    QVERIFY(count("samples") > sampleCount * 9 / 10);
}

void TestSalvage::whatAnotherProgramHasOpenIsNotSetAside()
{
    grow();
    Sample sample{1, telemetryAt(utc("2026-02-03T04:05:06Z"))};
    const qint64 time = sample.telemetry.timestamp.toSecsSinceEpoch();
    {
        Store first(m_file);
        QVERIFY(settled(first.fleet.load()).ok());
        damage(leaves(2));
        {
            Store second(m_file);
            QCOMPARE(settled(second.fleet.load())->size(), minerCount);
            const QString sentence = second.database.trouble();
            QVERIFY2(sentence.contains(QLatin1String("another program")), qPrintable(sentence));
            QCOMPARE(asides(), QStringList());
        }
        QCOMPARE(*settled(first.log.append({sample}, {})), 1);
    }
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QCOMPARE(asides().size(), 1);
    sample.telemetry.timestamp = sample.telemetry.timestamp.addSecs(1);
    QCOMPARE(*settled(store.log.append({sample}, {})), 1);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples WHERE k IN ((1 << "
                                             "32) + %1, (1 << 32) + %2)")
                                  .arg(time)
                                  .arg(time + 1)),
             2);
}

void TestSalvage::anUncleanEndIsLookedInto()
{
    const QString note = m_file + QStringLiteral(".in-use");
    damage(leaves(2), false);
    grow();
    QFile left(note);
    QVERIFY(left.open(QIODevice::WriteOnly)); // by one that was killed
    left.close();
    {
        Store store(m_file);
        QVERIFY(settled(store.fleet.load()).ok());
        QCOMPARE(store.database.trouble(), QString());
        store.database.keepUp(Retention{0, 0});
        QTRY_VERIFY(store.database.trouble().contains(QLatin1String("damaged")));
        QVERIFY(QFile::exists(m_file + QStringLiteral(".damaged")));
    }
    QVERIFY(!QFile::exists(note));
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QVERIFY(store.database.trouble().contains(QLatin1String("kept as")));
    // What was looked after before the damage was seen is packed.
    const qint64 packed = sqlValue(m_file, QStringLiteral("SELECT sum(n) FROM packed")).toLongLong();
    QVERIFY(count("samples") + packed > sampleCount * 9 / 10);
}

void TestSalvage::aCleanEndIsNot()
{
    const QString note = m_file + QStringLiteral(".in-use");
    Store store(m_file);
    store.database.keepUp(Retention{0, 0});
    QTRY_VERIFY(QFile::exists(note));
    store.database.keepUp(std::nullopt);
    QTRY_VERIFY(!QFile::exists(note));
    QCOMPARE(store.database.trouble(), QString());
}

COALFACE_TEST(TestSalvage)
#include "tst_salvage.moc"
