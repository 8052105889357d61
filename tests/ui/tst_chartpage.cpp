// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/chartcsv.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/legendchip.h"
#include "ui/charts/linelook.h"
#include "ui/charts/timechart.h"
#include "ui/common/momentfield.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartfiles.h"
#include "ui/details/chartpage.h"
#include "ui/details/chartpagelines.h"
#include "ui/details/chartrangedialog.h"
#include "ui/theme/colours.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QDateTime began(QDate(2026, 3, 1), QTime(14, 30), Qt::UTC); //!< the present of a FakeHouse

SeriesPoint pointOf(int second, double least, double mean, double greatest)
{
    return {began.addSecs(second).toMSecsSinceEpoch(), mean, least, greatest};
}

ChartSeries steadyLine(const QString &id, int colour, double value)
{
    ChartSeries line{id, id, colour, {{}}};
    for (int i = 0; i < 60; ++i)
        line.runs[0] += pointOf(60 * i, value * 0.99, value, value * 1.01);
    return line;
}

SeriesAnswer steadyAnswer(const SeriesRequest &request)
{
    SeriesAnswer answer;
    answer.firstSample = began.addDays(-400);
    for (const QString &key : request.keys) {
        Series series{key, {{}}};
        const qint64 step = qMax<qint64>(1, request.from.secsTo(request.to) / request.buckets);
        for (int i = 0; i < request.buckets; ++i) {
            const double value = request.minerKey == wholeFleet ? 200 : 60;
            series.runs[0] += {request.from.addSecs(i * step).toMSecsSinceEpoch(), value, value - 1,
                               value + 1};
        }
        answer.series += series;
    }
    return answer;
}

//! A house with four miners whose chart is open.
struct OpenPage
{
    FakeHouse house;
    std::unique_ptr<ChartPage> page;

