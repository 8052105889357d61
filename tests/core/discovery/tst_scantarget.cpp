// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discovery/scantarget.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTest>

using namespace coalface;

namespace {
quint32 ip(const char *text)
{
    return QHostAddress(QString::fromLatin1(text)).toIPv4Address();
}
} // namespace

class TestScanTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understandsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint32>("first");
        QTest::addColumn<quint32>("last");
        QTest::addColumn<QList<quint16>>("ports");
        const auto row = [](const char *text, const char *first, const char *last,
                            const QList<quint16> &ports = {}) {
            QTest::newRow(QByteArray(text).trimmed())
                << QString::fromLatin1(text) << ip(first) << ip(last) << ports;
        };
        row("192.168.1.0/24", "192.168.1.1", "192.168.1.254");
        row("192.168.1.77/24", "192.168.1.1", "192.168.1.254");
        row("192.168.0.0/16", "192.168.0.1", "192.168.255.254");
        row("192.168.1.4/30", "192.168.1.5", "192.168.1.6");
        row("192.168.1.4/31", "192.168.1.4", "192.168.1.5");
        row("192.168.1.4/32", "192.168.1.4", "192.168.1.4");
        row("192.168.1.10-40", "192.168.1.10", "192.168.1.40");
        row("192.168.1.10-192.168.2.20", "192.168.1.10", "192.168.2.20");
        row("192.168.1.7", "192.168.1.7", "192.168.1.7");
        row("  192.168.1.7\n", "192.168.1.7", "192.168.1.7");
        row("192.168.1.0/24:80", "192.168.1.1", "192.168.1.254", {80});
        row("192.168.1.7-9:4028", "192.168.1.7", "192.168.1.9", {4028});
        row("127.0.0.1:18000-18002", "127.0.0.1", "127.0.0.1", {18000, 18001, 18002});
        row("127.0.0.1:1", "127.0.0.1", "127.0.0.1", {1});
        row("127.0.0.1:65535", "127.0.0.1", "127.0.0.1", {65535});
    }
    void understandsWhatPeopleType()
    {
        QFETCH(QString, text);
        const Result<ScanTarget> target = parseScanTarget(text);
        QVERIFY2(target.ok(), target ? "" : qPrintable(target.error().detail));
        QTEST(target->first, "first");
        QTEST(target->last, "last");
        QTEST(target->ports, "ports");
        QCOMPARE(target->text, text.trimmed());
        QVERIFY(target->hostName.isEmpty());
    }

    void takesNames()
    {
        for (const char *name : {"attic.local", "bitaxe-1", "miner_7.lan", "10-40.example", "x",
                                 "a.b.", "bär.local"}) {
            const QString text = QString::fromUtf8(name);
            const Result<ScanTarget> target = parseScanTarget(text + QStringLiteral(":80"));
            QVERIFY2(target.ok(), name);
            QCOMPARE(target->hostName, text);
            QCOMPARE(target->hostCount(), 1);
            QCOMPARE(target->ports, QList<quint16>{80});
        }
    }

    void refusesWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hint"); // a part of the sentence
        const auto row = [](const char *text, const char *hint) {
            QTest::addRow("%s|", QByteArray(text).simplified().constData())
                << QString::fromLatin1(text) << QString::fromLatin1(hint);
        };
        row("", "empty");
        row("   ", "empty");
        row("192.168.1.0/33", "16 to 32");
        row("192.168.1.0/", "16 to 32");
        row("192.168.1.0/-1", "16 to 32");
        row("192.168.1.0/024", "16 to 32");
        row("10.0.0.0/8", "too many");
        row("10.0.0.0/0", "too many");
        row("attic/24", "before \"/\"");
        row("1.2.3", "four numbers");
        row("1.2.3.", "four numbers");
        row("1.2.3.4.5", "four numbers");
        row("1.2.3.256", "four numbers");
        row("01.2.3.4", "four numbers");
        row("123", "four numbers");
        row("192.168.1.40-10", "backwards");
        row("192.168.2.1-192.168.1.1", "backwards");
        row("192.168.1.1-256", "after \"-\"");
        row("192.168.1.1-", "after \"-\"");
        row("192.168.1.1-5-9", "after \"-\"");
        row("-5", "four numbers");
        row("10.0.0.1-10.9.0.1", "more than 65536");
        row("192.168.1.7:0", "1 to 65535");
        row("192.168.1.7:65536", "1 to 65535");
        row("192.168.1.7:", "1 to 65535");
        row("192.168.1.7:http", "1 to 65535");
        row("192.168.1.7:-80", "1 to 65535");
        row("192.168.1.7:80-", "1 to 65535");
        row("192.168.1.7:80-79", "backwards");
        row("192.168.0.0/16:1-100", "addresses times ports");
        row("192.168.1.1 192.168.1.2", "space");
        row("192.168.1.1 - 5", "space");
        row("fe80::1", "IPv6");
        row("::1", "IPv6");
        row("[::1]:80", "IPv6");
        row("http://192.168.1.7", "leave out");
        row("0.0.0.0", "no device");
        row("255.255.255.255", "no device");
        row("224.0.0.1", "no device");
        row("0.0.0.0/16", "no device");
        row("-attic", "neither");
        row("attic..local", "neither");
        row("attic!", "neither");
        row(":80", "four numbers");
        row("/24", "before \"/\"");
        row("192.168.1.0/24-30", "16 to 32");
    }
    void refusesWithASentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, hint);
        const Result<ScanTarget> target = parseScanTarget(text);
        QVERIFY(!target.ok());
        QCOMPARE(target.error().kind, Error::Kind::Rejected);
        const QString &sentence = target.error().detail;
        QVERIFY2(sentence.contains(hint), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.') && sentence.contains(text.trimmed()), qPrintable(sentence));
    }

    void everySubnetReadsBackAsWritten()
    {
        for (int i = 0; i < 5000; ++i) {
            const int prefix = QRandomGenerator::global()->bounded(16, 33);
            const quint32 address = QRandomGenerator::global()->bounded(0x01000000u, 0xe0000000u);
            const ScanTarget subnet = subnetTarget(QHostAddress(address), prefix);
            const Result<ScanTarget> parsed = parseScanTarget(subnet.text);
            QVERIFY2(parsed.ok(), qPrintable(subnet.text));
            QCOMPARE(parsed->first, subnet.first);
            QCOMPARE(parsed->last, subnet.last);
            QCOMPARE(subnet.hostCount(), (qint64(1) << (32 - prefix)) - (prefix <= 30 ? 2 : 0));
            QVERIFY(subnet.ports.isEmpty());
        }
    }

    void whatIsWrongIsToldInTheLanguageOfTheProgram()
    {
        BracketLanguage language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        const QString wide = parseScanTarget(QStringLiteral("10.0.0.0/4")).error().detail;
        QCoreApplication::removeTranslator(&language);
        QCOMPARE(wide, QStringLiteral("[\"10.0.0.0/4\" is no place to look for miners: [a /4 holds "
                                      "too many addresses; a /16 is the largest that can be looked "
                                      "through at once].]"));
    }

    void rubbishNeverYieldsATargetOutOfBounds()
    {
        const QString alphabet = QStringLiteral("0123456789.-/:a ");
        for (int i = 0; i < 50000; ++i) {
            QString text;
            for (int n = QRandomGenerator::global()->bounded(24); n > 0; --n)
                text += alphabet.at(QRandomGenerator::global()->bounded(alphabet.size()));
            const Result<ScanTarget> target = parseScanTarget(text);
            if (!target) {
                QVERIFY(!target.error().detail.isEmpty());
                continue;
            }
            QVERIFY2(target->hostCount() >= 1 && target->hostCount() <= 65536, qPrintable(text));
            QVERIFY(!target->hostName.isEmpty() || target->first > 0);
            QVERIFY(!target->ports.contains(quint16(0)));
        }
    }
};

COALFACE_TEST(TestScanTarget)
#include "tst_scantarget.moc"
