// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/leafpages.h"
#include "store/sqleventlog.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! Pages that lead to others are lost: what those hold is taken over all the same.
class TestLeafPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aLostPageAboveRowsCostsNone_data();
    void aLostPageAboveRowsCostsNone();
    void severalTablesAreSavedAtOnce();
    void withALeafItsRowsAreLostAndNoOthers();
    void deletedRowsStayDeleted_data();
    void deletedRowsStayDeleted();
    void rowsOfNobodyAreNotTaken();
    void whateverThePagesHoldItEnds();

private:
    qint64 rootOf(const QString &table) const
    {
        return sqlValue(m_file,
                        QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'")
                            .arg(table))
            .toLongLong();
    }
    QByteArray page(qint64 number) const
    {
        return contentOf(m_file).mid((number - 1) * pageSize, pageSize);
    }
    //! A page below the root, by its place from the left.
    qint64 below(qint64 root, int place) const
    {
        const QByteArray bytes = page(root);
        const int cell = qFromBigEndian<quint16>(bytes.constData() + 12 + 2 * place);
        return qFromBigEndian<quint32>(bytes.constData() + cell);
    }
    void lose(qint64 number, const QByteArray &with);
    QByteArray noise()
    {
        QByteArray bytes(pageSize, '\0');
        m_random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), pageSize / 4);
        bytes[0] = '\x05'; // looks as it did
        return bytes;
    }
    QHash<QString, QByteArrayList> contents() const
    {
        QHash<QString, QByteArrayList> all;
        for (const QString &table : tables)
            all[table] = tableContent(m_file, table);
        return all;
    }
    qint64 readings() const
    {
        return sqlValue(m_file, QStringLiteral("SELECT (SELECT count(*) FROM samples) + (SELECT "
                                               "total(n) FROM packed)"))
            .toLongLong();
    }
    QString mended();

    const QStringList tables{QStringLiteral("miners"),    QStringLiteral("samples"),
                             QStringLiteral("packed"),    QStringLiteral("slow"),
                             QStringLiteral("quarters"),  QStringLiteral("hours"),
                             QStringLiteral("events"),    QStringLiteral("quarters_slow"),
                             QStringLiteral("hours_slow")};
    QTemporaryDir m_made;
    QByteArray m_whole;
    QHash<QString, QByteArrayList> m_before;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QRandomGenerator m_random{7};
    static constexpr int pageSize = 4096;
    static constexpr int minerCount = 60; // so many that their table has several pages
    static constexpr int polled = 3;
};

void TestLeafPages::initTestCase()
{
    m_file = m_made.filePath(QStringLiteral("coalface.sqlite"));
    {
        Store store(m_file);
        SqlEventLog log(store.database);
        const QList<qint64> keys = putMiners(store, minerCount);
        const QDateTime start = utc("2026-01-02T03:00:00Z");
        QList<StatusUpdate> statuses;
        for (const qint64 key : keys) {
            MinerStatus status;
            status.lastAsked = status.lastAnswered = start;
            status.hashrateRecent = 1e9 / double(key); // whole, and not
            statuses += {key, status};
        }
        QVERIFY(settled(store.log.append({}, statuses)).ok());
        for (int day = 0; day < 3; ++day) {
            QList<Sample> samples;
            for (int second = 0; second < 86'400; second += 20) {
                for (int miner = 0; miner < polled; ++miner)
                    samples += {keys.at(miner),
                                fullTelemetry(start.addDays(day).addSecs(second + miner),
                                              second / 700)};
            }
            QVERIFY(settled(store.log.append(samples, {})).ok());
        }
        QList<Event> events;
        for (int number = 0; number < 300; ++number) {
            Event event;
            event.time = start.addSecs(number);
            event.minerName = QStringLiteral("Miner %1").arg(number);
            event.detail = QString(number % 50 == 0 ? 9000 : 40, QChar(u'ä'));
            events += event;
        }
        QVERIFY(settled(log.append(events)).ok());
        store.database.keepUp(Retention{0, 0});
        QTRY_VERIFY_WITH_TIMEOUT(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale")) == 0,
                                 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples"))
                                         .toInt()
                                     < polled * 4320 * 11 / 10,
                                 60'000);
        store.database.keepUp(std::nullopt);
    }
    m_whole = contentOf(m_file);
    m_before = contents();
    for (const QString &table : tables)
        QVERIFY2(m_before[table].size() > 20, qPrintable(table));
}

void TestLeafPages::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_whole), m_whole.size());
}

