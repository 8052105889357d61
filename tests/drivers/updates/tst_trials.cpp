// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choicesfile.h"
#include "drivers/updates/transaction.h"
#include "drivers/updates/trialrules.h"
#include "tests/testprogram/testprogram.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {
DriverChoice trying()
{
    DriverChoice choice;
    choice.active = u"1.0.0"_s;
    choice.trial = DriverChoice::Trial{u"1.1.0"_s, 3, {}, 0, 0, 0};
    choice.installed.insert(u"1.1.0"_s, {"bb", u"local"_s});
    return choice;
}

TrialNews calls(int good, int faults = 0)
{
    return {false, good, faults, {}, {}};
}

//! The id of a process that is no more.
qint64 endedProgram()
{
    QProcess process;
    process.start(QStringLiteral(TEST_PROGRAMS_DIR "/fakehost"), QStringList());
    process.waitForStarted();
    const qint64 id = process.processId();
    process.kill();
    process.waitForFinished();
    return id;
}

const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
} // namespace

//! When a version on trial becomes the active one, and when it is taken back.
class TestTrials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twentyGoodCallsPromote()
    {
        DriverChoice choice = trying();
        QVERIFY(judgeTrial(choice, calls(19), now).isEmpty());
        QVERIFY(choice.trial);
        QCOMPARE(choice.trial->good, 19);
        QVERIFY(judgeTrial(choice, calls(1), now).isEmpty());
        QVERIFY(!choice.trial);
        QCOMPARE(choice.active, u"1.1.0"_s);
        QCOMPARE(choice.previous, u"1.0.0"_s);
        QVERIFY(choice.bad.isEmpty());
    }

    void moreThanTwoFaultsAmongTheFirstTwentyTakeItBack()
    {
        DriverChoice choice = trying();
        QVERIFY(judgeTrial(choice, calls(5, 2), now).isEmpty());
        QVERIFY(choice.trial);
        const QString reason = judgeTrial(choice, calls(0, 1), now);
        QVERIFY2(reason.contains(u"3 of its first 8"_s), qPrintable(reason));
        QVERIFY(!choice.trial);
        QCOMPARE(choice.active, u"1.0.0"_s);
        QCOMPARE(choice.bad.size(), 1);
        QCOMPARE(choice.bad[0].version, u"1.1.0"_s);
        QCOMPARE(choice.bad[0].manifest, QByteArray("bb"));
        QCOMPARE(choice.bad[0].reason, reason);
        QCOMPARE(choice.bad[0].at, now);
    }

    void faultsAfterTheFirstTwentyCallsDoNot()
    {
        DriverChoice choice = trying();
        QVERIFY(judgeTrial(choice, calls(19, 2), now).isEmpty());
        QVERIFY(judgeTrial(choice, calls(0, 5), now).isEmpty());
        QVERIFY(choice.trial);
    }

    void theSecondEndTakesItBack()
    {
        DriverChoice choice = trying();
        TrialNews news = calls(3);
        news.ends = {u"it crashed (signal 6)"_s};
        QVERIFY(judgeTrial(choice, news, now).isEmpty());
        const QString reason = judgeTrial(choice, news, now);
        QVERIFY2(reason.contains(u"2 times"_s) && reason.contains(u"signal 6"_s),
                 qPrintable(reason));
        QCOMPARE(choice.active, u"1.0.0"_s);
    }

    void oneThatCannotRunIsTakenBackAtOnce()
    {
        DriverChoice choice = trying();
        TrialNews news;
        news.refused = u"It is for another Qt."_s;
        QCOMPARE(judgeTrial(choice, news, now), news.refused);
        QVERIFY(!choice.trial);
    }

    void anAnswerGivesTheTriesBack()
    {
        DriverChoice choice = trying();
        choice.trial->triesLeft = 0;
        choice.trial->starting = {4711};
        TrialNews alive;
        alive.alive = true;
        judgeTrial(choice, alive, now);
        QCOMPARE(choice.trial->triesLeft, 3);
        QCOMPARE(choice.trial->good, 0);
        QVERIFY(choice.trial->starting.isEmpty());
        choice.trial->triesLeft = 1;
        judgeTrial(choice, calls(0, 1), now);
        QCOMPARE(choice.trial->triesLeft, 1);
    }

    void aDriverThatIsNotOnTrialIsNotJudged()
    {
        DriverChoice choice = trying();
        choice.trial.reset();
        const DriverChoice before = choice;
        QVERIFY(judgeTrial(choice, calls(30, 30), now).isEmpty());
        QVERIFY(choice == before);
    }

    void aProgramThatEndedBeforeItWasAnsweredUsedUpATry()
    {
        const QTemporaryDir folder;
        QVERIFY(changeChoices(folder.path(), [](DriverChoices &choices) -> Result<Done> {
            choices.drivers.insert(u"ferret"_s, trying());
            return Done();
        }));
        ChoicesFile file(folder.path());
        const qint64 own = QCoreApplication::applicationPid();
        const auto startedBy = [&](qint64 program) {
            return decided(folder.path(), u"ferret"_s,
                           [program](DriverChoice &choice) { choice.trial->starting = {program}; })
                .ok();
        };
        for (const int left : {3, 2, 1}) {
            QVERIFY(countedTry(folder.path(), u"ferret"_s, u"1.1.0"_s).isEmpty());
            file.refresh();
            QCOMPARE(file.choice(u"ferret"_s).trial->triesLeft, left);
            QCOMPARE(file.choice(u"ferret"_s).trial->starting, QList<qint64>{own});
            QVERIFY(startedBy(endedProgram()));
        }
        QVERIFY(countedTry(folder.path(), u"ferret"_s, u"1.1.0"_s).contains(u"3 times"_s));
        QVERIFY2(countedTry(folder.path(), u"ferret"_s, u"1.0.0"_s).isEmpty(), "not on trial");
    }

    void programsThatStillRunUseUpNothing()
    {
        const QTemporaryDir folder;
        QVERIFY(decided(folder.path(), u"ferret"_s, [](DriverChoice &choice) { choice = trying(); }));
        for (int i = 0; i < 5; ++i)
            QVERIFY(countedTry(folder.path(), u"ferret"_s, u"1.1.0"_s).isEmpty());
        ChoicesFile file(folder.path());
        file.refresh();
        QCOMPARE(file.choice(u"ferret"_s).trial->triesLeft, 3);
        QCOMPARE(file.choice(u"ferret"_s).trial->starting.size(), 1);
        releasedTry(folder.path(), u"ferret"_s);
        file.refresh();
        QVERIFY(file.choice(u"ferret"_s).trial->starting.isEmpty());
    }
};

COALFACE_TEST(TestTrials)
#include "tst_trials.moc"
