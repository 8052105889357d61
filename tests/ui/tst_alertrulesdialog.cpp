// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerthouse.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QTimeEdit>

using namespace coalface;
using namespace Qt::StringLiterals;

//! The dialog in which a person sets the rules about alerts.
class TestAlertRulesDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_with = std::make_unique<AlertHouse>();
        m_with->open();
    }
    void cleanup() { m_with.reset(); }

    void rulesAreChangedWhenTheyAreSaved()
    {
        m_with->button(u"Rules…"_s)->click();
        AlertRulesDialog *dialog = m_with->dialog();
        QCOMPARE(dialog->accessibleName(), u"Alert rules"_s);
        auto *limit = AlertHouse::named<QDoubleSpinBox>(dialog, u"Too hot: limit"_s);
        auto *lasted = AlertHouse::named<QDoubleSpinBox>(dialog, u"Offline: after it has lasted"_s);
        QCOMPARE(limit->text(), u"as the driver gives it"_s);
        QCOMPARE(lasted->value(), 5.0);
        QCOMPARE(lasted->minimum(), 1.0); // no miner is called offline earlier
        limit->setValue(65);
        lasted->setValue(1.5);
        AlertHouse::labelled(dialog, u"Low hashrate"_s)->click();
        QVERIFY(!AlertHouse::named<QDoubleSpinBox>(dialog, u"Low hashrate: limit"_s)->isEnabled());
        AlertHouse::labelled(dialog, u"Quiet hours: no notifications"_s)->click();
        AlertHouse::named<QTimeEdit>(dialog, u"Quiet from"_s)->setTime(QTime(23, 15));
        QCOMPARE(m_with->settings.rules(), m_with->settings.defaults()); // nothing yet
        AlertHouse::labelled(dialog, u"Save"_s)->click();
        const AlertRules &rules = m_with->settings.rules();
        QCOMPARE(rules.rule(AlertKind::Temperature).limit, 65.0);
        QCOMPARE(rules.rule(AlertKind::Offline).holdsFor, 90);
        QVERIFY(!rules.rule(AlertKind::HashrateLow).enabled);
        QVERIFY(rules.quiet.enabled && rules.quiet.from == QTime(23, 15));
        QCOMPARE(rules.rule(AlertKind::Rejects),
                 m_with->settings.defaults().rule(AlertKind::Rejects));
        QTRY_VERIFY(!m_with->dialog());
        // And back.
        m_with->page().openRules();
        AlertHouse::labelled(m_with->dialog(), u"Restore defaults"_s)->click();
        AlertHouse::labelled(m_with->dialog(), u"Save"_s)->click();
        QCOMPARE(m_with->settings.rules(), m_with->settings.defaults());
    }

    //! As on a full disk: they are refused, and the dialog keeps what was typed.
    void rulesThatCannotBeSavedAreRefused()
    {
        QVERIFY(QDir().mkdir(m_with->house.folder.filePath(u"alerts.json.lock"_s)));
        m_with->page().openRules();
        auto *lasted = AlertHouse::named<QDoubleSpinBox>(m_with->dialog(),
                                                         u"Offline: after it has lasted"_s);
        lasted->setValue(1.5);
        AlertHouse::labelled(m_with->dialog(), u"Save"_s)->click();
        QVERIFY(m_with->dialog()->isVisible());
        const QList<QLabel *> labels = m_with->dialog()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible()
                   && label->text().contains(u"alerts.json\" could not be changed");
        }));
        QCOMPARE(lasted->value(), 1.5);
        QCOMPARE(m_with->settings.rules(), m_with->settings.defaults());
    }

    void aSpanThatTheFieldRoundsStaysAsItWas()
    {
        AlertRules rules = m_with->settings.rules();
        rules.rules[AlertKind::Offline].holdsFor = 100; // 1.7 min
        QVERIFY(m_with->settings.setRules(rules));
        m_with->page().openRules();
        AlertHouse::labelled(m_with->dialog(), u"Save"_s)->click();
        QCOMPARE(m_with->settings.rules(), rules);
    }

private:
    std::unique_ptr<AlertHouse> m_with;
};

COALFACE_TEST(TestAlertRulesDialog)
#include "tst_alertrulesdialog.moc"