void TestLeafPages::lose(qint64 number, const QByteArray &with)
{
    QFile file(m_file);
    QVERIFY(number > 1 && file.open(QIODevice::ReadWrite) && file.seek((number - 1) * pageSize));
    QCOMPARE(file.write(with), pageSize);
    QFile note(m_file + QStringLiteral(".damaged")); // as a program leaves it that meets damage
    QVERIFY(note.open(QIODevice::WriteOnly));
}

QString TestLeafPages::mended()
{
    Store store(m_file);
    if (settled(store.fleet.load())->size() != minerCount)
        return QStringLiteral("miners are missing");
    return store.database.mended();
}

void TestLeafPages::aLostPageAboveRowsCostsNone_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("place"); // below the root; -1: the root itself
    QTest::addColumn<char>("with");
    for (const QString &table : tables)
        QTest::addRow("the root of %s, noise", qPrintable(table)) << table << -1 << 'n';
    QTest::newRow("the root of samples, ones") << QStringLiteral("samples") << -1 << '\xff';
    QTest::newRow("the root of samples, zeros") << QStringLiteral("samples") << -1 << '\0';
    QTest::newRow("below the root of samples") << QStringLiteral("samples") << 0 << 'n';
}

void TestLeafPages::aLostPageAboveRowsCostsNone()
{
    QFETCH(const QString, table);
    QFETCH(const int, place);
    QFETCH(const char, with);
    const qint64 root = rootOf(table);
    const qint64 lost = place < 0 ? root : below(root, place);
    QCOMPARE(page(lost).at(0), '\x05');
    lose(lost, with == 'n' ? noise() : QByteArray(pageSize, with));
    const QString sentence = mended();
    const auto after = contents();
    for (const QString &each : tables)
        QVERIFY2(after[each] == m_before[each], qPrintable(QStringLiteral("%1: %2 of %3")
                                                               .arg(each)
                                                               .arg(after[each].size())
                                                               .arg(m_before[each].size())));
    QVERIFY2(sentence.contains(QStringLiteral("%1 readings").arg(readings())), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("nothing is missing")), qPrintable(sentence));
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestLeafPages::severalTablesAreSavedAtOnce()
{
    for (const QString &table : tables)
        lose(rootOf(table), noise());
    const QString sentence = mended();
    const auto after = contents();
    for (const QString &each : tables)
        QVERIFY2(after[each] == m_before[each], qPrintable(each));
    QVERIFY2(sentence.contains(QLatin1String("nothing is missing")), qPrintable(sentence));
}

void TestLeafPages::withALeafItsRowsAreLostAndNoOthers()
{
    const qint64 root = rootOf(QStringLiteral("samples"));
    const qint64 leaf = below(below(root, 0), 3);
    QCOMPARE(page(leaf).at(0), '\x0d');
    const int rows = qFromBigEndian<quint16>(page(leaf).constData() + 3);
    const qint64 before = readings();
    lose(leaf, noise());
    lose(root, noise());
    const QString sentence = mended();
    QCOMPARE(readings(), before - rows);
    QVERIFY2(sentence.contains(QStringLiteral("%1 readings").arg(before - rows)),
             qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("lost")), qPrintable(sentence));
}

void TestLeafPages::deletedRowsStayDeleted_data()
{
    QTest::addColumn<bool>("isNoted"); // of which table each page is
    QTest::newRow("with auto-vacuum") << true;
    QTest::newRow("without") << false;
}

