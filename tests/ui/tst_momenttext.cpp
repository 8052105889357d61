// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/common/agetext.h"
#include "ui/common/momentfield.h"

#include <QCalendarWidget>
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

    void aMomentCanBeTypedInTheFormOfTheCountryAndInIso_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDateTime>("moment");
        const QLocale us(QLocale::English, QLocale::UnitedStates);
        const QLocale de(QLocale::German, QLocale::Germany);
        const QDate day(2026, 11, 27);
        const QDateTime morning(day, QTime(10, 33));
        const QDateTime evening(day, QTime(22, 33));
        for (const QString &typed :
             {u"11/27/2026 10:33 AM"_s, u"11/27/26 10:33 am"_s, u"11/27/2026  10:33AM "_s,
              u"11/27/2026 10:33"_s, u"2026-11-27 10:33"_s, u"2026-11-27T10:33"_s,
              u"2026-11-27 10:33:00"_s})
            QTest::addRow("us %s", qPrintable(typed)) << us << typed << morning;
        for (const QString &typed :
             {u"11/27/2026 10:33 PM"_s, u"11/27/2026 22:33"_s, u"2026-11-27 22:33"_s})
            QTest::addRow("us %s", qPrintable(typed)) << us << typed << evening;
        for (const QString &typed :
             {u"27.11.2026 22:33"_s, u"27.11.26 22:33"_s, u"2026-11-27 22:33"_s})
            QTest::addRow("de %s", qPrintable(typed)) << de << typed << evening;
        QTest::newRow("uk") << QLocale(QLocale::English, QLocale::UnitedKingdom)
                            << u"27/11/2026 22:33"_s << evening;
        QTest::newRow("narrow space") << us << u"11/27/2026 10:33\u202fPM"_s << evening;
        QTest::newRow("the day alone") << us << u"11/27/2026"_s << day.startOfDay();
        QTest::newRow("the day alone, ISO") << de << u"2026-11-27"_s << day.startOfDay();
        QTest::newRow("with a zone") << us << u"2026-11-27T10:33:00Z"_s
                                     << QDateTime(day, QTime(10, 33), Qt::UTC).toLocalTime();
        for (const QString &typed :
             {u""_s, u"yesterday"_s, u"27/11/2026 10:33"_s, u"11/27/2026 25:33"_s,
              u"2026-13-27 10:33"_s, u"11/27/2026 10:33 XM"_s})
            QTest::addRow("none: %s", qPrintable(typed)) << us << typed << QDateTime();
    }
    void aMomentCanBeTypedInTheFormOfTheCountryAndInIso()
    {
        QFETCH(const QLocale, locale);
        QFETCH(const QString, typed);
        QFETCH(const QDateTime, moment);
        QLocale::setDefault(locale);
        QCOMPARE(typedMoment(typed), moment);
    }

    void whatIsUnderstoodIsShownAndWhatIsNotIsKept()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const QDateTime before(QDate(2026, 3, 1), QTime(14, 7, 32));
        MomentField field(before);
        field.show();
        QCOMPARE(field.text(), u"3/1/2026 2:07 PM"_s);
        QCOMPARE(field.moment(), before); // what was not touched stays whole
        const auto type = [&](const QString &text) {
            field.selectAll();
            QTest::keyClicks(&field, text);
            QTest::keyClick(&field, Qt::Key_Return);
        };
        type(u"11/27/2026 10:33 AM"_s);
        QCOMPARE(field.text(), u"11/27/2026 10:33 AM"_s);
        QCOMPARE(field.moment(), QDateTime(QDate(2026, 11, 27), QTime(10, 33)));
        type(u"2026-11-28 22:33"_s);
        QCOMPARE(field.text(), u"11/28/2026 10:33 PM"_s);
        QCOMPARE(field.problem(), QString());
        type(u"noon"_s);
        QCOMPARE(field.text(), u"noon"_s);
        QVERIFY(!field.moment().isValid());
        QVERIFY2(field.problem().contains(u"noon"_s)
                     && field.problem().contains(u"11/28/2026 10:33 PM"_s)
                     && field.problem().contains(u"2026-11-28 22:33"_s),
                 qPrintable(field.problem()));
    }

    void aDayCanBeChosenInACalendarByKeys()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        MomentField field(QDateTime(QDate(2026, 3, 1), QTime(14, 7)));
        field.show();
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        auto *calendar = field.findChild<QCalendarWidget *>();
        QVERIFY(calendar);
        QVERIFY(calendar->isVisible());
        calendar->setSelectedDate(QDate(2026, 3, 9));
        Q_EMIT calendar->activated(calendar->selectedDate());
        QCOMPARE(field.moment(), QDateTime(QDate(2026, 3, 9), QTime(14, 7)));
        QTRY_VERIFY(!field.findChild<QCalendarWidget *>());
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
