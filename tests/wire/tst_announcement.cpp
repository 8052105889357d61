// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/announcement.h"
#include "wire/codec.h"
#include "wire/messages.h"

#include <QCborValue>
#include <QTest>

using namespace coalface;
using namespace coalface::wire;

class tst_Announcement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingCrosses()
    {
        const Announcement announcement{QHostAddress(QStringLiteral("192.168.1.42")), 12345,
                                        QByteArray("{}\0\xff", 4), 40'000};
        const Heard heard{QStringLiteral("m7"), {announcement.sender, 0}, announcement};
        const QCborMap message = QCborValue::fromCbor(QCborValue(encode(heard)).toCbor()).toMap();
        QCOMPARE(kindOf(message), Kind::Heard);
        const Result<Heard> came = decodeHeard(message);
        QVERIFY(came.ok());
        QCOMPARE(came->miner, heard.miner);
        QCOMPARE(came->endpoint, heard.endpoint);
        QCOMPARE(came->announcement.sender, announcement.sender);
        QCOMPARE(came->announcement.port, announcement.port);
        QCOMPARE(came->announcement.payload, announcement.payload);
        QCOMPARE(came->announcement.ageMs, announcement.ageMs);
    }

    void aCallCarriesIt()
    {
        Call call;
        call.id = 3;
        call.op = QStringLiteral("recognise");
        call.announcement = encode(Announcement{QHostAddress::LocalHost, 1, "x", 0});
        const Result<Call> came = decodeCall(encode(call));
        QVERIFY(came.ok());
        QCOMPARE(decodeAnnouncement(came->announcement)->payload, QByteArray("x"));
    }

    void nonsenseIsAnError_data()
    {
        QTest::addColumn<QCborMap>("map");
        using L1 = QLatin1String;
        const QCborMap good = encode(Announcement{QHostAddress::LocalHost, 1, "x", 0});
        const auto with = [&good](const char *key, const QCborValue &value) {
            QCborMap map = good;
            map.insert(L1(key), value);
            return map;
        };
        QTest::newRow("nothing") << QCborMap();
        QTest::newRow("a name") << with("sender", QStringLiteral("attic.local"));
        QTest::newRow("text") << with("payload", QStringLiteral("x"));
        QTest::newRow("port") << with("port", 70000);
        QTest::newRow("from the future") << with("age_ms", -1);
    }
    void nonsenseIsAnError()
    {
        QFETCH(QCborMap, map);
        const Result<Announcement> came = decodeAnnouncement(map);
        QVERIFY(!came.ok());
        QCOMPARE(came.error().kind, Error::Kind::DriverFailed);
        QVERIFY(!decodeHeard({{QLatin1String("miner"), QStringLiteral("m")},
                              {QLatin1String("announcement"), map}})
                     .ok());
    }
};

COALFACE_TEST(tst_Announcement)
#include "tst_announcement.moc"
