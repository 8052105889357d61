// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"
#include "fakemetricslog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/drivers/drivermetricsview.h"
#include "ui/drivers/recentfigures.h"

#include <QTabWidget>
#include <QTest>

using namespace coalface;

namespace {
//! The panel with a log of what the drivers did.
struct MeteredHouse : DriverHouse
{
    FakeMetricsLog log;
    std::unique_ptr<RecentFigures> figures;

    void openMetered()
    {
        manager.add(granite, DriverCondition::UpToDate);
        manager.add(slate, DriverCondition::UpToDate);
        open();
        figures = std::make_unique<RecentFigures>(log, house.clock);
        panel = std::make_unique<DriversPanel>(*work, *drivers, figures.get());
        panel->resize(900, 560);
        panel->show();
        panel->table().select(granite);
    }
    ~MeteredHouse() { panel.reset(); }

    QTabWidget &tabs() const { return *panel->findChild<QTabWidget *>(); }
    DriverMetricsView &view() const { return *panel->findChild<DriverMetricsView *>(); }
    void showFigures() const
    {
        const int before = log.reads;
        tabs().setCurrentWidget(&view());
        QTRY_VERIFY(log.reads > before);
        QCoreApplication::processEvents(); // the answer
    }
    //! What is shown in that row, from left to right.
    QStringList row(const char *name) const
    {
        const QList<QLabel *> labels = view().findChildren<QLabel *>();
        for (int i = 0; i < labels.size(); ++i) {
            if (labels[i]->text() != QLatin1String(name) || !labels[i]->isVisible())
                continue;
            QStringList texts;
            for (const int next : {i + 1, i + 2}) {
                if (labels[next]->isVisible())
                    texts += labels[next]->text().replace(QChar(0xa0), u' ');
            }
            return texts;
        }
        return {};
    }
};

QStringList texts(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *text : list)
        result += QString::fromUtf8(text);
    return result;
}
} // namespace

