// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/choices.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereAgain()
    {
        DriverChoices choices;
        choices.generation = 42;
        DriverChoice &choice = choices.drivers[u"ferret"_s];
        choice.active = u"1.0.0"_s;
        choice.previous = u"0.9.0"_s;
        const QDateTime when = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
        choice.trial = DriverChoice::Trial{u"1.1.0"_s, 2, when, 7, 1, 1, {4711}};
        choice.bad = {{u"1.0.5"_s, "bb", u"It crashed."_s, when}};
        choice.installed = {{u"1.0.0"_s, {"aa", u"bundled"_s}}, {u"1.1.0"_s, {"cc", u"local"_s}}};
        choice.pinned = choice.disabled = choice.removed = true;
        choice.reloads = 3;
        choices.drivers[u"echo"_s].active = u"1.0.0"_s;
        const std::optional<DriverChoices> again = DriverChoices::fromJson(choices.toJson());
        QVERIFY(again);
        QVERIFY(*again == choices);
    }

    void whatIsNoStateIsNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"format": 1, "drivers": {"ferret": )");
        QTest::newRow("another format") << QByteArray(R"({"format": 2, "gen": 1, "drivers": {}})");
        QTest::newRow("no drivers") << QByteArray(R"({"format": 1, "gen": 1})");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
    }
    void whatIsNoStateIsNothing()
    {
        QFETCH(const QByteArray, content);
        QVERIFY(!DriverChoices::fromJson(content));
    }

    void aNameThatNoDriverCanHaveIsLeftOut()
    {
        const auto choices = DriverChoices::fromJson(
            R"({"format": 1, "gen": 1, "drivers": {"../x": {"active": "1.0.0"}, "echo": {"active": "1.0.0"}}})");
        QVERIFY(choices);
        QCOMPARE(choices->drivers.keys(), QStringList{u"echo"_s});
    }

    void theVersionOnTrialRuns()
    {
        DriverChoice choice;
        choice.active = u"1.0.0"_s;
        QCOMPARE(choice.running(), u"1.0.0"_s);
        choice.trial = DriverChoice::Trial{u"1.1.0"_s, 3, {}, 0, 0, 0};
        QCOMPARE(choice.running(), u"1.1.0"_s);
    }
};

COALFACE_TEST(TestChoices)
#include "tst_choices.moc"
