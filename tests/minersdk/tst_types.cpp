// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"

#include <minersdk/reading/uptime.h>
#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QTest>

using namespace coalface;

class tst_types : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAStartByTheUptime();
    void normalisesMacs_data();
    void normalisesMacs();
    void namesEveryKindOfError();
    void namesEveryCapability();
    void namesEveryOutcome();
    void knowsNoNameButItsOwn();
    void aResultIsAValueOrAnError();
};

void tst_types::tellsAStartByTheUptime()
{
    using reading::hasStartedAnew;
    QVERIFY(hasStartedAnew(86400, 2, 8));
    QVERIFY(hasStartedAnew(5, 28, 30)); // it was young, and older when it was back
    QVERIFY(!hasStartedAnew(5, 35, 30));
    QVERIFY(!hasStartedAnew(86400, 86408, 8));
    QVERIFY(!hasStartedAnew(86400, 86450, 100)); // tells its time late
    QVERIFY(!hasStartedAnew(86400, 86400, 100)); // stands still
    QVERIFY(!hasStartedAnew(38, 38, 100));
}

void tst_types::normalisesMacs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mac");
    const QString mac = QStringLiteral("aa:bb:cc:11:22:33");
    QTest::newRow("already") << mac << mac;
    QTest::newRow("upper case, hyphens") << "AA-BB-CC-11-22-33" << mac;
    QTest::newRow("no separators") << "AABBCC112233" << mac;
    QTest::newRow("dots") << "aabb.cc11.2233" << mac;
    QTest::newRow("blanks around") << " aa:bb:cc:11:22:33\n" << mac;
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("too short") << "aa:bb:cc:11:22"
                               << "";
    QTest::newRow("too long") << "aa:bb:cc:11:22:33:44"
                              << "";
    QTest::newRow("no hexadecimal") << "aa:bb:cc:11:22:3g"
                                    << "";
    QTest::newRow("zeros") << "00:00:00:00:00:00"
                           << "";
    QTest::newRow("broadcast") << "FF:FF:FF:FF:FF:FF"
                               << "";
    QTest::newRow("words") << "unknown"
                           << "";
}

void tst_types::normalisesMacs()
{
    QFETCH(QString, text);
    QTEST(normalisedMac(text), "mac");
}

void tst_types::namesEveryKindOfError()
{
    const QStringList names = QStringLiteral(
                                  "unreachable timeout unauthorized bad_reply unsupported rejected "
                                  "aborted driver_failed internal")
                                  .split(u' ');
    for (int i = 0; i < names.size(); ++i) {
        QCOMPARE(errorKindName(Error::Kind(i)), names.at(i));
        QVERIFY(errorKindFromName(names.at(i)) == Error::Kind(i));
    }
}

void tst_types::namesEveryCapability()
{
    const QStringList names
        = QStringLiteral("set_mode set_pool restart identify pause resume tuning").split(u' ');
    for (int i = 0; i < names.size(); ++i) {
        QCOMPARE(capabilityName(Capability(i)), names.at(i));
        QVERIFY(capabilityFromName(names.at(i)) == Capability(i));
    }
}

void tst_types::namesEveryOutcome()
{
    const QStringList names
        = QStringLiteral(
              "applied refused unsupported unreachable needs_restart not_confirmed unknown")
              .split(u' ');
    for (int i = 0; i < names.size(); ++i) {
        QCOMPARE(outcomeName(Outcome(i)), names.at(i));
        QVERIFY(outcomeFromName(names.at(i)) == Outcome(i));
    }
}

void tst_types::knowsNoNameButItsOwn()
{
    QVERIFY(!errorKindFromName(QStringLiteral("Unreachable")));
    QVERIFY(!capabilityFromName(QStringLiteral("fly")));
    QVERIFY(!outcomeFromName(QString()));
}

void tst_types::aResultIsAValueOrAnError()
{
    const Result<int> value = 7;
    QVERIFY(value.ok());
    QCOMPARE(*value, 7);
    const Result<int> error = Error{Error::Kind::Timeout, QStringLiteral("Too late.")};
    QVERIFY(!error);
    QVERIFY(error.error().kind == Error::Kind::Timeout);
    QVERIFY(!error.error().sent);
}

COALFACE_TEST(tst_types)
#include "tst_types.moc"