//! What a driver did in the last 24 hours, as the page shows it.
class TestDriverMetricsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutALogThereIsNothingAboutIt()
    {
        DriverHouse with;
        threeDrivers(with);
        QCOMPARE(with.panel->findChild<QTabWidget *>()->count(), 2);
        QVERIFY(!with.panel->findChild<DriverMetricsView *>());
    }

    void whatWasNeverCountedIsNotKnownYet()
    {
        MeteredHouse with;
        with.openMetered();
        with.showFigures();
        QTRY_VERIFY(with.says(QStringLiteral("Not known yet")));
        QVERIFY(with.row("Calls").isEmpty());
        QCOMPARE(with.log.since, with.house.clock.now().addDays(-1));
    }

    void theRunningVersionIsShown()
    {
        MeteredHouse with;
        DriverMetrics &sum = with.log.add(granite, QStringLiteral("1.1.0"), 195).sum;
        for (int i = 0; i < 2; ++i)
            sum.countCall(QStringLiteral("readTelemetry"), CallClass::Unreachable, 8000);
        sum.countCall(QStringLiteral("readTelemetry"), CallClass::Protocol, 30);
        sum.countCall(QStringLiteral("setPool"), CallClass::Auth, 30);
        sum.countCall(QStringLiteral("setMode"), CallClass::Busy, 30);
        sum.crashes = 1;
        sum.restarts = 1;
        sum.cpuMs = 640;
        sum.peakRss = 5'900'000;
        with.openMetered();
        with.showFigures();
        QTRY_COMPARE(with.row("Calls"), texts({"200"}));
        QVERIFY(!with.says(QStringLiteral("Not known yet")));
        QCOMPARE(with.row("Version"), texts({"1.1.0"}));
        QCOMPARE(with.row("Failed by the driver's fault"), texts({"1 (0.5 %)"}));
        QCOMPARE(with.row("Failed: miner not reachable"), texts({"2 (1.0 %)"}));
        QCOMPARE(with.row("Failed: miner wants a login"), texts({"1 (0.5 %)"}));
        QCOMPARE(with.row("Failed: declined or not possible"), texts({"1 (0.5 %)"}));
        // One of 20 took 400 ms: 10 of 195. Buckets' middles: 20.7 ms and 395 ms.
        QCOMPARE(with.row("Time of a reading, 50 / 95 / 99 %"), texts({"21 ms / 395 ms / 395 ms"}));
        QCOMPARE(with.row("Crashes / hangs / restarts"), texts({"1 / 0 / 1"}));
        QCOMPARE(with.row("Processor time per call"), texts({"3.2 ms"}));
        QCOMPARE(with.row("Most memory"), texts({"5.9 MB"}));
    }

    void theVersionBeforeStandsBesideIt()
    {
        MeteredHouse with;
        with.log.add(granite, QStringLiteral("1.1.0"), 40);
        with.log.add(granite, QStringLiteral("1.0.0"), 80).sum.crashes = 3;
        with.log.add(granite, QStringLiteral("0.9.0"), 10);
        with.openMetered();
        with.showFigures();
        QTRY_COMPARE(with.row("Version"), texts({"1.1.0", "1.0.0, before"}));
        QCOMPARE(with.row("Calls"), texts({"40", "80"}));
        QCOMPARE(with.row("Crashes / hangs / restarts"), texts({"0 / 0 / 0", "3 / 0 / 0"}));
    }

    void aVersionThatHasNotBeenAskedYetStandsBesideTheOneBefore()
    {
        MeteredHouse with;
        with.log.add(granite, QStringLiteral("1.0.0"), 80);
        with.openMetered();
        with.showFigures();
        QTRY_COMPARE(with.row("Calls"), texts({"not known yet", "80"}));
        QCOMPARE(with.row("Crashes / hangs / restarts"), texts({"—", "0 / 0 / 0"}));
    }

    void whatNoHostToldIsUnknownAndNotZero()
    {
        MeteredHouse with;
        DriverFigures &figures = with.log.add(granite, QStringLiteral("1.1.0"), 0);
        figures.sum.countCall(QStringLiteral("readTelemetry"), CallClass::Unreachable, 8000);
        with.openMetered();
        with.showFigures();
        QTRY_COMPARE(with.row("Calls"), texts({"1"}));
        for (const char *name :
             {"Time of a reading, 50 / 95 / 99 %", "Processor time per call", "Most memory"})
            QCOMPARE(with.row(name), texts({"—"}));
    }

    void anotherDriverHasItsOwnFigures()
    {
        MeteredHouse with;
        with.log.add(granite, QStringLiteral("1.1.0"), 40);
        with.log.add(slate, QStringLiteral("1.1.0"), 7);
        with.openMetered();
        with.showFigures();
        QTRY_COMPARE(with.row("Calls"), texts({"40"}));
        const int reads = with.log.reads;
        with.panel->table().select(slate);
        QCOMPARE(with.row("Calls"), texts({"7"}));
        QCOMPARE(with.log.reads, reads); // all drivers are read at once
        with.manager.drivers.clear();
        with.manager.announce(slate);
        QVERIFY(with.says(QStringLiteral("Not known yet")));
    }

    void itIsReadOnlyWhileItIsSeen()
    {
        MeteredHouse with;
        with.openMetered();
        QCOMPARE(with.log.reads, 0);
        with.showFigures();
        QCOMPARE(with.log.reads, 1);
        with.log.add(granite, QStringLiteral("1.1.0"), 5);
        with.tabs().setCurrentIndex(0);
        with.showFigures();
        QTRY_COMPARE(with.row("Calls"), texts({"5"}));
        QCOMPARE(with.log.reads, 2);
    }

    void whatCannotBeReadIsSaid()
    {
        MeteredHouse with;
        with.log.problem = QStringLiteral("The database is damaged.");
        with.openMetered();
        with.showFigures();
        QTRY_VERIFY(with.says(with.log.problem));
        with.log.problem.clear();
        with.log.add(granite, QStringLiteral("1.1.0"), 5);
        with.figures->refresh();
        QTRY_COMPARE(with.row("Calls"), texts({"5"}));
        QVERIFY(!with.says(QStringLiteral("damaged")));
    }
};

COALFACE_TEST(TestDriverMetricsView)
#include "tst_drivermetricsview.moc"
