// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakeeventlog.h"
#include "tests/testprogram/testprogram.h"
#include "tests/ui/fakeports.h"
#include "ui/alerts/alerttext.h"
#include "ui/details/overviewpage.h"
#include "ui/events/eventtext.h"
#include "ui/pools/driftbar.h"
#include "ui/pools/drifttext.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

bool showsLabel(const QWidget &widget, const QString &text)
{
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(text); });
}

} // namespace

//! What is said of a miner whose fallback pool is another than it should be.
class TestFallbackMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theMinerIsNamedAndItsFallbackCanBeKept()
    {
        FakeHouse house;
        house.addWorking(1, u"attic"_s, 1.2, 55).telemetry->fallbackUrl = u"evil.example:9"_s;
        house.fleet.load();
        FakeEventLog events;
        WantedPools wanted(house.fleet, events);
        wanted.follow();
        WindowContext context = house.context();
        context.wantedPools = &wanted;
        DriftBar bar(context);
        QVERIFY(bar.isHidden());
        Event write;
        write.time = house.fleet.miner(1)->telemetry->timestamp.addSecs(-60);
        write.minerKey = 1;
        write.kind = EventKind::Write;
        write.verb = u"set_pool"_s;
        write.after = u"back.example:3 us"_s;
        write.outcome = u"applied"_s;
        write.poolSlot = 1;
        events.append({write});
        QTRY_VERIFY(!bar.isHidden());
        QCOMPARE(bar.sentence(), u"1 miners have another fallback pool than they should: attic."_s);
        const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
        QVERIFY(buttons.at(0)->isEnabled()); // its worker is known
        buttons.at(1)->click();
        auto *question = bar.findChild<QMessageBox *>();
        QVERIFY2(question->informativeText().startsWith(
                     u"attic: fallback pool evil.example:9 instead of back.example:3, us"_s),
                 qPrintable(question->informativeText()));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_VERIFY(bar.isHidden());
        QCOMPARE(events.events.last().poolSlot, 1);
    }

    void theMinersPageSaysIt()
    {
        FakeHouse house;
        Miner miner;
        miner.record.key = 1;
        miner.status.fallbackUrl = u"back.example:3"_s;
        miner.status.fallbackUser = u"us"_s;
        OverviewPage page(house.context());
        page.showMiner(&miner);
        QVERIFY(showsLabel(page, u"back.example:3, us"_s));
        QVERIFY(!showsLabel(page, u"bc1qmine.attic"_s));
        miner.status.poolUser = u"bc1qmine.attic"_s; // at the pool in use
        page.showMiner(&miner);
        QVERIFY(showsLabel(page, u"bc1qmine.attic"_s));
        miner.status.fallbackUrl = QString();
        miner.status.fallbackUser.reset();
        page.showMiner(&miner);
        QVERIFY(showsLabel(page, u"none"_s));
    }

    void whereAStaleMinerWorkedIsAsGreyAsItsReadings()
    {
        FakeHouse house;
        Miner miner;
        miner.record.key = 1;
        miner.telemetry = Telemetry();
        miner.telemetry->timestamp = house.clock.now().addSecs(-10);
        miner.telemetry->temperature = 60;
        miner.status.poolUser = u"bc1qmine.attic"_s;
        miner.status.fallbackUrl = u"back.example:3"_s;
        OverviewPage page(house.context());
        const auto labels = [&page] {
            QList<const QLabel *> found;
            for (const QLabel *label : page.findChildren<QLabel *>()) {
                const QString text = label->text();
                if (text.startsWith(u"60"_s) || text.contains(u"bc1qmine.attic"_s)
                    || text.contains(u"back.example:3"_s))
                    found += label;
            }
            return found;
        };
        page.showMiner(&miner);
        QCOMPARE(labels().size(), 3);
        for (const QLabel *label : labels())
            QCOMPARE(label->foregroundRole(), QPalette::WindowText);
        house.clock.advance(600);
        page.showMiner(&miner);
        for (const QLabel *label : labels()) {
            QCOMPARE(label->foregroundRole(), QPalette::PlaceholderText);
            QVERIFY2(label->toolTip().contains(u"read 10 min ago"_s), qPrintable(label->toolTip()));
        }
    }

    void itIsSaidInPlainWords()
    {
        PoolDrift drift;
        drift.isFallback = true;
        drift.inUse = {u"evil.example:9"_s, u"thief"_s};
        drift.wanted.place = {u"back.example:3"_s, u"us"_s};
        QCOMPARE(driftText(drift),
                 u"the fallback pool is evil.example:9, thief; you set back.example:3, us"_s);
        drift.wanted.wasSet = false;
        drift.wanted.place = {};
        QCOMPARE(driftText(drift),
                 u"someone else made evil.example:9, thief its fallback pool; before: none"_s);
        drift.wanted.place = {u"back.example:3"_s, u"us"_s};
        drift.inUse = {};
        QCOMPARE(driftText(drift),
                 u"someone else took its fallback pool away; before: back.example:3, us"_s);
        Event event;
        event.kind = EventKind::FallbackChanged;
        event.after = u"evil.example:9, thief"_s;
        QCOMPARE(eventSentence(event), u"Fallback pool changed · none → evil.example:9, thief"_s);
        Alert alert;
        alert.kind = AlertKind::PoolChanged;
        alert.part = u"fallback"_s;
        alert.value = u"evil.example:9, thief"_s;
        alert.limit = u"back.example:3, us"_s;
        QCOMPARE(alertSentence(alert),
                 u"Its fallback pool is evil.example:9, thief instead of back.example:3, us."_s);
        alert.value.clear();
        QCOMPARE(alertSentence(alert),
                 u"It has no fallback pool any more; it had back.example:3, us."_s);
    }
};

COALFACE_TEST(TestFallbackMarks)
#include "tst_fallbackmarks.moc"
