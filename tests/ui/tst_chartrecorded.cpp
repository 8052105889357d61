// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What a miner recorded by itself is told from what Coalface read: in the chart, its legend, its table.
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartloader.h"
#include "ui/charts/legendchip.h"
#include "ui/charts/recordednote.h"
#include "ui/charts/timechart.h"
#include "ui/details/charttablemodel.h"
#include "ui/theme/colours.h"

#include <QApplication>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <time.h>

using namespace coalface;

namespace {

const QDateTime tenOClock(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC);

//! A point every 30 s for an hour; the miner recorded from 20 to 40 minutes.
ChartSeries hourOf(const QString &id, bool isRecorded)
{
    ChartSeries line{id, id, 0, {{}}};
    for (int second = 0; second <= 3600; second += 30)
        line.runs[0] += {tenOClock.addSecs(second).toMSecsSinceEpoch(), 1e12, 0.99e12, 1.01e12};
    if (isRecorded)
        line.recorded = {{tenOClock.addSecs(1200), tenOClock.addSecs(2400)}};
    return line;
}

} // namespace

class TestChartRecorded : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QApplication::setPalette(lightPalette());
        m_chart = std::make_unique<TimeChart>();
        m_chart->resize(600, 300);
        m_chart->setQuantity({QStringLiteral("Hashrate"), QStringLiteral("H/s")});
        m_chart->setRange(tenOClock, tenOClock.addSecs(3600));
    }
    void cleanup() { m_chart.reset(); }

    void itsStretchIsHatched_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void itsStretchIsHatched()
    {
        QFETCH(bool, isDark);
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        m_chart->setSeries({hourOf(QStringLiteral("m1"), false)});
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        m_chart->setSeries({hourOf(QStringLiteral("m1"), false)}); // now its width is known
        QApplication::processEvents();
        const QImage plain = m_chart->grab().toImage();
        m_chart->setSeries({hourOf(QStringLiteral("m1"), true)});
        QApplication::processEvents();
        const QImage hatched = m_chart->grab().toImage();
        const QRectF plot = m_chart->plotArea();
        const auto changed = [&](double from, double to) {
            int pixels = 0;
            for (int x = int(plot.left() + plot.width() * from);
                 x < int(plot.left() + plot.width() * to); ++x) {
                for (int y = int(plot.top()) + 4; y < int(plot.bottom()) - 4; ++y)
                    pixels += plain.pixel(x, y) != hatched.pixel(x, y);
            }
            return pixels;
        };
        QCOMPARE(changed(0.02, 0.32), 0);
        QVERIFY(changed(0.35, 0.65) > plot.width() * plot.height() * 0.2);
        QCOMPARE(changed(0.68, 0.98), 0);
    }

    void stretchesOfSeveralLinesAreJoinedAndCut()
    {
        ChartSeries other = hourOf(QStringLiteral("m2"), true);
        other.recorded = {{tenOClock.addSecs(-600), tenOClock.addSecs(60)},
                          {tenOClock.addSecs(2000), tenOClock.addSecs(3000)}};
        m_chart->setSeries({hourOf(QStringLiteral("m1"), true), other});
        QCOMPARE(m_chart->recordedSpans(),
                 (QList<TimeSpan>{{tenOClock, tenOClock.addSecs(60)},
                                  {tenOClock.addSecs(1200), tenOClock.addSecs(3000)}}));
        m_chart->setShown(QStringLiteral("m2"), false); // what is not drawn is not hatched
        QCOMPARE(m_chart->recordedSpans(),
                 (QList<TimeSpan>{{tenOClock.addSecs(1200), tenOClock.addSecs(2400)}}));
    }

    void theCrosshairAndTheDescriptionSayIt()
    {
        m_chart->setSeries({hourOf(QStringLiteral("m1"), true)});
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        QSignalSpy hovered(m_chart.get(), &TimeChart::hovered);
        QWidget *view = m_chart->focusProxy();
        QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier); // from the middle on
        QVERIFY(!hovered.isEmpty());
        QVERIFY2(hovered.last().first().toString().contains(TimeChart::recordedText()),
                 qPrintable(hovered.last().first().toString()));
        for (int i = 0; i < 15; ++i)
            QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(!hovered.last().first().toString().contains(TimeChart::recordedText()));
        QVERIFY2(m_chart->summary().contains(TimeChart::recordedText()),
                 qPrintable(m_chart->summary()));
        QCOMPARE(view->accessibleDescription(), m_chart->summary());
        m_chart->setSeries({hourOf(QStringLiteral("m1"), false)});
        QVERIFY(!m_chart->summary().contains(TimeChart::recordedText()));
    }

    void theLegendSaysWhatTheHatchingIs()
    {
        QWidget window;
        auto *legend = new ChartLegend(*m_chart, &window);
        window.resize(600, 60);
        window.show();
        const auto *note = legend->findChild<RecordedNote *>();
        QVERIFY(note);
        m_chart->setSeries({hourOf(QStringLiteral("m1"), false)});
        QVERIFY(!legend->isVisible());
        m_chart->setSeries({hourOf(QStringLiteral("m1"), true)});
        QVERIFY(legend->isVisible() && note->isVisible());
        QCOMPARE(note->accessibleName(), TimeChart::recordedText());
        QVERIFY(!legend->findChild<LegendChip *>()->isVisible()); // one line needs none
        m_chart->setSeries(
            {hourOf(QStringLiteral("m1"), false), hourOf(QStringLiteral("m2"), false)});
        QVERIFY(legend->isVisible() && !note->isVisible());
        for (const LegendChip *chip : legend->findChildren<LegendChip *>())
            QVERIFY(chip->isVisible());
    }

    void aPictureExplainsIt()
    {
        m_chart->setSeries({hourOf(QStringLiteral("m1"), false)});
        const int plain = m_chart->picture(QStringLiteral("t"), true).height();
        m_chart->setSeries({hourOf(QStringLiteral("m1"), true)});
        QVERIFY(m_chart->picture(QStringLiteral("t"), true).height() >= plain);
    }

    void theTableSaysWhoRecordedARow()
    {
        ChartTableModel table;
        table.setSeries({hourOf(QStringLiteral("m1"), true)},
                        [](double value) { return QString::number(value); });
        QCOMPARE(table.columnCount(), 6);
        const auto source = [&table](int row) {
            return table.data(table.index(row, 5), Qt::DisplayRole).toString();
        };
        // Newest first, every 30 s: the rows strictly within 20 to 40 minutes are the miner's.
        const QString itself = source(60);
        QVERIFY(itself != source(0));
        for (int row = 0; row < table.rowCount(); ++row)
            QCOMPARE(source(row) == itself, row > 40 && row < 80);
    }

    void theHourThatTheClockShowsTwiceIsTold()
    {
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const auto restored = qScopeGuard([&zone] {
            zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", zone);
            tzset();
        });
        // 2026-10-25, 00:30 to 02:30 UTC: 02:30 summer time, 02:30 winter time, 03:30.
        const qint64 first = QDateTime(QDate(2026, 10, 25), QTime(0, 30), Qt::UTC).toMSecsSinceEpoch();
        ChartSeries line{QStringLiteral("m1"), QStringLiteral("m1"), 0, {{}}};
        for (int hour = 0; hour < 3; ++hour)
            line.runs[0] += {first + hour * 3'600'000, 1, 1, 1};
        ChartTableModel table;
        table.setSeries({line}, [](double value) { return QString::number(value); });
        const auto time = [&table](int row) {
            return table.data(table.index(row, 0), Qt::DisplayRole).toString();
        };
        QVERIFY2(time(0).endsWith(QStringLiteral("03:30:00")), qPrintable(time(0)));
        QVERIFY2(time(1).contains(QStringLiteral("02:30:00 ")), qPrintable(time(1)));
        QVERIFY2(time(2).contains(QStringLiteral("02:30:00 ")), qPrintable(time(2)));
        QVERIFY(time(1) != time(2));
    }

    void onlyLinesThatWereRecordedAreMarked()
    {
        FakeTelemetryLog log;
        log.series = [](const SeriesRequest &) {
            SeriesAnswer answer;
            answer.series = {{QStringLiteral("hashrate"), hourOf({}, false).runs},
                             {QStringLiteral("shares_accepted"),
                              {hourOf({}, false).runs[0].mid(0, 40), // and after the gap
                               hourOf({}, false).runs[0].mid(81)}}};
            answer.recorded = {{tenOClock.addSecs(1200), tenOClock.addSecs(2400)}};
            return answer;
        };
        ChartLoader loader(log);
        ChartQuestion question;
        question.lines = {{{QStringLiteral("a"), {}, 0, {}}, 1, QStringLiteral("hashrate")},
                          {{QStringLiteral("b"), {}, 1, {}}, 1, QStringLiteral("shares_accepted")}};
        QList<ChartSeries> lines;
        connect(&loader, &ChartLoader::answered, this,
                [&lines](const ChartAnswer &answer) { lines = answer.series; });
        loader.ask(question);
        QTRY_COMPARE(lines.size(), 2);
        QCOMPARE(lines[0].recorded.size(), 1);
        QVERIFY(lines[1].recorded.isEmpty());
    }

private:
    std::unique_ptr<TimeChart> m_chart;
};

COALFACE_TEST(TestChartRecorded)
#include "tst_chartrecorded.moc"
