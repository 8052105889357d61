// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/changelog.h"
#include "drivers/updates/driverupdates.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QJsonObject entry(const QString &version, const QString &text)
{
    return {{u"version"_s, version},
            {u"date"_s, u"2026-01-31"_s},
            {u"text"_s, QJsonObject{{u"en"_s, text}}}};
}

//! The folder of that version of the test driver, whose author wrote this changelog.
void addFerret(const QString &folder, const QString &version, const QJsonValue &changelog)
{
    copyFolder(ferret(version), folder);
    const QString path = folder + u"/manifest.json"_s;
    QJsonObject manifest = QJsonDocument::fromJson(contentOfFile(path)).object();
    manifest.insert(u"changelog"_s, changelog);
    DriverFolder::writeManifest(folder, manifest);
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

} // namespace

class TestChangelog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsReadAsItWasWritten()
    {
        QJsonObject both = entry(u"1.1.0"_s, u" Reads more. "_s);
        both.insert(u"text"_s,
                    QJsonObject{{u"en"_s, u" Reads more. "_s}, {u"de"_s, u"Liest mehr."_s}});
        const auto changelog = changelogFrom(QJsonArray{both, entry(u"1.0.0"_s, u"Reads."_s)});
        QVERIFY(changelog);
        QCOMPARE(*changelog,
                 (DriverChangelog{{u"1.1.0"_s,
                                   QDate(2026, 1, 31),
                                   {{u"de"_s, u"Liest mehr."_s}, {u"en"_s, u"Reads more."_s}}},
                                  {u"1.0.0"_s, QDate(2026, 1, 31), {{u"en"_s, u"Reads."_s}}}}));
        QCOMPARE(*changelogFrom(QJsonValue(QJsonValue::Undefined)), DriverChangelog());
    }

    void onlyWhatIsNewerIsNews()
    {
        const DriverChangelog all{{u"1.10.0"_s, {}, {}},
                                  {u"1.9.0"_s, {}, {}},
                                  {u"1.9.0-beta.1"_s, {}, {}}};
        QCOMPARE(newsSince(all, u"1.9.0"_s), all.first(1));
        QCOMPARE(newsSince(all, u"1.9.0-alpha"_s), all);
        QCOMPARE(newsSince(all, u"2.0.0"_s), DriverChangelog());
        QCOMPARE(newsSince(all, QString()), all);
    }

    void whatIsNoneIsRefusedWithTheEntry_data()
    {
        QTest::addColumn<QJsonValue>("changelog");
        QTest::addColumn<QString>("word");
        const QJsonObject good = entry(u"1.0.0"_s, u"Reads."_s);
        const auto row = [&](const char *name, const QJsonObject &second, const QString &word) {
            QTest::newRow(name) << QJsonValue(QJsonArray{good, second})
                                << u"entry 2 of its changelog "_s + word;
        };
        QTest::newRow("a text") << QJsonValue(u"much"_s) << u"is no list"_s;
        QJsonArray many;
        for (int i = 0; i < 101; ++i)
            many.append(good);
        QTest::newRow("too many") << QJsonValue(many) << u"at most 100 entries"_s;
        row("no version", with(good, u"version"_s, u"latest"_s), u"has no \"version\""_s);
        row("no date", with(good, u"date"_s, u"31.1.2026"_s), u"has no \"date\""_s);
        row("no day of the calendar", with(good, u"date"_s, u"2026-02-30"_s), u"has no \"date\""_s);
        row("no English", with(good, u"text"_s, QJsonObject{{u"de"_s, u"Liest."_s}}),
            u"has no \"text\""_s);
        row("no text", entry(u"1.0.0"_s, u"  "_s), u"has a text in \"en\" that is empty"_s);
        row("a book", entry(u"1.0.0"_s, QString(2001, u'x')),
            u"has a text in \"en\" that is empty or has more than 2000"_s);
        row("no language",
            with(good, u"text"_s, QJsonObject{{u"en"_s, u"Reads."_s}, {u"Klingon"_s, u"Qapla'"_s}}),
            u"has a text in \"Klingon\""_s);
        row("no object", {}, u"has no \"version\""_s);
    }
    void whatIsNoneIsRefusedWithTheEntry()
    {
        QFETCH(const QJsonValue, changelog);
        QFETCH(const QString, word);
        const QTemporaryDir folder;
        addFerret(folder.path(), u"1.0.0"_s, changelog);
        const Result<DriverPackage> package = readPackage(folder.path());
        QVERIFY(!package);
        QVERIFY2(package.error().detail.contains(word), qPrintable(package.error().detail));
    }

    void theOverviewTellsWhatRunsAndWhatAnUpdateBrings()
    {
        const TestClock clock;
        const DriverFolder folder;
        const DriverCatalogue::Places places = folder.places();
        addFerret(places.installed + u"/ferret/1.0.0"_s, u"1.0.0"_s,
                  QJsonArray{entry(u"1.0.0"_s, u"Reads."_s)});
        addFerret(places.bundled + u"/ferret/1.1.0"_s, u"1.1.0"_s,
                  QJsonArray{entry(u"1.1.0"_s, u"Reads more."_s), entry(u"1.0.0"_s, u"Reads."_s)});
        QVERIFY(changeChoices(places.installed, [&](DriverChoices &choices) -> Result<Done> {
            DriverChoice &choice = choices.drivers[u"ferret"_s];
            choice.active = u"1.0.0"_s;
            const auto there = readDriverVersion(places.installed + u"/ferret/1.0.0"_s, u"local"_s);
            choice.installed.insert(u"1.0.0"_s, {there.manifest, u"local"_s});
            return Done();
        }));
        DriverCatalogue catalogue(places, clock, DriverFolder::impatient());
        const DriverUpdates updates(catalogue, clock);
        const DriverOverview overview = updates.overview().value(0);
        QCOMPARE(overview.info.version, u"1.0.0"_s);
        QCOMPARE(overview.available, u"1.1.0"_s);
        QCOMPARE(overview.changelog.size(), 1);
        QCOMPARE(overview.offered.size(), 1);
        QCOMPARE(overview.offered[0].version, u"1.1.0"_s);
        QCOMPARE(overview.offered[0].textFor(u"en"_s), u"Reads more."_s);
    }
};

COALFACE_TEST(TestChangelog)
#include "tst_changelog.moc"
