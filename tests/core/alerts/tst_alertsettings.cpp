// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertsettings.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

} // namespace

//! alerts.json, the rules in it, and the quiet hours.
class TestAlertSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theRulesThatComeWithTheProgramAreThoseOfTheDesign()
    {
        const AlertSettings settings(path(), bundled());
        QCOMPARE(settings.problem(), QString());
        const AlertRules &rules = settings.rules();
        for (const AlertKind kind : allAlertKinds()) {
            QVERIFY2(rules.rule(kind).enabled, qPrintable(alertKindName(kind)));
            QVERIFY(kind == AlertKind::PoolChanged || rules.rule(kind).cooldown == 3600);
        }
        QCOMPARE(rules.rule(AlertKind::Offline).holdsFor, 300);
        QVERIFY(!rules.rule(AlertKind::Temperature).limit); // what the driver gives
        QCOMPARE(rules.rule(AlertKind::Rejects).limit, 5.0);
        QCOMPARE(rules.rule(AlertKind::HashrateLow).limit, 30.0);
        QCOMPARE(rules.settlesAfterMode, 1200);
        QVERIFY(!rules.notifications && !rules.quiet.enabled);
        QVERIFY(!QFile::exists(path()));
    }

    void onlyWhatAPersonChangedIsWritten()
    {
        AlertSettings settings(path(), bundled());
        AlertRules rules = settings.rules();
        rules.rules[AlertKind::Temperature].limit = 65;
        rules.notifications = true;
        QVERIFY(settings.setRules(rules));
        const QJsonObject root = content();
        QCOMPARE(root.keys(), (QStringList{u"format"_s, u"notifications"_s, u"rules"_s}));
        QCOMPARE(root.value(u"rules").toObject().keys(), QStringList{u"temperature"_s});
        QCOMPARE(AlertSettings(path(), bundled()).rules(), rules);
        QVERIFY(settings.setRules(settings.defaults()));
        QCOMPARE(content().keys(), QStringList{u"format"_s});
    }

    void aLimitOfARuleThatIsSwitchedOffIsNone()
    {
        AlertRules rules = AlertSettings(path(), bundled()).rules();
        QCOMPARE(rules.heatLimit(), std::nullopt); // what the driver gives
        rules.rules[AlertKind::Temperature].limit = 65;
        QCOMPARE(rules.heatLimit(), 65.0);
        rules.rules[AlertKind::Temperature].enabled = false;
        QCOMPARE(rules.heatLimit(), std::nullopt);
    }

    void whatAnotherProgramChangesComesIn()
    {
        AlertSettings here(path(), bundled());
        AlertSettings there(path(), bundled());
        QSignalSpy changed(&here, &AlertSettings::changed);
        QVERIFY(there.mute({3}, {}));
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(here.isMuted(3, utc(u"2050-01-01T00:00:00Z"_s)));
        // Neither loses what the other one wrote.
        AlertRules rules = here.rules();
        rules.quiet = {true, QTime(23, 0), QTime(6, 30)};
        QVERIFY(here.setRules(rules));
        QVERIFY(there.unmute({3}));
        QCOMPARE(there.rules().quiet.to, QTime(6, 30));
    }

    void aMuteEndsAtItsTime()
    {
        AlertSettings settings(path(), bundled());
        const QDateTime until = utc(u"2026-03-01T12:00:00Z"_s);
        QVERIFY(settings.mute({1, 2}, until));
        QVERIFY(settings.isMuted(1, until.addSecs(-1)));
        QVERIFY(!settings.isMuted(1, until));
        QCOMPARE(AlertSettings(path(), bundled()).mutedUntil(2, until.addSecs(-9)), until);
        QVERIFY(!settings.isMuted(3, until.addSecs(-1)));
    }

    void aFileThatCannotBeUsedIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("damaged") << QByteArray("{\"format\": 1,") << u"could not be used"_s;
        QTest::newRow("no object") << QByteArray("[]") << u"it is no JSON object"_s;
        QTest::newRow("unknown key") << QByteArray(R"({"format":1,"rulez":{}})") << u"\"rulez\""_s;
        QTest::newRow("unknown rule")
            << QByteArray(R"({"rules":{"sunburn":{}}})") << u"no rule \"sunburn\""_s;
        QTest::newRow("unknown part")
            << QByteArray(R"({"rules":{"offline":{"after":1}}})") << u"\"rules/offline/after\""_s;
        QTest::newRow("no number") << QByteArray(R"({"rules":{"rejects":{"limit":"5"}}})")
                                   << u"\"rules/rejects/limit\" is no number from 0.1 to 100"_s;
        QTest::newRow("null for a number")
            << QByteArray(R"({"rules":{"rejects":{"limit":null}}})") << u"rules/rejects/limit"_s;
        QTest::newRow("a limit where there is none")
            << QByteArray(R"({"rules":{"offline":{"limit":5}}})") << u"has no limit"_s;
        QTest::newRow("below zero") << QByteArray(R"({"rules":{"offline":{"for":-1}}})")
                                    << u"no whole number from 0 to 86400"_s;
        QTest::newRow("no time") << QByteArray(R"({"quiet_hours":{"from":"25:00"}})")
                                 << u"\"quiet_hours/from\" is no time"_s;
        QTest::newRow("mute of nobody")
            << QByteArray(R"({"mutes":{"attic":null}})") << u"mutes/attic"_s;
    }
    void aFileThatCannotBeUsedIsKeptAside()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        AlertSettings settings(path(), bundled());
        QVERIFY2(settings.problem().contains(said), qPrintable(settings.problem()));
        QCOMPARE(settings.rules(), settings.defaults());
        QVERIFY(!QFile::exists(path()));
        const QStringList aside = QDir(m_folder->path()).entryList({u"alerts.json.bad-*"_s});
        QCOMPARE(aside.size(), 1);
        QVERIFY(settings.problem().contains(aside.first()));
        QFile kept(m_folder->filePath(aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), text);
        // It goes on from there, and the sentence is gone with a good file.
        QVERIFY(settings.mute({1}, {}));
        QCOMPARE(settings.problem(), QString());
    }

    void allThatIsWrongIsSaidAndTheRestOfAFileIsUsed()
    {
        write(R"({"format":1,"rules":{"offline":{"for":"soon","cooldown":60},"rejects":{"limit":7}},
                  "notifications":true,"quiet_hours":{"enabled":true,"from":"23:00","to":"25:00"},
                  "mutes":{"m4":null,"attic":null}})");
        const AlertSettings settings(path(), bundled());
        for (const QString &said :
             {u"\"rules/offline/for\" is no whole number"_s, u"\"quiet_hours/to\" is no time"_s,
              u"\"mutes/attic\""_s, u"what else was in it is used"_s})
            QVERIFY2(settings.problem().contains(said), qPrintable(settings.problem()));
        const auto compare = [](const AlertSettings &one) {
            QCOMPARE(one.rules().rule(AlertKind::Offline).holdsFor, 300);
            QCOMPARE(one.rules().rule(AlertKind::Offline).cooldown, 60);
            QCOMPARE(one.rules().rule(AlertKind::Rejects).limit, 7.0);
            QVERIFY(one.rules().notifications && one.rules().quiet.enabled);
            QCOMPARE(one.rules().quiet.from, QTime(23, 0));
            QVERIFY(one.isMuted(4, utc(u"2050-01-01T00:00:00Z"_s)));
        };
        compare(settings);
        const AlertSettings next(path(), bundled()); // of another program, later
        QCOMPARE(next.problem(), QString());
        compare(next);
    }

    void aFileThatGoesWrongWhileTheProgramRunsLosesNothing()
    {
        AlertSettings settings(path(), bundled());
        AlertRules rules = settings.rules();
        rules.rules[AlertKind::Temperature].limit = 65;
        rules.quiet = {true, QTime(23, 0), QTime(6, 30)};
        QVERIFY(settings.setRules(rules));
        QVERIFY(settings.mute({3}, {}));
        write("{\"format\": 1, \"rules\": ");
        QTRY_VERIFY(!settings.problem().isEmpty());
        QVERIFY2(settings.problem().contains(u"what was set before goes on"_s),
                 qPrintable(settings.problem()));
        QCOMPARE(settings.rules(), rules);
        QCOMPARE(AlertSettings(path(), bundled()).rules(), rules); // after a start, too
        QTest::qWait(1500);                                        // it looks again
        QVERIFY(!settings.problem().isEmpty());
        QCOMPARE(settings.rules(), rules);
        // Also where it is found over a change.
        write("[]");
        QVERIFY(settings.mute({4}, {}));
        const AlertSettings next(path(), bundled());
        QCOMPARE(next.rules(), rules);
        for (const qint64 miner : {3, 4})
            QVERIFY(next.isMuted(miner, utc(u"2050-01-01T00:00:00Z"_s)));
        QVERIFY(QFile::remove(path())); // by a person
        QTRY_COMPARE(settings.rules(), settings.defaults());
    }

    void aNewerProgramsFileIsLeftAlone()
    {
        const QByteArray text = R"({"format":2,"whatever":[]})";
        QFile file(m_folder->filePath(u"alerts.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        AlertSettings settings(file.fileName(), QStringLiteral(ALERT_RULES));
        QVERIFY2(settings.problem().contains(u"newer version"_s), qPrintable(settings.problem()));
        QCOMPARE(settings.rules(), settings.defaults());
        QVERIFY(!settings.mute({1}, {}).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void withoutTheProgramsOwnRulesNothingIsRaisedAndThatIsSaid()
    {
        const AlertSettings settings(path(), m_folder->filePath(u"none.json"_s));
        QVERIFY(settings.problem().contains(u"Install it again."_s));
        QVERIFY(!settings.rules().rule(AlertKind::Offline).enabled);
    }

    void whatIsMissingInTheProgramsOwnRulesIsSaid()
    {
        QFile file(bundled());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(missingInAlertRules(root), QStringList());
        QJsonObject rules = root.value(u"rules").toObject();
        rules.remove(u"offline"_s);
        rules.insert(u"rejects"_s, QJsonObject{{u"enabled"_s, true}, {u"for"_s, 60}});
        root.insert(u"rules"_s, rules);
        root.remove(u"settling"_s);
        QFile poor(m_folder->filePath(u"rules.json"_s));
        QVERIFY(poor.open(QIODevice::WriteOnly));
        poor.write(QJsonDocument(root).toJson());
        poor.close();
        const AlertSettings settings(path(), poor.fileName());
        for (const QString &said : {u"\"rules/offline\" is missing"_s, u"\"settling\" is missing"_s,
                                    u"\"rules/rejects/limit\" is missing"_s})
            QVERIFY2(settings.problem().contains(said), qPrintable(settings.problem()));
        QVERIFY(settings.rules().rule(AlertKind::NotHashing).enabled); // the rest is used
    }

    void quietHoursPassMidnight()
    {
        const QTimeZone zone("Europe/Berlin"); // in March an hour before UTC
        const QuietHours night{true, QTime(22, 0), QTime(7, 0)};
        QVERIFY(!night.contains(utc(u"2026-03-01T20:59:59Z"_s), zone));
        QVERIFY(night.contains(utc(u"2026-03-01T21:00:00Z"_s), zone));
        QVERIFY(night.contains(utc(u"2026-03-01T23:30:00Z"_s), zone));
        QVERIFY(night.contains(utc(u"2026-03-02T05:59:59Z"_s), zone));
        QVERIFY(!night.contains(utc(u"2026-03-02T06:00:00Z"_s), zone));
        const QuietHours noon{true, QTime(12, 0), QTime(14, 0)};
        QVERIFY(noon.contains(utc(u"2026-03-01T11:00:00Z"_s), zone));
        QVERIFY(!noon.contains(utc(u"2026-03-01T13:00:00Z"_s), zone));
        QVERIFY(!QuietHours({false, QTime(22, 0), QTime(7, 0)})
                     .contains(utc(u"2026-03-01T23:30:00Z"_s), zone));
        QVERIFY(!QuietHours({true, QTime(7, 0), QTime(7, 0)})
                     .contains(utc(u"2026-03-01T06:00:00Z"_s), zone));
    }

    void quietHoursFollowTheClockOnTheWallInTheNightItIsSet()
    {
        const QTimeZone zone("Europe/Berlin");
        const QuietHours hours{true, QTime(22, 0), QTime(2, 30)};
        // 29 March 2026: from 2:00 to 3:00, so 2:30 never comes; it ends with the jump, at 1:00 UTC.
        QVERIFY(hours.contains(utc(u"2026-03-29T00:59:59Z"_s), zone));
        QVERIFY(!hours.contains(utc(u"2026-03-29T01:00:00Z"_s), zone));
        // 25 October 2026: from 3:00 back to 2:00, so it is 2:15 twice, and 2:45 in between.
        QVERIFY(hours.contains(utc(u"2026-10-25T00:15:00Z"_s), zone));
        QVERIFY(!hours.contains(utc(u"2026-10-25T00:45:00Z"_s), zone));
        QVERIFY(hours.contains(utc(u"2026-10-25T01:15:00Z"_s), zone));
        QVERIFY(!hours.contains(utc(u"2026-10-25T01:30:00Z"_s), zone));
    }

private:
    QString path() const { return m_folder->filePath(u"alerts.json"_s); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QString bundled() { return QStringLiteral(ALERT_RULES); }
    QJsonObject content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

COALFACE_TEST(TestAlertSettings)
#include "tst_alertsettings.moc"
