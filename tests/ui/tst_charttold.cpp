// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/chartloader.h"
#include "ui/charts/timechart.h"
#include "ui/dashboard/fleetchart.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartpage.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QDateTime halfPastTwo(QDate(2026, 3, 1), QTime(14, 30),
                            Qt::UTC); //!< the present of a FakeHouse

SeriesPoint toldAt(int second, double value)
{
    return {halfPastTwo.addSecs(second).toMSecsSinceEpoch(), value, value, value};
}

//! A miner whose newest bucket has its middle in the time to come.
SeriesAnswer upToNow(const SeriesRequest &request)
{
    SeriesAnswer answer;
    answer.firstSample = halfPastTwo.addDays(-20);
    for (const QString &key : request.keys)
        answer.series += {key, {{toldAt(-5400, 60), toldAt(-1800, 61), toldAt(1800, 62)}}};
    return answer;
}

} // namespace

//! What a chart says of its points: when they were, and how much, in the words of a person.
class TestChartTold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<FakeHouse>();
        m_house->addWorking(1, u"an unusually long name of a miner in the attic"_s, 1, 60);
        m_house->addWorking(2, u"cellar"_s, 1, 60);
        m_house->log.series = upToNow;
        QVERIFY(QTest::qWaitFor([future = m_house->fleet.load()] { return future.isFinished(); }));
        m_page = std::make_unique<ChartPage>(m_house->context());
        m_page->resize(1200, 420);
        m_page->setMiners({1, 2});
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_house.reset();
    }

    void noRangeEndsInTheFuture()
    {
        for (const QString &range : {u"1 h"_s, u"24 h"_s, u"30 d"_s, u"All"_s}) {
            button(range)->click();
            QTRY_COMPARE(m_page->chart().series().size(), 2);
            QTRY_VERIFY(!m_page->chart().series()[0].runs.isEmpty());
            QCOMPARE(m_page->chart().to(), halfPastTwo);
            // The newest point is there all the same, and the others stay where they are.
            const QList<SeriesPoint> points = m_page->chart().series()[0].runs[0];
            QCOMPARE(points.last().time, halfPastTwo.toMSecsSinceEpoch());
            QCOMPARE(points[1].time, halfPastTwo.addSecs(-1800).toMSecsSinceEpoch());
            QVERIFY2(m_page->chart().summary().contains(u"greatest 62"_s),
                     qPrintable(m_page->chart().summary()));
        }
    }

    void theFirstMinutesAreSeenInALongRangeWhileTimeGoesOn()
    {
        // All there is lies in one bucket, and the answer takes its time.
        m_house->log.series = [this](const SeriesRequest &request) {
            SeriesAnswer answer;
            answer.firstSample = halfPastTwo.addSecs(-120);
            for (const QString &key : request.keys)
                answer.series += {key, {{toldAt(900, 62)}}};
            m_house->clock.advance(1);
            return answer;
        };
        for (const QString &range : {u"7 d"_s, u"30 d"_s, u"24 h"_s}) {
            button(range)->click();
            QTRY_VERIFY2(m_page->chart().summary().contains(u"greatest 62"_s),
                         qPrintable(range + m_page->chart().summary()));
        }
        FleetChart fleet(m_house->context());
        fleet.resize(700, 300);
        fleet.show();
        QTRY_VERIFY2(fleet.chart().summary().contains(u"greatest 62"_s),
                     qPrintable(fleet.chart().summary()));
    }

    void aValueThatARangeHoldsTheLastSecondsOfIsSeenAtItsBeginning()
    {
        const SeriesPoint cut = toldAt(-3700, 5);
        const ChartSeries line = fittedInto({u"a"_s, u"a"_s, 0, {{cut}}},
                                            halfPastTwo.addSecs(-3600), halfPastTwo);
        QCOMPARE(line.runs[0][0].time, halfPastTwo.addSecs(-3600).toMSecsSinceEpoch());
        // A line comes from there by itself.
        const ChartSeries longer = fittedInto({u"a"_s, u"a"_s, 0, {{cut, toldAt(-60, 6)}}},
                                              halfPastTwo.addSecs(-3600), halfPastTwo);
        QCOMPARE(longer.runs[0][0].time, cut.time);
    }

    //! The first sample may have another value, of the very range.
    void whereAMetricHasNoValueItIsNotSaidThatThereAreNoSamples()
    {
        m_house->log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer;
            answer.firstSample = halfPastTwo.addSecs(-600);
            for (const QString &key : request.keys)
                answer.series += {key, {}};
            return answer;
        };
        m_page->setMiners({1});
        QTRY_VERIFY2(m_page->chart().summary().contains(u"no values of it in this range"_s),
                     qPrintable(m_page->chart().summary()));
        QVERIFY(m_page->chart().summary().contains(u"first sample of any kind"_s));
    }

    //! The fleet's line has one where some of the miners alone told the value, too.
    void aGapOfTheFleetIsNotSaidToBeOneWithoutSamples()
    {
        m_house->log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer;
            answer.firstSample = halfPastTwo.addDays(-30);
            for (const QString &key : request.keys)
                answer.series += {key, {{toldAt(-3000, 60)}, {toldAt(-60, 62)}}};
            return answer;
        };
        const auto summary = [this] { return m_page->chart().summary(); };
        button(u"24 h"_s)->click();
        QTRY_VERIFY2(summary().contains(u"no samples"_s), qPrintable(summary()));
        QVERIFY(!summary().contains(u"all miners"_s));
        FleetChart fleet(m_house->context());
        fleet.resize(700, 300);
        fleet.show();
        QTRY_VERIFY2(fleet.chart().summary().contains(u"no value of all miners "_s),
                     qPrintable(fleet.chart().summary()));
        QVERIFY(!fleet.chart().summary().contains(u"no samples"_s));
        m_house->log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer;
            answer.firstSample = halfPastTwo.addDays(-30);
            for (const QString &key : request.keys)
                answer.series += {key, {}};
            return answer;
        };
        fleet.hide();
        fleet.show();
        QTRY_VERIFY2(fleet.chart().summary().startsWith(u"There is no value of all miners"_s),
                     qPrintable(fleet.chart().summary()));
    }

    void aRangeOfDaysHasTheDatesOfBothEnds()
    {
        TimeChart chart;
        chart.setQuantity({u"Power"_s, u"W"_s});
        ChartSeries line{u"a"_s, u"a"_s, 0, {{toldAt(-86400, 5)}, {toldAt(-60, 5)}}};
        chart.setSeries({line});
        chart.setRange(halfPastTwo.addDays(-3), halfPastTwo);
        const QString today = QLocale().toString(halfPastTwo.toLocalTime().date(), u"d MMM"_s);
        const QString before = QLocale().toString(halfPastTwo.addDays(-3).toLocalTime().date(),
                                                  u"d MMM"_s);
        const QString text = chart.summary();
        QVERIFY2(text.contains(u"from "_s + before), qPrintable(text));
        QVERIFY2(text.contains(u" to "_s + today), qPrintable(text));
        QVERIFY2(text.contains(QChar(0x2013) + today), qPrintable(text)); // of the gap, too
        // Within a day the times alone say it.
        chart.setRange(halfPastTwo.addSecs(-600), halfPastTwo);
        QVERIFY2(!chart.summary().contains(today), qPrintable(chart.summary()));
    }

    void aRangeOfAYearHasTheYearsOfBothEnds()
    {
        TimeChart chart;
        chart.setQuantity({u"Power"_s, u"W"_s});
        chart.setSeries({{u"a"_s, u"a"_s, 0, {{toldAt(-86400, 5), toldAt(-60, 5)}}}});
        const QLocale usual;
        for (const QLocale &locale : {QLocale::c(), QLocale(u"en_US"_s), QLocale(u"de_DE"_s)}) {
            QLocale::setDefault(locale);
            chart.setRange(halfPastTwo.addYears(-1), halfPastTwo);
            const QString text = chart.summary();
            QLocale::setDefault(usual);
            const qsizetype until = text.indexOf(u" to "_s);
            QVERIFY2(text.left(until).contains(u"25 "_s), qPrintable(text)); // 2025, or 25
            QVERIFY2(text.mid(until, 20).contains(u"26 "_s), qPrintable(text));
        }
    }

    void whatIsCountedInWholeNumbersHasNoDecimals()
    {
        TimeChart chart;
        chart.setRange(halfPastTwo.addSecs(-3600), halfPastTwo);
        chart.setSeries({{u"a"_s, u"a"_s, 0, {{toldAt(-600, 5489), toldAt(-60, 5490)}}}});
        chart.setQuantity({u"Fan"_s, u"rpm"_s});
        QCOMPARE(chart.valueText(5489.4), QLocale().toString(5489) + u"\u00a0rpm"_s);
        chart.setQuantity({u"Wi-Fi"_s, u"dBm"_s});
        QCOMPARE(chart.valueText(-48), QLocale().toString(-48) + u"\u00a0dBm"_s);
        QCOMPARE(chart.valueText(-0.2), QLocale().toString(0) + u"\u00a0dBm"_s);
    }

    void timesAndNamesAreNotCutInTheTable()
    {
        QTRY_COMPARE(m_page->chart().series().size(), 2);
        button(u"Show as table"_s)->click();
        auto *table = m_page->findChild<QTableView *>();
        QVERIFY(table->model()->rowCount() > 0);
        const QAbstractItemView *view = table;
        for (const int column : {0, 1})
            QVERIFY(table->columnWidth(column) >= view->sizeHintForColumn(column));
        table->setColumnWidth(1, 900); // by a person
        m_page->chart().setShown(m_page->chart().series()[1].id, false);
        QCOMPARE(table->columnWidth(1), 900);
    }

    void ofCountersTheGrowthIsAsked()
    {
        m_page->controls().setMetric(u"shares_accepted"_s);
        const QStringList counters{u"shares_accepted"_s};
        QTRY_VERIFY(m_house->log.asked.last().keys == counters);
        QCOMPARE(m_house->log.asked.last().rates, counters);
        m_page->controls().setMetric(u"power"_s);
        QTRY_VERIFY(m_house->log.asked.last().keys == QStringList{u"power"_s});
        QVERIFY(m_house->log.asked.last().rates.isEmpty());
    }

    void ofSharesThereIsAFleetTotalInTheChartAndItsTable()
    {
        m_page->controls().setMetric(u"shares_accepted"_s);
        QVERIFY(button(u"Fleet total"_s)->isEnabled());
        button(u"Fleet total"_s)->click();
        const QStringList counters{u"shares_accepted"_s};
        const auto isAsked = [&] {
            const auto &asked = m_house->log.asked;
            return std::any_of(asked.begin(), asked.end(), [&](const SeriesRequest &request) {
                return request.minerKey == wholeFleet && request.keys == counters
                       && request.rates == counters && request.isWholeFleetOnly;
            });
        };
        QTRY_VERIFY(isAsked());
        QTRY_COMPARE(m_page->chart().series().value(0).name, u"Fleet total"_s);
        button(u"Show as table"_s)->click();
        const QAbstractItemModel *table = m_page->findChild<QTableView *>()->model();
        QStringList lines;
        for (int row = 0; row < table->rowCount(); ++row)
            lines += table->index(row, 1).data().toString();
        QVERIFY2(lines.contains(u"Fleet total"_s), qPrintable(lines.join(u'|')));
    }

    void whatTakesLongToReadIsReadAsSeldom()
    {
        m_house->log.holds = true;
        ChartLoader loader(m_house->log);
        QSignalSpy answered(&loader, &ChartLoader::answered);
        QCOMPARE(loader.rest(), 0);
        ChartQuestion question;
        question.lines = {ChartLine{{}, wholeFleet, u"shares_accepted"_s, true}};
        loader.ask(question);
        QTest::qWait(200);
        m_house->log.held.last()->addResult(SeriesAnswer());
        m_house->log.held.last()->finish();
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY2(loader.rest() > 3000 && loader.rest() <= 60'000,
                 qPrintable(QString::number(loader.rest())));
    }

    void theFleetsLineIsOfTheWholeFleetOnly()
    {
        button(u"Fleet total"_s)->click();
        const auto asksSo = [this](bool fleet) {
            const auto &asked = m_house->log.asked;
            return std::any_of(asked.begin(), asked.end(), [fleet](const SeriesRequest &request) {
                return (request.minerKey == wholeFleet) == fleet
                       && request.isWholeFleetOnly == fleet;
            });
        };
        QTRY_VERIFY(asksSo(true));
        QVERIFY(asksSo(false));
    }

private:
    QToolButton *button(const QString &text) const
    {
        for (QToolButton *button : m_page->findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<ChartPage> m_page;
};

COALFACE_TEST(TestChartTold)
#include "tst_charttold.moc"
