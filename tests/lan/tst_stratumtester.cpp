// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/stratumtester.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Says what it is told to whoever sends a line, and keeps the line.
class TalkingServer : public QTcpServer
{
public:
    explicit TalkingServer(std::function<void(QTcpSocket &)> says) : m_says(std::move(says))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                heard += socket->readAll();
                if (heard.endsWith('\n'))
                    m_says(*socket);
            });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++gone; });
        });
    }
    QString url() const { return u"stratum+tcp://127.0.0.1:%1"_s.arg(serverPort()); }

    QByteArray heard;
    int gone = 0;

private:
    std::function<void(QTcpSocket &)> m_says;
};

std::function<void(QTcpSocket &)> saying(const QByteArray &text)
{
    return [text](QTcpSocket &socket) { socket.write(text); };
}

const QByteArray asked = "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"Coalface/";
const QByteArray subscribed
    = "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae6812eb\"]],\"f8002c90\",8],\"error\":null}"
      "\n";
const QByteArray difficulty = "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[1024]}"
                              "\n";
const QByteArray refusal = "{\"id\":1,\"result\":null,\"error\":[20,\"Too many connections\",null]}"
                           "\n";
const QByteArray silentRefusal = "{\"id\":1,\"result\":null,\"error\":null}"
                                 "\n";

} // namespace

