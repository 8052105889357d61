// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/tariff.h"

#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestTariff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePriceIsThatOfTheTimeOfDay_data()
    {
        QTest::addColumn<QTime>("at");
        QTest::addColumn<double>("price");
        QTest::newRow("midnight is in the night band") << QTime(0, 0) << 0.2;
        QTest::newRow("last minute of the night") << QTime(5, 59, 59) << 0.2;
        QTest::newRow("its end is not part of it") << QTime(6, 0) << 0.3;
        QTest::newRow("noon") << QTime(12, 0) << 0.3;
        QTest::newRow("peak begins") << QTime(17, 0) << 0.45;
        QTest::newRow("peak ends") << QTime(20, 0) << 0.3;
        QTest::newRow("night begins") << QTime(22, 0) << 0.2;
    }

    void thePriceIsThatOfTheTimeOfDay()
    {
        QFETCH(QTime, at);
        QFETCH(double, price);
        QCOMPARE(priceAt(daily(), at), price);
    }

    void outsideTheBandsOfATariffWithoutAPriceItIsNotKnown()
    {
        Tariff tariff = daily();
        tariff.price.reset();
        QVERIFY(!priceAt(tariff, QTime(12, 0)));
        QCOMPARE(priceAt(tariff, QTime(23, 0)), 0.2);
        QVERIFY(!priceAt({}, QTime(12, 0)));
    }

    void aBandFromOneTimeToTheSameIsTheWholeDay()
    {
        const Tariff tariff{u"€"_s, {}, {{420, 420, 0.5}}};
        QVERIFY(tariffProblem(tariff).isEmpty());
        QCOMPARE(priceAt(tariff, QTime(6, 59)), 0.5);
        QCOMPARE(priceAt(tariff, QTime(7, 0)), 0.5);
    }

    void whatCannotBeIsSaid_data()
    {
        QTest::addColumn<Tariff>("tariff");
        QTest::addColumn<QString>("told");
        QTest::newRow("overlap") << Tariff{{}, 0.3, {{60, 180, 0.1}, {120, 240, 0.2}}} << u"02:00"_s;
        QTest::newRow("overlap over midnight")
            << Tariff{{}, 0.3, {{1380, 120, 0.1}, {60, 240, 0.2}}} << u"01:00"_s;
        QTest::newRow("negative") << Tariff{{}, -0.3, {}} << u"price"_s;
        QTest::newRow("no number") << Tariff{{}, qQNaN(), {}} << u"price"_s;
        QTest::newRow("band without a price that can be")
            << Tariff{{}, 0.3, {{0, 60, qInf()}}} << u"00:00–01:00"_s;
        QTest::newRow("a time that is none") << Tariff{{}, 0.3, {{0, 1440, 1}}} << u"23:59"_s;
        QTest::newRow("currency") << Tariff{u"doubloons"_s, 0.3, {}} << u"currency"_s;
        QTest::newRow("too many") << Tariff{{}, 0.3, QList<TariffBand>(13, TariffBand{0, 1, 1})}
                                  << u"12"_s;
    }

    void whatCannotBeIsSaid()
    {
        QFETCH(Tariff, tariff);
        QFETCH(QString, told);
        QVERIFY2(tariffProblem(tariff).contains(told), qPrintable(tariffProblem(tariff)));
        QVERIFY(!tariffFromJson(tariffToJson(tariff)));
    }

    void itComesBackFromAFile()
    {
        QCOMPARE(tariffFromJson(tariffToJson(daily())), daily());
        QCOMPARE(tariffFromJson(tariffToJson({})), Tariff());
        QCOMPARE(tariffFromJson(QJsonObject()), Tariff());
    }

    void nonsenseInAFileIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {R"({"price":"0.3"})", R"({"bands":{}})", R"({"bands":[1]})", R"({"currency":3})",
              R"({"bands":[{"from":"6","to":"07:00","price":1}]})",
              R"({"bands":[{"from":"06:00","to":"24:00","price":1}]})",
              R"({"bands":[{"from":"06:00","to":"07:00"}]})"})
            QTest::newRow(json) << QByteArray(json);
    }

    void nonsenseInAFileIsNone()
    {
        QFETCH(QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        QVERIFY(!tariffFromJson(document.object()));
    }

private:
    static Tariff daily()
    {
        return {u"€"_s, 0.3, {{22 * 60, 6 * 60, 0.2}, {17 * 60, 20 * 60, 0.45}}};
    }
};

COALFACE_TEST(TestTariff)
#include "tst_tariff.moc"
