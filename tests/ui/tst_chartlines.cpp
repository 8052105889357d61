// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/linelook.h"
#include "ui/charts/thinning.h"
#include "ui/charts/timechart.h"
#include "ui/details/chartpage.h"
#include "ui/theme/colours.h"

#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

SeriesPoint at(qint64 time, double value)
{
    return {time, value, value, value};
}

//! That many points, a second apart, from 0 on.
QList<SeriesPoint> wave(int points)
{
    QList<SeriesPoint> run;
    for (int i = 0; i < points; ++i)
        run += at(qint64(i) * 1000, 10 + i % 10);
    return run;
}

int pointsOf(const QList<QList<SeriesPoint>> &runs)
{
    int count = 0;
    for (const QList<SeriesPoint> &run : runs)
        count += int(run.size());
    return count;
}

//! How many of those looks have a colour of their own.
int colourCount(const QList<int> &looks)
{
    QSet<QRgb> colours;
    for (const int look : looks)
        colours.insert(lineColour(look, lightPalette()).rgb());
    return int(colours.size());
}

} // namespace

class TestChartLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fewPointsStayAsTheyAre()
    {
        const QList<QList<SeriesPoint>> runs{wave(100), {}, {at(500'000, 1)}};
        const auto drawn = thinned(runs, 0, 600'000, 300);
        QCOMPARE(drawn.size(), runs.size());
        QCOMPARE(pointsOf(drawn), 101);
    }

    void manyPointsAreOneAPixelAndNoSpikeIsLost()
    {
        QList<SeriesPoint> run = wave(10'000);
        run[5003].least = 2; // a spike either way
        run[5004].greatest = 99;
        const auto drawn = thinned({run}, 0, 10'000'000, 100);
        QCOMPARE(drawn.size(), 1);
        QCOMPARE(drawn[0].size(), 100);
        const SeriesPoint &first = drawn[0][0]; // of the seconds 0 to 99, ten times 10 to 19
        QCOMPARE(first.mean, 14.5);
        QCOMPARE(first.least, 10.0);
        QCOMPARE(first.greatest, 19.0);
        QCOMPARE(first.time, qint64(49'500));
        QCOMPARE(drawn[0][50].least, 2.0);
        QCOMPARE(drawn[0][50].greatest, 99.0);
        QCOMPARE(drawn[0][50].mean, 14.5);
        QVERIFY(std::is_sorted(drawn[0].begin(), drawn[0].end(),
                               [](const auto &a, const auto &b) { return a.time < b.time; }));
    }

    void gapsThatCanBeSeenStay()
    {
        QList<SeriesPoint> early = wave(3000);
        QList<SeriesPoint> late = wave(3000);
        for (SeriesPoint &point : late)
            point.time += 6'000'000;
        // A pixel is 90 s here: a gap of 3 000 s is wide, one of 30 s is none.
        QCOMPARE(thinned({early, late}, 0, 9'000'000, 100).size(), 2);
        for (SeriesPoint &point : late)
            point.time -= 6'000'000 - 3'030'000;
        const auto drawn = thinned({early, late}, 0, 9'000'000, 100);
        QCOMPARE(drawn.size(), 1);
        QVERIFY(pointsOf(drawn) <= 200);
    }

    void aStretchThatGoesOnReachesTheEdges()
    {
        // Of 10 000 s the third thousand is shown, with 10 s a pixel.
        const auto drawn = thinned({wave(10'000)}, 2'000'000, 3'000'000, 100);
        QCOMPARE(drawn.size(), 1);
        QCOMPARE(drawn[0].size(), 102);
        QCOMPARE(drawn[0].first().time, qint64(1'999'000));
        QCOMPARE(drawn[0].last().time, qint64(3'000'000));
        // One that ended before has nothing in it, nor has one that begins after.
        QList<SeriesPoint> late = wave(10);
        for (SeriesPoint &point : late)
            point.time += 9'000'000;
        QVERIFY(thinned({wave(1000), late}, 2'000'000, 3'000'000, 100).isEmpty());
    }

    void aThousandPiecesAreNoMorePointsThanPixels()
    {
        QList<QList<SeriesPoint>> pieces;
        for (int i = 0; i < 50'000; ++i)
            pieces += {at(qint64(i) * 2000, 1), at(qint64(i) * 2000 + 500, 2)};
        for (const int pixels : {1, 7, 400, 1200})
            QVERIFY(pointsOf(thinned(pieces, 0, 100'000'000, pixels)) <= 2 * pixels + 2);
        QCOMPARE(pointsOf(thinned(pieces, 0, 100'000'000, 0)), 100'000); // it has no width yet
        QCOMPARE(pointsOf(thinned(pieces, 5, 5, 100)), 100'000);
    }

    void noChartDrawsMoreThanTwoPointsAPixel()
    {
        const QDateTime from = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        TimeChart chart;
        chart.resize(900, 300);
        chart.show();
        chart.setQuantity({u"Power"_s, u"W"_s});
        chart.setRange(from, from.addSecs(50'000));
        QTRY_VERIFY(chart.plotWidth() > 500);
        chart.setSeries({{u"a"_s, u"a"_s, 0, {wave(50'000)}}, {u"b"_s, u"b"_s, 1, {wave(1500)}}});
        const auto isThin = [&chart] {
            return chart.pointCount() > 0 && chart.pointCount() <= 4 * chart.plotWidth();
        };
        QVERIFY2(isThin(), qPrintable(QString::number(chart.pointCount())));
        QVERIFY(chart.summary().contains(u"mean 14.5"_s)); // told of all of them
        chart.setRange(from, from.addSecs(20'000));
        QVERIFY(isThin());
        // What was fed for a wide plot is too much for a narrow one.
        chart.setSeries({{u"b"_s, u"b"_s, 1, {wave(1000)}}});
        QCOMPARE(chart.pointCount(), 1000);
        chart.resize(300, 300);
        QTRY_VERIFY(chart.pointCount() <= 2 * chart.plotWidth());
    }

    void theFeederReplacesPointsAndNeverAppends()
    {
        // append(), with one point or with a list, lays a shown chart out anew for each: a thousand take 0.3 s, five
        // thousand 8 s. The axis of times has no other way to get its labels.
        const QRegularExpression appends(u"(\\w+)(->|\\.)(append|insert)\\(|<<\\s*QPointF"_s);
        const QStringList harmless{u"m_time"_s, u"m_chosen"_s}; // an axis, a QHash
        QDirIterator files(QStringLiteral(TEST_SOURCE_DIR "/../../app/ui/charts"),
                           {u"*.cpp"_s, u"*.h"_s});
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            if (!text.contains(u"<QtCharts/"_s) && !text.contains(u"chartlines.h"_s))
                continue;
            ++looked;
            for (auto found = appends.globalMatch(text); found.hasNext();) {
                const QRegularExpressionMatch match = found.next();
                QVERIFY2(harmless.contains(match.captured(1)),
                         qPrintable(file.fileName() + u": "_s + match.captured()));
            }
        }
        QVERIFY(looked >= 3);
    }

    void shownMinersShareNoColourWhileOneIsFree()
    {
        // 1, 7 and 13 would all like the same one.
        const QList<int> looks = lineLooks({13, 1, 7, 2, 3, 4}, 6);
        QCOMPARE(colourCount(looks), 6);
        QCOMPARE(lineLooks({13, 1, 7}, 6),
                 lineLooks({1, 7, 13}, 6).sliced(2) + lineLooks({1, 7, 13}, 6).first(2));
        // Who is alone with its wish has it, whoever else is there.
        QCOMPARE(looks[3], 2);
        QCOMPARE(looks[4], 3);
        QCOMPARE(looks[1], 1);
        // Every selection of up to six has as many colours as miners.
        for (qint64 first = 1; first < 40; ++first) {
            const QList<qint64> keys{first,         first + 6,  first * 5,
                                     first * 7 + 1, first + 60, first + 61};
            const QSet<qint64> different(keys.begin(), keys.end());
            const QList<qint64> selected(different.begin(), different.end());
            QCOMPARE(colourCount(lineLooks(selected, 6)), int(selected.size()));
        }
    }

    void moreThanSixDifferByTheirDashes()
    {
        const QList<qint64> keys{8, 7, 6, 5, 4, 3, 2, 1};
        const QList<int> looks = lineLooks(keys, 6);
        QCOMPARE(colourCount(looks.first(6)), 6);
        QCOMPARE(QSet<int>(looks.begin(), looks.end()).size(), 8);
        for (const int look : looks.mid(6))
            QVERIFY(lineStyle(look) != lineStyle(0));
        // The one that leads, as the current row does, changes no look of those that are shown.
        const QList<int> other = lineLooks({3, 8, 7, 6, 5, 4, 2, 1}, 6);
        QCOMPARE(other[0], looks[5]);
        QCOMPARE(other[1], looks[0]);
    }

    void howManyMinersAreNotDrawnIsSaid()
    {
        FakeHouse house;
        ChartPage page(house.context());
        page.show();
        const auto said = [&page] {
            const QList<QLabel *> labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->isVisible() && label->text() == QStringLiteral("2 more not drawn");
            });
        };
        page.setMiners({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        QVERIFY(said());
        page.setMiners({1, 2, 3, 4, 5, 6, 7, 8}); // those that are drawn are the same
        QVERIFY(!said());
    }
};

COALFACE_TEST(TestChartLines)
#include "tst_chartlines.moc"
