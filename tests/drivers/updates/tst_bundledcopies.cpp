// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choicesfile.h"
#include "drivers/updates/bundledcopies.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! The first start, and the first one after the program was updated.
class TestBundledCopies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bundled = m_folder->filePath(u"bundled"_s);
        m_store = m_folder->filePath(u"miner_drivers"_s);
        bring(u"1.0.0"_s);
    }

    void theFirstStartCopiesAndActivates()
    {
        QVERIFY(copy());
        QCOMPARE(choice().active, u"1.0.0"_s);
        QVERIFY(!choice().trial);
        QCOMPARE(choice().installed.value(u"1.0.0"_s).source, u"bundled"_s);
        const DriverVersion made = readDriverVersion(m_store + u"/ferret/1.0.0"_s, u"local"_s);
        QVERIFY(made.isUsable() && made.files.contentProblem().isEmpty());
    }

    void theSecondTimeNothingChanges()
    {
        QVERIFY(copy());
        const QByteArray before = contentOfFile(m_store + u"/state.json"_s);
        QVERIFY(copy(true));
        QCOMPARE(contentOfFile(m_store + u"/state.json"_s), before);
    }

    void aStartThatWasKilledAfterTheCopyGoesOn()
    {
        copyFolder(ferret(u"1.0.0"_s), m_store + u"/ferret/1.0.0"_s);
        QVERIFY(copy());
        QCOMPARE(choice().active, u"1.0.0"_s);
    }

    void aNewerOneIsTakenOnlyWhenThatIsWanted()
    {
        QVERIFY(copy());
        bring(u"1.1.0"_s);
        QVERIFY(copy());
        QVERIFY(!choice().trial);
        QVERIFY(copy(true));
        QVERIFY(choice().trial);
        QCOMPARE(choice().trial->version, u"1.1.0"_s);
        QCOMPARE(choice().active, u"1.0.0"_s);
    }

    void whatAPersonDecidedIsLeftAlone_data()
    {
        QTest::addColumn<int>("decision");
        QTest::newRow("pinned") << 0;
        QTest::newRow("removed") << 1;
        QTest::newRow("installed by hand") << 2;
        QTest::newRow("bad here") << 3;
    }
    void whatAPersonDecidedIsLeftAlone()
    {
        QFETCH(const int, decision);
        QVERIFY(copy());
        const auto changed = changeChoices(m_store, [&](DriverChoices &choices) -> Result<Done> {
            DriverChoice &one = choices.drivers[u"ferret"_s];
            one.pinned = decision == 0;
            one.removed = decision == 1;
            if (decision == 1)
                one.active.clear();
            if (decision == 2)
                one.installed[u"1.0.0"_s] = {"another's", u"local"_s};
            if (decision == 3)
                one.bad = {{u"1.1.0"_s, {}, u"It crashed."_s, {}}};
            return Done();
        });
        QVERIFY(changed);
        bring(u"1.1.0"_s);
        const DriverChoice before = choice();
        QVERIFY(copy(true));
        QVERIFY(choice() == before);
    }

    void whatIsDamagedInTheProgramIsNotCopied()
    {
        overwriteFile(m_bundled + u"/ferret/1.0.0/ferret.so"_s, "cut off");
        QVERIFY(copy());
        QVERIFY(choice().active.isEmpty());
        QVERIFY(!QFileInfo::exists(m_store + u"/ferret"_s));
    }

private:
    void bring(const QString &version)
    {
        copyFolder(ferret(version), m_bundled + u"/ferret/"_s + version);
    }
    bool copy(bool takeUpdates = false)
    {
        const Result<Done> copied = copyBundled(m_store, readDriverVersions(m_bundled, u"bundled"_s),
                                                takeUpdates, QDateTime::currentDateTimeUtc());
        if (!copied)
            qInfo("%s", qPrintable(copied.error().detail));
        return copied.ok();
    }
    DriverChoice choice() const
    {
        ChoicesFile file(m_store);
        file.refresh();
        return file.choice(u"ferret"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_bundled;
    QString m_store;
};

COALFACE_TEST(TestBundledCopies)
#include "tst_bundledcopies.moc"
