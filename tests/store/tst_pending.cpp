// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace coalface;

//! Whose thread completes a future of the store.
class TestPending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<Database>(m_folder->filePath(QStringLiteral("a.sqlite")));
    }
    void cleanup() { m_database.reset(); }

    //! Else then() of Qt 6.4 could meet the thread that finishes, and run what follows twice.
    void aFutureIsCompletedByTheEventLoopOfWhoAsked()
    {
        for (int way = 0; way < 3; ++way) {
            QSemaphore worked;
            const QFuture<Result<int>> future = asked(way, [&worked] { worked.release(); });
            QVERIFY(worked.tryAcquire(1, 20'000));
            QThread::msleep(50);
            QVERIFY(!future.isFinished());
            QThread *completing = nullptr;
            int runs = 0;
            QFuture<Result<int>>(future).then(QtFuture::Launch::Sync, [&](const Result<int> &) {
                completing = QThread::currentThread();
                ++runs;
            });
            QTRY_COMPARE(runs, 1);
            QCOMPARE(completing, QThread::currentThread());
            QCOMPARE(*future.result(), 7);
        }
    }

    void whatWasSettledIsCompletedWhenTheDatabaseIsClosed()
    {
        const QFuture<Result<int>> future = asked(0, [] {});
        m_database.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(*future.result(), 7);
    }

private:
    QFuture<Result<int>> asked(int way, const std::function<void()> &work)
    {
        if (way == 0) {
            return m_database->write<int>([work](Writer &) {
                work();
                return Result<int>(7);
            });
        }
        const auto read = [work](Connection &) {
            work();
            return Result<int>(7);
        };
        return way == 1 ? m_database->read<int>(read) : m_database->exportWith<int>(read);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

COALFACE_TEST(TestPending)
#include "tst_pending.moc"
