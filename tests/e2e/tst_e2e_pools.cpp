// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The pools that a person keeps, on the command line.
class tst_E2ePools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cli = std::make_unique<Cli>(m_folder->path());
    }
    void aPoolIsKeptChangedAndTakenAway();
    void aPlaceholderThatIsNoneIsSaid();
    void aPasswordIsNowhereToBeSeen();
    void poolsAreAskedForWork();
    void wrongCommandLinesSayWhy();

private:
    CliResult pools(const QStringList &arguments) const
    {
        return m_cli->run(QStringList{u"--json"_s, u"pools"_s} + arguments);
    }
    static QJsonObject first(const CliResult &result, const QString &key = u"pools"_s)
    {
        return result.document().value(key).toArray().at(0).toObject();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
};

void tst_E2ePools::aPoolIsKeptChangedAndTakenAway()
{
    QVERIFY(pools({u"list"_s}).document().value(u"pools").toArray().isEmpty());
    const CliResult added = pools(
        {u"add"_s, u"Home"_s, u"--url"_s, u"pool.example:3333"_s, u"--user"_s, u"wallet.{name}"_s});
    QVERIFY2(added.status == 0, added.told());
    QCOMPARE(first(added).keys(), QStringList({u"fallback"_s, u"id"_s, u"miners"_s, u"name"_s,
                                               u"pass"_s, u"url"_s, u"user"_s}));
    QCOMPARE(first(added).value(u"name"), u"Home"_s);
    QVERIFY(first(added).value(u"pass").isNull());
    QCOMPARE(pools({u"add"_s, u"Spare"_s, u"--url"_s, u"other.example:4444"_s, u"--user"_s,
                    u"account"_s})
                 .status,
             0);
    const CliResult changed = pools(
        {u"change"_s, u"home"_s, u"--name"_s, u"Cottage"_s, u"--fallback"_s, u"spare"_s});
    QVERIFY2(changed.status == 0, changed.told());
    QCOMPARE(first(changed).value(u"id"), first(added).value(u"id"));
    QCOMPARE(first(changed).value(u"name"), u"Cottage"_s);
    QCOMPARE(first(changed).value(u"url"), u"pool.example:3333"_s);
    QCOMPARE(first(changed).value(u"fallback"), u"Spare"_s);
    QCOMPARE(pools({u"remove"_s, u"Spare"_s}).status, 0);
    const CliResult list = pools({u"list"_s});
    QCOMPARE(list.document().value(u"pools").toArray().size(), 1);
    QVERIFY(first(list).value(u"fallback").isNull());
}

void tst_E2ePools::aPlaceholderThatIsNoneIsSaid()
{
    const CliResult added = pools(
        {u"add"_s, u"Home"_s, u"--url"_s, u"pool.example:3333"_s, u"--user"_s, u"w.{foo}"_s});
    QVERIFY2(added.status == 0 && added.err.contains("{foo} is no placeholder"), added.told());
    QCOMPARE(first(added).value(u"user"), u"w.{foo}"_s);
    const CliResult mended = pools({u"change"_s, u"home"_s, u"--user"_s, u"w.{name}"_s});
    QVERIFY2(mended.status == 0 && !mended.err.contains("placeholder"), mended.told());
}

