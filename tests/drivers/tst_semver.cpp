// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/semver.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

class tst_SemVer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersAsTheSpecificationsExample();
    void numbersAreComparedAsNumbers();
    void takesOnlyWhatIsAVersion_data();
    void takesOnlyWhatIsAVersion();
};

void tst_SemVer::ordersAsTheSpecificationsExample()
{
    const QStringList ascending{QStringLiteral("1.0.0-alpha"),
                                QStringLiteral("1.0.0-alpha.1"),
                                QStringLiteral("1.0.0-alpha.beta"),
                                QStringLiteral("1.0.0-beta"),
                                QStringLiteral("1.0.0-beta.2"),
                                QStringLiteral("1.0.0-beta.11"),
                                QStringLiteral("1.0.0-rc.1"),
                                QStringLiteral("1.0.0"),
                                QStringLiteral("2.0.0"),
                                QStringLiteral("2.1.0"),
                                QStringLiteral("2.1.1")};
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j) {
            const auto order = *SemVer::parse(ascending[i]) <=> *SemVer::parse(ascending[j]);
            QVERIFY2(order == (i <=> j), qPrintable(ascending[i] + u' ' + ascending[j]));
        }
    }
}

void tst_SemVer::numbersAreComparedAsNumbers()
{
    QVERIFY(*SemVer::parse(QStringLiteral("1.10.0")) > *SemVer::parse(QStringLiteral("1.9.0")));
    QVERIFY(*SemVer::parse(QStringLiteral("1.0.0-99999999999999999999"))
            > *SemVer::parse(QStringLiteral("1.0.0-2")));
    QVERIFY(*SemVer::parse(QStringLiteral("1.2.0-beta.2"))
            != *SemVer::parse(QStringLiteral("1.2.0")));
}

void tst_SemVer::takesOnlyWhatIsAVersion_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    for (const char *text :
         {"0.0.0", "1.2.3", "1.2.3-beta.1", "1.2.3-0a", "10.20.30-x-y.z", "1.0.0--"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char *text :
         {"", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-01", "1.2.3-", "1.2.3-a..b",
          "1.2.3+build", " 1.2.3", "1.2.3\n", "1.2.99999999999999999999", "-1.2.3", "a.b.c"})
        QTest::newRow(text) << QString::fromLatin1(text) << false;
}

void tst_SemVer::takesOnlyWhatIsAVersion()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const std::optional<SemVer> version = SemVer::parse(text);
    QCOMPARE(version.has_value(), valid);
    if (valid)
        QCOMPARE(version->toString(), text);
}

COALFACE_TEST(tst_SemVer)
#include "tst_semver.moc"
