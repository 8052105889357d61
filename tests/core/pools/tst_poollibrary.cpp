// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poollibrary.h"
#include "core/settings/secretsfile.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const Pool cottage{{}, u"Cottage"_s, u"pool.example:3333"_s, u"wallet.{name}"_s, {}};
const Pool annex{{}, u"Annex"_s, u"stratum+ssl://other.example:4444"_s, u"account"_s, {}};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! The pools that a person keeps, in a file that several programs share.
class TestPoolLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_vault = std::make_unique<SecretsFile>(m_folder->filePath(u"secrets.json"_s));
    }

    void aPoolIsKeptAndChangedAndTakenAway()
    {
        PoolLibrary library(path(), {}, *m_vault);
        QSignalSpy changed(&library, &PoolLibrary::changed);
        const Result<Pool> kept = library.put(cottage);
        QVERIFY(kept);
        QVERIFY(!kept->id.isEmpty());
        QVERIFY(library.put(annex));
        QCOMPARE(library.pools().size(), 2);
        QCOMPARE(library.pools().first().name, u"Annex"_s); // by name
        Pool renamed = *kept;
        renamed.name = u"Zebra"_s;
        QVERIFY(library.put(renamed));
        QCOMPARE(library.pools().last(), renamed);
        QCOMPARE(library.poolAt(u"stratum+tcp://POOL.example:3333"_s), renamed);
        QVERIFY(library.remove(kept->id));
        QVERIFY(library.remove(kept->id));
        QCOMPARE(library.pools().size(), 1);
        QVERIFY(changed.size() >= 4);
        PoolLibrary again(path(), {}, *m_vault);
        QCOMPARE(again.pools(), library.pools());
    }

    void aPasswordIsInTheVaultAlone()
    {
        PoolLibrary library(path(), {}, *m_vault);
        const Result<Pool> kept = library.put(cottage, u"sesame-42"_s);
        QVERIFY(kept);
        QCOMPARE(library.passwordOf(kept->id), u"sesame-42"_s);
        QVERIFY(!contentOf(path()).contains("sesame"));
        QVERIFY(contentOf(m_folder->filePath(u"secrets.json"_s)).contains("sesame-42"));
        QVERIFY(library.put(*kept)); // without one: it stays
        QVERIFY(library.hasPassword(kept->id));
        QVERIFY(library.remove(kept->id));
        QVERIFY(!contentOf(m_folder->filePath(u"secrets.json"_s)).contains("sesame"));
        QCOMPARE(library.passwordOf(kept->id), u"x"_s);
    }

    void whatIsRefusedChangesNoPassword()
    {
        PoolLibrary library(path(), {}, *m_vault);
        const Result<Pool> kept = library.put(cottage, u"sesame-42"_s);
        QVERIFY(kept);
        // As on a disk that is full: what is there cannot be replaced.
        QVERIFY(QFile::remove(path()) && QDir().mkdir(path()));
        QVERIFY(!library.put(*kept, u"other"_s));
        QCOMPARE(m_vault->poolPassword(kept->id), u"sesame-42"_s);
        QVERIFY(!library.remove(kept->id));
        QCOMPARE(m_vault->poolPassword(kept->id), u"sesame-42"_s);
    }

    void aPoolWhosePasswordCannotBeForgottenStays()
    {
        PoolLibrary library(path(), {}, *m_vault);
        const Result<Pool> kept = library.put(cottage, u"sesame-42"_s);
        QVERIFY(kept);
        const QString lock = m_folder->filePath(u"secrets.json.lock"_s);
        QVERIFY(QDir().mkdir(lock));
        QVERIFY(!library.remove(kept->id));
        QVERIFY(library.pool(kept->id));
        QVERIFY(QDir().rmdir(lock));
        QVERIFY(library.hasPassword(kept->id));
        QVERIFY(library.remove(kept->id));
        QVERIFY(!library.pool(kept->id));
    }

    void whatStoodInForAnotherIsNotMissedSilently()
    {
        PoolLibrary library(path(), {}, *m_vault);
        const Result<Pool> other = library.put(annex);
        Pool with = cottage;
        with.fallback = other->id;
        const Result<Pool> kept = library.put(with);
        QVERIFY(kept);
        QCOMPARE(library.pool(kept->id)->fallback, other->id);
        QVERIFY(library.remove(other->id));
        QVERIFY(library.pool(kept->id)->fallback.isEmpty());
    }

    void whatAnotherProgramChangesComesIn()
    {
        PoolLibrary mine(path(), {}, *m_vault);
        PoolLibrary theirs(path(), {}, *m_vault);
        QSignalSpy changed(&mine, &PoolLibrary::changed);
        QVERIFY(theirs.put(cottage));
        QTRY_COMPARE(mine.pools().size(), 1);
        QCOMPARE(changed.size(), 1);
        // And is not lost when this one changes something else.
        QVERIFY(theirs.put(annex));
        Pool third = cottage;
        third.name = u"Third"_s;
        QVERIFY(mine.put(third));
        QCOMPARE(mine.pools().size(), 3);
    }

    void aFileThatCannotBeUnderstoodIsKeptAside()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("{ \"pools\": 7 }") > 0);
        file.close();
        PoolLibrary library(path(), {}, *m_vault);
        QVERIFY(library.pools().isEmpty());
        QVERIFY2(library.problem().contains(u"pools.json.bad-"_s), qPrintable(library.problem()));
        QVERIFY(library.put(cottage));
        QVERIFY(library.problem().isEmpty());
        QCOMPARE(QDir(m_folder->path()).entryList({u"pools.json.bad-*"_s}).size(), 1);
    }

    void keysOfANewerProgramAreKept()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(R"({"format": 1, "pools": [], "later": true})") > 0);
        file.close();
        PoolLibrary library(path(), {}, *m_vault);
        QVERIFY(library.put(cottage));
        QVERIFY(contentOf(path()).contains("later"));
    }

    void thePoolsThatComeWithTheProgramCanBeUsedOnceTheyHaveAUser()
    {
        PoolLibrary library(path(), QStringLiteral(POOL_PRESETS), *m_vault);
        QVERIFY(library.presets().size() >= 3);
        for (Pool preset : library.presets()) {
            QVERIFY(checkedPool(preset, {}).ok() != preset.user.isEmpty());
            preset.id.clear();
            preset.user = u"account.{name}"_s;
            const Result<Pool> kept = library.put(preset);
            QVERIFY2(kept, qPrintable(preset.name));
        }
    }

private:
    QString path() const { return m_folder->filePath(u"pools.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SecretsFile> m_vault;
};

COALFACE_TEST(TestPoolLibrary)
#include "tst_poollibrary.moc"
