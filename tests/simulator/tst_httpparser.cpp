// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpparser.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator;

class tst_HttpParser : public QObject
{
    Q_OBJECT
private slots:
    void readsARequestByteByByte();
    void readsSeveralRequestsFromOnePiece();
    void putsAChunkedBodyTogether();
    void refusesWhatIsNoRequest_data();
    void refusesWhatIsNoRequest();
    void refusesAnEndlessHead();
};

void tst_HttpParser::readsARequestByteByByte()
{
    const QByteArray bytes
        = "PATCH /api/system?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
    HttpParser parser;
    HttpRequest request;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QCOMPARE(parser.next(request), HttpParser::State::NeedsMore);
        parser.append(bytes.mid(i, 1));
    }
    QCOMPARE(parser.next(request), HttpParser::State::Complete);
    QCOMPARE(request.method, "PATCH");
    QCOMPARE(request.path, "/api/system");
    QCOMPARE(request.query, "x=1");
    QCOMPARE(request.header("host"), "a");
    QCOMPARE(request.body, "body");
    QCOMPARE(request.bodyReads, 4);
    QVERIFY(!parser.midway());
}

void tst_HttpParser::readsSeveralRequestsFromOnePiece()
{
    HttpParser parser;
    parser.append("GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /c "
                  "HTTP/1.0\r\n\r\n");
    HttpRequest request;
    QCOMPARE(parser.next(request), HttpParser::State::Complete);
    QCOMPARE(request.path, "/a");
    QVERIFY(parser.midway());
    QCOMPARE(parser.next(request), HttpParser::State::Complete);
    QCOMPARE(request.body, "hi");
    QCOMPARE(parser.next(request), HttpParser::State::Complete);
    QCOMPARE(request.path, "/c");
    QCOMPARE(request.version, "HTTP/1.0");
    QCOMPARE(parser.next(request), HttpParser::State::NeedsMore);
}

void tst_HttpParser::putsAChunkedBodyTogether()
{
    HttpParser parser;
    HttpRequest request;
    parser.append("PATCH / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nd");
    QCOMPARE(parser.next(request), HttpParser::State::NeedsMore);
    parser.append("e\r\n0\r\n\r\n");
    QCOMPARE(parser.next(request), HttpParser::State::Complete);
    QCOMPARE(request.body, "abcde");
    QVERIFY(request.chunked);
    QVERIFY(!parser.midway());
}

void tst_HttpParser::refusesWhatIsNoRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9\r\n\r\n");
    QTest::newRow("a line of JSON that has no end") << QByteArray("{\"command\":\"version\"}");
    QTest::newRow("no path") << QByteArray("GET HTTP/1.1\r\n\r\n");
    QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n");
    QTest::newRow("negative length") << QByteArray("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("length of words") << QByteArray("GET / HTTP/1.1\r\nContent-Length: ten\r\n\r\n");
    QTest::newRow("bad chunk") << QByteArray(
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void tst_HttpParser::refusesWhatIsNoRequest()
{
    QFETCH(QByteArray, bytes);
    HttpParser parser;
    parser.append(bytes);
    HttpRequest request;
    QCOMPARE(parser.next(request), HttpParser::State::Bad);
    QCOMPARE(parser.status(), 400);
}

void tst_HttpParser::refusesAnEndlessHead()
{
    HttpParser parser;
    parser.append("GET / HTTP/1.1\r\nX: " + QByteArray(HttpParser::maxHead, 'x'));
    HttpRequest request;
    QCOMPARE(parser.next(request), HttpParser::State::Bad);
    QCOMPARE(parser.status(), 431);
}

COALFACE_TEST(tst_HttpParser)
#include "tst_httpparser.moc"