    explicit OpenPage(const QList<qint64> &miners, bool holds = false)
    {
        for (int i = 1; i <= 9; ++i)
            house.addWorking(i, u"miner-%1"_s.arg(i), 1, 60);
        house.log.series = steadyAnswer;
        house.log.holds = holds;
        const bool loaded = QTest::qWaitFor(
            [future = house.fleet.load()] { return future.isFinished(); });
        Q_ASSERT(loaded);
        Q_UNUSED(loaded)
        page = std::make_unique<ChartPage>(house.context());
        page->resize(900, 420);
        page->setMiners(miners);
        page->show();
    }
    QToolButton *button(const QString &text) const
    {
        for (QToolButton *button : page->findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    QStringList lineNames() const
    {
        QStringList names;
        for (const ChartSeries &line : page->chart().series())
            names += line.name;
        return names;
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestChartPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }

    void sixLinesAreShownAndTheLegendBringsTheOthers()
    {
        TimeChart chart;
        ChartLegend legend(chart);
        chart.resize(700, 300);
        legend.resize(700, 60);
        chart.show();
        legend.show();
        chart.setQuantity({u"Power"_s, u"W"_s});
        chart.setRange(began, began.addSecs(3600));
        QList<ChartSeries> lines;
        for (int i = 0; i < 8; ++i)
            lines += steadyLine(u"m%1"_s.arg(i), i, 10 + i);
        chart.setSeries(lines);
        QCOMPARE(chart.shownSeries().size(), 6);
        QVERIFY(!chart.summary().contains(u"m7"_s));
        const auto chips = legend.findChildren<LegendChip *>();
        QCOMPARE(chips.size(), 8);
        QVERIFY(!chips[7]->isChecked());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(chips[7]);
        QCOMPARE(spoken->text(QAccessible::Name), u"m7"_s);
        QCOMPARE(spoken->text(QAccessible::Description), u"17.0\u00a0W"_s);
        QCOMPARE(spoken->role(), QAccessible::CheckBox);
        chips[7]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chips[7], Qt::Key_Space);
        QCOMPARE(chart.shownSeries().size(), 7);
        QVERIFY(chart.summary().contains(u"m7"_s));
        chips[0]->click();
        QVERIFY(!chart.isShown(u"m0"_s));
        chart.setSeries(lines); // newer values: a person's choice stays
        QCOMPARE(chart.shownSeries().size(), 6);
        QCOMPARE(legend.findChildren<LegendChip *>()[0], chips[0]);
        chart.setSeries({lines[0]}); // alone it is drawn, whatever was chosen among others
        QCOMPARE(chart.shownSeries().size(), 1);
        QVERIFY(!legend.isVisible());
        QVERIFY(lineStyle(0) != lineStyle(6));
        QCOMPARE(lineColour(0, lightPalette()), lineColour(6, lightPalette()));
    }

    void wheelBoxAndControlZoom()
    {
        TimeChart chart;
        chart.resize(800, 400);
        chart.show();
        chart.setQuantity({u"Power"_s, u"W"_s});
        chart.setRange(began, began.addSecs(3600));
        chart.setSeries({steadyLine(u"a"_s, 0, 100)});
        QTRY_VERIFY(chart.plotWidth() > 400);
        QWidget *view = chart.focusProxy();
        auto *area = qobject_cast<QAbstractScrollArea *>(view);
        QVERIFY(area);
        QWidget *surface = area->viewport();
        const QRectF plot = chart.plotArea();
        const auto wheel = [&](const QPointF &at, Qt::KeyboardModifiers keys) {
            QWheelEvent event(at, surface->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, keys,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(surface, &event);
        };
        // At a quarter of the plot: that time stays where it is.
        const QPointF quarter(plot.left() + plot.width() / 4, plot.center().y());
        wheel(quarter, Qt::NoModifier);
        QVERIFY(qAbs(chart.from().secsTo(chart.to()) - 2880) <= 1); // 0.8 of it
        QVERIFY(qAbs(chart.from().secsTo(began.addSecs(900)) - 720) <= 6);
        const QString before = chart.valueText(100);
        wheel(plot.center(), Qt::ControlModifier);
        wheel(plot.center(), Qt::ControlModifier);
        wheel(plot.center(), Qt::ControlModifier);
        QVERIFY(chart.valueText(100).size() >= before.size()); // finer steps
        QSignalSpy reset(&chart, &TimeChart::resetWanted);
        QTest::keyClick(view, Qt::Key_0);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(chart.valueText(100), before);
        chart.setRange(began, began.addSecs(3600));
        const QPoint first(int(plot.left() + plot.width() / 4), int(plot.top() + 20));
        const QPoint last(int(plot.left() + plot.width() / 2), int(plot.bottom() - 20));
        QSignalSpy moved(&chart, &TimeChart::rangeChanged);
        QTest::mousePress(surface, Qt::LeftButton, Qt::ShiftModifier, first);
        QTest::mouseMove(surface, last);
        QMouseEvent move(QEvent::MouseMove, last, surface->mapToGlobal(last), Qt::NoButton,
                         Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(surface, &move);
        QCOMPARE(moved.size(), 0); // only when it is let go
        QTest::mouseRelease(surface, Qt::LeftButton, Qt::ShiftModifier, last);
        QCOMPARE(moved.size(), 1);
        QVERIFY(qAbs(began.secsTo(chart.from()) - 900) < 15);
        QVERIFY(qAbs(began.secsTo(chart.to()) - 1800) < 15);
    }

    void theLimitsOfDriversAreDrawnAndTold()
    {
        OpenPage open({1});
        open.page->controls().setMetric(u"temperature"_s);
        QTRY_COMPARE(open.lineNames().size(), 3);
        TimeChart &chart = open.page->chart();
        QTRY_VERIFY(chart.summary().contains(u"Limit of ASIC temperature: 68\u00a0°C"_s));
        QVERIFY(chart.summary().contains(u"Limit of VR temperature: 90\u00a0°C"_s));
        // The axis reaches the near limit, and is not flattened by the far one.
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        int dark = 0;
        const int upper = int(plot.top() + plot.height() / 2);
        for (int y = int(plot.top()) + 1; y < upper; ++y) {
            int inRow = 0;
            for (int x = int(plot.left()); x < int(plot.right()); ++x)
                inRow += image.pixelColor(x, y).lightness() < 150;
            dark = qMax(dark, inRow);
        }
        QVERIFY2(dark > plot.width() / 3, qPrintable(QString::number(dark)));
        // Of several miners with one limit there is one line.
        const auto limits = chartThresholds(open.page->controls().chosenMetric(), {1, 2, 3},
                                            open.house.context());
        QCOMPARE(limits.size(), 1);
        QCOMPARE(limits[0].value, 68.0);
    }

    void minersAndTheFleetAreCompared()
    {
        OpenPage open({2, 3, 8});
        QTRY_COMPARE(open.lineNames(), QStringList({u"miner-2"_s, u"miner-3"_s, u"miner-8"_s}));
        QSet<int> looks;
        for (const ChartSeries &line : open.page->chart().series())
            looks += line.colour;
        QCOMPARE(looks.size(), 3); // though 2 and 8 would like the same
        open.button(u"Fleet total"_s)->click();
        QTRY_COMPARE(open.lineNames().value(0), u"Fleet total"_s);
        bool asked = false;
        for (const SeriesRequest &request : std::as_const(open.house.log.asked))
            asked = asked
                    || (request.minerKey == wholeFleet && request.keys == QStringList{u"hashrate"_s});
        QVERIFY(asked);
        open.page->controls().setMetric(u"fan_rpm"_s);
        QVERIFY(!open.button(u"Fleet total"_s)->isEnabled());
        QTRY_COMPARE(open.lineNames().size(), 3);
        // A miner keeps its colour when others go.
        const ChartMetric &metric = open.page->controls().chosenMetric();
        QCOMPARE(chartLines(metric, {3, 8}, false, open.house.fleet)[0].look.colour,
                 chartLines(metric, {2, 3, 8}, false, open.house.fleet)[1].look.colour);
    }

    void aNewerQuestionCancelsTheOlder()
    {
        OpenPage open({1}, true);
        QTRY_COMPARE(open.house.log.asked.size(), 1);
        const SeriesRequest first = open.house.log.asked[0];
        QVERIFY(!first.isCancelled());
        open.button(u"7 d"_s)->click();
        QTRY_VERIFY(open.house.log.asked.size() > 1);
        QVERIFY(first.isCancelled());
        const SeriesRequest newest = open.house.log.asked.last();
        QVERIFY(!newest.isCancelled());
        // The older answers late, with an error as the log does: it is not shown.
        for (int i = 0; i + 1 < open.house.log.held.size(); ++i) {
            open.house.log.held[i]->addResult(Error{Error::Kind::Aborted, u"cancelled"_s});
            open.house.log.held[i]->finish();
        }
        open.house.log.held.last()->addResult(steadyAnswer(newest));
        open.house.log.held.last()->finish();
        QTRY_VERIFY(open.page->chart().pointCount() > 0);
        QCOMPARE(newest.from.secsTo(newest.to), 7 * 86400);
        open.button(u"1 h"_s)->click();
        const SeriesRequest last = open.house.log.asked.last();
        open.page.reset();
        QVERIFY(last.isCancelled()); // a page that is gone waits for nothing
    }

    void allBeginsWithTheFirstSample()
    {
        OpenPage open({1});
        open.button(u"All"_s)->click();
        QTRY_COMPARE(open.page->chart().from(), began.addDays(-400));
        QVERIFY(open.page->chart().to() >= began);
        QTRY_VERIFY(open.page->chart().pointCount() > 0);
        QVERIFY(open.page->chart().pointCount() <= 1000);
        QCOMPARE(open.page->state().value(u"span"_s).toInt(-1), 0);
    }

    void aChosenRangeIsCheckedAndKept()
    {
        OpenPage open({1});
        QTRY_VERIFY(open.page->chart().pointCount() > 0);
        open.button(u"Custom…"_s)->click();
        auto *dialog = open.page->findChild<ChartRangeDialog *>();
        QVERIFY(dialog);
        QVERIFY(open.button(u"1 h"_s)->isChecked()); // until the dialog says otherwise
        const auto edits = dialog->findChildren<MomentField *>();
        QPushButton *show = nullptr;
        for (QPushButton *each : dialog->findChildren<QPushButton *>())
            show = each->text().contains(u"Show"_s) ? each : show;
        const auto says = [&](const QString &words) {
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->text().contains(words))
                    return true;
            }
            return false;
        };
        edits[0]->setMoment(began);
        edits[1]->setMoment(began.addSecs(-60));
        show->click();
        QVERIFY(says(u"must be later"_s));
        edits[1]->setMoment(began.addSecs(7200));
        edits[0]->setMoment(began.addSecs(3600));
        show->click();
        QVERIFY(says(u"in the future"_s));
        edits[0]->setMoment(began.addDays(-500));
        edits[1]->setMoment(began.addDays(-450));
        show->click();
        QVERIFY(says(u"first one is of"_s));
        edits[0]->setText(u"tomorrow"_s);
        show->click();
        QVERIFY(says(u"cannot be understood"_s));
        QCOMPARE(edits[0]->text(), u"tomorrow"_s);
        edits[0]->setMoment(began.addDays(-3));
        edits[1]->setMoment(began.addDays(-2));
        show->click();
        QTRY_COMPARE(open.page->chart().from(), began.addDays(-3));
        QCOMPARE(open.page->chart().to(), began.addDays(-2));
        QVERIFY(open.button(u"Custom…"_s)->isChecked());
        QVERIFY(!open.button(u"Live"_s)->isChecked());
        ChartPage other(open.house.context());
        other.restore(open.page->state());
        QCOMPARE(other.chart().from(), began.addDays(-3));
        open.button(u"Live"_s)->click(); // as long, but up to now
        QTRY_VERIFY(open.page->chart().to() >= began);
        QVERIFY(qAbs(open.page->chart().from().secsTo(open.page->chart().to()) - 86400) < 2);
    }

    void theTableAndTheFilesHoldWhatIsShown()
    {
        OpenPage open({1, 2});
        QTRY_COMPARE(open.lineNames().size(), 2);
        TimeChart &chart = open.page->chart();
        chart.setShown(chart.series()[1].id, false);
        auto *table = open.page->findChild<QTableView *>();
        open.button(u"Show as table"_s)->click();
        const int points = chart.pointCount();
        QCOMPARE(table->model()->rowCount(), points);
        QSignalSpy saved(&open.page->files(), &ChartFiles::succeeded);
        QSignalSpy failed(&open.page->files(), &ChartFiles::failed);
        const QString csv = open.house.folder.filePath(u"chart.csv"_s);
        open.page->files().saveCsv(csv, {});
        QTRY_COMPARE(saved.size(), 1);
        const QList<QByteArray> rows = contentOf(csv).split('\n');
        QCOMPARE(rows[0], QByteArray("timestamp,line,unit,mean,least,greatest\r"));
        QVERIFY2(rows[1].endsWith("Z,miner-1,H/s,60,59,61\r"), rows[1].constData());
        // Those within the range.
        QVERIFY(qAbs(int(rows.size()) - 2 - points) <= 1);
        open.button(u"Show as table"_s)->click();
        const QString png = open.house.folder.filePath(u"chart.png"_s);
        QApplication::setPalette(darkPalette());
        QTRY_COMPARE(chart.palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
        open.page->files().savePicture(png, true);
        QTRY_COMPARE(saved.size(), 2);
        const QImage image(png);
        QCOMPARE(image.width(), 2 * chart.width());
        QVERIFY(image.height() > 2 * chart.height()); // title and legend above
        QCOMPARE(image.pixelColor(1, 1), lightPalette().color(QPalette::Base));
        QCOMPARE(image.pixelColor(image.width() - 2, image.height() - 2),
                 lightPalette().color(QPalette::Base));
        // The window keeps its own colours.
        QCOMPARE(chart.grab().toImage().pixelColor(1, 1), darkPalette().color(QPalette::Base));
        open.page->files().copyPicture();
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        open.page->files().saveCsv(u"/proc/nowhere/chart.csv"_s, {});
        QTRY_COMPARE(failed.size(), 1);
        bool told = false;
        for (const QLabel *label : open.page->findChildren<QLabel *>())
            told = told || label->text() == failed[0][0].toString();
        QVERIFY(told);
    }

    void theCsvOfAChartHoldsItsRangeWithGapsAndSafeNames()
    {
        ChartSeries line{u"a"_s,
                         u"=cmd; x"_s,
                         0,
                         {{pointOf(0, 1, 1.5, 2)}, {pointOf(600, -2, -2, -2)}}};
        const QByteArray csv = chartCsv({line}, u"W"_s, began, began.addSecs(600),
                                        {CsvFormat::Separator::Semicolon});
        QCOMPARE(csv, QByteArray("\xef\xbb\xbftimestamp;line;unit;mean;least;greatest\r\n"
                                 "2026-03-01T14:30:00Z;\"'=cmd; x\";W;1,5;1;2\r\n"
                                 "2026-03-01T14:40:00Z;\"'=cmd; x\";W;-2;-2;-2\r\n"));
        const QByteArray local = chartCsv({line}, u"W"_s, began, began.addSecs(600),
                                          {CsvFormat::Separator::Comma, true});
        const QString place = began.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        QVERIFY2(local.contains('\n' + place.toLatin1() + ",'=cmd; x,W,1.5,1,2\r"), local);
        QCOMPARE(chartCsv({line}, u"W"_s, began.addSecs(1), began.addSecs(2), {}),
                 QByteArray("timestamp,line,unit,mean,least,greatest\r\n"));
    }
};

COALFACE_TEST(TestChartPage)
#include "tst_chartpage.moc"
