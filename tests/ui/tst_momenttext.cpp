// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/common/agetext.h"

#include <QLocale>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! When something was, for a person.
class TestMomentText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(m_before); }

    void aMomentHasTheFormOfTheReadersCountry_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("exact");
        QTest::newRow("de") << QLocale(QLocale::German, QLocale::Germany) << u"14:07"_s
                            << u"01.03.26 14:07"_s << u"01.03.26 14:07:32"_s;
        QTest::newRow("us") << QLocale(QLocale::English, QLocale::UnitedStates) << u"2:07 PM"_s
                            << u"3/1/26 2:07 PM"_s << u"3/1/26 2:07:32 PM"_s;
        QTest::newRow("uk") << QLocale(QLocale::English, QLocale::UnitedKingdom) << u"14:07"_s
                            << u"01/03/2026 14:07"_s << u"01/03/2026 14:07:32"_s;
        QTest::newRow("fi") << QLocale(QLocale::Finnish, QLocale::Finland) << u"14.07"_s
                            << u"1.3.2026 14.07"_s << u"1.3.2026 14.07.32"_s;
        QTest::newRow("C") << QLocale::c() << u"14:07"_s << u"1 Mar 2026 14:07"_s
                           << u"1 Mar 2026 14:07:32"_s;
    }
    void aMomentHasTheFormOfTheReadersCountry()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, time);
        QFETCH(QString, moment);
        QFETCH(QString, exact);
        QLocale::setDefault(locale);
        const QDateTime then(QDate(2026, 3, 1), QTime(14, 7, 32));
        QCOMPARE(momentText(then), moment);
        QCOMPARE(exactMomentText(then), exact);
        QCOMPARE(momentText(then, then.addSecs(-3600)), time); // the day is today
        QCOMPARE(momentText(then, then.addDays(1)), moment);
        // What a field shows can be read back, century and all.
        const QString typed = locale.toString(then, momentFieldFormat());
        QCOMPARE(locale.toDateTime(typed, momentFieldFormat()), then.addSecs(-32));
    }

    void whatNeverWasIsNotSaid()
    {
        QVERIFY(momentText(QDateTime()).isEmpty());
        QVERIFY(exactMomentText(QDateTime()).isEmpty());
    }

private:
    const QLocale m_before;
};

COALFACE_TEST(TestMomentText)
#include "tst_momenttext.moc"
