// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "tests/core/fakealertlog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alertspage.h"
#include "ui/alerts/alerttablemodel.h"

#include <QLabel>
#include <QStyle>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include <functional>
#include <optional>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! One in which what is short in English is long.
class LongLanguage : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString said = QString::fromUtf8(text);
        return said == u"warning" || said == u"Muted until %1" ? u"lang "_s + said : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

//! The page "Alerts" where the window is small.
class TestAlertsRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStrangersPoolIsSeenInASmallWindow()
    {
        SmallPage small([](Alert &) {});
        AlertsPage &page = *small.page;
        QTableView &table = page.table();
        QTRY_COMPARE(table.model()->rowCount(), 1);
        const auto seen = [&](int column) {
            const int margin = 2 * (table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
            return table.fontMetrics().elidedText(table.model()->index(0, column).data().toString(),
                                                  Qt::ElideRight,
                                                  table.columnWidth(column) - margin);
        };
        const QString what = seen(AlertTableModel::WhatColumn);
        QVERIFY2(what.contains(u"thief.example.org"_s), qPrintable(what));
        // What is short is not cut for it.
        for (const int column :
             {int(AlertTableModel::SeverityColumn), int(AlertTableModel::SinceColumn),
              int(AlertTableModel::StateColumn)})
            QVERIFY2(!seen(column).contains(u'…'), qPrintable(seen(column)));
        page.resize(1200, 420);
        QTRY_VERIFY(seen(AlertTableModel::MinerColumn).endsWith(u"attic"_s));
    }

    void inASmallWindowANameHasTheRoomThatIsFree()
    {
        SmallPage small([](Alert &alert) {
            alert.kind = AlertKind::NotHashing;
            alert.part.clear();
            alert.value.clear();
        });
        AlertsPage &page = *small.page;
        const QAbstractItemView &view = page.table();
        for (int column = 0; column < AlertTableModel::ColumnCount; ++column)
            QTRY_VERIFY2(page.table().columnWidth(column) >= view.sizeHintForColumn(column),
                         qPrintable(QString::number(column)));
    }

    void whatIsShortIsSeenInASmallWindowOfALongerLanguage()
    {
        LongLanguage language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        FakeHouse house;
        house.addWorking(1, u"attic"_s, 1.2, 55);
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        Alert alert = alertOf(house);
        alert.kind = AlertKind::Rejects;
        FakeAlertLog log;
        log.alerts = {alert};
        AlertSettings settings{house.folder.filePath(u"alerts.json"_s), QStringLiteral(ALERT_RULES)};
        QVERIFY(settings.mute({1}, house.clock.now().addSecs(3600)).ok());
        ActiveAlerts active(log, settings, house.clock);
        WindowContext context = house.context();
        context.alerts = &log;
        context.alertSettings = &settings;
        context.activeAlerts = &active;
        AlertsPage page(context);
        page.resize(770, 420);
        page.show();
        QTableView &table = page.table();
        QTRY_COMPARE(table.model()->rowCount(), 1);
        for (const int column :
             {int(AlertTableModel::SeverityColumn), int(AlertTableModel::StateColumn)}) {
            const QString text = table.model()->index(0, column).data().toString();
            QVERIFY2(text.contains(u"lang"_s), qPrintable(text));
            const QAbstractItemView &view = table; // of a table it is not public
            QVERIFY2(table.columnWidth(column) >= view.sizeHintForColumn(column), qPrintable(text));
        }
    }

    void beforeTheyAreReadNothingIsSaidOfThem()
    {
        FakeHouse house;
        FakeAlertLog log;
        AlertSettings settings{house.folder.filePath(u"alerts.json"_s), QStringLiteral(ALERT_RULES)};
        ActiveAlerts active(log, settings, house.clock);
        WindowContext context = house.context();
        context.alerts = &log;
        context.alertSettings = &settings;
        context.activeAlerts = &active;
        AlertsPage page(context);
        const auto says = [&page](const QString &text) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                               [&](const QLabel *label) { return label->text().contains(text); });
        };
        QVERIFY(!says(u"Nothing is wrong"_s));
        QVERIFY(!says(u"No alert waits for you"_s));
        QTRY_VERIFY(says(u"Nothing is wrong"_s));
        QVERIFY(says(u"No alert waits for you"_s));
    }

private:
    static Alert alertOf(const FakeHouse &house)
    {
        Alert alert;
        alert.id = u"1"_s;
        alert.kind = AlertKind::PoolChanged;
        alert.minerKey = 1;
        alert.part = u"url"_s;
        alert.value = u"thief.example.org:4444 thief"_s;
        alert.limit = u"pool.example.org:3333 bc1qmine.attic"_s;
        alert.since = house.clock.now().addSecs(-600);
        return alert;
    }

    //! With one alert, a stranger's pool unless it is made another.
    struct SmallPage
    {
        explicit SmallPage(const std::function<void(Alert &)> &change)
        {
            house.addWorking(1, u"a miner in the attic"_s, 1.2, 55);
            const auto loaded = house.fleet.load();
            (void)QTest::qWaitFor([&] { return loaded.isFinished(); });
            Alert alert = alertOf(house);
            change(alert);
            log.alerts = {alert};
            active.emplace(log, settings, house.clock);
            WindowContext context = house.context();
            context.alerts = &log;
            context.alertSettings = &settings;
            context.activeAlerts = &*active;
            page.emplace(context);
            page->resize(770, 420); // beside the navigation of a window of 900
            page->show();
        }

        FakeHouse house;
        FakeAlertLog log;
        AlertSettings settings{house.folder.filePath(u"alerts.json"_s), QStringLiteral(ALERT_RULES)};
        std::optional<ActiveAlerts> active;
        std::optional<AlertsPage> page;
    };
};

COALFACE_TEST(TestAlertsRoom)
#include "tst_alertsroom.moc"
