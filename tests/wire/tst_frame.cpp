// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/codec.h"
#include "wire/frame.h"
#include "wire/messages.h"
#include "wire/protocol.h"

#include <QCborMap>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace coalface;
using namespace coalface::wire;

class tst_Frame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageSurvivesInPiecesOfOneByte();
    void severalMessagesInOnePieceComeOutInOrder();
    void whatIsTooLargeIsNotMade();
    void anAnnouncedLengthBeyondTheLimitFailsBeforeItsBytesCome();
    void whatIsNoMapFails_data();
    void whatIsNoMapFails();
    void randomBytesNeverCrash();
    void damagedMessagesNeverCrash();
};

namespace {
QByteArray framed(const QByteArray &body)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(quint32(body.size()), bytes.data());
    return bytes + body;
}

void decodeAsEverything(const QCborMap &map)
{
    (void)kindOf(map);
    (void)decodeHello(map);
    (void)decodeCall(map);
    (void)decodeAnswer(map);
    (void)decodeLogLine(map);
    (void)decodePong(map);
    (void)cancelledId(map);
    (void)closedMiner(map);
    (void)decode<Telemetry>(map);
    (void)decode<Identity>(map);
    (void)decode<Endpoint>(map);
    (void)decode<PoolInfo>(map);
    (void)decode<VersionInfo>(map);
    (void)decode<Credentials>(map);
    (void)decodeError(map);
}
} // namespace

void tst_Frame::aMessageSurvivesInPiecesOfOneByte()
{
    const QCborMap message = encode(Pong{123456, 7});
    const QByteArray bytes = *frameOf(message);
    FrameReader reader;
    for (qsizetype i = 0; i < bytes.size() - 1; ++i) {
        reader.append(bytes.mid(i, 1));
        QVERIFY(!reader.next());
    }
    reader.append(bytes.last(1));
    QCOMPARE(reader.next(), message);
    QVERIFY(!reader.next());
    QVERIFY(reader.failure().isEmpty());
}

void tst_Frame::severalMessagesInOnePieceComeOutInOrder()
{
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += *frameOf(encode(Pong{i, i}));
    FrameReader reader;
    reader.append(bytes);
    for (int i = 0; i < 1000; ++i) {
        const std::optional<QCborMap> message = reader.next();
        QVERIFY(message);
        QCOMPARE(decodePong(*message)->inFlight, i);
    }
    QVERIFY(!reader.next());
}

void tst_Frame::whatIsTooLargeIsNotMade()
{
    const QCborMap fits = encode(LogLine{0, QString(maximumFrameSize - 100, u'x')});
    QVERIFY(frameOf(fits).ok());
    const QCborMap large = encode(LogLine{0, QString(maximumFrameSize, u'x')});
    QVERIFY(!frameOf(large).ok());
    QVERIFY(frameOf(large).error().detail.contains(QString::number(maximumFrameSize)));
}

void tst_Frame::anAnnouncedLengthBeyondTheLimitFailsBeforeItsBytesCome()
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(quint32(maximumFrameSize + 1), bytes.data());
    FrameReader reader;
    reader.append(bytes);
    QVERIFY(!reader.next());
    QVERIFY(reader.failure().contains(QString::number(maximumFrameSize)));
    reader.append(*frameOf(encode(Pong{})));
    QVERIFY2(!reader.next(), "a failure is final");
}

void tst_Frame::whatIsNoMapFails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("number") << QCborValue(1).toCbor();
    QTest::newRow("list") << QCborValue(QCborArray{1, 2}).toCbor();
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("map and more") << QCborValue(QCborMap{{1, 2}}).toCbor() + "x";
    QTest::newRow("cut map") << QCborValue(QCborMap{{1, QStringLiteral("abc")}}).toCbor().chopped(1);
}

void tst_Frame::whatIsNoMapFails()
{
    QFETCH(QByteArray, body);
    FrameReader reader;
    reader.append(framed(body));
    QVERIFY(!reader.next());
    QVERIFY(!reader.failure().isEmpty());
}

void tst_Frame::randomBytesNeverCrash()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 20000; ++round) {
        QByteArray body(qsizetype(random.bounded(64)), Qt::Uninitialized);
        for (char &byte : body)
            byte = char(random.generate());
        if (!body.isEmpty() && round % 2)
            body[0] = char(0xa0 + random.bounded(24)); // claims to be a map
        FrameReader reader;
        reader.append(round % 3 ? framed(body) : body);
        while (const std::optional<QCborMap> message = reader.next())
            decodeAsEverything(*message);
    }
}

void tst_Frame::damagedMessagesNeverCrash()
{
    Telemetry telemetry;
    telemetry.hashrate = 1e12;
    telemetry.mode = QStringLiteral("eco");
    VersionInfo version;
    version.modes = {{QStringLiteral("eco"), 400.0, 1.1, {}}};
    version.capabilities = {Capability::Restart};
    const QList<QByteArray> originals{
        QCborValue(encode(telemetry)).toCbor(), QCborValue(encode(version)).toCbor(),
        QCborValue(encode(Hello{1, QStringLiteral("a"), QStringLiteral("1.0.0"), 1, 0, {}, 5}))
            .toCbor(),
        QCborValue(encode(Call{1, QStringLiteral("probe"), {}, encode(Endpoint{}), {}, 1})).toCbor(),
        QCborValue(encode(PoolInfo{{{0, QStringLiteral("u"), QStringLiteral("w"), true}}, true}))
            .toCbor()};
    QRandomGenerator random(2);
    for (int round = 0; round < 20000; ++round) {
        QByteArray body = originals.at(round % originals.size());
        for (int i = 0; i <= round % 3; ++i)
            body[random.bounded(int(body.size()))] = char(random.generate());
        FrameReader reader;
        reader.append(framed(body));
        while (const std::optional<QCborMap> message = reader.next())
            decodeAsEverything(*message);
    }
}

COALFACE_TEST(tst_Frame)
#include "tst_frame.moc"
