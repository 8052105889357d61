// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include "store/opening.h"

#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! A program that ends while it takes over what can be read of a damaged database waits for none of it: the next start does it.
class TestStoppedSalvage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whoEndsMeanwhileLeavesItToTheNextStart_data();
    void whoEndsMeanwhileLeavesItToTheNextStart();
    void whoClosesItDoesNotWait();
    void whoEndsItHearsOfThat();
    void whoEndsDoesNotWaitForAnotherProgramThatIsAtIt();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("coalface.sqlite")); }
    QStringList left(const char *pattern) const
    {
        return QDir(m_folder->path()).entryList({QString::fromLatin1(pattern)}, QDir::Files);
    }
    void checkUntouched() const
    {
        QCOMPARE(contentOf(file()), m_damaged);
        QCOMPARE(left("*salvag*"), QStringList());
        QCOMPARE(left("*corrupt*"), QStringList());
        QCOMPARE(left("*.damaged").size(), 1);
    }
    //! All that can be read, as where nobody stopped it.
    void checkMended() const
    {
        Connection connection(file());
        const Opening opening = openDatabase(connection);
        QVERIFY(opening.access == Opening::Access::ReadWrite);
        QVERIFY(!opening.aside.isEmpty());
        QCOMPARE(contentOf(opening.aside), m_damaged);
        QCOMPARE(connection.number(QStringLiteral("SELECT count(*) FROM samples")), m_samples);
        QCOMPARE(connection.number(QStringLiteral("SELECT count(*) FROM miners")), 3);
        QCOMPARE(left("*.damaged"), QStringList());
    }

    QByteArray m_damaged;
    std::optional<qint64> m_samples;
    int m_questions = 0; //!< whether to end, until it is whole
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoppedSalvage::initTestCase()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("coalface.sqlite"));
    {
        Store store(file);
        const QList<qint64> keys = putMiners(store, 3);
        QList<Sample> samples;
        for (int index = 0; index < 4000; ++index)
            samples += {keys.at(index % 3),
                        fullTelemetry(utc("2026-01-02T03:00:00Z").addSecs(10 * index), index / 3000)};
        QVERIFY(settled(store.log.append(samples, {})).ok());
    }
    m_damaged = contentOf(file);
    m_damaged.replace(m_damaged.size() / 2 / 4096 * 4096, 4096, QByteArray(4096, '\xff'));
    init();
    Connection connection(this->file());
    const Opening opening = openDatabase(connection, [this] { return ++m_questions < 0; });
    QVERIFY(!opening.aside.isEmpty());
    m_samples = connection.number(QStringLiteral("SELECT count(*) FROM samples"));
    QVERIFY(m_samples > 3000 && m_samples < 4000);
    QVERIFY2(m_questions > 50, qPrintable(QString::number(m_questions)));
}

void TestStoppedSalvage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(leaveDamaged(file(), m_damaged));
}

void TestStoppedSalvage::whoEndsMeanwhileLeavesItToTheNextStart_data()
{
    QTest::addColumn<int>("percent"); // of the questions
    for (const int percent : {0, 3, 30, 60, 90, 99})
        QTest::addRow("after %d %%", percent) << percent;
}

void TestStoppedSalvage::whoEndsMeanwhileLeavesItToTheNextStart()
{
    QFETCH(const int, percent);
    int questions = m_questions * percent / 100;
    {
        Connection connection(file());
        const Opening opening = openDatabase(connection, [&] { return --questions < 0; });
        if (opening.access == Opening::Access::None) {
            QVERIFY(opening.mayPass);
            QVERIFY2(opening.sentence.contains(QLatin1String("next time")),
                     qPrintable(opening.sentence));
            checkUntouched();
        } else {
            // It is in its place, but was not looked through to its end.
            QVERIFY(percent > 50);
            QCOMPARE(left("*.damaged").size(), 1);
        }
    }
    checkMended();
}

void TestStoppedSalvage::whoClosesItDoesNotWait()
{
    std::make_unique<Store>(file()).reset();
    checkUntouched();
    checkMended();
}

void TestStoppedSalvage::whoEndsItHearsOfThat()
{
    {
        Store store(file());
        store.database.endSalvage();
        const auto loaded = settled(store.fleet.load());
        QVERIFY(!loaded.ok());
        QVERIFY2(loaded.error().detail.contains(QLatin1String("next time")),
                 qPrintable(loaded.error().detail));
    }
    checkUntouched();
    checkMended();
}

void TestStoppedSalvage::whoEndsDoesNotWaitForAnotherProgramThatIsAtIt()
{
    QLockFile other(file() + QStringLiteral(".lock"));
    QVERIFY(other.tryLock());
    QElapsedTimer timer;
    timer.start();
    {
        Store store(file());
        QTest::qWait(100);
    }
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    checkUntouched();
}

COALFACE_TEST(TestStoppedSalvage)
#include "tst_stoppedsalvage.moc"
