// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstatus.h"
#include "core/operations/ability.h"
#include "core/operations/outcomes.h"
#include "core/operations/poolurl.h"
#include "core/operations/workernames.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"
#include "ui/operations/bulktext.h"
#include "ui/operations/obstacletext.h"
#include "ui/operations/outcometext.h"

#include <QCoreApplication>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QList<Outcome> everyOutcome()
{
    return {Outcome::Applied,     Outcome::Refused,      Outcome::Unsupported,
            Outcome::Unreachable, Outcome::NeedsRestart, Outcome::NotConfirmed,
            Outcome::Unknown};
}

Surveyed seenAs(Surveyed::Standing standing, const QString &why = {})
{
    Surveyed seen;
    seen.standing = standing;
    seen.why = why;
    return seen;
}

} // namespace

//! What the dialogs of changes say, to somebody who reads another language.
class TestBulkLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_language)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_language); }

    void whatIsWrongWithAPoolIsTold_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"nopool", "http://a.example:1", "stratum+tcp://ssl://a.example:1",
                                "a.example:0", "a..example:1"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void whatIsWrongWithAPoolIsTold()
    {
        QFETCH(QString, url);
        const QString told = parsePoolUrl(url).error().detail;
        QVERIFY2(told.startsWith(u"[The pool \""_s + url + u"\" cannot be used: ["_s),
                 qPrintable(told));
    }

    void whatIsOddAboutAWorkerIsTold()
    {
        for (const QString &user : {QString(), QString(300, u'w'), u"a\nb"_s})
            QVERIFY2(poolUserProblem(user).startsWith(u'['), qPrintable(poolUserProblem(user)));
        const QStringList six{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s};
        QStringList all = workerProblems(u"me{foo}"_s, six).sentences()
                          + workerProblems(QString(64, u'w'), six).sentences()
                          + workerProblems(u"{name}{name}"_s, {u"a"_s, u"A"_s}).sentences();
        QCOMPARE(all.size(), 6);
        for (const QString &sentence : all)
            QVERIFY2(sentence.startsWith(u'[') && sentence.endsWith(u']'), qPrintable(sentence));
        QVERIFY2(all.join(u' ').contains(u"6 miners"_s), qPrintable(all.join(u' ')));
    }

    void whyAMinerCannotBeChangedIsTold()
    {
        using Standing = Surveyed::Standing;
        const WriteRequest eco{WriteRequest::Verb::SetMode, u"eco"_s};
        const auto told = [&](const Surveyed &seen) {
            return obstacleText(seen, eco, previewOf(seen, eco));
        };
        // What has no other language stands behind what it is about.
        for (const Standing standing : {Standing::Unreachable, Standing::NoDriver,
                                        Standing::AnotherDevice, Standing::AnotherName}) {
            const QString text = told(seenAs(standing, u"Its words."_s));
            QVERIFY2(text.startsWith(u"[No: ["_s), qPrintable(text));
            QVERIFY2(text.endsWith(u"] (Its words.)]"_s), qPrintable(text));
        }
        QCOMPARE(told(seenAs(Standing::NotAsked, u"Not asked."_s)),
                 u"[No: It was not asked, as that was cancelled.]"_s);
        Surveyed seen = seenAs(Standing::Able);
        seen.info = VersionInfo();
        QCOMPARE(told(seen), u"[No: As it is, it cannot do that.]"_s);
        seen.info->capabilities = {Capability::SetMode};
        seen.info->modes = {{u"low"_s, {}, {}, {}}, {u"high"_s, {}, {}, {}}};
        QCOMPARE(told(seen), u"[No: it has only low, high.]"_s);
        seen.info->modes += PowerMode{u"eco"_s, {}, {}, {}};
        seen.info->obstacles.insert(Capability::SetMode, u"It calibrates."_s);
        QCOMPARE(told(seen), u"[Not now: It calibrates.]"_s);
    }

    void theSilenceOfAMinerIsToldByItsKind()
    {
        Surveyed seen = seenAs(Surveyed::Standing::Unreachable, u"Its words."_s);
        seen.error = Error::Kind::Timeout;
        const WriteRequest pause{WriteRequest::Verb::Pause};
        QCOMPARE(obstacleText(seen, pause, previewOf(seen, pause)),
                 u"[No: [It did not answer in time.] (Its words.)]"_s);
    }

    void thatItWasNotItsTurnForTooLongIsToldInOneLanguage()
    {
        const QString told = u"[Something else was under way with this miner for too long.]"_s;
        Surveyed seen = seenAs(Surveyed::Standing::Unreachable, heldUp().detail);
        seen.error = heldUp().kind;
        const WriteRequest pause{WriteRequest::Verb::Pause};
        QCOMPARE(obstacleText(seen, pause, previewOf(seen, pause)), u"[No: %1]"_s.arg(told));
        QCOMPARE(outcomeText(reportOf(heldUp())), told + u" [Try again in a moment.]"_s);
        const QString fallback = outcomeText(fallbackOnly(reportOf(heldUp())));
        QVERIFY2(fallback.contains(told) && !fallback.contains(u'('), qPrintable(fallback));
    }

    void whatCameOfAMinerIsTold_data()
    {
        QTest::addColumn<QString>("outcome");
        for (const Outcome outcome : everyOutcome())
            QTest::newRow(qPrintable(outcomeName(outcome))) << outcomeName(outcome);
    }
    void whatCameOfAMinerIsTold()
    {
        QFETCH(QString, outcome);
        const TargetReport report(WriteReport{*outcomeFromName(outcome), true, u"Its words."_s});
        const QString word = bulktext::outcome(report);
        QVERIFY2(word.startsWith(u'[') && word.endsWith(u']'), qPrintable(word));
        // What has no other language stands behind what it is about.
        const QString text = outcomeText(report);
        QVERIFY2(text.startsWith(u"[["_s), qPrintable(text));
        QVERIFY2(text.endsWith(u"] (Its words.)]"_s), qPrintable(text));
        QVERIFY2(!outcomeText(WriteReport{report.outcome, true, {}}).contains(u'('),
                 qPrintable(text));
    }

    void whatWasSetBackToWhatIsInUseIsNotSaidToWait()
    {
        const TargetReport back = inUseAlready(
            WriteReport{Outcome::NeedsRestart, true, u"Used later."_s});
        QCOMPARE(outcomeText(back),
                 u"[[The miner stored it again and has been using it all the "
                 "while: only another password needs a restart.] (Used later.)]"_s);
        QCOMPARE(bulktext::outcome(back), u"[Stored, in use already]"_s);
    }

    void whyNothingWasSentIsTold()
    {
        const TargetReport silent = reportOf(Error{Error::Kind::Timeout, u"Its words."_s});
        QVERIFY2(outcomeText(silent).startsWith(u"[[It did not answer in time.] [It may be busy"_s),
                 qPrintable(outcomeText(silent)));
        QVERIFY2(outcomeText(silent).endsWith(u"] (Its words.)]"_s),
                 qPrintable(outcomeText(silent)));
        const TargetReport refused = reportOf(Error{Error::Kind::Rejected, u"Too hot."_s});
        QVERIFY2(outcomeText(refused).startsWith(u"[[The miner did not take it"_s),
                 qPrintable(outcomeText(refused)));
        // What this program found by itself is not said twice.
        QCOMPARE(outcomeText(notTried()), u"[It was stopped before anything was sent.]"_s);
        using Finding = TargetReport::Finding;
        const QStringList places{u"192.0.2.7"_s, u"192.0.2.9"_s};
        QCOMPARE(outcomeText(reportOf(Finding::Moved, Outcome::Refused, u"It moved."_s, places)),
                 u"[It was found at 192.0.2.7 instead of 192.0.2.9 meanwhile, so nothing was sent. "
                 "Try again.]"_s);
        QCOMPARE(outcomeText(reportOf(Finding::NoMode, Outcome::Unsupported, u"No."_s,
                                      {u"eco"_s, u"low, high"_s})),
                 u"[This miner has no mode “eco”; it has: low, high.]"_s);
        const QString named = outcomeText(
            reportOf(Finding::AnotherName, Outcome::Refused, u"Words."_s, {u"nm-b"_s, u"nm-a"_s}));
        QVERIFY2(named.startsWith(u"[Another device answers at its address, or it was given "
                                  "another host name: nm-b instead of nm-a. Nothing was sent."_s),
                 qPrintable(named));
        for (const Finding finding : {Finding::Gone, Finding::Unable}) {
            const QString text = outcomeText(reportOf(finding, Outcome::Refused, u"Words."_s));
            QVERIFY2(text.startsWith(u'[') && text.endsWith(u".]"_s), qPrintable(text));
            QVERIFY2(!text.contains(u"Words."_s), qPrintable(text));
        }
        for (const Finding finding : {Finding::AnotherDevice, Finding::NoDriver}) {
            const QString text = outcomeText(reportOf(finding, Outcome::Refused, u"Words."_s));
            QVERIFY2(text.endsWith(u"] (Words.)]"_s), qPrintable(text));
        }
    }

    void thatAnotherDeviceMayHaveGotItIsToldWithWhichOne()
    {
        const QString mac = u"02:00:00:00:00:02"_s;
        const QString stranger = outcomeText(handedOver(u"MAC "_s + mac, {QString(), mac}));
        QVERIFY2(stranger.startsWith(
                     u"[It was sent, but another device answers at its address now: "
                     "02:00:00:00:00:02. The change may have gone to that one"_s),
                 qPrintable(stranger));
        QVERIFY2(stranger.endsWith(u"find your miners again.]"_s), qPrintable(stranger)); // said once
        QVERIFY2(!stranger.contains(u"nothing was sent"_s), qPrintable(stranger));
        const QString both = outcomeText(
            withFallbackReport(handedOver(u"Attic"_s, {}),
                               WriteReport{Outcome::Applied, true, u"So."_s}, false));
        QVERIFY2(both.startsWith(u"[The fallback pool is set. Of the pool: [It was sent, "_s),
                 qPrintable(both));
        const QString known = outcomeText(handedOver(u"Attic"_s, {u"Attic"_s, mac}));
        QVERIFY2(known.contains(u"now: Attic (02:00:00:00:00:02). The change"_s), qPrintable(known));
    }

    void whatCameOfAPoolAndItsFallbackIsTold()
    {
        const TargetReport done(WriteReport{Outcome::Applied, true, u"Stored."_s});
        const TargetReport refused(WriteReport{Outcome::Refused, false, u"No place."_s});
        QCOMPARE(outcomeText(withFallbackReport(done, refused, true)),
                 u"[[The miner took it.] (Stored. No place.)]"_s);
        const QString failed = outcomeText(fallbackOnly(refused));
        QVERIFY2(failed.startsWith(
                     u"[The fallback pool is not set, so the pool was left as it is: [["_s),
                 qPrintable(failed));
        QVERIFY2(failed.endsWith(u"] (No place.)]]"_s), qPrintable(failed));
        QCOMPARE(outcomeText(fallbackOnly(done)),
                 u"[The fallback pool is set, the pool is not: it was stopped before that was "
                 "sent.]"_s);
        const QString half = outcomeText(withFallbackReport(refused, done, true));
        QVERIFY2(half.startsWith(u"[The fallback pool is set, the pool is not: [["_s),
                 qPrintable(half));
        QVERIFY2(half.endsWith(u"] (No place.)]]"_s), qPrintable(half));
        const TargetReport waits(WriteReport{Outcome::NeedsRestart, true, u"Used later."_s});
        const TargetReport restarted(WriteReport{Outcome::Applied, true, u"Restarted."_s});
        const QString later = outcomeText(withFallbackReport(restarted, waits, true));
        QVERIFY2(later.endsWith(u" if it did not restart.]"_s), qPrintable(later));
        QVERIFY2(!later.contains(u"Used later."_s), qPrintable(later));
    }

    void aPoolWithItsFallbackIsTold()
    {
        QCOMPARE(bulktext::withFallback(u"a.example:1, w"_s, {}), u"a.example:1, w"_s);
        QCOMPARE(bulktext::withFallback(u"a.example:1, w"_s, u"b.example:2, w"_s),
                 u"[a.example:1, w; fallback b.example:2, w]"_s);
    }

    //! Reports are stored, and what is stored is never in a person's language.
    void whatIsStoredStaysInEnglish()
    {
        VersionInfo info;
        QCOMPARE(whyUnable({WriteRequest::Verb::Pause}, info),
                 u"This miner, as it is, cannot be paused."_s);
        QCOMPARE(withFallback(u"a.example:1, w"_s, u"b.example:2, w"_s),
                 u"a.example:1, w; fallback b.example:2, w"_s);
        const TargetReport done(WriteReport{Outcome::Applied, true, u"Stored."_s});
        QCOMPARE(withFallbackReport(done, done, true).detail, u"Stored. Fallback: Stored."_s);
        QCOMPARE(notTried().detail, u"Not tried: it was interrupted before anything was sent."_s);
    }

private:
    BracketLanguage m_language;
};

COALFACE_TEST(TestBulkLanguage)
#include "tst_bulklanguage.moc"
