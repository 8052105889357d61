// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/poolurl.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestPoolUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takes_data()
    {
        QTest::addColumn<QString>("url");
        const auto row = [](const char *text, const char *url) {
            QTest::newRow(text) << QString::fromLatin1(url);
        };
        row("public-pool.io:21496", "public-pool.io:21496");
        row("stratum+tcp://public-pool.io:21496", "stratum+tcp://public-pool.io:21496");
        row("stratum+ssl://pool.example:4333", "stratum+ssl://pool.example:4333");
        row("Stratum+TCP://Pool.example:1", "stratum+tcp://Pool.example:1");
        row("192.168.1.7:3333", "192.168.1.7:3333");
        row("[fd00::1]:3333", "[fd00::1]:3333");
        row("umbrel:65535", "umbrel:65535");
        row("my_pool.local:3333", "my_pool.local:3333");
    }
    void takes()
    {
        QFETCH(QString, url);
        const Result<QString> parsed = parsePoolUrl(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
        QCOMPARE(*parsed, url);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *text, const char *told) {
            QTest::newRow(*text ? text : "nothing")
                << QString::fromLatin1(text) << QString::fromLatin1(told);
        };
        row("", "no port");
        row("pool.example", "no port");
        row("stratum+tcp://pool.example", "no port");
        row("[fd00::1]", "no port");
        row("pool.example:", "is no port");
        row("pool.example:0", "is no port");
        row("pool.example:65536", "is no port");
        row("pool.example:-1", "is no port");
        row("pool.example:3333/", "is no port");
        row("pool.example:33 33", "is no port");
        row("http://pool.example:3333", "scheme");
        row("tcp://pool.example:3333", "scheme");
        row("://pool.example:3333", "scheme");
        row("stratum+tcp://stratum+tcp://pool.example:3333", "two schemes");
        row("stratum+tcp://http://pool.example:3333", "two schemes");
        row("stratum+tcp://:3333", "no name");
        row("user@pool.example:3333", "no name");
        row("pool example:3333", "no name");
        row(" pool.example:3333", "no name");
        row("fd00::1:3333", "no name");
        row("pool..example:3333", "no name");
        row("-pool.example:3333", "no name");
        row("192.168.1:3333", "no name");
        row("192.168.1.256:3333", "no name");
        row("pool.example\n:3333", "no name");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, told);
        const Result<QString> parsed = parsePoolUrl(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().kind, Error::Kind::Rejected);
        QVERIFY2(parsed.error().detail.contains(told), qPrintable(parsed.error().detail));
    }

    void theMinersNameReplacesItsPlaceholder()
    {
        QCOMPARE(poolUserFor(u"bc1q.{name}"_s, u"Attic"_s), u"bc1q.Attic"_s);
        QCOMPARE(poolUserFor(u"{name}.{name}"_s, u"a"_s), u"a.a"_s);
        QCOMPARE(poolUserFor(u"bc1q.{NAME}"_s, u"a"_s), u"bc1q.{NAME}"_s);
        QCOMPARE(poolUserFor(u"plain"_s, u"a"_s), u"plain"_s);
    }

    void aWorkersNameHasLettersAndAnEnd()
    {
        QVERIFY(poolUserProblem(u"bc1q.{name}"_s).isEmpty());
        QVERIFY(!poolUserProblem({}).isEmpty());
        QVERIFY(!poolUserProblem(u"  "_s).isEmpty());
        QVERIFY(!poolUserProblem(u"a\nb"_s).isEmpty());
        QVERIFY(!poolUserProblem(QString(256, u'x')).isEmpty());
    }
};

COALFACE_TEST(TestPoolUrl)
#include "tst_poolurl.moc"
