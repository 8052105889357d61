// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "core/fleet/minerstatus.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttext.h"
#include "ui/charts/timechart.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/energydaymodel.h"
#include "ui/dashboard/energypanel.h"
#include "ui/dashboard/fleetchart.h"
#include "ui/dashboard/tariffdialog.h"
#include "ui/mainwindow.h"
#include "ui/windowactions.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>

using namespace coalface;

//! The page "Dashboard".
class TestDashboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_house = std::make_unique<FakeHouse>();
        m_house->addWorking(1, QStringLiteral("attic"), 1.2, 55);
        m_house->makeOffline(m_house->addWorking(2, QStringLiteral("cellar"), 1.1, 52));
        m_house->addWorking(3, QStringLiteral("shed"), 1.0, 50).telemetry->power.reset();
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 3);
        m_window = std::make_unique<MainWindow>(m_house->context());
        m_window->show();
        m_window->actions().showDashboard->trigger();
    }

    void thePageIsTheFirstOfTheNavigation()
    {
        QVERIFY(page().isVisible());
        QCOMPARE(m_window->actions().showDashboard->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_1));
        QCOMPARE(m_window->actions().showMiners->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_2));
        const auto *navigation = list(*m_window, "Navigation");
        QCOMPARE(navigation->item(0)->text(), QStringLiteral("Dashboard"));
        QCOMPARE(navigation->item(1)->text(), QStringLiteral("Miners"));
    }

    void anotherDeviceAtAMinersAddressIsSaidWithWhatToDo()
    {
        m_window.reset();
        m_house = std::make_unique<FakeHouse>();
        StoredMiner &cellar = m_house->addWorking(2, QStringLiteral("cellar"), 1.1, 52);
        m_house->makeOffline(cellar);
        noteMiss(cellar.status, otherDevice(cellar.record, QStringLiteral("02:00:00:00:00:99")));
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 1);
        m_window = std::make_unique<MainWindow>(m_house->context());
        m_window->show();
        m_window->actions().showDashboard->trigger();
        const QString text = list(page(), "Needs attention")->item(0)->text();
        QVERIFY2(text.contains(QStringLiteral("Another device answers at its address now. Scan the "
                                              "network")),
                 qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("refused")));
        Alert alert;
        alert.value = m_house->fleet.miner(2)->status.lastError;
        alert.detail = m_house->fleet.miner(2)->status.lastErrorDetail;
        QCOMPARE(alertSentence(alert),
                 QStringLiteral("Another device answers at its address now."));
        alert.detail = QStringLiteral("It has not answered since noon.");
        QCOMPARE(alertSentence(alert), QStringLiteral("It was refused."));
    }

    void theChartIsThatOfTheWholeFleetAndFollowsItsControls()
    {
        QTRY_VERIFY(!asked(QStringLiteral("hashrate")).isEmpty());
        QCOMPARE(asked(QStringLiteral("hashrate")).last().minerKey, wholeFleet);
        auto *metric = page().chart().findChild<QComboBox *>();
        metric->setCurrentIndex(1);
        QTRY_COMPARE(asked(QStringLiteral("power"))
                         .last()
                         .from.secsTo(asked(QStringLiteral("power")).last().to),
                     24 * 3600);
        for (QAbstractButton *button : page().chart().findChildren<QAbstractButton *>()) {
            if (button->text() == QLatin1String("30 d"))
                button->click();
        }
        const SeriesRequest month = asked(QStringLiteral("power")).last();
        QCOMPARE(month.from.secsTo(month.to), 30 * 86400);
        QCOMPARE(page().state(),
                 (QJsonObject{{QStringLiteral("chart"),
                               QJsonObject{{QStringLiteral("metric"), QStringLiteral("power")},
                                           {QStringLiteral("span"), 30 * 86400}}}}));
    }

    void theFleetsSharesAMinuteAreAmongWhatTheChartCanShow()
    {
        auto *metric = page().chart().findChild<QComboBox *>();
        metric->setCurrentIndex(metric->findText(QStringLiteral("Shares per minute")));
        const QString shares = QStringLiteral("shares_accepted");
        QTRY_VERIFY(!asked(shares).isEmpty());
        QCOMPARE(asked(shares).last().minerKey, wholeFleet);
        QCOMPARE(asked(shares).last().rates, QStringList{shares});
        QVERIFY(asked(shares).last().buckets <= 120);
        QCOMPARE(page().chart().chart().quantity().unit, QStringLiteral("1/min"));
    }

    void energyAndCostAreThoseOfTheTariff()
    {
        EnergyPanel &energy = page().energy();
        QVERIFY(said(energy, QStringLiteral("1 miner")));
        // 1 kW for two hours that are over.
        const qint64 begin = (m_house->clock.now().toSecsSinceEpoch() / 3600 - 3) * 3600;
        QList<SeriesPoint> points;
        for (int quarter = 0; quarter < 8; ++quarter) {
            SeriesPoint point;
            point.time = (begin + quarter * 900 + 450) * 1000;
            point.mean = point.least = point.greatest = 1000;
            point.miners = 2;
            points << point;
        }
        m_house->log.series = [points](const SeriesRequest &request) {
            SeriesAnswer answer;
            // Single readings of that time are gone.
            if (request.from.secsTo(request.to) == energyStretch || request.holdSeconds > 0)
                return answer;
            for (const QString &key : request.keys)
                answer.series << Series{key, {points}};
            return answer;
        };
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        QTRY_VERIFY(energy.model().rowCount() > 0);
        QCOMPARE(sum(energy), 2.0);
        QVERIFY(!energy.model().days().first().cost);
        QVERIFY(said(energy, QStringLiteral("Set the tariff")));

        m_house->settings.setTariff({QStringLiteral("€"), 0.5, {}});
        double cost = 0;
        for (const EnergyDay &day : energy.model().days())
            cost += day.cost.value_or(-100);
        QCOMPARE(cost, 1.0);
        QVERIFY(said(energy, QStringLiteral("€")));
    }

    void aMinerThatBeganToTellItsPowerDidNotBefore()
    {
        // Four answer, of which one told its power two days ago, and three do today; the fleet knows one that does not.
        const QDateTime now = m_house->clock.now();
        m_house->log.series = [now](const SeriesRequest &request) {
            SeriesAnswer answer;
            if (request.from.secsTo(request.to) == energyStretch)
                return answer;
            for (const QString &key : request.keys) {
                QList<QList<SeriesPoint>> runs;
                for (const int hoursAgo : {50, 3}) {
                    SeriesPoint point;
                    const qint64 begin = now.toSecsSinceEpoch() / energyStretch * energyStretch
                                         - hoursAgo * 3600;
                    point.time = (begin + energyStretch / 2) * 1000;
                    point.mean = 1000;
                    point.miners = key != QLatin1String("power") ? 4 : hoursAgo == 50 ? 1 : 3;
                    runs << QList<SeriesPoint>{point};
                }
                answer.series << Series{key, runs};
            }
            return answer;
        };
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        EnergyPanel &energy = page().energy();
        QTRY_COMPARE(energy.model().rowCount(), 2);
        QCOMPARE(energy.model().days().first().silent, 1);
        QCOMPARE(energy.model().days().last().silent, 3);
        QVERIFY(said(energy, QStringLiteral("up to 3 miners did not report their power")));
        const QString tip
            = energy.model().index(1, EnergyDayModel::EnergyColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("up to 3 answered without it")), qPrintable(tip));
    }

    void aMinerThatCameForTwoMinutesCountsForThem()
    {
        // 1 kW for an hour that is over, and for two minutes of its second quarter another one.
        const qint64 begin = (m_house->clock.now().toSecsSinceEpoch() / 3600 - 3) * 3600;
        m_house->log.series = [begin](const SeriesRequest &request) {
            const bool isPart = request.from.secsTo(request.to) == energyStretch;
            const int step = isPart ? 60 : energyStretch;
            QList<SeriesPoint> points;
            for (qint64 at = begin; at < begin + 3600; at += step) {
                if (at < request.from.toSecsSinceEpoch() || at >= request.to.toSecsSinceEpoch())
                    continue;
                const qint64 since = at - begin;
                const bool hasBoth = isPart ? since == 960 || since == 1020 : since == 900;
                SeriesPoint point;
                point.time = (at + step / 2) * 1000;
                point.mean = point.least = point.greatest = hasBoth ? 2000 : 1000;
                point.miners = hasBoth ? 2 : 1;
                points << point;
            }
            SeriesAnswer answer;
            for (const QString &key : request.keys)
                answer.series << Series{key, {points}};
            return answer;
        };
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        EnergyPanel &energy = page().energy();
        QTRY_VERIFY(energy.model().rowCount() > 0);
        QVERIFY2(qAbs(sum(energy) - (1.0 + 2.0 / 60)) < 1e-9,
                 qPrintable(QString::number(sum(energy))));
    }

    void aStopWithinTwoQuartersIsNoEnergy()
    {
        // 1 kW for an hour that is over, without the 20 minutes from 00:20 on: each quarter has readings.
        const qint64 begin = (m_house->clock.now().toSecsSinceEpoch() / 3600 - 3) * 3600;
        m_house->log.series = [begin](const SeriesRequest &request) {
            const bool isFine = request.minerKey != wholeFleet
                                || request.from.secsTo(request.to) == energyStretch;
            const int step = isFine ? 60 : energyStretch;
            QList<QList<SeriesPoint>> runs;
            qint64 last = 0;
            for (qint64 at = begin; at < begin + 3600; at += step) {
                const bool isStopped = isFine && at >= begin + 1200 && at < begin + 2400;
                if (isStopped || at < request.from.toSecsSinceEpoch()
                    || at >= request.to.toSecsSinceEpoch())
                    continue;
                SeriesPoint point;
                point.time = (at + step / 2) * 1000;
                point.mean = point.least = point.greatest = 1000;
                point.miners = 2;
                if (runs.isEmpty() || at - last > step)
                    runs << QList<SeriesPoint>();
                runs.last() << point;
                last = at;
            }
            SeriesAnswer answer;
            for (const QString &key : request.keys)
                answer.series << Series{key, runs};
            return answer;
        };
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        EnergyPanel &energy = page().energy();
        QTRY_VERIFY(energy.model().rowCount() > 0);
        QVERIFY2(qAbs(sum(energy) - 2.0 / 3) < 1e-9, qPrintable(QString::number(sum(energy))));
        double hours = 0;
        for (const EnergyDay &day : energy.model().days())
            hours += day.countedHours;
        QVERIFY2(qAbs(hours - 2.0 / 3) < 1e-9, qPrintable(QString::number(hours)));
    }

    void minersThatAreAskedRarelyCountFromReadingToReading()
    {
        // Half of the miners are missing in each quarter, which is all that sums of quarters know.
        const QDateTime now = m_house->clock.now();
        const qint64 begin = (now.toSecsSinceEpoch() / 3600 - 3) * 3600;
        bool areOften = false;
        m_house->log.series = [begin, &areOften](const SeriesRequest &request) {
            const bool isMiner = request.minerKey != wholeFleet;
            const int step = request.holdSeconds > 0 || (areOften && isMiner) ? 60 : energyStretch;
            if (request.from.secsTo(request.to) == energyStretch)
                return SeriesAnswer(); // single readings of that time are gone
            QList<SeriesPoint> points;
            for (qint64 at = begin; at < begin + 7200; at += step) {
                if (at < request.from.toSecsSinceEpoch() || at >= request.to.toSecsSinceEpoch())
                    continue;
                SeriesPoint point;
                point.time = (at + step / 2) * 1000;
                point.mean = request.holdSeconds > 0 ? 1000 : 500;
                point.miners = 2;
                points << point;
            }
            SeriesAnswer answer;
            for (const QString &key : request.keys)
                answer.series << Series{key, {points}};
            return answer;
        };
        m_house->settings.setPollInterval(1800);
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        EnergyPanel &energy = page().energy();
        QTRY_VERIFY2(qAbs(sum(energy) - 2.0) < 1e-9, qPrintable(QString::number(sum(energy))));
        const auto held = [this] {
            int count = 0;
            for (const SeriesRequest &request : m_house->log.asked)
                count += request.holdSeconds == 4500 ? 1 : 0;
            return count;
        };
        QCOMPARE(held(), 7);
        // Of days that are over it is not asked again.
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        QTRY_VERIFY(held() > 7);
        QTest::qWait(50);
        QVERIFY2(held() <= 9, qPrintable(QString::number(held())));

        // They count so also when miners are asked often again; and where they were, the sums do.
        m_house->log.asked.clear();
        m_house->settings.setPollInterval(30);
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        QTRY_VERIFY(std::any_of(m_house->log.asked.begin(), m_house->log.asked.end(),
                                [](const auto &asked) { return asked.holdSeconds == 75; }));
        QTRY_VERIFY2(qAbs(sum(energy) - 2.0) < 1e-9, qPrintable(QString::number(sum(energy))));
        areOften = true;
        m_window->actions().showMiners->trigger();
        m_window->actions().showDashboard->trigger();
        QTRY_COMPARE(sum(energy), 1.0);
    }

    void aTariffIsTypedAndKept()
    {
        page().energy().editTariff();
        auto *dialog = m_window->findChild<TariffDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("€"));
        dialog->findChild<QDoubleSpinBox *>()->setValue(0.31);
        button(*dialog, "Add a time")->click();
        button(*dialog, "Add a time")->click();
        // Both are from 22:00 to 06:00: which price would hold?
        const auto *box = dialog->findChild<QDialogButtonBox *>();
        QVERIFY(!box->button(QDialogButtonBox::Save)->isEnabled());
        QVERIFY(said(*dialog, QStringLiteral("overlaps")));
        QList<QTimeEdit *> times = dialog->findChildren<QTimeEdit *>();
        QCOMPARE(times.size(), 4);
        times[2]->setTime(QTime(17, 0));
        times[3]->setTime(QTime(20, 0));
        QVERIFY(box->button(QDialogButtonBox::Save)->isEnabled());
        box->button(QDialogButtonBox::Save)->click();
        const Tariff tariff = m_house->settings.tariff();
        QCOMPARE(tariff.currency, QStringLiteral("€"));
        QCOMPARE(tariff.price, 0.31);
        QCOMPARE(tariff.bands.size(), 2);
        QCOMPARE(tariff.bands[1].from, 17 * 60);
    }

    void aTariffThatCannotBeSavedStaysInItsDialog()
    {
        page().energy().editTariff();
        auto *dialog = m_window->findChild<TariffDialog *>();
        dialog->findChild<QDoubleSpinBox *>()->setValue(0.31);
        m_house->folder.remove();
        QFile inTheWay(m_house->folder.path()); // nothing can be saved beneath a file
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto *box = dialog->findChild<QDialogButtonBox *>();
        box->button(QDialogButtonBox::Save)->click();
        QVERIFY(dialog->isVisible());
        QVERIFY(said(*dialog, QStringLiteral("could not be saved")));
        QVERIFY(!m_house->settings.tariff().price);
        QVERIFY(inTheWay.remove());
        box->button(QDialogButtonBox::Save)->click();
        QVERIFY(!dialog->isVisible());
        QCOMPARE(m_house->settings.tariff().price, 0.31);
    }

private:
    DashboardPage &page() const { return m_window->dashboard(); }
    static QListWidget *list(const QWidget &in, const char *name)
    {
        for (QListWidget *list : in.findChildren<QListWidget *>()) {
            if (list->accessibleName() == QLatin1String(name))
                return list;
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &in, const char *label)
    {
        for (QPushButton *button : in.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == QLatin1String(label))
                return button;
        }
        return nullptr;
    }
    static bool said(const QWidget &in, const QString &words)
    {
        for (const QLabel *label : in.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    static double sum(const EnergyPanel &energy)
    {
        double sum = 0;
        for (const EnergyDay &day : energy.model().days())
            sum += day.kilowattHours;
        return sum;
    }
    QList<SeriesRequest> asked(const QString &key) const
    {
        QList<SeriesRequest> requests;
        for (const SeriesRequest &request : m_house->log.asked) {
            if (request.minerKey == wholeFleet && request.keys == QStringList{key}
                && request.buckets != 0 && request.gapSeconds < energyStretch
                && request.from.secsTo(request.to) > energyStretch)
                requests << request;
        }
        return requests;
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<MainWindow> m_window;
};

COALFACE_TEST(TestDashboard)
#include "tst_dashboard.moc"