//! A pool is asked for work, from this computer.
class TestStratumTester : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPoolThatTakesASubscriptionIsGood()
    {
        TalkingServer pool(saying(subscribed));
        const Result<PoolAnswer> answer = ask(pool.url());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QVERIFY(answer->connected >= 0 && answer->answered >= 0);
        QVERIFY(answer->certificateProblem.isEmpty());
        QVERIFY2(pool.heard.startsWith(asked), pool.heard);
        QCOMPARE(pool.heard.count('\n'), 1); // no worker is named
        QTRY_COMPARE(pool.gone, 1);
    }

    void whatThePoolSaysUnaskedIsNoAnswer()
    {
        TalkingServer pool(saying(difficulty + subscribed));
        QVERIFY(ask(pool.url()));
    }

    void anAnswerInPiecesIsPutTogether()
    {
        TalkingServer pool([](QTcpSocket &socket) {
            socket.write(subscribed.left(20));
            socket.flush();
            QTimer::singleShot(30ms, &socket, [&socket] { socket.write(subscribed.mid(20)); });
        });
        QVERIFY(ask(pool.url()));
    }

    void whatIsNoPoolIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                      << Error::Kind::BadReply << u"not as a pool"_s;
        QTest::newRow("one that says no")
            << refusal << Error::Kind::Rejected << u"Too many connections"_s;
        QTest::newRow("one that says no without a reason")
            << silentRefusal << Error::Kind::Rejected << u"no reason"_s;
        QTest::newRow("something endless")
            << QByteArray(100'000, 'x') << Error::Kind::BadReply << u"endless"_s;
    }
    void whatIsNoPoolIsToldApart()
    {
        QFETCH(const QByteArray, says);
        QFETCH(const Error::Kind, kind);
        QFETCH(const QString, sentence);
        TalkingServer server(saying(says));
        const Result<PoolAnswer> answer = ask(server.url());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QVERIFY2(answer.error().detail.contains(sentence), qPrintable(answer.error().detail));
    }

    void oneThatClosesSaysSo()
    {
        TalkingServer server([](QTcpSocket &socket) { socket.disconnectFromHost(); });
        const Result<PoolAnswer> answer = ask(server.url());
        QCOMPARE(answer.error().kind, Error::Kind::BadReply);
        QVERIFY(answer.error().detail.contains(u"closed the connection"_s));
    }

    void oneThatIsSilentIsGivenUp()
    {
        TalkingServer server([](QTcpSocket &) {});
        const Result<PoolAnswer> answer = ask(server.url(), 200ms);
        QCOMPARE(answer.error().kind, Error::Kind::Timeout);
        QVERIFY(answer.error().detail.contains(u"did not answer"_s));
    }

    void whatTookTheConnectionIsToldWhateverCameThen()
    {
        TalkingServer silent([](QTcpSocket &) {});
        TalkingServer noPool(saying("220 mail.example ready\r\n"));
        const QString place = u"127.0.0.1:%1"_s.arg(silent.serverPort());
        for (const QString &url : {place, u"stratum+ssl://"_s + place, noPool.url()}) {
            const PoolTest test = tried(url, 200ms);
            QVERIFY2(!test.answer, qPrintable(url));
            QVERIFY2(test.taken && *test.taken >= 0 && *test.taken < 200, qPrintable(url));
        }
        silent.close();
        QVERIFY(!tried(place).taken);
    }

    void whatHasNoEndOfLineIsNoSilence()
    {
        TalkingServer waits(saying("220 mail.example ready"));
        const Result<PoolAnswer> waiting = ask(waits.url(), 200ms);
        QCOMPARE(waiting.error().kind, Error::Kind::BadReply);
        QVERIFY2(waiting.error().detail.contains(u"not as a pool"_s),
                 qPrintable(waiting.error().detail));
        TalkingServer goes([](QTcpSocket &socket) {
            socket.write("go away");
            socket.disconnectFromHost();
        });
        const Result<PoolAnswer> gone = ask(goes.url());
        QCOMPARE(gone.error().kind, Error::Kind::BadReply);
        QVERIFY2(gone.error().detail.contains(u"not as a pool"_s), qPrintable(gone.error().detail));
    }

    void whereThereHasToBeEncryptionThatIsSaid()
    {
        TalkingServer server([](QTcpSocket &socket) {
            socket.write(QByteArray::fromHex("15030100020246")); // a TLS alert: protocol_version
            socket.disconnectFromHost();
        });
        const Result<PoolAnswer> answer = ask(server.url());
        QCOMPARE(answer.error().kind, Error::Kind::BadReply);
        QVERIFY2(answer.error().detail.contains(u"encrypted connections only"_s),
                 qPrintable(answer.error().detail));
    }

    void whoWaitsInsteadOfEncryptingIsSaidToDoSo()
    {
        TalkingServer server([](QTcpSocket &) {});
        const QString url = u"stratum+ssl://127.0.0.1:%1"_s.arg(server.serverPort());
        const Result<PoolAnswer> answer = ask(url, 300ms);
        QCOMPARE(answer.error().kind, Error::Kind::Timeout);
        QVERIFY2(answer.error().detail.contains(u"encrypt"_s), qPrintable(answer.error().detail));
    }

    void nobodyListens()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString url = u"127.0.0.1:%1"_s.arg(closed.serverPort());
        closed.close();
        const Result<PoolAnswer> answer = ask(url);
        QCOMPARE(answer.error().kind, Error::Kind::Unreachable);
        QVERIFY(answer.error().detail.contains(u"takes no connection"_s));
    }

    void anEncryptedPoolThatIsNoneSaysSo()
    {
        TalkingServer server(saying(subscribed));
        const Result<PoolAnswer> answer = ask(u"stratum+ssl://127.0.0.1:%1"_s.arg(
                                                  server.serverPort()),
                                              3s);
        QVERIFY(!answer);
        QVERIFY(!answer.error().detail.isEmpty());
    }

    void whyItFailedIsToldInThePersonsLanguage()
    {
        BracketLanguage language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        const auto removed = qScopeGuard([&] { QCoreApplication::removeTranslator(&language); });
        TalkingServer refusing(saying(silentRefusal));
        QCOMPARE(ask(refusing.url()).error().detail,
                 u"[The pool %1 takes no subscription: [it gave no reason].]"_s.arg(refusing.url()));
        TalkingServer garbled(saying("hello\n"));
        const QString noPool = ask(garbled.url()).error().detail;
        QVERIFY2(noPool.startsWith(u"[%1 answers, but not as a pool"_s.arg(garbled.url())),
                 qPrintable(noPool));
    }

    void theTestEndsWithItsOwner()
    {
        TalkingServer server([](QTcpSocket &) {});
        auto tester = std::make_unique<StratumTester>();
        const auto answer = tester->test(server.url(), 10s);
        tester.reset();
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().answer.error().kind, Error::Kind::Aborted);
    }

private:
    static Result<PoolAnswer> ask(const QString &url, std::chrono::milliseconds patience = 5s)
    {
        return tried(url, patience).answer;
    }
    static PoolTest tried(const QString &url, std::chrono::milliseconds patience = 5s)
    {
        StratumTester tester;
        const auto answer = tester.test(url, patience);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 10'000))
            return {Error{Error::Kind::Internal, u"no end"_s}, {}};
        return answer.result();
    }
};

COALFACE_TEST(TestStratumTester)
#include "tst_stratumtester.moc"
