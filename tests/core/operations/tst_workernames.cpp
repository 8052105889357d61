// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/workernames.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestWorkerNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesThatDifferAreNoProblem()
    {
        QVERIFY(workerProblems(u"bc1q.{name}"_s, {u"attic"_s, u"cellar"_s}).isEmpty());
    }

    void oneWorkerForSeveralIsTold()
    {
        for (const QString &same : {u"bc1q.home"_s, u"bc1q"_s}) {
            const WorkerProblems problems = workerProblems(same, {u"attic"_s, u"cellar"_s});
            QCOMPARE(problems.sameForAll, 2);
            QVERIFY(!problems.isEmpty());
            QCOMPARE(problems.sentences().size(), 1);
            QVERIFY(problems.sentences().first().startsWith(u"All 2 miners get the same worker"));
            QVERIFY(workerProblems(same, {u"attic"_s}).isEmpty());
            QVERIFY(workerProblems(same, {}).isEmpty()); // of a pool that is kept
        }
    }

    void namesThatAPoolTakesForOneAreTold_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("groups");
        QTest::newRow("equal") << u"Attic"_s << 1;
        QTest::newRow("but for capitals") << u"ATTIC"_s << 1;
        QTest::newRow("another") << u"attic2"_s << 0;
    }
    void namesThatAPoolTakesForOneAreTold()
    {
        QFETCH(QString, second);
        QFETCH(int, groups);
        const WorkerProblems problems = workerProblems(u"bc1q.{name}"_s,
                                                       {u"Attic"_s, second, u"cellar"_s});
        QCOMPARE(problems.equal.size(), groups);
        if (groups > 0) {
            QCOMPARE(problems.equal[0], (QStringList{u"Attic"_s, second}));
            QVERIFY(problems.sentences().join(u' ').contains(u"one worker"_s));
        }
    }

    void whatIsCutAtItsEndMayBecomeEqual()
    {
        const QString wallet(60, u'w');
        const WorkerProblems problems = workerProblems(wallet + u".{name}"_s,
                                                       {u"attic-1"_s, u"attic-2"_s});
        QCOMPARE(problems.tooLong, (QStringList{u"attic-1"_s, u"attic-2"_s}));
        QCOMPARE(problems.equal.size(), 1);
        QCOMPARE(problems.sentences().size(), 2);
    }

    void exactlySixtyThreeAreNotTooLong()
    {
        QVERIFY(workerProblems(QString(61, u'w') + u".{name}"_s, {u"a"_s}).tooLong.isEmpty());
        QCOMPARE(workerProblems(QString(61, u'w') + u".{name}"_s, {u"ab"_s}).tooLong,
                 QStringList{u"ab"_s});
    }

    void otherPlaceholdersAndTheNameTwiceAreTold()
    {
        const WorkerProblems problems = workerProblems(u"{user}.{name}.{name}{user}"_s, {u"a"_s});
        QCOMPARE(problems.unknownKeys, QStringList{u"{user}"_s});
        QVERIFY(problems.namedTwice);
        QCOMPARE(problems.sentences().size(), 2);
    }

    void aWorkerWithASpaceIsTold()
    {
        const QStringList miners{u"attic rig"_s, u"cellar"_s};
        const WorkerProblems made = workerProblems(u"bc1q.{name}"_s, miners);
        QCOMPARE(made.spaced, QStringList{u"attic rig"_s});
        QVERIFY(!made.isEmpty());
        QCOMPARE(made.sentences().size(), 1);
        QVERIFY(made.sentences().first().contains(u"space"_s));
        QVERIFY(made.sentences().first().contains(u"attic rig"_s));
        // The name is not in it.
        QVERIFY(workerProblems(u"bc1q.rig"_s, miners).spaced.isEmpty());
        const WorkerProblems typed = workerProblems(u"bc1q.my rig"_s, {});
        QVERIFY(typed.hasSpaces);
        QCOMPARE(typed.sentences().size(), 1);
    }

    void ofManyAFewAreNamed()
    {
        QStringList names;
        for (int number = 0; number < 40; ++number)
            names << u"miner%1"_s.arg(number);
        const QString sentence
            = workerProblems(QString(70, u'w') + u"{name}"_s, names).sentences().first();
        QVERIFY2(sentence.contains(u"and 35 more"_s), qPrintable(sentence));
    }
};

COALFACE_TEST(TestWorkerNames)
#include "tst_workernames.moc"
