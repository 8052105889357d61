// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choicesfile.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {
Result<DriverChoices> activate(const QString &folder, const QString &version)
{
    return changeChoices(folder, [&](DriverChoices &choices) -> Result<Done> {
        choices.drivers[u"ferret"_s].active = version;
        return Done();
    });
}
} // namespace

class TestChoicesFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = m_folder->filePath(u"miner_drivers"_s);
    }

    void aChangeIsSeenByTheNextReader()
    {
        ChoicesFile file(m_store);
        QVERIFY(!file.refresh());
        QVERIFY(file.problem().isEmpty());
        const Result<DriverChoices> changed = activate(m_store, u"1.0.0"_s);
        QVERIFY(changed);
        QCOMPARE(changed->generation, 1);
        QVERIFY(file.refresh());
        QCOMPARE(file.choice(u"ferret"_s).active, u"1.0.0"_s);
        QVERIFY2(!file.refresh(), "nothing has changed since");
    }

    void theOneBeforeIsKept()
    {
        QVERIFY(activate(m_store, u"1.0.0"_s));
        const QByteArray first = contentOfFile(m_store + u"/state.json"_s);
        QVERIFY(activate(m_store, u"1.1.0"_s));
        QCOMPARE(contentOfFile(m_store + u"/state.prev.json"_s), first);
    }

    void nothingIsWrittenWhenNothingChangesOrTheChangeSaysNo()
    {
        QVERIFY(activate(m_store, u"1.0.0"_s));
        const QByteArray before = contentOfFile(m_store + u"/state.json"_s);
        QVERIFY(activate(m_store, u"1.0.0"_s));
        const Error no{Error::Kind::Rejected, u"No."_s};
        const Result<DriverChoices> refused
            = changeChoices(m_store, [&](DriverChoices &choices) -> Result<Done> {
                  choices.drivers.clear();
                  return no;
              });
        QVERIFY(!refused);
        QCOMPARE(refused.error(), no);
        QCOMPARE(contentOfFile(m_store + u"/state.json"_s), before);
    }

    void aDamagedFileIsKeptAsideAndTheOneBeforeCounts()
    {
        QVERIFY(activate(m_store, u"1.0.0"_s));
        QVERIFY(activate(m_store, u"1.1.0"_s));
        overwriteFile(m_store + u"/state.json"_s, "{ torn");
        ChoicesFile file(m_store);
        file.refresh();
        QCOMPARE(file.choice(u"ferret"_s).active, u"1.0.0"_s);
        QVERIFY2(file.problem().contains(u"state.json"_s), qPrintable(file.problem()));
        const Result<DriverChoices> changed = activate(m_store, u"1.2.0"_s);
        QVERIFY(changed);
        QCOMPARE(changed->generation, 2); // that of the one before, and one more
        const QStringList kept = QDir(m_store).entryList({u"state.json.bad-*"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contentOfFile(QDir(m_store).filePath(kept[0])), QByteArray("{ torn"));
        file.refresh();
        QVERIFY(file.problem().isEmpty());
    }

    void damageDoesNotTakeAwayWhatWasReadBefore()
    {
        QVERIFY(activate(m_store, u"1.0.0"_s));
        QVERIFY(activate(m_store, u"1.1.0"_s));
        ChoicesFile file(m_store);
        file.refresh();
        for (const QString &name : {u"/state.json"_s, u"/state.prev.json"_s}) {
            overwriteFile(m_store + name, "{ torn");
            QVERIFY2(!file.refresh(), qPrintable(name));
            QCOMPARE(file.choice(u"ferret"_s).active, u"1.1.0"_s);
        }
        QVERIFY2(file.problem().contains(u"last content"_s), qPrintable(file.problem()));
        QVERIFY(activate(m_store, u"1.2.0"_s));
        QVERIFY(file.refresh());
        QVERIFY(file.problem().isEmpty());
        QCOMPARE(file.choice(u"ferret"_s).active, u"1.2.0"_s);
    }

    void aLostStateIsMadeAnewFromTheVersionsThatAreWhole()
    {
        copyFolder(ferret(u"1.0.0"_s), m_store + u"/ferret/1.0.0"_s);
        copyFolder(ferret(u"1.1.0"_s), m_store + u"/ferret/1.1.0"_s);
        copyFolder(ferret(u"1.2.0"_s), m_store + u"/ferret/1.2.0"_s);
        overwriteFile(m_store + u"/ferret/1.2.0/manifest.json"_s, "{}");
        overwriteFile(m_store + u"/state.json"_s, "");
        const Result<DriverChoices> changed = changeChoices(m_store,
                                                            [](DriverChoices &) -> Result<Done> {
                                                                return Done();
                                                            });
        QVERIFY(changed);
        const DriverChoice choice = changed->drivers.value(u"ferret"_s);
        QCOMPARE(choice.active, u"1.1.0"_s);
        QCOMPARE(choice.installed.keys(), (QStringList{u"1.0.0"_s, u"1.1.0"_s}));
    }

    void whatAKilledProgramLeftIsClearedAway()
    {
        QVERIFY(activate(m_store, u"1.0.0"_s));
        QVERIFY(QDir().mkpath(m_store + u"/.staging/new/ferret"_s));
        overwriteFile(m_store + u"/state.json.saving-0a1b2c3d.AbCdEf"_s, "half");
        overwriteFile(m_store + u"/state.prev.json.saving-0a1b2c3d"_s, "half");
        QVERIFY(activate(m_store, u"1.1.0"_s));
        QCOMPARE(QDir(m_store).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{u"state.json"_s, u"state.prev.json"_s}));
    }

    void anEmptyLockFileOfAKilledProgramBlocksNobody()
    {
        QVERIFY(QDir().mkpath(m_store));
        overwriteFile(m_store + u"/.lock"_s, "");
        QFile lock(m_store + u"/.lock"_s);
        QVERIFY(lock.open(QIODevice::ReadWrite));
        QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-60),
                                 QFileDevice::FileModificationTime));
        lock.close();
        QVERIFY(activate(m_store, u"1.0.0"_s));
    }

    void manyAtATimeLoseNothing()
    {
        constexpr int each = 10;
        const auto count = [this] {
            for (int i = 0; i < each; ++i) {
                const auto changed = changeChoices(m_store,
                                                   [](DriverChoices &choices) -> Result<Done> {
                                                       ++choices.drivers[u"ferret"_s].reloads;
                                                       return Done();
                                                   });
                if (!changed)
                    qWarning("%s", qPrintable(changed.error().detail));
            }
        };
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(QThread::create(count))->start();
        for (const auto &thread : threads)
            QVERIFY(thread->wait(30'000));
        ChoicesFile file(m_store);
        file.refresh();
        QCOMPARE(file.choice(u"ferret"_s).reloads, 4 * each);
        QCOMPARE(file.choices().generation, 4 * each);
    }

    void aReadOnlyFolderIsASentence()
    {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
#endif
        QVERIFY(QDir().mkpath(m_store));
        QVERIFY(QFile::setPermissions(m_store, QFile::ReadOwner | QFile::ExeOwner));
        const Result<DriverChoices> changed = activate(m_store, u"1.0.0"_s);
        QFile::setPermissions(m_store, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!changed);
        QVERIFY2(changed.error().detail.contains(u"read-only"_s),
                 qPrintable(changed.error().detail));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_store;
};

COALFACE_TEST(TestChoicesFile)
#include "tst_choicesfile.moc"
