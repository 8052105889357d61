// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "tests/core/fakealertlog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttext.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace coalface;

//! The lists of the page "Dashboard": who needs attention, and the states; both lead to the miners.
class TestDashboardLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_house = std::make_unique<FakeHouse>();
        m_house->addWorking(1, QStringLiteral("attic"), 1.2, 55);
        m_house->makeOffline(m_house->addWorking(2, QStringLiteral("cellar"), 1.1, 52));
        m_house->addWorking(3, QStringLiteral("shed"), 1.0, 50);
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 3);
        m_log = std::make_unique<FakeAlertLog>();
        m_settings = std::make_unique<AlertSettings>(m_house->folder.filePath(
                                                         QStringLiteral("alerts.json")),
                                                     QStringLiteral(ALERT_RULES));
        m_active = std::make_unique<ActiveAlerts>(*m_log, *m_settings, m_house->clock);
        WindowContext context = m_house->context();
        context.alerts = m_log.get();
        context.alertSettings = m_settings.get();
        context.activeAlerts = m_active.get();
        m_window = std::make_unique<MainWindow>(context);
        m_window->show();
        m_window->actions().showDashboard->trigger();
    }
    void cleanup()
    {
        m_window.reset();
        m_active.reset();
    }

    void whoNeedsAttentionStandsThereAndLeadsToTheMiner()
    {
        QListWidget *attention = list("Needs attention");
        QCOMPARE(attention->count(), 1);
        QVERIFY2(attention->item(0)->text().contains(QStringLiteral("cellar")),
                 qPrintable(attention->item(0)->text()));
        attention->setCurrentRow(0);
        attention->setFocus();
        QTest::keyClick(attention, Qt::Key_Return);
        QVERIFY(m_window->minersPage().isVisible());
        QCOMPARE(m_window->minersPage().table().selectedKeys(), QList<qint64>{2});
    }

    void aDoubleClickLeadsToTheMinerAndToTheMinersOfAState()
    {
        const auto doubleClick = [](QListWidget *list, int row) {
            const auto place = [&] { return list->visualItemRect(list->item(row)).center(); };
            QTRY_VERIFY(list->viewport()->rect().contains(place())); // it is laid out
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place());
            QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place());
        };
        doubleClick(list("Needs attention"), 0);
        QVERIFY(m_window->minersPage().isVisible());
        QCOMPARE(m_window->minersPage().table().selectedKeys(), QList<qint64>{2});
        m_window->actions().showDashboard->trigger();
        QVERIFY(m_window->dashboard().isVisible());
        doubleClick(list("Miners by state"), 1);
        QVERIFY(m_window->minersPage().isVisible());
        QCOMPARE(m_window->minersPage().shownCount(), 1);
    }

    void whoWorksButHasAnAlertStandsThereWithIt()
    {
        QListWidget *attention = list("Needs attention");
        QCOMPARE(attention->count(), 1);
        Alert robbed;
        robbed.id = QStringLiteral("pool_changed/m3");
        robbed.kind = AlertKind::PoolChanged;
        robbed.minerKey = 3;
        robbed.since = robbed.raised = m_house->clock.now().addSecs(-60);
        robbed.value = QStringLiteral("evil.example:9");
        robbed.limit = QStringLiteral("home.example:3333");
        Alert offline = robbed;
        offline.id = QStringLiteral("offline/m2");
        offline.kind = AlertKind::Offline;
        offline.minerKey = 2;
        offline.value = QStringLiteral("timeout");
        m_log->add({robbed, offline});
        QTRY_COMPARE(attention->count(), 2);
        const QString shed = attention->item(1)->text();
        QVERIFY2(shed.contains(QStringLiteral("shed")), qPrintable(shed));
        QVERIFY2(shed.contains(QStringLiteral("Online")), qPrintable(shed));
        QVERIFY2(shed.contains(alertSentence(robbed)), qPrintable(shed));
        // What the state says already is not said twice.
        const QString cellar = attention->item(0)->text();
        QVERIFY2(cellar.contains(QStringLiteral("cellar")), qPrintable(cellar));
        QCOMPARE(cellar.count(QStringLiteral("answer")), 1);
        attention->setCurrentRow(1);
        QTest::keyClick(attention, Qt::Key_Return);
        QVERIFY(m_window->minersPage().isVisible());
        QCOMPARE(m_window->minersPage().table().selectedKeys(), QList<qint64>{3});
        m_window->actions().showDashboard->trigger();

        QVERIFY(m_settings->mute({3}, {}).ok());
        QCOMPARE(attention->count(), 1);
        QVERIFY(m_settings->unmute({3}).ok());
        QCOMPARE(attention->count(), 2);
        m_log->mark({robbed.id}, AlertLog::Mark::Acknowledged, m_house->clock.now());
        QTRY_COMPARE(attention->count(), 1);
    }

    void whatIsWrongWithTheAnswersOfAMinerIsSaid()
    {
        StoredMiner &odd = m_house->addWorking(4, QStringLiteral("odd"), 1.1, 52);
        m_house->makeOffline(odd);
        odd.status.lastErrorDetail = QStringLiteral("A web server answers.");
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 4);
        QListWidget *attention = list("Needs attention");
        QTRY_COMPARE(attention->count(), 2);
        const QString both = attention->item(0)->text() + attention->item(1)->text();
        QVERIFY2(both.contains(QStringLiteral("(A web server answers.)")), qPrintable(both));
        QVERIFY2(!both.contains(QStringLiteral("refuses")), qPrintable(both)); // that is silence
    }

    //! As on the page of alerts: not as if it still were as hot as it was.
    void heatBelowItsLimitIsNotToldAsPresent()
    {
        m_house->addWorking(4, QStringLiteral("loft"), 1.1, 66.2);
        m_house->fleet.load();
        QTRY_COMPARE(m_house->fleet.size(), 4);
        Alert hot;
        hot.id = QStringLiteral("temperature/m4");
        hot.kind = AlertKind::Temperature;
        hot.minerKey = 4;
        hot.since = hot.raised = m_house->clock.now().addSecs(-60);
        hot.part = QStringLiteral("temperature");
        hot.value = QStringLiteral("90");
        hot.limit = QStringLiteral("68");
        m_log->add({hot});
        QListWidget *attention = list("Needs attention");
        QTRY_COMPARE(attention->count(), 2);
        const QString loft = attention->item(0)->text() + attention->item(1)->text();
        QVERIFY2(loft.contains(QStringLiteral("this ends at")), qPrintable(loft));
        QVERIFY2(!loft.contains(alertSentence(hot)), qPrintable(loft));
    }

    void aFilterDoesNotHideTheMinerThatIsWanted()
    {
        m_window->minersPage().filter().setText(QStringLiteral("shed"));
        QListWidget *attention = list("Needs attention");
        Q_EMIT attention->itemActivated(attention->item(0));
        QCOMPARE(m_window->minersPage().table().selectedKeys(), QList<qint64>{2});
    }

    void theStatesAreCountedAndLeadToTheirMiners()
    {
        QListWidget *states = list("Miners by state");
        QStringList texts;
        for (int row = 0; row < states->count(); ++row)
            texts << states->item(row)->text();
        QCOMPARE(texts, (QStringList{QStringLiteral("Online · 2"), QStringLiteral("Offline · 1")}));
        Q_EMIT states->itemActivated(states->item(0));
        QVERIFY(m_window->minersPage().isVisible());
        QCOMPARE(m_window->minersPage().shownCount(), 2);
    }

private:
    QListWidget *list(const char *name) const
    {
        for (QListWidget *list : m_window->dashboard().findChildren<QListWidget *>()) {
            if (list->accessibleName() == QLatin1String(name))
                return list;
        }
        return nullptr;
    }

    std::unique_ptr<FakeHouse> m_house;
    std::unique_ptr<FakeAlertLog> m_log;
    std::unique_ptr<AlertSettings> m_settings;
    std::unique_ptr<ActiveAlerts> m_active;
    std::unique_ptr<MainWindow> m_window;
};

COALFACE_TEST(TestDashboardLists)
#include "tst_dashboardlists.moc"
