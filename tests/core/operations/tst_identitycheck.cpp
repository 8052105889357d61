// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/identitycheck.h"

#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestIdentityCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_session = std::make_unique<WriteSession>(); }

    void tellsAnotherDeviceByMacElseSerialElseModel_data()
    {
        QTest::addColumn<Identity>("known");
        QTest::addColumn<Identity>("seen");
        QTest::addColumn<QString>("told"); // empty: the same
        const Identity mac = who(u"aa:aa:aa:aa:aa:01"_s, {}, u"A"_s);
        QTest::newRow("same MAC, other model") << mac << who(mac.mac, u"s"_s, u"B"_s) << QString();
        QTest::newRow("other MAC, same model")
            << mac << who(u"aa:aa:aa:aa:aa:02"_s, {}, u"A"_s) << u"aa:aa:aa:aa:aa:02"_s;
        QTest::newRow("other MAC, same serial")
            << who(mac.mac, u"7"_s, u"A"_s) << who(u"aa:aa:aa:aa:aa:02"_s, u"7"_s, u"A"_s)
            << u"MAC"_s;
        QTest::newRow("same serial")
            << who({}, u"7"_s, u"A"_s) << who(mac.mac, u"7"_s, u"B"_s) << QString();
        QTest::newRow("other serial")
            << who({}, u"7"_s, u"A"_s) << who({}, u"8"_s, u"A"_s) << u"serial number 8"_s;
        QTest::newRow("same model") << who({}, {}, u"A"_s) << who({}, u"8"_s, u"A"_s) << QString();
        QTest::newRow("other model") << who({}, {}, u"A"_s) << who({}, {}, u"B"_s) << u"a B"_s;
        QTest::newRow("it tells no MAC any more")
            << mac << who({}, {}, u"B"_s) << u"a B instead of A"_s;
        QTest::newRow("same model, other host name")
            << named({}, {}, u"nm-a"_s) << named({}, {}, u"nm-b"_s)
            << u"it was given another host name: nm-b instead of nm-a"_s;
        QTest::newRow("a host name has no case")
            << named({}, {}, u"nm-a"_s) << named({}, {}, u"NM-A"_s) << QString();
        QTest::newRow("it tells no host name")
            << named({}, {}, u"nm-a"_s) << who({}, {}, u"A"_s) << QString();
        QTest::newRow("same MAC, other host name")
            << named(mac.mac, {}, u"nm-a"_s) << named(mac.mac, {}, u"nm-b"_s) << QString();
        QTest::newRow("same serial, other host name")
            << named({}, u"7"_s, u"nm-a"_s) << named({}, u"7"_s, u"nm-b"_s) << QString();
        QTest::newRow("other model, other host name")
            << named({}, {}, u"nm-a"_s) << who({}, {}, u"B"_s) << u"a B instead of A"_s;
        QTest::newRow("nothing is known of it") << who({}, {}, {}) << mac << QString();
    }

    void tellsAnotherDeviceByMacElseSerialElseModel()
    {
        QFETCH(Identity, known);
        QFETCH(Identity, seen);
        QFETCH(QString, told);
        const QString why = whyAnotherDevice(record(known), seen);
        QCOMPARE(why.isEmpty(), told.isEmpty());
        QVERIFY2(why.contains(told), qPrintable(why));
        // Who only wanted to read had nothing to send.
        QVERIFY2(!why.contains(u"sent"_s), qPrintable(why));
    }

    void oneQuestionIsEnoughWhereTheDeviceSaysItsMac()
    {
        answerWith(who(u"aa:aa:aa:aa:aa:01"_s, {}, u"A"_s));
        const auto future = check();
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().ok());
        QVERIFY(future.result()->info.has_value());
        QCOMPARE(m_session->asked.size(), 1);
        QVERIFY(m_session->probes.isEmpty());
    }

    void aDriverThatTellsNoIdentityIsProbed_data()
    {
        QTest::addColumn<bool>("answers");
        QTest::addColumn<QString>("kind");
        QTest::newRow("without MAC and serial") << true << QString();
        QTest::newRow("unsupported") << false << u"unsupported"_s;
        QTest::newRow("wants a login") << false << u"unauthorized"_s;
    }

    void aDriverThatTellsNoIdentityIsProbed()
    {
        QFETCH(bool, answers);
        QFETCH(QString, kind);
        if (answers)
            answerWith(who({}, {}, u"A"_s));
        else
            m_session->who = [kind](const MinerRef &) {
                return Result<VersionInfo>(Error{*errorKindFromName(kind), u"No."_s});
            };
        for (const QString &mac : {u"aa:aa:aa:aa:aa:01"_s, u"aa:aa:aa:aa:aa:02"_s}) {
            m_session->probed = [mac](const Endpoint &) {
                return Result<Identity>(who(mac, {}, u"A"_s));
            };
            const auto future = check();
            QTRY_VERIFY(future.isFinished());
            QCOMPARE(future.result().ok(), mac.endsWith(u'1'));
            if (future.result().ok())
                QCOMPARE(future.result()->info.has_value(), answers);
            else
                QCOMPARE(future.result().error().kind, Error::Kind::Rejected);
        }
        QCOMPARE(m_session->probes.size(), 2);
    }

    void silenceIsNotAskedTwice()
    {
        m_session->who = [](const MinerRef &) {
            return Result<VersionInfo>(Error{Error::Kind::Timeout, u"Silent."_s});
        };
        const auto future = check();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Timeout);
        QVERIFY(m_session->probes.isEmpty());
    }

    void aMinerThatOnlyAnnouncesItselfIsNotProbed()
    {
        answerWith(who({}, {}, u"A"_s));
        MinerRecord announced = record(who(u"aa:aa:aa:aa:aa:01"_s, {}, u"A"_s));
        announced.port.reset();
        const auto future = checkIdentity(*m_session, {u"m1"_s, announced.endpoint(), {}},
                                          announced);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().ok());
        QVERIFY(m_session->probes.isEmpty());
    }

private:
    static Identity who(const QString &mac, const QString &serial, const QString &model)
    {
        Identity identity;
        identity.mac = mac;
        identity.serial = serial;
        identity.model = model;
        return identity;
    }
    static Identity named(const QString &mac, const QString &serial, const QString &hostname)
    {
        Identity identity = who(mac, serial, u"A"_s);
        identity.hostname = hostname;
        return identity;
    }
    static MinerRecord record(const Identity &known)
    {
        MinerRecord record;
        record.key = 1;
        record.name = u"Attic"_s;
        record.address = u"127.0.0.1"_s;
        record.port = 80;
        record.mac = known.mac;
        record.serial = known.serial;
        record.model = known.model;
        record.hostname = known.hostname;
        return record;
    }
    void answerWith(const Identity &identity)
    {
        m_session->who = [identity](const MinerRef &) {
            VersionInfo info;
            info.identity = identity;
            return Result<VersionInfo>(info);
        };
    }
    QFuture<Result<CheckedMiner>> check()
    {
        const MinerRecord known = record(who(u"aa:aa:aa:aa:aa:01"_s, {}, u"A"_s));
        return checkIdentity(*m_session, {known.id(), known.endpoint(), {}}, known);
    }

    std::unique_ptr<WriteSession> m_session;
};

COALFACE_TEST(TestIdentityCheck)
#include "tst_identitycheck.moc"
