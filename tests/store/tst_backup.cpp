// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What is said where a backup cannot be written: what, where, why, and what to do. None of SQLite's words.
class TestBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
        QCOMPARE(putMiners(*m_store, 2).size(), 2);
    }
    void aFolderThatIsNotThereIsNamedAndNotMade();
    void aFolderThatCannotBeWrittenIsNamed();

private:
    QString said(const QString &file)
    {
        SqlDatabaseKeeper keeper(m_store->database);
        const auto report = settled(keeper.backUp(file, std::make_shared<DatabaseControl>()));
        return report ? QStringLiteral("It was written.") : report.error().detail;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void TestBackup::aFolderThatIsNotThereIsNamedAndNotMade()
{
    const QString folder = m_folder->filePath(QStringLiteral("no"));
    const QString copy = folder + QStringLiteral("/where.sqlite");
    QCOMPARE(said(copy),
             QStringLiteral("The copy %1 could not be written: there is no folder %2. Make it, or "
                            "name a file in another folder.")
                 .arg(QDir::toNativeSeparators(copy), QDir::toNativeSeparators(folder)));
    QVERIFY(!QFileInfo::exists(folder));
}

void TestBackup::aFolderThatCannotBeWrittenIsNamed()
{
#ifndef Q_OS_LINUX
    QSKIP("a folder in which nobody makes files is known on Linux alone");
#endif
    const QString sentence = said(QStringLiteral("/proc/self/copy.sqlite"));
    QVERIFY2(sentence.startsWith(
                 QLatin1String("The copy /proc/self/copy.sqlite could not be written"))
                 && sentence.contains(QLatin1String("another folder"))
                 && !sentence.contains(QLatin1String(".part")),
             qPrintable(sentence));
}

COALFACE_TEST(TestBackup)
#include "tst_backup.moc"
