// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

namespace {
QStringList mmKeys(const QString &text)
{
    QStringList keys;
    static const QRegularExpression pair(u"([A-Za-z0-9_]+)\\[[^\\]]*\\]"_qs);
    for (auto it = pair.globalMatch(text); it.hasNext();)
        keys.append(it.next().captured(1));
    return keys;
}

//! Keys of the first object of the section; the MM string is compared apart.
QStringList keysOf(const QJsonObject &reply, const QString &section)
{
    return reply.value(section).toArray().at(0).toObject().keys();
}
} // namespace

//! Keys and structure of the replies are those of recorded ones.
class tst_AvalonShape : public QObject
{
    Q_OBJECT
private slots:
    void repliesHaveTheKeysOfRealOnes_data();
    void repliesHaveTheKeysOfRealOnes();
    void mmStringsHaveTheKeysOfRealOnes_data();
    void mmStringsHaveTheKeysOfRealOnes();
};

void tst_AvalonShape::repliesHaveTheKeysOfRealOnes_data()
{
    QTest::addColumn<QByteArray>("variant");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("name");
    using Pairs = QList<std::pair<const char *, const char *>>;
    const Pairs commands = {{"version", "VERSION"}, {"summary", "SUMMARY"},
                            {"stats", "STATS"},     {"pools", "POOLS"},
                            {"devs", "DEVS"},       {"devdetails", "DEVDETAILS"},
                            {"config", "CONFIG"},   {"coin", "COIN"},
                            {"litestats", "STATS"}, {"lcd", "LCD"}};
    const Pairs variants = {{"nano3-24071801", "nano3-24071801_42c628d-"},
                            {"nano3s-25021401", "nano3s-25021401_56abae7-"},
                            {"q-25052801", "q-25052801_14a19a2-"}};
    for (const auto &[command, section] : commands) {
        for (const auto &[variant, prefix] : variants) {
            const QString name = QLatin1String(prefix) + QLatin1String(command) + u".json"_qs;
            if (fixture(name).isEmpty())
                continue;
            QTest::newRow(qPrintable(name)) << QByteArray(variant) << QByteArray(command)
                                            << QString::fromLatin1(section) << name;
        }
    }
}

void tst_AvalonShape::repliesHaveTheKeysOfRealOnes()
{
    QFETCH(QByteArray, variant);
    QFETCH(QByteArray, command);
    QFETCH(QString, section);
    QFETCH(QString, name);
    Bench bench(variant.constData());
    const QJsonObject real = QJsonDocument::fromJson(fixture(name)).object();
    const QJsonObject reply = bench.json(command);
    QCOMPARE(keysOf(reply, section), keysOf(real, section));
    const auto code = [](const QJsonObject &object) {
        return object.value(u"STATUS").toArray().at(0).toObject().value(u"Code");
    };
    if (!code(real).isUndefined())
        QCOMPARE(code(reply), code(real));
}

void tst_AvalonShape::mmStringsHaveTheKeysOfRealOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("nano3-24071801")
        << u"nano3-24071801_42c628d-stats.json"_qs << QByteArray("stats");
    QTest::newRow("nano3s-25021401")
        << u"nano3s-25021401_56abae7-stats.json"_qs << QByteArray("stats");
    QTest::newRow("q-25052801") << u"q-25052801_14a19a2-stats.json"_qs << QByteArray("stats");
}

void tst_AvalonShape::mmStringsHaveTheKeysOfRealOnes()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, command);
    Bench bench(QTest::currentDataTag());
    const QJsonObject device
        = QJsonDocument::fromJson(fixture(name)).object().value(u"STATS").toArray().at(0).toObject();
    QString real = device.value(u"MM ID0").toString();
    if (real.isEmpty())
        real = device.value(u"MM ID0:Summary").toString();
    QCOMPARE(mmKeys(bench.mm(command)), mmKeys(real)); // in their order, too
    QCOMPARE(bench.mm().startsWith(u"'STATS':{"), real.startsWith(u"'STATS':{"));
    if (QByteArray(QTest::currentDataTag()).startsWith("nano3s")) {
        const QString lite = QJsonDocument::fromJson(
                                 fixture(u"nano3s-25021401_56abae7-litestats.json"_qs))
                                 .object()
                                 .value(u"STATS")
                                 .toArray()
                                 .at(0)
                                 .toObject()
                                 .value(u"MM ID0")
                                 .toString();
        QCOMPARE(mmKeys(bench.mm("litestats")), mmKeys(lite));
    }
}

COALFACE_TEST(tst_AvalonShape)
#include "tst_avalon_shape.moc"
