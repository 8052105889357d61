// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minername.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

namespace {

Found device(const QString &model, const QString &mac)
{
    Found found;
    found.endpoint = {QHostAddress(QStringLiteral("127.0.0.37")), 80};
    found.driverType = QStringLiteral("pebble");
    found.identity.model = model;
    found.identity.mac = mac;
    return found;
}

} // namespace

class TestMinerName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNameIsWhatCannotBeMistaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("complaint"); // a word of it; empty: a fine name
        QTest::newRow("plain") << QStringLiteral("Attic") << QString();
        QTest::newRow("with spaces") << QStringLiteral("Attic, left one") << QString();
        QTest::newRow("not Latin") << QStringLiteral("Gartenhütte 北") << QString();
        QTest::newRow("63 characters") << QString(63, u'a') << QString();
        QTest::newRow("64 characters") << QString(64, u'a') << QStringLiteral("63");
        QTest::newRow("empty") << QString() << QStringLiteral("empty");
        QTest::newRow("blank") << QStringLiteral("   ") << QStringLiteral("empty");
        QTest::newRow("space before") << QStringLiteral(" Attic") << QStringLiteral("space");
        QTest::newRow("space behind") << QStringLiteral("Attic ") << QStringLiteral("space");
        QTest::newRow("a tab inside") << QStringLiteral("At\ttic") << QStringLiteral("control");
        QTest::newRow("a line break inside")
            << QStringLiteral("At\ntic") << QStringLiteral("control");
        QTest::newRow("IPv4") << QStringLiteral("127.0.0.1") << QStringLiteral("address");
        QTest::newRow("IPv4 with a port")
            << QStringLiteral("127.0.0.1:80") << QStringLiteral("address");
        QTest::newRow("a number") << QStringLiteral("42") << QStringLiteral("address");
        QTest::newRow("IPv6") << QStringLiteral("fe80::1") << QStringLiteral("address");
        QTest::newRow("MAC") << QStringLiteral("02:00:00:00:00:0a") << QStringLiteral("MAC");
        QTest::newRow("MAC with hyphens")
            << QStringLiteral("02-00-00-00-00-0A") << QStringLiteral("MAC");
        QTest::newRow("id") << QStringLiteral("m12") << QStringLiteral("id");
        QTest::newRow("id in capitals") << QStringLiteral("M12") << QStringLiteral("id");
        QTest::newRow("nearly an id") << QStringLiteral("m0") << QString();
        QTest::newRow("like an option") << QStringLiteral("--all") << QStringLiteral("hyphen");
    }

    void aNameIsWhatCannotBeMistaken()
    {
        QFETCH(QString, name);
        QFETCH(QString, complaint);
        const QString problem = minerNameProblem(name);
        QCOMPARE(problem.isEmpty(), complaint.isEmpty());
        QVERIFY2(problem.contains(complaint), qPrintable(problem));
    }

    void aProposedNameIsModelAndEndOfTheMac()
    {
        QCOMPARE(proposedMinerName(
                     device(QStringLiteral("Pebble One"), QStringLiteral("02:00:00:00:ab:cd"))),
                 QStringLiteral("Pebble One-abcd"));
    }

    void withoutMacItEndsWithTheLastNumberOfTheAddress()
    {
        QCOMPARE(proposedMinerName(device(QStringLiteral("Pebble One"), {})),
                 QStringLiteral("Pebble One-37"));
    }

    void withoutModelItBeginsWithTheDriver()
    {
        QCOMPARE(proposedMinerName(device({}, {})), QStringLiteral("pebble-37"));
    }

    void whateverADeviceSaysTheProposedNameIsAllowed_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("long") << QString(500, u'x');
        QTest::newRow("spaces and breaks") << QStringLiteral("  Pebble \n\t One  ");
        QTest::newRow("control characters") << QStringLiteral("Peb\x01"
                                                              "ble");
        QTest::newRow("a hyphen") << QStringLiteral("-rf");
        QTest::newRow("an address") << QStringLiteral("127.0.0.1");
        QTest::newRow("most of a MAC") << QStringLiteral("02:00:00:00");
    }

    void whateverADeviceSaysTheProposedNameIsAllowed()
    {
        QFETCH(QString, model);
        for (const QString &mac : {QString(), QStringLiteral("02:00:00:00:ab:cd")}) {
            const QString name = proposedMinerName(device(model, mac));
            QCOMPARE(minerNameProblem(name), QString());
        }
    }

    void hostAndPortAreTakenApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host"); // empty: it is none
        QTest::addColumn<int>("port");     // 0: none given
        QTest::newRow("address") << QStringLiteral("127.0.0.7") << QStringLiteral("127.0.0.7") << 0;
        QTest::newRow("address and port")
            << QStringLiteral("127.0.0.7:4028") << QStringLiteral("127.0.0.7") << 4028;
        QTest::newRow("host") << QStringLiteral("attic.local") << QStringLiteral("attic.local") << 0;
        QTest::newRow("host and port")
            << QStringLiteral("attic-1.local:80") << QStringLiteral("attic-1.local") << 80;
        QTest::newRow("one letter") << QStringLiteral("a") << QStringLiteral("a") << 0;
        QTest::newRow("greatest port") << QStringLiteral("a:65535") << QStringLiteral("a") << 65535;
        QTest::newRow("no port") << QStringLiteral("a:0") << QString() << 0;
        QTest::newRow("too great a port") << QStringLiteral("a:65536") << QString() << 0;
        QTest::newRow("port missing") << QStringLiteral("a:") << QString() << 0;
        QTest::newRow("host missing") << QStringLiteral(":80") << QString() << 0;
        QTest::newRow("two ports") << QStringLiteral("a:1:2") << QString() << 0;
        QTest::newRow("a space") << QStringLiteral("left attic") << QString() << 0;
        QTest::newRow("a slash") << QStringLiteral("127.0.0.0/24") << QString() << 0;
        QTest::newRow("empty") << QString() << QString() << 0;
    }

    void hostAndPortAreTakenApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        const auto result = parseHostAndPort(text);
        QCOMPARE(result.has_value(), !host.isEmpty());
        if (result) {
            QCOMPARE(result->host, host);
            QCOMPARE(int(result->port.value_or(0)), port);
        }
    }

    void anIdIsMAndANumber()
    {
        QCOMPARE(minerKeyFromId(QStringLiteral("m1")), std::optional<qint64>(1));
        QCOMPARE(minerKeyFromId(QStringLiteral("M4000000000")),
                 std::optional<qint64>(4'000'000'000));
        for (const char *text :
             {"", "m", "m0", "m01", "m-1", "1", "m1 ", "mm1", "m1a", "m99999999999"})
            QVERIFY2(!minerKeyFromId(QString::fromLatin1(text)), text);
    }

    void theIdOfARecordReadsBack()
    {
        MinerRecord record;
        record.key = 37;
        QCOMPARE(minerKeyFromId(record.id()), std::optional<qint64>(37));
    }
};

COALFACE_TEST(TestMinerName)
#include "tst_minername.moc"
