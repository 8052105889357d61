// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/callclass.h"
#include "tests/testprogram/testprogram.h"

#include <QSet>
#include <QTest>

using namespace coalface;

//! Whose fault it is when a call fails.
class TestCallClass : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachErrorOfAMinersCallHasItsClass_data();
    void eachErrorOfAMinersCallHasItsClass();
    void aProbeThatSaysNoWasAnswered();
    void aDeviceThatRecordsNothingWasAnswered();
    void aProbeThatBreaksTheDriverCountsAgainstIt();
    void whatTheCallerGaveUpCountsForNobody();
    void onlyProtocolAndDriverAreTheDriversFault();
    void eachClassHasItsName();
};

void TestCallClass::eachErrorOfAMinersCallHasItsClass_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<CallClass>("expected");
    QTest::newRow("unreachable") << Error::Kind::Unreachable << CallClass::Unreachable;
    QTest::newRow("timeout") << Error::Kind::Timeout << CallClass::Unreachable;
    QTest::newRow("unauthorized") << Error::Kind::Unauthorized << CallClass::Auth;
    QTest::newRow("bad reply") << Error::Kind::BadReply << CallClass::Protocol;
    QTest::newRow("unsupported") << Error::Kind::Unsupported << CallClass::Busy;
    QTest::newRow("rejected") << Error::Kind::Rejected << CallClass::Busy;
    QTest::newRow("driver failed") << Error::Kind::DriverFailed << CallClass::Driver;
    QTest::newRow("internal") << Error::Kind::Internal << CallClass::Driver;
}

void TestCallClass::eachErrorOfAMinersCallHasItsClass()
{
    QFETCH(const Error::Kind, kind);
    QFETCH(const CallClass, expected);
    for (const char *op : {"readTelemetry", "readPoolInfo", "setPool", "login"})
        QCOMPARE(callClassOf(QLatin1String(op), kind), std::optional(expected));
    QCOMPARE(callClassOf(QStringLiteral("readTelemetry"), std::nullopt),
             std::optional(CallClass::Ok));
}

void TestCallClass::aProbeThatSaysNoWasAnswered()
{
    for (const char *op : {"probe", "recognise"}) {
        for (const Error::Kind kind :
             {Error::Kind::Rejected, Error::Kind::BadReply, Error::Kind::Unsupported})
            QCOMPARE(callClassOf(QLatin1String(op), kind), std::optional(CallClass::Ok));
        QCOMPARE(callClassOf(QLatin1String(op), Error::Kind::Timeout),
                 std::optional(CallClass::Unreachable));
    }
}

void TestCallClass::aDeviceThatRecordsNothingWasAnswered()
{
    const QString op = QStringLiteral("readHistory");
    QCOMPARE(callClassOf(op, Error::Kind::Unsupported), std::optional(CallClass::Ok));
    QCOMPARE(callClassOf(op, Error::Kind::Rejected), std::optional(CallClass::Busy));
    QCOMPARE(callClassOf(op, Error::Kind::BadReply), std::optional(CallClass::Protocol));
}

void TestCallClass::aProbeThatBreaksTheDriverCountsAgainstIt()
{
    const auto found = callClassOf(QStringLiteral("probe"), Error::Kind::DriverFailed);
    QCOMPARE(found, std::optional(CallClass::Driver));
    QVERIFY(isDriversFault(*found));
}

void TestCallClass::whatTheCallerGaveUpCountsForNobody()
{
    QVERIFY(!callClassOf(QStringLiteral("readTelemetry"), Error::Kind::Aborted));
    QVERIFY(!callClassOf(QStringLiteral("probe"), Error::Kind::Aborted));
}

void TestCallClass::onlyProtocolAndDriverAreTheDriversFault()
{
    QList<CallClass> faults;
    for (const CallClass callClass : allCallClasses()) {
        if (isDriversFault(callClass))
            faults += callClass;
    }
    QCOMPARE(faults, QList({CallClass::Protocol, CallClass::Driver}));
}

void TestCallClass::eachClassHasItsName()
{
    QStringList names;
    for (const CallClass callClass : allCallClasses())
        names += callClassName(callClass);
    QCOMPARE(names.join(u' '), QStringLiteral("ok unreachable auth busy protocol driver"));
}

COALFACE_TEST(TestCallClass)
#include "tst_callclass.moc"