void TestLeafPages::deletedRowsStayDeleted()
{
    QFETCH(const bool, isNoted);
    if (!isNoted)
        QVERIFY(sqlExecute(m_file, {QStringLiteral("PRAGMA journal_mode = DELETE"),
                                    QStringLiteral("PRAGMA auto_vacuum = NONE"),
                                    QStringLiteral("VACUUM")}));
    QVERIFY(sqlExecute(m_file, {QStringLiteral("PRAGMA secure_delete = OFF"),
                                QStringLiteral("DELETE FROM samples WHERE k >> 32 = 2"),
                                QStringLiteral("DELETE FROM packed WHERE k >> 32 IN (1, 3)"),
                                QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    QVERIFY(sqlValue(m_file, QStringLiteral("PRAGMA freelist_count")).toInt() > 50);
    const auto before = contents();
    for (const char *table : {"samples", "packed"})
        lose(rootOf(QLatin1String(table)), noise());
    const QString sentence = mended();
    const auto after = contents();
    for (const QString &each : tables)
        QVERIFY2(after[each] == before[each], qPrintable(QStringLiteral("%1: %2 of %3")
                                                             .arg(each)
                                                             .arg(after[each].size())
                                                             .arg(before[each].size())));
    QCOMPARE(sentence.contains(QLatin1String("nothing is missing")), isNoted);
}

void TestLeafPages::rowsOfNobodyAreNotTaken()
{
    QVERIFY(
        sqlExecute(m_file, {QStringLiteral("INSERT INTO samples (k, hashrate) SELECT k + (500 << "
                                           "32), 1 FROM samples WHERE k >> 32 = 1"),
                            QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    lose(rootOf(QStringLiteral("samples")), noise());
    mended();
    QCOMPARE(tableContent(m_file, QStringLiteral("samples")), m_before[QStringLiteral("samples")]);
}

//! Bytes that are wrong in pages that were right, and pages of noise: whatever is said of them, it is within the file.
void TestLeafPages::whateverThePagesHoldItEnds()
{
    const QString file = m_folder->filePath(QStringLiteral("pages"));
    qint64 taken = 0;
    for (int round = 0; round < 60; ++round) {
        QByteArray content = m_whole.left(300 * pageSize);
        for (qint64 number = 0; number < 300; ++number) {
            char *bytes = content.data() + number * pageSize;
            const quint32 changes = m_random.bounded(4U) * m_random.bounded(30U);
            for (quint32 change = 0; change < changes; ++change) {
                // Mostly where it is told what lies where.
                const quint32 place = m_random.bounded(m_random.bounded(2U) == 0 ? 200U : 4096U);
                bytes[place] = char(m_random.bounded(256U));
            }
            if (m_random.bounded(10U) == 0) {
                m_random.fillRange(reinterpret_cast<quint32 *>(bytes), pageSize / 4);
                bytes[0] = '\x0d';
                bytes[3] = '\0';
            }
        }
        content.chop(qsizetype(m_random.bounded(5000U)));
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        QCOMPARE(damaged.write(content), content.size());
        damaged.close();
        LeafPages pages(file);
        QVERIFY(pages.open());
        for (qint64 number = -1; number <= pages.count() + 2; ++number) {
            const auto root = pages.rootOf(number);
            QVERIFY(!root || (*root > 1 && *root <= pages.count()));
            const auto leaf = pages.leaf(number);
            std::optional<qint64> before;
            for (const LeafRow &row : leaf ? leaf->rows : std::vector<LeafRow>()) {
                QVERIFY(!before || row.key > *before);
                before = row.key;
                ++taken;
            }
        }
        pages.isComplete(qint64(m_random.bounded(400U)));
    }
    QVERIFY(taken > 1000); // else nothing was tried
    QFile empty(file);
    QVERIFY(empty.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QVERIFY(!LeafPages(file).open());
}

COALFACE_TEST(TestLeafPages)
#include "tst_leafpages.moc"
