// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/testprogram/testprogram.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/legendarea.h"
#include "ui/charts/legendchip.h"
#include "ui/charts/timechart.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/factsgrid.h"
#include "ui/common/messagebar.h"
#include "ui/common/problemlabel.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/miners/fleettiles.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QList<ChartSeries> flatLines(int count)
{
    QList<ChartSeries> lines;
    for (int i = 0; i < count; ++i) {
        const QString name = u"miner number %1"_s.arg(i);
        lines += {name, name, i, {{{0, 1, 1, 1}, {60'000, 1, 1, 1}}}};
    }
    return lines;
}

template<typename Widget>
QStringList visibleTexts(const QWidget &in)
{
    QStringList texts;
    for (const Widget *widget : in.findChildren<Widget *>()) {
        if (widget->isVisible() && !widget->text().isEmpty())
            texts += widget->text();
    }
    return texts;
}

QToolButton *buttonSaying(const QWidget &in, const QString &text)
{
    for (QToolButton *button : in.findChildren<QToolButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

//! What makes room where the window is small.
class TestSmallWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLegendOfManyLinesTakesTwoRowsAndScrolls()
    {
        QWidget window;
        window.resize(400, 300);
        TimeChart chart;
        auto *legend = new ChartLegend(chart);
        LegendArea area(legend, &window);
        area.resize(400, 10);
        QVERIFY(area.isHidden()); // nothing to say
        window.show();
        chart.setSeries(flatLines(2));
        QVERIFY(!area.isHidden());
        const auto rows = [&] { return legend->layout()->heightForWidth(area.viewport()->width()); };
        QTRY_COMPARE(area.height(), rows());
        chart.setSeries(flatLines(8));
        const int row = legend->layout()->minimumSize().height();
        QTRY_COMPARE(area.height(), 2 * row + legend->layout()->spacing());
        QTRY_VERIFY(legend->height() > area.height());
        // Going to the last one brings it into view.
        const auto chips = legend->findChildren<LegendChip *>();
        QCOMPARE(chips.size(), 8);
        area.ensureWidgetVisible(chips.last());
        QVERIFY(area.viewport()->rect().contains(
            chips.last()->mapTo(area.viewport(), chips.last()->rect().center())));
        chart.setSeries({});
        QVERIFY(area.isHidden());
    }

    void aLegendHasFewerRowsWhereThatIsWanted()
    {
        QWidget window;
        window.resize(400, 300);
        TimeChart chart;
        auto *legend = new ChartLegend(chart);
        LegendArea area(legend, &window);
        area.resize(400, 10);
        window.show();
        chart.setSeries(flatLines(8));
        area.setMostRows(1);
        QTRY_COMPARE(area.height(), legend->layout()->minimumSize().height());
    }

    void messagesOfASmallWindowAreOneLineThatOpens()
    {
        MessageBar bar;
        bar.resize(500, 30);
        bar.setCompact(true);
        bar.setMessage(u"old"_s, MessageBar::Kind::Problem, u"The disk is full."_s);
        bar.show();
        const int high = bar.sizeHint().height();
        QCOMPARE(visibleTexts<QLabel>(bar), QStringList{u"The disk is full."_s});
        QVERIFY(visibleTexts<QToolButton>(bar).isEmpty()); // there is no more of it
        bar.setMessage(u"new"_s, MessageBar::Kind::Notice, u"Another program collects."_s);
        // A problem stays in front of what is only to be known.
        QCOMPARE(visibleTexts<QLabel>(bar), QStringList{u"The disk is full."_s});
        QTRY_COMPARE(bar.sizeHint().height(), high);
        QToolButton *more = buttonSaying(bar, u"1 more"_s);
        QVERIFY(more);
        more->click();
        QCOMPARE(visibleTexts<QLabel>(bar).size(), 2);
        QCOMPARE(more->text(), u"Less"_s);
        more->click();
        QCOMPARE(visibleTexts<QLabel>(bar), QStringList{u"The disk is full."_s});
        bar.setMessage(u"old"_s, MessageBar::Kind::Problem, {});
        QCOMPARE(visibleTexts<QLabel>(bar), QStringList{u"Another program collects."_s});
        QVERIFY(more->isHidden());
        // One that is cut can be opened, too.
        const QString longer = QString(200, u'x');
        bar.setMessage(u"new"_s, MessageBar::Kind::Notice, longer);
        QCOMPARE(more->text(), u"More"_s);
        QVERIFY(more->isVisible());
        QTRY_COMPARE(bar.sizeHint().height(), high);
        bar.setCompact(false);
        bar.setMessage(u"old"_s, MessageBar::Kind::Problem, u"The disk is full."_s);
        QCOMPARE(visibleTexts<QLabel>(bar).size(), 2);
        QVERIFY(more->isHidden());
    }

    void aMessageThatIsToldAnewDoesNotHideWhatCameMeanwhile()
    {
        MessageBar bar;
        bar.resize(500, 30);
        bar.setCompact(true);
        bar.setMessage(u"alerts"_s, MessageBar::Kind::Problem, u"1 miner offline"_s);
        bar.setMessage(u"write"_s, MessageBar::Kind::Problem, u"1 failed"_s);
        bar.setMessage(u"alerts"_s, MessageBar::Kind::Problem, u"2 miners offline"_s);
        bar.show();
        QCOMPARE(visibleTexts<QLabel>(bar), QStringList{u"1 failed"_s});
    }

    void theControlsOfAChartStayInOneRow()
    {
        QWidget window;
        ChartControls controls(&window);
        const int em = window.fontMetrics().height();
        window.resize(120 * em, 300);
        controls.resize(120 * em, 30);
        window.show();
        const int row = controls.layout()->heightForWidth(controls.width());
        QVERIFY(buttonSaying(controls, u"24 h"_s) && buttonSaying(controls, u"Show as table"_s));
        QSignalSpy tables(&controls, &ChartControls::tableToggled);
        QSignalSpy ranges(&controls, &ChartControls::rangeChosen);
        for (const int width : {66, 52, 44}) {
            controls.resize(width * em, 30);
            QCOMPARE(controls.layout()->heightForWidth(controls.width()), row);
        }
        QVERIFY(!buttonSaying(controls, u"24 h"_s) && !buttonSaying(controls, u"Show as table"_s));
        // What has gone is somewhere else.
        const auto boxes = controls.findChildren<QComboBox *>();
        QComboBox *box = boxes.last();
        QVERIFY(box->isVisible());
        // Of a combo box a screen reader on Linux is told its label only.
        const auto labels = QAccessible::queryAccessibleInterface(box)->relations(QAccessible::Label);
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels[0].first->text(QAccessible::Name), u"Range"_s);
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        QCOMPARE(ranges.size(), 1);
        QCOMPARE(ranges[0][0].value<ChartRange>().seconds, 24 * 3600);
        controls.showRange({ChartRange::Kind::Last, 7 * 24 * 3600, {}, {}});
        QCOMPARE(box->currentText(), u"7 d"_s);
        const QToolButton *more = buttonSaying(controls, u"More"_s);
        QVERIFY(more);
        const auto asTable = more->menu()->actions().at(1);
        QVERIFY(asTable->isVisible() && asTable->text().contains(u"table"_s));
        asTable->trigger();
        QCOMPARE(tables.size(), 1);
        QCOMPARE(tables[0][0].toBool(), true);
        controls.resize(120 * em, 30);
        QVERIFY(buttonSaying(controls, u"Show as table"_s)->isChecked());
        QVERIFY(!asTable->isVisible());
    }

    void theSmallestWindowHasFourMinersAndAChart_data()
    {
        QTest::addColumn<int>("messages");
        QTest::newRow("without a message") << 0;
        QTest::newRow("with two messages") << 2;
    }
    void theSmallestWindowHasFourMinersAndAChart()
    {
        QFETCH(int, messages);
        FakeHouse house;
        for (int key = 11; key < 23; ++key)
            house.addWorking(key, u"a miner with number %1"_s.arg(key), 1.2, 55);
        const auto loaded = house.fleet.load();
        QTRY_VERIFY(loaded.isFinished() && house.fleet.size() == 12);
        MainWindow window(house.context());
        window.resize(900, 560);
        for (int i = 0; i < messages; ++i)
            window.showProblem(u"%1 is wrong. "_s.arg(i).repeated(20));
        window.show();
        MinersPage &page = window.minersPage();
        page.table().selectAll();
        const int row = page.table().verticalHeader()->defaultSectionSize();
        const auto rows = [&] { return page.table().viewport()->height() / row; };
        QTRY_VERIFY2(rows() >= 4, qPrintable(QString::number(rows())));
        const auto *chart = window.findChild<ChartPage *>();
        TimeChart &lines = page.details().chart().chart();
        QVERIFY(chart && chart->isVisible());
        lines.setSeries(flatLines(8));
        const auto plot = [&] { return lines.plotArea().height() / window.fontMetrics().height(); };
        QTRY_VERIFY2(plot() >= 8, qPrintable(QString::number(plot())));
        QTRY_VERIFY2(rows() >= 4, qPrintable(QString::number(rows())));
    }

    void aWordWithoutEndDoesNotWidenADialog()
    {
        ProblemLabel label;
        label.setText(u"The pool is too short."_s);
        QCOMPARE(label.text(), u"The pool is too short."_s);
        const QString url(260, u'x');
        label.setText(u"No pool is at "_s + url + u'.');
        const int most = label.fontMetrics().horizontalAdvance(QString(62, u'x'));
        QVERIFY2(label.minimumSizeHint().width() <= most,
                 qPrintable(QString::number(label.minimumSizeHint().width())));
        QCOMPARE(QString(label.text()).remove(QChar(0x200b)), u"No pool is at "_s + url + u'.');
    }

    void anURLThatIsTooLongForItsColumnKeepsItsPort()
    {
        const QString url = u"stratum+tcp://fourth.example.org:3333"_s;
        FactsGrid facts;
        auto *value = qobject_cast<ElidedLabel *>(facts.add(u"Pool"_s));
        QVERIFY(value);
        FactsGrid::setValue(value, url, url + u", read 5 s ago"_s);
        facts.resize(60 * facts.fontMetrics().height(), 100);
        facts.show();
        QTRY_COMPARE(value->shownText(), url);
        facts.resize(18 * facts.fontMetrics().height(), 100);
        QTRY_VERIFY(value->shownText().contains(u'…'));
        QVERIFY2(value->shownText().startsWith(u"strat"_s), qPrintable(value->shownText()));
        QVERIFY2(value->shownText().endsWith(u":3333"_s), qPrintable(value->shownText()));
        // Whoever copies it, or is read it, gets the whole.
        QCOMPARE(value->text(), url);
        QCOMPARE(value->toolTip(), url + u", read 5 s ago"_s);
    }

    void compactTilesAreOneRowOfTheSameValues()
    {
        FleetTiles tiles;
        FleetSums sums;
        sums.hashrate = {1.2e12, 3, {}};
        tiles.setSums(sums, 5);
        tiles.resize(40 * tiles.fontMetrics().height(), 10);
        tiles.show();
        QVERIFY(FleetTiles::isNarrow(tiles));
        const auto texts = [&] {
            QStringList shown;
            for (const QLabel *label : tiles.findChildren<QLabel *>()) {
                if (label->isVisible())
                    shown += label->text();
            }
            return shown.join(u'|');
        };
        const QString note = u"3 not reporting"_s;
        QVERIFY2(texts().contains(note), qPrintable(texts()));
        const int high = tiles.sizeHint().height();
        tiles.setCompact(true);
        QTRY_VERIFY(tiles.sizeHint().height() < high / 2);
        QVERIFY2(texts().contains(u"1.20"_s), qPrintable(texts()));
        QVERIFY2(!texts().contains(note), qPrintable(texts()));
        const auto frames = tiles.findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly);
        QCOMPARE(frames.first()->toolTip(), note);
        tiles.setCompact(false);
        QVERIFY2(texts().contains(note), qPrintable(texts()));
        QVERIFY(frames.first()->toolTip().isEmpty());
    }
};

COALFACE_TEST(TestSmallWindow)
#include "tst_smallwindow.moc"