void tst_E2ePools::aPasswordIsNowhereToBeSeen()
{
    const CliResult added = m_cli->runWithInput({u"--json"_s, u"pools"_s, u"add"_s, u"Home"_s,
                                                 u"--url"_s, u"pool.example:3333"_s, u"--user"_s,
                                                 u"wallet"_s, u"--password-stdin"_s},
                                                "sesame-42\n");
    QVERIFY2(added.status == 0, added.told());
    QVERIFY(!added.out.contains("sesame") && !added.err.contains("sesame"));
    QVERIFY2(added.err.contains("secrets.json"), added.told()); // a person is told where it is
    QCOMPARE(first(added).value(u"pass"), u"***"_s);
    QFile kept(m_folder->filePath(u"pools.json"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("sesame"));
    QFile secrets(m_folder->filePath(u"secrets.json"_s));
    QVERIFY(secrets.open(QIODevice::ReadOnly));
    QVERIFY(secrets.readAll().contains("sesame-42"));
    QVERIFY(!(secrets.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_E2ePools::poolsAreAskedForWork()
{
    QTcpServer pool;
    QVERIFY(pool.listen(QHostAddress::LocalHost));
    connect(&pool, &QTcpServer::newConnection, this, [&pool] {
        QTcpSocket *socket = pool.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->readAll().contains("mining.subscribe"))
                socket->write("{\"id\":1,\"result\":[[],\"f8002c90\",8],\"error\":null}\n");
        });
    });
    const QString url = u"127.0.0.1:%1"_s.arg(pool.serverPort());
    QCOMPARE(pools({u"add"_s, u"Near"_s, u"--url"_s, url, u"--user"_s, u"me"_s}).status, 0);
    const auto asked = [&](const QStringList &arguments) {
        const auto process = m_cli->start(QStringList{u"--json"_s, u"pools"_s, u"test"_s}
                                          + arguments);
        (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 20'000);
        return Cli::finished(*process);
    };
    const CliResult good = asked({});
    QVERIFY2(good.status == 0, good.told());
    const QJsonObject answer = first(good, u"results"_s);
    QCOMPARE(answer.keys(), QStringList({u"answer_ms"_s, u"certificate_problem"_s, u"connect_ms"_s,
                                         u"error"_s, u"name"_s, u"ok"_s, u"url"_s}));
    QCOMPARE(answer.value(u"name"), u"Near"_s);
    QVERIFY(answer.value(u"ok").toBool());
    QVERIFY(answer.value(u"connect_ms").isDouble());
    QVERIFY(answer.value(u"answer_ms").isDouble());
    QVERIFY(answer.value(u"error").isNull());

    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QString closed = u"127.0.0.1:%1"_s.arg(nobody.serverPort());
    nobody.close();
    const CliResult mixed = asked({u"near"_s, closed});
    QVERIFY2(mixed.status == 1, mixed.told());
    const QJsonObject bad = mixed.document().value(u"results").toArray().at(1).toObject();
    QVERIFY(bad.value(u"name").isNull());
    QVERIFY(!bad.value(u"ok").toBool());
    QVERIFY(bad.value(u"connect_ms").isNull());
    QVERIFY(bad.value(u"answer_ms").isNull());
    QCOMPARE(bad.value(u"error").toObject().value(u"kind"), u"unreachable"_s);

    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const CliResult waited = asked(
        {u"127.0.0.1:%1"_s.arg(silent.serverPort()), u"--timeout"_s, u"1"_s});
    QVERIFY2(waited.status == 1, waited.told());
    const QJsonObject still = first(waited, u"results"_s);
    QVERIFY(still.value(u"connect_ms").isDouble());
    QVERIFY(still.value(u"answer_ms").isNull());
    QCOMPARE(still.value(u"error").toObject().value(u"kind"), u"timeout"_s);
}

void tst_E2ePools::wrongCommandLinesSayWhy()
{
    QCOMPARE(pools({u"add"_s, u"Home"_s, u"--url"_s, u"a.example:1"_s, u"--user"_s, u"me"_s}).status,
             0);
    struct Wrong
    {
        QStringList arguments;
        QByteArray why;
    };
    for (const Wrong &wrong :
         {Wrong{{u"add"_s, u"Home"_s}, "needs --url and --user"},
          Wrong{{u"add"_s, u"home"_s, u"--url"_s, u"b.example:1"_s, u"--user"_s, u"me"_s},
                "There is a pool"},
          Wrong{{u"add"_s, u"Two"_s, u"--url"_s, u"b.example"_s, u"--user"_s, u"me"_s}, "no port"},
          Wrong{{u"add"_s, u"Two"_s, u"--url"_s, u"b.example:1"_s, u"--user"_s, u" "_s},
                "must not be empty"},
          Wrong{{u"change"_s, u"Nowhere"_s, u"--user"_s, u"me"_s}, "no pool \"Nowhere\""},
          Wrong{{u"change"_s, u"Home"_s, u"--fallback"_s, u"Home"_s}, "for itself"},
          Wrong{{u"change"_s, u"Home"_s, u"--fallback"_s, u"Home"_s, u"--no-fallback"_s},
                "either --fallback or --no-fallback"},
          Wrong{{u"remove"_s, u"Home"_s, u"Nowhere"_s}, "no pool \"Nowhere\""},
          Wrong{{u"test"_s, u"Nowhere"_s}, "no pool \"Nowhere\""},
          Wrong{{u"test"_s, u"ftp://b.example:1"_s}, "scheme"}}) {
        const CliResult result = pools(wrong.arguments);
        QVERIFY2(result.status == 2, wrong.arguments.join(u' ').toUtf8() + '\n' + result.told());
        QVERIFY2(result.out.isEmpty(), result.told());
        QVERIFY2(result.err.contains(wrong.why), result.told());
        QCOMPARE(result.err.count('\n'), 1);
    }
    QCOMPARE(pools({u"list"_s}).document().value(u"pools").toArray().size(), 1);
}

COALFACE_TEST(tst_E2ePools)
#include "tst_e2e_pools.moc"
