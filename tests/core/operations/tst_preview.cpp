// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/preview.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

Surveyed ableOne()
{
    Surveyed seen;
    seen.standing = Surveyed::Standing::Able;
    seen.info = VersionInfo{{},
                            {{u"eco"_s, 400.0, 1.1, 12.0}, {u"turbo"_s, 600.0, 1.2, {}}},
                            {Capability::SetMode, Capability::SetPool},
                            {}};
    return seen;
}

WriteRequest modeRequest(const QString &mode)
{
    return {WriteRequest::Verb::SetMode, mode};
}

} // namespace

class TestPreview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aModeIsThatOfTheDevicesOwnTable()
    {
        Surveyed seen = ableOne();
        seen.mode = u"turbo"_s;
        const Preview preview = previewOf(seen, modeRequest(u"eco"_s));
        QVERIFY(preview.isAble());
        QCOMPARE(preview.mode->frequency, 400.0);
        QCOMPARE(preview.mode->power, 12.0);
        QCOMPARE(preview.before, u"turbo"_s);
        QCOMPARE(preview.after, u"eco"_s);
        QVERIFY(!preview.unchanged);
        QCOMPARE(preview.undo->verb, WriteRequest::Verb::SetMode);
        QCOMPARE(preview.undo->mode, u"turbo"_s);
    }

    void aModeThatItDoesNotHaveIsSaid()
    {
        const Preview preview = previewOf(ableOne(), modeRequest(u"ludicrous"_s));
        QVERIFY2(preview.why.contains(u"eco, turbo"_s), qPrintable(preview.why));
        QVERIFY(!preview.mode);
        // Before one is chosen it can have any.
        QVERIFY(previewOf(ableOne(), modeRequest({})).isAble());
    }

    void whatItCannotDoIsSaidInASentence_data()
    {
        QTest::addColumn<WriteRequest::Verb>("verb");
        QTest::addColumn<QString>("end");
        using Verb = WriteRequest::Verb;
        QTest::newRow("mode") << Verb::SetMode << u"cannot change its power mode."_s;
        QTest::newRow("pool") << Verb::SetPool << u"cannot change its pool."_s;
        QTest::newRow("restart") << Verb::Restart << u"cannot be restarted."_s;
        QTest::newRow("pause") << Verb::Pause << u"cannot be paused."_s;
        QTest::newRow("resume") << Verb::Resume << u"cannot be resumed."_s;
        QTest::newRow("identify") << Verb::Identify << u"cannot show where it is."_s;
    }

    void whatItCannotDoIsSaidInASentence()
    {
        QFETCH(WriteRequest::Verb, verb);
        QFETCH(QString, end);
        Surveyed seen = ableOne();
        seen.info->capabilities.clear();
        QCOMPARE(previewOf(seen, {verb}).why, u"This miner, as it is, "_s + end);
    }

    void whatItWouldRefuseNowIsSaidUnlessItIsSetSoAlready()
    {
        Surveyed seen = ableOne();
        seen.info->obstacles.insert(Capability::SetMode, u"It calibrates."_s);
        seen.mode = u"turbo"_s;
        QCOMPARE(previewOf(seen, modeRequest(u"eco"_s)).why, u"It calibrates."_s);
        QVERIFY(previewOf(seen, modeRequest(u"turbo"_s)).isAble());
        QVERIFY(previewOf(seen, modeRequest(u"turbo"_s)).unchanged);
        // It is in the way of that change alone.
        QVERIFY(previewOf(seen, {WriteRequest::Verb::SetPool}).isAble());
    }

    void theModeItIsInIsNoChange()
    {
        Surveyed seen = ableOne();
        seen.mode = u"eco"_s;
        QVERIFY(previewOf(seen, modeRequest(u"eco"_s)).unchanged);
    }

    void onlyAModeThatItHasComesBack_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("not known") << QString();
        QTest::newRow("custom") << u"custom"_s;
        QTest::newRow("of another table") << u"mystery"_s;
    }
    void onlyAModeThatItHasComesBack()
    {
        QFETCH(QString, before);
        Surveyed seen = ableOne();
        if (!before.isEmpty())
            seen.mode = before;
        const Preview preview = previewOf(seen, modeRequest(u"eco"_s));
        QVERIFY(preview.isAble());
        QVERIFY(!preview.undo);
        QVERIFY(preview.whyNoUndo.endsWith(u'.'));
    }

    void aPoolIsComparedWithThatOfItsSlot()
    {
        Surveyed seen = ableOne();
        seen.pools = PoolInfo{{{0, u"a.example:1"_s, u"w0"_s, true},
                               {1, u"b.example:2"_s, u"w1"_s, false}},
                              true};
        const WriteRequest wanted{WriteRequest::Verb::SetPool,
                                  {},
                                  {1, u"c.example:3"_s, u"w2"_s, u"s3cret"_s, true}};
        const Preview preview = previewOf(seen, wanted);
        QVERIFY(preview.isAble());
        QCOMPARE(preview.before, u"b.example:2, w1"_s);
        QCOMPARE(preview.after, u"c.example:3, w2"_s);
        QVERIFY(!preview.after.contains(u"s3cret"_s));
        QCOMPARE(preview.undo->pool.slot, 1);
        QCOMPARE(preview.undo->pool.url, u"b.example:2"_s);
        QCOMPARE(preview.undo->pool.user, u"w1"_s);
        QCOMPARE(preview.undo->pool.password, u"x"_s);
        QVERIFY(preview.undo->pool.restart);
    }

    void ofAPoolWithoutItsURLTheWorkerAloneIsShown()
    {
        Surveyed seen = ableOne();
        WriteRequest wanted{WriteRequest::Verb::SetPool, {}, {0, {}, u"w0"_s, u"x"_s, false}};
        QCOMPARE(previewOf(seen, wanted).after, u"w0"_s);
        wanted.pool.user.clear();
        QCOMPARE(previewOf(seen, wanted).after, QString());
    }

    void theSamePoolIsNoChangeUnlessAPasswordIsTyped()
    {
        Surveyed seen = ableOne();
        seen.pools = PoolInfo{{{0, u"a.example:1"_s, u"w0"_s, true}}, true};
        WriteRequest wanted{WriteRequest::Verb::SetPool,
                            {},
                            {0, u"a.example:1"_s, u"w0"_s, u"x"_s, false}};
        QVERIFY(previewOf(seen, wanted).unchanged);
        wanted.pool.password = u"s3cret"_s;
        QVERIFY(!previewOf(seen, wanted).unchanged);
    }

    void anEmptySlotOrAnUnknownPoolCannotComeBack()
    {
        Surveyed seen = ableOne();
        const WriteRequest wanted{WriteRequest::Verb::SetPool,
                                  {},
                                  {1, u"c.example:3"_s, u"w2"_s, {}, false}};
        QVERIFY(!previewOf(seen, wanted).undo);
        seen.pools = PoolInfo{{{0, u"a.example:1"_s, u"w0"_s, true}}, true};
        const Preview preview = previewOf(seen, wanted);
        QVERIFY(!preview.undo);
        QVERIFY(preview.before.isEmpty());
        QVERIFY(preview.whyNoUndo.endsWith(u'.'));
    }

    void aFallbackIsComparedWithThePlaceItGoesTo()
    {
        Surveyed seen = ableOne();
        seen.pools = PoolInfo{{{0, u"a.example:1"_s, u"w0"_s, true},
                               {1, u"b.example:2"_s, u"w1"_s, false}},
                              true};
        WriteRequest wanted{WriteRequest::Verb::SetPool,
                            {},
                            {0, u"a.example:1"_s, u"w0"_s, u"x"_s, true},
                            PoolSettings{1, u"c.example:3"_s, u"w2"_s, u"x"_s, false}};
        const Preview preview = previewOf(seen, wanted);
        QCOMPARE(preview.before, u"a.example:1, w0"_s);
        QCOMPARE(preview.fallbackBefore, u"b.example:2, w1"_s);
        QCOMPARE(preview.fallbackAfter, u"c.example:3, w2"_s);
        QVERIFY(!preview.unchanged);
        QCOMPARE(preview.undo->pool.url, u"a.example:1"_s);
        QCOMPARE(preview.undo->fallback->url, u"b.example:2"_s);
        QCOMPARE(preview.undo->fallback->slot, 1);
        QVERIFY(!preview.undo->fallback->restart);
        QCOMPARE(preview.fallbackUndo->url, u"b.example:2"_s);
        wanted.fallback = PoolSettings{1, u"b.example:2"_s, u"w1"_s, u"x"_s, false};
        QVERIFY(previewOf(seen, wanted).unchanged);
        // A place that was empty cannot be emptied again.
        wanted.fallback->slot = 2;
        QVERIFY(!previewOf(seen, wanted).undo->fallback);
        QVERIFY(!previewOf(seen, wanted).fallbackUndo);
        // The fallback comes back also where the pool's own place was empty.
        wanted.pool.slot = 2;
        wanted.fallback->slot = 1;
        QVERIFY(!previewOf(seen, wanted).undo);
        QCOMPARE(previewOf(seen, wanted).fallbackUndo->url, u"b.example:2"_s);
    }

    void whoIsNotAbleKeepsItsReason()
    {
        Surveyed seen;
        seen.standing = Surveyed::Standing::AnotherDevice;
        seen.why = u"Another device answers there."_s;
        QCOMPARE(previewOf(seen, modeRequest(u"eco"_s)).why, seen.why);
        const Preview restart = previewOf(ableOne(), {WriteRequest::Verb::Restart});
        QVERIFY(!restart.isAble()); // it says that it cannot
        QVERIFY(!restart.undo);
    }
};

COALFACE_TEST(TestPreview)
#include "tst_preview.moc"
