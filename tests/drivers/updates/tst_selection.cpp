// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/selection.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! Facts in short: bundled 1.0.0, a copy of it active.
DriverFacts usual()
{
    DriverFacts facts;
    facts.driverType = u"ferret"_s;
    facts.bundled = {imagined(u"1.0.0"_s, u"bundled"_s)};
    facts.local = {imagined(u"1.0.0"_s, u"local"_s)};
    facts.choice = DriverChoice();
    facts.choice->active = u"1.0.0"_s;
    facts.choice->installed = {{u"1.0.0"_s, {"aa", u"bundled"_s}}};
    return facts;
}

//! The same, and the user's 1.1.0 on trial.
DriverFacts onTrial()
{
    DriverFacts facts = usual();
    facts.local.append(imagined(u"1.1.0"_s, u"local"_s, "bb"));
    facts.choice->installed.insert(u"1.1.0"_s, {"bb", u"local"_s});
    facts.choice->trial = DriverChoice::Trial{u"1.1.0"_s, 3, {}, 0, 0, 0};
    return facts;
}

void makeUnusable(DriverVersion &version, DriverState state, const QString &why)
{
    version.info.state = state;
    version.info.detail = why;
}

} // namespace

//! Which version runs, and what is said of it.
class TestSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAChoiceTheNewestOfTheProgramRuns()
    {
        DriverFacts facts;
        facts.driverType = u"ferret"_s;
        facts.bundled = {imagined(u"1.2.0"_s, u"bundled"_s), imagined(u"1.10.0"_s, u"bundled"_s)};
        const DriverSelection selection = select(facts);
        QVERIFY(selection.runs());
        QCOMPARE(selection.version.info.version, u"1.10.0"_s);
        QCOMPARE(selection.condition, DriverCondition::UpToDate);
    }

    void theUsersCopyRunsAndSaysWhereItCameFrom()
    {
        const DriverSelection selection = select(usual());
        QVERIFY(selection.runs());
        QCOMPARE(selection.version.folder, u"/local/ferret/1.0.0"_s);
        QCOMPARE(selection.version.info.source, u"bundled"_s);
        QCOMPARE(selection.condition, DriverCondition::UpToDate);
        QVERIFY(selection.available.isEmpty());
        QVERIFY(selection.returnable.isEmpty());
    }

    void whatWasPutThereByHandDoesNotRun()
    {
        DriverFacts facts;
        facts.driverType = u"ferret"_s;
        facts.local = {imagined(u"1.0.0"_s, u"local"_s)};
        const DriverSelection selection = select(facts);
        QVERIFY(!selection.runs());
        QCOMPARE(selection.condition, DriverCondition::Untrusted);
        QVERIFY(selection.reason.contains(u"/local/ferret/1.0.0"_s));
    }

    void norDoesAFurtherVersionByHandReplaceTheOneThatRuns()
    {
        DriverFacts facts = usual();
        facts.local.append(imagined(u"9.0.0"_s, u"local"_s, "zz"));
        const DriverSelection selection = select(facts);
        QCOMPARE(selection.version.info.version, u"1.0.0"_s);
        QVERIFY(!selection.returnable.contains(u"9.0.0"_s));
    }

    void theVersionOnTrialRuns()
    {
        const DriverSelection selection = select(onTrial());
        QCOMPARE(selection.version.info.version, u"1.1.0"_s);
        QCOMPARE(selection.condition, DriverCondition::OnTrial);
        QCOMPARE(selection.version.info.trialVersion, u"1.1.0"_s);
        QCOMPARE(selection.returnable, QStringList{u"1.0.0"_s});
    }

    void aTrialThatCannotRunLeavesTheActiveOne()
    {
        DriverFacts facts = onTrial();
        facts.unusable.insert(u"/local/ferret/1.1.0"_s, u"It cannot be loaded."_s);
        const DriverSelection selection = select(facts);
        QVERIFY(selection.runs());
        QCOMPARE(selection.version.info.version, u"1.0.0"_s);
        QCOMPARE(selection.reason, u"It cannot be loaded."_s);
    }

    void aNewerBundledOneIsOffered()
    {
        DriverFacts facts = usual();
        facts.bundled = {imagined(u"1.1.0"_s, u"bundled"_s, "bb")};
        const DriverSelection selection = select(facts);
        QCOMPARE(selection.version.info.version, u"1.0.0"_s);
        QCOMPARE(selection.condition, DriverCondition::UpdateAvailable);
        QCOMPARE(selection.available, u"1.1.0"_s);
    }

    void oneThatWasBadHereIsNotOfferedUntilItIsAnother()
    {
        DriverFacts facts = usual();
        facts.bundled = {imagined(u"1.1.0"_s, u"bundled"_s, "bb")};
        facts.choice->bad = {{u"1.1.0"_s, "bb", u"It crashed."_s, {}}};
        DriverSelection selection = select(facts);
        QCOMPARE(selection.condition, DriverCondition::RolledBack);
        QVERIFY(selection.available.isEmpty());
        QVERIFY(selection.reason.contains(u"It crashed."_s));
        QCOMPARE(selection.version.info.badVersions, QStringList{u"1.1.0"_s});
        facts.bundled[0].manifest = "cc";
        selection = select(facts);
        QCOMPARE(selection.available, u"1.1.0"_s);
    }

    void newerThanTheProgramsOwnIsSaid()
    {
        DriverFacts facts = onTrial();
        facts.choice->active = u"1.1.0"_s;
        facts.choice->trial.reset();
        QCOMPARE(select(facts).condition, DriverCondition::NewerThanBundled);
    }

    void theProgramsTwinStandsInFor_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("a copy that is gone") << 0;
        QTest::newRow("a copy whose manifest is another") << 1;
        QTest::newRow("a copy that cannot be loaded") << 2;
        QTest::newRow("a copy that is incompatible") << 3;
        QTest::newRow("a copy of an older build") << 4;
    }
    void theProgramsTwinStandsInFor()
    {
        QFETCH(const int, damage);
        DriverFacts facts = usual();
        if (damage == 0)
            facts.local.clear();
        else if (damage == 1)
            facts.local[0].manifest = "changed";
        else if (damage == 2)
            facts.unusable.insert(facts.local[0].folder, u"It cannot be mapped."_s);
        else if (damage == 3)
            makeUnusable(facts.local[0], DriverState::Incompatible, u"Another Qt."_s);
        else
            facts.bundled[0].manifest = "newer build";
        const DriverSelection selection = select(facts);
        QVERIFY(selection.runs());
        QCOMPARE(selection.version.folder, u"/bundled/ferret/1.0.0"_s);
        QCOMPARE(selection.condition, DriverCondition::RunsBundled);
        QVERIFY(!selection.reason.isEmpty());
        QCOMPARE(selection.available, u"1.0.0"_s);
    }

    void theVersionBeforeStandsInForAnActiveOneThatOnlyTheUserHad()
    {
        DriverFacts facts = onTrial();
        facts.choice->trial.reset();
        facts.choice->previous = u"1.0.0"_s;
        facts.choice->active = u"1.1.0"_s;
        facts.local[1].manifest = "changed";
        const DriverSelection selection = select(facts);
        QCOMPARE(selection.version.info.version, u"1.0.0"_s);
        QCOMPARE(selection.condition, DriverCondition::Modified);
    }

    void theProgramsNewestIsTheLastResort()
    {
        DriverFacts facts = usual();
        facts.local.clear();
        facts.bundled = {imagined(u"0.8.0"_s, u"bundled"_s), imagined(u"0.9.0"_s, u"bundled"_s)};
        const DriverSelection selection = select(facts);
        QVERIFY(selection.runs());
        QCOMPARE(selection.version.info.version, u"0.9.0"_s);
        QCOMPARE(selection.condition, DriverCondition::Missing);
    }

    void whereNothingCanRunTheReasonIsSaid_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::addColumn<DriverState>("state");
        QTest::newRow("gone") << true << DriverState::Missing;
        QTest::newRow("changed") << false << DriverState::Incompatible;
    }
    void whereNothingCanRunTheReasonIsSaid()
    {
        QFETCH(const bool, gone);
        QFETCH(const DriverState, state);
        DriverFacts facts = usual();
        facts.bundled.clear();
        if (gone)
            facts.local.clear();
        else
            facts.local[0].manifest = "changed";
        const DriverSelection selection = select(facts);
        QVERIFY(!selection.runs());
        QCOMPARE(selection.version.info.state, state);
        QCOMPARE(selection.version.info.version, u"1.0.0"_s);
        QCOMPARE(selection.version.info.driverType, u"ferret"_s);
        QVERIFY(!selection.version.info.detail.isEmpty());
    }

    void oneThatWasRefusedAndHasNoOtherStaysWithItsReason()
    {
        DriverFacts facts = usual();
        facts.bundled.clear();
        facts.unusable.insert(facts.local[0].folder, u"It is hollow."_s);
        const DriverSelection selection = select(facts);
        QCOMPARE(selection.version.folder, facts.local[0].folder);
        QCOMPARE(selection.reason, u"It is hollow."_s);
    }

    void oneThatIsSwitchedOffDoesNotRun()
    {
        DriverFacts facts = usual();
        facts.choice->disabled = true;
        DriverSelection selection = select(facts);
        QVERIFY(!selection.runs());
        QCOMPARE(selection.version.info.state, DriverState::Disabled);
        QCOMPARE(selection.condition, DriverCondition::Disabled);
        facts.choice->disabled = false;
        facts.choice->removed = true;
        QVERIFY(!select(facts).runs());
    }

    void allVersionsAreListedOnceFromTheOldest()
    {
        DriverFacts facts = onTrial();
        facts.bundled.append(imagined(u"1.2.0-beta.1"_s, u"bundled"_s));
        QCOMPARE(select(facts).version.info.installedVersions,
                 (QStringList{u"1.0.0"_s, u"1.1.0"_s, u"1.2.0-beta.1"_s}));
    }
};

COALFACE_TEST(TestSelection)
#include "tst_selection.moc"
