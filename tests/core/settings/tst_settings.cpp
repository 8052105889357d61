// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace coalface;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_file = m_folder->filePath(QStringLiteral("deeper/settings.json"));
    }

    void aMissingFileMeansTheDefaults()
    {
        const Settings settings(m_file);
        QCOMPARE(settings.pollInterval(), 30);
        QCOMPARE(settings.theme(), Settings::Theme::Auto);
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.scanTargets(), QStringList());
        QCOMPARE(settings.windowState(), QJsonObject());
        QCOMPARE(settings.problem(), QString());
        QVERIFY(!QFile::exists(m_file));
    }

    void whatIsSetIsThereNextTime()
    {
        Settings settings(m_file);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setPollInterval(15);
        settings.setTheme(Settings::Theme::Dark);
        settings.setLanguage(QStringLiteral("de"));
        settings.setScanTargets({QStringLiteral("192.168.1.0/24")});
        settings.setWindowState({{QStringLiteral("width"), 800}});
        QCOMPARE(changed.count(), 5);
        settings.setPollInterval(15);
        QCOMPARE(changed.count(), 5);

        const Settings again(m_file);
        QCOMPARE(again.pollInterval(), 15);
        QCOMPARE(again.theme(), Settings::Theme::Dark);
        QCOMPARE(again.language(), QStringLiteral("de"));
        QCOMPARE(again.scanTargets(), QStringList{QStringLiteral("192.168.1.0/24")});
        QCOMPARE(again.windowState().value(QStringLiteral("width")).toInt(), 800);
        QCOMPARE(again.problem(), QString());
    }

    void theLanguageIsKnownBeforeAnythingIsSaid()
    {
        QCOMPARE(Settings::languageIn(m_file), QString());
        Settings(m_file).setLanguage(QStringLiteral("de"));
        QCOMPARE(Settings::languageIn(m_file), QStringLiteral("de"));
        for (const char *bad : {"{\"language\": \"../de\"}", "{\"language\": ", ""}) {
            write(bad);
            QCOMPARE(Settings::languageIn(m_file), QString());
            QFile file(m_file); // and it is as it was
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), QByteArray(bad));
        }
    }

    void thePollIntervalHasAFloor()
    {
        Settings settings(m_file);
        settings.setPollInterval(1);
        QCOMPARE(settings.pollInterval(), 5);
    }

    void unknownKeysAndThoseOfAnotherProgramAreKept()
    {
        write("{\"from_the_future\": {\"a\": [1, 2]}, \"theme\": \"light\"}");
        Settings first(m_file);
        Settings second(m_file);
        second.setLanguage(QStringLiteral("fr"));
        first.setPollInterval(60);
        const QJsonObject values = QJsonDocument::fromJson(content()).object();
        QCOMPARE(values.value(QStringLiteral("from_the_future"))
                     .toObject()
                     .value(QStringLiteral("a"))
                     .toArray()
                     .size(),
                 2);
        QCOMPARE(values.value(QStringLiteral("theme")).toString(), QStringLiteral("light"));
        QCOMPARE(values.value(QStringLiteral("language")).toString(), QStringLiteral("fr"));
        QCOMPARE(values.value(QStringLiteral("poll_interval")).toInt(), 60);
    }

    void aFileThatCannotBeUnderstoodIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("rubbish");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"theme\": \"da");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe\0", 4);
        QTest::newRow("endless") << "{\"a\":\"" + QByteArray(17 * 1024 * 1024, 'x') + "\"}";
    }
    void aFileThatCannotBeUnderstoodIsKeptAside()
    {
        QFETCH(QByteArray, rubbish);
        write(rubbish);
        Settings settings(m_file);
        QCOMPARE(settings.pollInterval(), 30);
        const QStringList kept = QFileInfo(m_file).dir().entryList(
            {QStringLiteral("settings.json.bad-*Z")});
        QCOMPARE(kept.size(), 1);
        QVERIFY2(settings.problem().contains(kept.first()), qPrintable(settings.problem()));
        QFile aside(QFileInfo(m_file).dir().filePath(kept.first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QVERIFY(aside.readAll() == rubbish);
        settings.setPollInterval(20);
        QCOMPARE(settings.problem(), QString());
        QCOMPARE(Settings(m_file).pollInterval(), 20);
    }

    void aFileThatBreaksWhileRunningLosesNothing()
    {
        Settings settings(m_file);
        settings.setTheme(Settings::Theme::Dark);
        write("{oops");
        QSignalSpy problem(&settings, &Settings::problemChanged);
        settings.setPollInterval(45);
        QCOMPARE(problem.count(), 1);
        const Settings again(m_file);
        QCOMPARE(again.theme(), Settings::Theme::Dark);
        QCOMPARE(again.pollInterval(), 45);
    }

    void aValueOutOfRangeIsTheDefaultAndNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("too small") << QStringLiteral("poll_interval") << QByteArray("4");
        QTest::newRow("too large") << QStringLiteral("poll_interval") << QByteArray("1e12");
        QTest::newRow("a fraction") << QStringLiteral("poll_interval") << QByteArray("7.5");
        QTest::newRow("a text") << QStringLiteral("poll_interval") << QByteArray("\"30\"");
        QTest::newRow("theme") << QStringLiteral("theme") << QByteArray("\"pink\"");
        QTest::newRow("theme of the wrong type") << QStringLiteral("theme") << QByteArray("1");
        QTest::newRow("language") << QStringLiteral("language") << QByteArray("\"../../x\"");
        QTest::newRow("targets") << QStringLiteral("scan_targets")
                                 << QByteArray("\"192.168.1.0/24\"");
        QTest::newRow("targets inside")
            << QStringLiteral("scan_targets") << QByteArray("[\"a\", 1]");
        QTest::newRow("window") << QStringLiteral("window") << QByteArray("[]");
    }
    void aValueOutOfRangeIsTheDefaultAndNamed()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        write("{\"" + key.toLatin1() + "\": " + value + "}");
        const Settings settings(m_file);
        QCOMPARE(settings.pollInterval(), 30);
        QCOMPARE(settings.theme(), Settings::Theme::Auto);
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.scanTargets(), QStringList());
        QCOMPARE(settings.windowState(), QJsonObject());
        QVERIFY2(settings.problem().contains(key), qPrintable(settings.problem()));
    }

    void aFailedSaveIsToldAndTheValueHolds()
    {
        QVERIFY(QDir().mkpath(m_file)); // a folder where the file should be
        Settings settings(m_file);
        QVERIFY(!settings.problem().isEmpty());
        settings.setPollInterval(90);
        QCOMPARE(settings.pollInterval(), 90);
        QVERIFY(!settings.problem().isEmpty());
        QVERIFY(QFileInfo(m_file).isDir());
    }

    void whatCouldNotBeSavedIsSavedAsSoonAsItCanBe()
    {
        const QString folder = QFileInfo(m_file).path();
        QVERIFY(makeFile(folder)); // nothing can be saved beneath a file
        Settings settings(m_file);
        settings.setPollInterval(90);
        settings.setWindowState({{QStringLiteral("width"), 800}});
        QCOMPARE(settings.pollInterval(), 90);
        QVERIFY(!settings.problem().isEmpty());
        auto *retry = settings.findChild<QTimer *>();
        QVERIFY(retry && retry->isActive());
        retry->setInterval(10);
        QTest::qWait(50); // and it is still so
        QVERIFY(!settings.problem().isEmpty());
        QSignalSpy problem(&settings, &Settings::problemChanged);
        QVERIFY(QFile::remove(folder));
        QTRY_COMPARE(settings.problem(), QString());
        QCOMPARE(problem.count(), 1);
        QVERIFY(!retry->isActive());
        const Settings again(m_file);
        QCOMPARE(again.pollInterval(), 90);
        QCOMPARE(again.windowState().value(QStringLiteral("width")).toInt(), 800);
    }

    void whatCouldNotBeSavedIsTriedOnceMoreAtTheEnd()
    {
        const QString folder = QFileInfo(m_file).path();
        QVERIFY(makeFile(folder));
        {
            Settings settings(m_file);
            settings.setPollInterval(90);
            QVERIFY(QFile::remove(folder));
        }
        QCOMPARE(Settings(m_file).pollInterval(), 90);
    }

    void whatAPersonAskedForIsSavedAsAWholeOrNothingHasChanged()
    {
        Settings settings(m_file);
        settings.setTheme(Settings::Theme::Light);
        QSignalSpy changed(&settings, &Settings::changed);
        QSignalSpy told(&settings, &Settings::problemChanged);
        const auto ask = [&settings] {
            return settings.change([&settings] {
                settings.setPollInterval(60);
                settings.setTheme(Settings::Theme::Dark);
            });
        };
        // Nothing can be written there.
        const QString folder = QFileInfo(m_file).path();
        QVERIFY(QFile::rename(folder, folder + QStringLiteral("-away")));
        QVERIFY(makeFile(folder));
        const Result<Done> refused = ask();
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().detail.contains(QStringLiteral("could not be saved")),
                 qPrintable(refused.error().detail));
        QCOMPARE(settings.pollInterval(), 30);
        QCOMPARE(settings.theme(), Settings::Theme::Light);
        QCOMPARE(changed.count() + told.count(), 0); // who asked was told
        QVERIFY(!settings.findChild<QTimer *>()->isActive());
        QVERIFY(QFile::remove(folder));
        QVERIFY(QFile::rename(folder + QStringLiteral("-away"), folder));
        QVERIFY(ask().ok());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(Settings(m_file).pollInterval(), 60);
        QCOMPARE(Settings(m_file).theme(), Settings::Theme::Dark);
    }

    void whatStillWaitsIsSavedAlongAndOtherwiseWaitsOn()
    {
        Settings settings(m_file);
        const QString folder = QFileInfo(m_file).path();
        QVERIFY(makeFile(folder));
        settings.setWindowState({{QStringLiteral("width"), 800}});
        QVERIFY(!settings.problem().isEmpty());
        const auto ask = [&settings] {
            return settings.change([&settings] { settings.setPollInterval(60); });
        };
        QVERIFY(!ask().ok());
        QCOMPARE(settings.pollInterval(), 30);
        QVERIFY(settings.findChild<QTimer *>()->isActive());
        QVERIFY(QFile::remove(folder));
        QVERIFY(ask().ok());
        QCOMPARE(settings.problem(), QString());
        QVERIFY(!settings.findChild<QTimer *>()->isActive());
        QCOMPARE(Settings(m_file).windowState().value(QStringLiteral("width")).toInt(), 800);
    }

    void whatAnotherProgramSetIsTakenUp()
    {
        Settings settings(m_file);
        QSignalSpy changed(&settings, &Settings::changed);
        {
            Settings other(m_file);
            other.setRetention({7, 90, 0});
        }
        QTRY_COMPARE_WITH_TIMEOUT(settings.retention(), (Retention{7, 90, 0}), 2500);
        QCOMPARE(changed.count(), 1);
        settings.setPollInterval(60);
        QCOMPARE(Settings(m_file).retention(), (Retention{7, 90, 0}));
        QCOMPARE(Settings(m_file).pollInterval(), 60);

        // A broken file is kept aside and said, and what held before it goes on to hold.
        write("{\"poll_interval\": ");
        QTRY_VERIFY_WITH_TIMEOUT(!settings.problem().isEmpty(), 2500);
        QTest::qWait(1500);
        QVERIFY2(settings.problem().contains(QStringLiteral("kept as")),
                 qPrintable(settings.problem()));
        QCOMPARE(settings.pollInterval(), 60);
        QCOMPARE(settings.retention(), (Retention{7, 90, 0}));
        QCOMPARE(Settings(m_file).retention(), (Retention{7, 90, 0})); // at the next start, too
        QCOMPARE(Settings(m_file).pollInterval(), 60);
    }

    void aFileThatWasBrokenAtTheStartDeletesNothing()
    {
        write("{\"keep_samples_days\": 0,");
        QCOMPARE(Settings(m_file).retention(), (Retention{0, 0, 0}));
        const Settings next(m_file);
        QCOMPARE(next.retention(), (Retention{0, 0, 0}));
        QCOMPARE(next.problem(), QString());
    }

    void sumsAreKeptAtLeastAsLongAsReadings()
    {
        QCOMPARE(Settings(m_file).retention(), (Retention{30, 366}));
        write("{\"keep_samples_days\": 500, \"keep_quarters_days\": 90}");
        QCOMPARE(Settings(m_file).retention(), (Retention{500, 500}));
        write("{\"keep_samples_days\": 0, \"keep_quarters_days\": 90}"); // for ever
        QCOMPARE(Settings(m_file).retention(), (Retention{0, 0}));
        write("{\"keep_quarters_days\": 400, \"keep_hours_days\": 90}");
        QCOMPARE(Settings(m_file).retention(), (Retention{30, 400, 400}));
        write("{\"keep_quarters_days\": 0, \"keep_hours_days\": 90}");
        QCOMPARE(Settings(m_file).retention(), (Retention{30, 0, 0}));
        write("{\"keep_hours_days\": 800}");
        QCOMPARE(Settings(m_file).retention(), (Retention{30, 366, 800}));
        write("{\"keep_samples_days\": -1, \"keep_quarters_days\": 1.5}");
        const Settings settings(m_file);
        QCOMPARE(settings.retention(), (Retention{0, 0, 0})); // a slip deletes nothing
        QVERIFY(settings.problem().contains(QLatin1String("\"keep_samples_days\"")));
        QVERIFY(settings.problem().contains(QLatin1String("\"keep_quarters_days\"")));
        QVERIFY(settings.problem().contains(QLatin1String("days")));
    }

    void itEndsWithItsWindowUnlessTold()
    {
        QVERIFY(!Settings(m_file).keepsRunning());
        Settings(m_file).setKeepsRunning(true);
        QVERIFY(Settings(m_file).keepsRunning());
        write("{\"keep_running\": \"yes\"}");
        const Settings settings(m_file);
        QVERIFY(!settings.keepsRunning());
        QVERIFY(settings.problem().contains(QLatin1String("\"keep_running\"")));
    }

    void aTariffIsKeptAndABadOneIsSaid()
    {
        QCOMPARE(Settings(m_file).tariff(), Tariff());
        const Tariff tariff{QStringLiteral("€"), 0.31, {{22 * 60, 6 * 60, 0.2}}};
        Settings(m_file).setTariff(tariff);
        QCOMPARE(Settings(m_file).tariff(), tariff);
        write("{\"tariff\": {\"price\": -1}}");
        const Settings settings(m_file);
        QCOMPARE(settings.tariff(), Tariff());
        QVERIFY(settings.problem().contains(QLatin1String("\"tariff\"")));
    }

    void theSchemaSaysTheSame()
    {
        QFile file(QStringLiteral(SETTINGS_SCHEMA));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject keys = QJsonDocument::fromJson(file.readAll())
                                     .object()
                                     .value(QStringLiteral("properties"))
                                     .toObject();
        Settings settings(m_file);
        const auto of = [&](const char *key) { return keys.value(QLatin1String(key)).toObject(); };
        QCOMPARE(of("poll_interval").value(QStringLiteral("default")).toInt(),
                 settings.pollInterval());
        settings.setPollInterval(0);
        QCOMPARE(of("poll_interval").value(QStringLiteral("minimum")).toInt(),
                 settings.pollInterval());
        settings.setPollInterval(1 << 30);
        QCOMPARE(of("poll_interval").value(QStringLiteral("maximum")).toInt(),
                 settings.pollInterval());
        for (const QJsonValue &theme : of("theme").value(QStringLiteral("enum")).toArray()) {
            write("{\"theme\": \"" + theme.toString().toUtf8() + "\"}");
            QCOMPARE(Settings(m_file).problem(), QString());
        }
        for (const QJsonValue &updates :
             of("driver_updates").value(QStringLiteral("enum")).toArray()) {
            write("{\"driver_updates\": \"" + updates.toString().toUtf8() + "\"}");
            QCOMPARE(Settings(m_file).problem(), QString());
            QCOMPARE(Settings(m_file).takesDriverUpdates(), updates.toString() == u"take");
        }
        QFile::remove(m_file);
        Settings written(m_file);
        written.setPollInterval(10);
        written.setTheme(Settings::Theme::Light);
        written.setLanguage(QStringLiteral("de"));
        written.setTakesDriverUpdates(true);
        QCOMPARE(of("keep_running").value(QStringLiteral("default")).toBool(true),
                 written.keepsRunning());
        written.setKeepsRunning(true);
        written.setRetention({60, 700, 1000});
        QCOMPARE(of("backfill").value(QStringLiteral("default")).toBool(), written.fillsGaps());
        written.setFillsGaps(false);
        QVERIFY(!written.fillsGaps());
        written.setTariff({QStringLiteral("€"), 0.31, {{22 * 60, 6 * 60, 0.2}}});
        written.setScanTargets({QStringLiteral("x")});
        written.setWindowState({});
        QCOMPARE(written.retention(), (Retention{60, 700, 1000}));
        QCOMPARE(of("keep_samples_days").value(QStringLiteral("default")).toInt(),
                 Retention().samples);
        QCOMPARE(of("keep_quarters_days").value(QStringLiteral("default")).toInt(),
                 Retention().quarters);
        QCOMPARE(of("keep_hours_days").value(QStringLiteral("default")).toInt(), Retention().hours);
        QCOMPARE(QJsonDocument::fromJson(content()).object().keys(), keys.keys());
    }

private:
    static bool makeFile(const QString &path) { return QFile(path).open(QIODevice::WriteOnly); }
    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QByteArray content()
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

COALFACE_TEST(TestSettings)
#include "tst_settings.moc"
