// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/axisticks.h"
#include "ui/charts/timechart.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartpage.h"
#include "ui/theme/colours.h"

#include <QAccessible>
#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coalface;

namespace {

const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

QList<SeriesPoint> run(const QDateTime &from, int points, int step, double value)
{
    QList<SeriesPoint> all;
    for (int i = 0; i < points; ++i) {
        const double mean = value * (1 + 0.01 * (i % 7));
        all += {from.addSecs(qint64(i) * step).toMSecsSinceEpoch(), mean, mean * 0.99, mean * 1.01};
    }
    return all;
}

bool hasColour(const QImage &image, const QRect &area, const QColor &colour)
{
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

int pixelsLike(const QImage &image, const QRect &area, const QColor &colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += qAbs(pixel.red() - colour.red()) + qAbs(pixel.green() - colour.green())
                         + qAbs(pixel.blue() - colour.blue())
                     < 30;
        }
    }
    return count;
}

} // namespace

class TestTimeChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }

    void ticksAreRoundAndDifferent_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const qint64 seconds :
             {60, 600, 3600, 21600, 86400, 7 * 86400, 30 * 86400, 400 * 86400})
            QTest::addRow("%lld s", seconds) << seconds;
    }

    void ticksAreRoundAndDifferent()
    {
        QFETCH(qint64, seconds);
        const QDateTime to(QDate(2026, 3, 29), QTime(9, 7, 31), Qt::UTC);
        const auto ticks = timeTicks(to.addSecs(-seconds), to, 8);
        QVERIFY(ticks.size() >= 2);
        QVERIFY(ticks.size() <= 8);
        QSet<QString> labels;
        for (int i = 0; i < ticks.size(); ++i) {
            labels.insert(ticks[i].label);
            QVERIFY(ticks[i].time >= to.addSecs(-seconds).toMSecsSinceEpoch());
            QVERIFY(ticks[i].time <= to.toMSecsSinceEpoch());
            QVERIFY(i == 0 || ticks[i].time > ticks[i - 1].time);
            if (seconds >= 3600)
                QCOMPARE(QDateTime::fromMSecsSinceEpoch(ticks[i].time).time().second(), 0);
        }
        QCOMPARE(labels.size(), ticks.size());
    }

    void valueScalesHoldAllValues_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("flat") << 61.4 << 61.4;
        QTest::newRow("hashrate") << 1.08 << 1.34;
        QTest::newRow("from zero") << 0.0 << 5200.0;
        QTest::newRow("signal") << -71.0 << -48.0;
        QTest::newRow("small") << 0.0001 << 0.0002;
    }

    void valueScalesHoldAllValues()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const ValueScale scale = valueScale(least, greatest);
        QVERIFY(scale.least <= least);
        QVERIFY(scale.greatest >= greatest);
        QVERIFY(scale.greatest > scale.least);
        QVERIFY(least < 0 || scale.least >= 0);
        const double steps = (scale.greatest - scale.least) / scale.step;
        QVERIFY2(steps >= 1.5 && steps <= 12, qPrintable(QString::number(steps)));
    }

    void anOutageIsAGapAndNotALine()
    {
        TimeChart chart;
        chart.resize(800, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        chart.setRange(noon.addSecs(-3600), noon);
        ChartSeries series{QStringLiteral("1/power"), QStringLiteral("attic"), 0, {}};
        series.runs = {run(noon.addSecs(-3600), 40, 30, 20), run(noon.addSecs(-1200), 40, 30, 20)};
        chart.setSeries({series});
        QTRY_VERIFY(chart.plotWidth() > 400);
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const QColor line = seriesColour(0, QApplication::palette());
        // Samples end at a third of the hour and begin again at two thirds.
        const QRect gap(int(plot.left() + plot.width() * 0.40), int(plot.top()) + 2,
                        int(plot.width() * 0.2), int(plot.height()) - 4);
        const QRect before(int(plot.left() + plot.width() * 0.05), int(plot.top()) + 2,
                           int(plot.width() * 0.2), int(plot.height()) - 4);
        QCOMPARE(pixelsLike(image, gap, line), 0);
        QVERIFY(pixelsLike(image, before, line) > 20);
        QVERIFY2(chart.summary().contains(QStringLiteral("no samples")),
                 qPrintable(chart.summary()));
    }

    void aSingleSampleIsADot()
    {
        TimeChart chart;
        chart.resize(800, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        chart.setRange(noon.addSecs(-3600), noon);
        chart.setSeries({{QStringLiteral("1/power"),
                          QStringLiteral("attic"),
                          0,
                          {run(noon.addSecs(-1800), 1, 30, 20)}}});
        QTRY_VERIFY(chart.plotWidth() > 400);
        const QRectF plot = chart.plotArea();
        const QRect middle(int(plot.center().x()) - 8, int(plot.top()) + 2, 16,
                           int(plot.height()) - 4);
        QVERIFY(pixelsLike(chart.grab().toImage(), middle, seriesColour(0, QApplication::palette()))
                > 8);
        QCOMPARE(chart.pointCount(), 1);
        chart.setSeries({});
        QCOMPARE(chart.pointCount(), 0);
        QCOMPARE(pixelsLike(chart.grab().toImage(), middle, seriesColour(0, QApplication::palette())),
                 0);
    }

    //! Live, a page sets its range, and again for what it reads: a moment later, or none.
    void aSampleAtAnEdgeIsADotHoweverLittleTheRangeMoved_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<bool>("isAtTheEnd");
        for (const int milliseconds : {-1, 0, 1, 2, 700}) {
            QTest::addRow("at the end, moved by %d ms", milliseconds) << milliseconds << true;
            QTest::addRow("at the beginning, moved by %d ms", milliseconds) << milliseconds << false;
        }
    }
    void aSampleAtAnEdgeIsADotHoweverLittleTheRangeMoved()
    {
        QFETCH(int, milliseconds);
        QFETCH(bool, isAtTheEnd);
        TimeChart chart;
        chart.resize(800, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        const auto dotAt = [](const QDateTime &time) {
            return QList<ChartSeries>{
                {QStringLiteral("1/power"), QStringLiteral("attic"), 0, {run(time, 1, 30, 20)}}};
        };
        chart.setRange(noon.addDays(-365), noon);
        chart.setSeries(dotAt(noon));
        const QDateTime from = noon.addDays(-365).addMSecs(milliseconds);
        const QDateTime to = noon.addMSecs(milliseconds);
        chart.setRange(from, to);
        chart.setSeries(dotAt(isAtTheEnd ? to : from));
        QTRY_VERIFY(chart.plotWidth() > 400);
        const QRectF plot = chart.plotArea();
        const QRect edge(int(isAtTheEnd ? plot.right() : plot.left()) - 4, int(plot.top()) + 2, 8,
                         int(plot.height()) - 4);
        const int dot = pixelsLike(chart.grab().toImage(), edge,
                                   seriesColour(0, QApplication::palette()));
        QVERIFY2(dot > 4, qPrintable(QString::number(dot)));
    }

    void theBandReachesFromTheLeastToTheGreatest()
    {
        TimeChart chart;
        chart.resize(800, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        chart.setRange(noon.addSecs(-3600), noon);
        // The first half of the hour; from the second sample on twice as wide.
        const auto point = [](int second, double spread) {
            return SeriesPoint{noon.addSecs(second - 3600).toMSecsSinceEpoch(), 20, 20 - spread,
                               20 + spread};
        };
        ChartSeries series{QStringLiteral("1/power"), QStringLiteral("attic"), 0, {}};
        series.runs = {{point(0, 4), point(899, 4), point(900, 8), point(1800, 8)}};
        chart.setSeries({series});
        QTRY_VERIFY(chart.plotWidth() > 400);
        const QImage image = chart.grab().toImage();
        const QColor line = seriesColour(0, QApplication::palette());
        const QColor base = QApplication::palette().color(QPalette::Base);
        const auto veiled = [](int over, int under) { return (over * 52 + under * 203) / 255; };
        const QColor veil(veiled(line.red(), base.red()), veiled(line.green(), base.green()),
                          veiled(line.blue(), base.blue()));
        const QRectF plot = chart.plotArea();
        const auto height = [&](double share) {
            return pixelsLike(image,
                              QRect(int(plot.left() + plot.width() * share), int(plot.top()) + 1, 1,
                                    int(plot.height()) - 2),
                              veil);
        };
        QVERIFY2(height(0.1) > 20, qPrintable(QString::number(height(0.1))));
        // Grid lines and the line itself are another colour.
        QVERIFY2(qAbs(height(0.4) - 2 * height(0.1)) < 12, qPrintable(QString::number(height(0.4))));
        QVERIFY(height(0.6) <= 2); // of the grid
    }

    void theFirstSampleOfAllLiesInTheLiveRange()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        house.log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer; // in the bucket that has just begun
            const qint64 middle = request.to.addSecs(2).toMSecsSinceEpoch();
            answer.series += {request.keys.first(), {{{middle, 50, 50, 50}}}};
            return answer;
        };
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        QTRY_COMPARE(house.fleet.size(), 1);
        ChartPage page(house.context());
        page.resize(900, 400);
        page.setMiners({1});
        page.show();
        QTRY_VERIFY2(page.chart().summary().contains(QStringLiteral("mean 50")),
                     qPrintable(page.chart().summary()));
        house.log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer;
            answer.series += {request.keys.first(), {}};
            return answer;
        };
        page.setMiners({});
        page.setMiners({1});
        QTRY_COMPARE(page.chart().summary(),
                     QStringLiteral("No samples yet. The first one comes with the next poll."));
    }

    void aNewThemeLeavesNoOldPixel()
    {
        TimeChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        chart.setRange(noon.addSecs(-3600), noon);
        chart.setSeries(
            {{QStringLiteral("a"), QStringLiteral("a"), 0, {run(noon.addSecs(-3600), 100, 30, 20)}}});
        QVERIFY(
            hasColour(chart.grab().toImage(), chart.rect(), lightPalette().color(QPalette::Base)));
        QApplication::setPalette(darkPalette());
        QTRY_VERIFY(
            hasColour(chart.grab().toImage(), chart.rect(), darkPalette().color(QPalette::Base)));
        QVERIFY(
            !hasColour(chart.grab().toImage(), chart.rect(), lightPalette().color(QPalette::Base)));
    }

    //! What is on the screen, and not what a new paint would show: of a scene whose items moved Qt paints their places alone,
    //! and bands lie beside them.
    void anAxisThatMovesLeavesNoOldBand()
    {
        TimeChart chart;
        chart.resize(700, 320);
        chart.setQuantity({QStringLiteral("Power"), QStringLiteral("W")});
        chart.setRange(noon, noon.addSecs(6000));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        for (const double value : {1.0, 90'000.0, 3.0, 7'000.0, 20.0}) {
            QList<SeriesPoint> points = run(noon, 100, 60, value);
            for (qsizetype i = 0; i < points.size(); ++i) {
                points[i].least *= i % 3 == 0 ? 0.5 : 0.9;
                points[i].greatest *= i % 5 == 0 ? 1.9 : 1.1;
            }
            chart.setSeries({{QStringLiteral("1/power"), QStringLiteral("attic"), 0, {points}}});
            chart.setRange(noon.addSecs(qint64(value) % 100), noon.addSecs(5000));
            chart.repaint(); // as when a dialog goes away from over it, before its axes have their place
            // What lies beside an item stays there; on a busy machine the axes take longer.
            const auto shown = [&chart] {
                return chart.screen()
                    ->grabWindow(chart.winId())
                    .toImage()
                    .convertToFormat(QImage::Format_RGB32);
            };
            QCOMPARE(shown().size(), chart.size());
            QTest::qWait(30);
            QTRY_COMPARE_WITH_TIMEOUT(shown(),
                                      chart.grab().toImage().convertToFormat(QImage::Format_RGB32),
                                      2000);
        }
    }

    void theDescriptionSaysWhatIsDrawn()
    {
        TimeChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setQuantity({QStringLiteral("Hashrate"), QStringLiteral("H/s")});
        chart.setRange(noon.addSecs(-3600), noon);
        chart.setSeries({{QStringLiteral("a"),
                          QStringLiteral("attic"),
                          0,
                          {run(noon.addSecs(-3600), 2, 30, 1.2e12)}}});
        QVERIFY2(chart.summary().contains(QStringLiteral("TH/s")), qPrintable(chart.summary()));
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(chart.focusProxy());
        QVERIFY(view);
        QCOMPARE(view->text(QAccessible::Name), QStringLiteral("Hashrate chart"));
        QCOMPARE(view->text(QAccessible::Description), chart.summary());
        chart.setSeries({});
        chart.setEmptyText(QStringLiteral("No samples in this range."));
        QCOMPARE(view->text(QAccessible::Description), QStringLiteral("No samples in this range."));
    }

    void keysMoveAndZoom()
    {
        TimeChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setRange(noon.addSecs(-3600), noon);
        QSignalSpy moved(&chart, &TimeChart::rangeChanged);
        QSignalSpy live(&chart, &TimeChart::liveWanted);
        QTest::keyClick(chart.focusProxy(), Qt::Key_Left);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(chart.to(), noon.addSecs(-360));
        QTest::keyClick(chart.focusProxy(), Qt::Key_Plus);
        QCOMPARE(moved.size(), 2);
        QVERIFY(chart.from().secsTo(chart.to()) < 3600);
        QTest::keyClick(chart.focusProxy(), Qt::Key_L);
        QCOMPARE(live.size(), 1);
    }

    void aPageAsksForNoMorePointsThanCanBeSeen()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        house.log.series = [](const SeriesRequest &request) {
            SeriesAnswer answer;
            for (const QString &key : request.keys)
                answer.series += {key,
                                  {run(request.from, request.buckets,
                                       int(request.from.secsTo(request.to)) / request.buckets,
                                       1e12)}};
            return answer;
        };
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        QTRY_COMPARE(house.fleet.size(), 1);
        ChartPage page(house.context());
        page.resize(900, 400);
        page.setMiners({1});
        QVERIFY(house.log.asked.isEmpty()); // nobody looks at it yet
        page.show();
        QTRY_VERIFY(page.chart().pointCount() > 0);
        for (QAbstractButton *button : page.findChildren<QToolButton *>()) {
            if (button->text() == QLatin1String("24 h"))
                button->click();
        }
        QTRY_COMPARE(house.log.asked.last().from.secsTo(house.log.asked.last().to), 86400);
        QTRY_VERIFY(page.chart().pointCount() > 0);
        QVERIFY(page.chart().pointCount() <= 2 * page.chart().plotWidth());
        page.controls().setMetric(QStringLiteral("temperature"));
        QTRY_COMPARE(house.log.asked.last().keys.first(), QStringLiteral("temperature"));
    }

    void onlyTheChartsKnowQtCharts()
    {
        QDirIterator files(QStringLiteral(TEST_SOURCE_DIR "/../../app"),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const bool knows = file.readAll().contains("#include <QtCharts");
            QVERIFY2(!knows || file.fileName().contains(QStringLiteral("/ui/charts/")),
                     qPrintable(file.fileName()));
            QVERIFY2(!knows || !file.fileName().endsWith(QStringLiteral("timechart.h")),
                     "the seam shows Qt Charts");
        }
    }
};

COALFACE_TEST(TestTimeChart)
#include "tst_timechart.moc"
