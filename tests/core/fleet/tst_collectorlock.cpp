// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/collectorlock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace coalface;

class TestCollectorLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void oneTakesIt()
    {
        CollectorLock lock(m_folder->path());
        QVERIFY(!lock.isHeld());
        QVERIFY(lock.tryTake());
        QVERIFY(lock.isHeld());
        QVERIFY(lock.tryTake()); // has it already
    }

    void theSecondIsRefusedAndToldWhoHoldsIt()
    {
        CollectorLock first(m_folder->path());
        QVERIFY(first.tryTake());
        CollectorLock second(m_folder->path());
        QVERIFY(!second.tryTake());
        QVERIFY(!second.isHeld());
        const QString holder = second.holder();
        QVERIFY2(holder.contains(QCoreApplication::applicationName()), qPrintable(holder));
        QVERIFY2(holder.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(holder));
    }

    void whereNothingCanBeWrittenNobodyElseHoldsIt()
    {
        CollectorLock held(m_folder->path());
        QVERIFY(held.tryTake());
        CollectorLock second(m_folder->path());
        QVERIFY(!second.tryTake());
        QVERIFY(second.isOthers());
        CollectorLock nowhere(m_folder->filePath(QStringLiteral("missing")));
        QVERIFY(!nowhere.tryTake());
        QVERIFY(!nowhere.isOthers());
        QVERIFY2(nowhere.holder().contains(QStringLiteral("cannot be written")),
                 qPrintable(nowhere.holder()));
    }

    void aReleasedOneIsFree()
    {
        CollectorLock first(m_folder->path());
        QVERIFY(first.tryTake());
        first.release();
        QVERIFY(!first.isHeld());
        CollectorLock second(m_folder->path());
        QVERIFY(second.tryTake());
    }

    void everyFolderHasItsOwn()
    {
        QTemporaryDir other;
        CollectorLock first(m_folder->path());
        CollectorLock second(other.path());
        QVERIFY(first.tryTake());
        QVERIFY(second.tryTake());
    }

    void aLivingHolderKeepsItHoweverLongItCollects()
    {
        QProcess holder;
        hold(holder);
        QFile file(lockFile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3),
                                 QFileDevice::FileModificationTime));
        file.close();
        CollectorLock lock(m_folder->path());
        QVERIFY(!lock.tryTake());
        QVERIFY2(lock.holder().contains(QString::number(holder.processId())),
                 qPrintable(lock.holder()));
        holder.kill();
        QTRY_COMPARE(holder.state(), QProcess::NotRunning);
    }

    void fromADeadHolderItIsTakenOver()
    {
        QProcess holder;
        hold(holder);
        CollectorLock lock(m_folder->path());
        QVERIFY(!lock.tryTake());
        holder.kill();
        QTRY_COMPARE(holder.state(), QProcess::NotRunning);
        QVERIFY(QFile::exists(lockFile())); // it could not tidy up
        QVERIFY(lock.tryTake());
        QVERIFY(lock.isHeld());
    }

    void withoutItsFolderItSaysSo()
    {
        CollectorLock lock(m_folder->filePath(QStringLiteral("is/not/there")));
        QVERIFY(!lock.tryTake());
        QVERIFY(!lock.holder().isEmpty());
    }

private:
    QString lockFile() const { return m_folder->filePath(QStringLiteral("collector.lock")); }

    //! Another process that takes the lock and keeps it.
    void hold(QProcess &process)
    {
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--hold"), m_folder->path()});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
        QCOMPARE(process.readLine().trimmed(), QByteArray("held"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.size() == 3 && words[1] == QLatin1String("--hold")) {
        CollectorLock lock(words[2]);
        std::puts(lock.tryTake() ? "held" : "refused");
        std::fflush(stdout);
        return application.exec();
    }
    TestCollectorLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_collectorlock.moc"
