// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/legendarea.h"
#include "ui/charts/legendchip.h"
#include "ui/charts/timechart.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/factsgrid.h"
#include "ui/common/problemlabel.h"
#include "ui/miners/fleettiles.h"

#include <QLabel>
#include <QTest>

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
