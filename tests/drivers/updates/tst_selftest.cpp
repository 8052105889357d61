// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/selftest/valuecompare.h"
#include "drivers/updates/hosttest.h"
#include "drivers/updates/package.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! Of a device at rest whose hashrate the ferret reads.
QJsonObject idleTranscript()
{
    return QJsonDocument::fromJson(contentOfFile(ferret(u"1.1.0"_s) + u"/transcripts/idle.json"_s))
        .object();
}

} // namespace

//! A version has to make of the recorded conversations in its folder what they say.
class TestSelfTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatEveryBundledDriverMakesOfItsTranscriptsIsWhatTheySay_data()
    {
        QTest::addColumn<QString>("folder");
        for (const DriverVersion &driver :
             readDriverVersions(QStringLiteral(BUNDLED_DRIVERS_DIR), u"bundled"_s)) {
            QTest::newRow(qPrintable(driver.info.driverType + u' ' + driver.info.version))
                << driver.folder;
        }
    }
    void whatEveryBundledDriverMakesOfItsTranscriptsIsWhatTheySay()
    {
        QFETCH(const QString, folder);
        const DriverVersion driver = readDriverVersion(folder, u"bundled"_s);
        QVERIFY2(driver.isUsable(), qPrintable(driver.info.detail));
        const auto transcripts = transcriptsOf(driver);
        QVERIFY2(transcripts, qPrintable(transcripts ? QString() : transcripts.error().detail));
        QVERIFY2(!transcripts->isEmpty(), "it comes with none");
        QCOMPARE(problemOf(driver), QString());
    }

    void aVersionWithoutTranscriptsPasses()
    {
        QCOMPARE(problemOf(readDriverVersion(ferret(u"1.0.0"_s), u"local"_s)), QString());
    }

    void whoReadsAnotherValueIsToldWhichAndWhere()
    {
        const QString problem = problemOf(readDriverVersion(ferret(u"1.5.0"_s), u"local"_s));
        QCOMPARE(problem,
                 u"readTelemetry of \"idle.json\": hashrate should be 500000000000, but is 500."_s);
    }

    void whoeverDiffersFromItsTranscriptFails_data()
    {
        QTest::addColumn<QJsonObject>("transcript");
        QTest::addColumn<QString>("sentence");
        QJsonObject other = idleTranscript();
        other.insert(u"calls"_s,
                     calls(u"readTelemetry"_s, {{u"hashrate"_s, 5e11}, {u"power"_s, 9}}));
        QTest::newRow("a value that it does not report")
            << other << u"power should be 9, but is unknown"_s;
        other.insert(u"calls"_s, calls(u"readTelemetry"_s, {}));
        QTest::newRow("a value that nobody expects")
            << other << u"hashrate should be unknown, but is 500000000000"_s;
        other = idleTranscript();
        other.insert(u"exchanges"_s, exchange(u"GET /elsewhere"_s, u"HTTP/1.1 200 OK\r\n\r\n{}"_s));
        QTest::newRow("a request that was never recorded")
            << other << u"It asked for \"GET /api/system/info\", which was not recorded."_s;
        other.insert(u"exchanges"_s,
                     exchange(u"GET /api/system/info"_s, u"HTTP/1.1 200 OK\r\n\r\nnonsense"_s));
        QTest::newRow("an error in place of values")
            << other << u"readTelemetry of \"other.json\": That made no sense."_s;
        other.insert(u"calls"_s, calls(u"probe"_s, {{u"model"_s, u"Ferret"_s}}));
        QTest::newRow("one that does not recognise its device")
            << other << u"Nobody is found by this driver."_s;
        other.insert(u"calls"_s, calls(u"setMode"_s, {}));
        QTest::newRow("a verb that changes something") << other << u"\"setMode\" is no verb"_s;
        QTest::newRow("no transcript at all")
            << QJsonObject{{u"format"_s, 7}} << u"other.json is no transcript"_s;
    }
    void whoeverDiffersFromItsTranscriptFails()
    {
        QFETCH(const QJsonObject, transcript);
        QFETCH(const QString, sentence);
        const QTemporaryDir folder;
        const QString problem = problemOf(ferretWith(folder, QJsonDocument(transcript).toJson()));
        QVERIFY2(problem.contains(sentence), qPrintable(problem));
    }

    void whoEndsOverATranscriptIsToldWithItsName()
    {
        const QTemporaryDir folder;
        QJsonObject three = idleTranscript();
        QJsonArray asked;
        for (int i = 0; i < 3; ++i)
            asked.append(calls(u"readTelemetry"_s, {{u"hashrate"_s, 5e11}})[0]);
        three.insert(u"calls"_s, asked);
        const DriverVersion crashes = ferretWith(folder, QJsonDocument(three).toJson(), u"1.2.0"_s);
        const QString problem = problemOf(crashes);
        QVERIFY2(problem.startsWith(u"readTelemetry of \"other.json\": it ended over it"_s),
                 qPrintable(problem));
    }

    void anAnnouncementIsReplayedToo()
    {
        QVERIFY(std::ranges::any_of(readDriverVersions(QStringLiteral(BUNDLED_DRIVERS_DIR),
                                                       u"bundled"_s),
                                    [](const DriverVersion &driver) {
                                        const auto all = transcriptsOf(driver);
                                        return all && std::ranges::any_of(*all, isAnnounced);
                                    }));
    }

    void onlyTranscriptsMayLieInAFolderOfTheirOwn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("listed");
        QTest::newRow("another folder") << u"more/idle.json"_s << true;
        QTest::newRow("a folder in it") << u"transcripts/more/idle.json"_s << true;
        QTest::newRow("out of it") << u"transcripts/../idle.json"_s << true;
        QTest::newRow("a library in it") << u"transcripts/ferret.so"_s << true;
        QTest::newRow("a hidden file in it") << u"transcripts/.idle.json"_s << true;
        QTest::newRow("one that is not listed") << u"transcripts/stray.json"_s << false;
        QTest::newRow("an empty folder in it") << u"transcripts/more/"_s << false;
    }
    void onlyTranscriptsMayLieInAFolderOfTheirOwn()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, listed);
        const QTemporaryDir folder;
        copyFolder(ferret(u"1.1.0"_s), folder.path());
        QVERIFY(readPackage(folder.path()));
        QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(name)).path()));
        if (!name.endsWith(u'/'))
            overwriteFile(folder.filePath(name), "{}");
        if (listed)
            list(folder, name);
        const Result<DriverPackage> package = readPackage(folder.path());
        QVERIFY(!package);
        QVERIFY2(package.error().detail.contains(name.section(u'/', -1, -1)),
                 qPrintable(package.error().detail));
    }

    void aTranscriptThatWasChangedIsDamage()
    {
        const QTemporaryDir folder;
        copyFolder(ferret(u"1.1.0"_s), folder.path());
        const QString file = folder.filePath(u"transcripts/idle.json"_s);
        overwriteFile(file, contentOfFile(file).replace("500000000000", "500000000001"));
        const Result<DriverPackage> package = readPackage(folder.path());
        QVERIFY(!package);
        QVERIFY2(package.error().detail.contains(u"idle.json was changed"_s),
                 qPrintable(package.error().detail));
    }

    void numbersMayDifferByWhatRoundingMakes()
    {
        QCOMPARE(differenceOf({{u"a"_s, 0.1 + 0.2}}, {{u"a"_s, 0.3}}), QString());
        QCOMPARE(differenceOf({{u"a"_s, 1e12}}, {{u"a"_s, 1e12 + 2e3}}),
                 u"a should be 1e+12, but is 1.000000002e+12"_s);
        QCOMPARE(differenceOf({{u"list"_s, QJsonArray{1, QJsonObject{{u"b"_s, u"x"_s}}}}},
                              {{u"list"_s, QJsonArray{1, QJsonObject{{u"b"_s, u"y"_s}}}}}),
                 u"list[1].b should be \"x\", but is \"y\""_s);
    }

private:
    static bool isAnnounced(const Transcript &transcript)
    {
        return transcript.protocol == Transcript::Protocol::Udp;
    }
    static QJsonArray calls(const QString &verb, const QJsonObject &values)
    {
        return {QJsonObject{{u"verb"_s, verb}, {u"values"_s, values}}};
    }
    static QJsonArray exchange(const QString &request, const QString &reply)
    {
        return {QJsonObject{{u"request"_s, request}, {u"reply"_s, reply}}};
    }
    //! Adds a file of the folder to its manifest.
    static void list(const QTemporaryDir &folder, const QString &name)
    {
        const QByteArray content = contentOfFile(folder.filePath(name));
        QJsonObject manifest
            = QJsonDocument::fromJson(contentOfFile(folder.filePath(u"manifest.json"_s))).object();
        QJsonObject files = manifest.value(u"files").toObject();
        const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
        files.insert(name, QJsonObject{{u"size"_s, content.size()},
                                       {u"sha256"_s, QString::fromLatin1(hash.toHex())}});
        manifest.insert(u"files"_s, files);
        DriverFolder::writeManifest(folder.path(), manifest);
    }
    static DriverVersion ferretWith(const QTemporaryDir &folder, const QByteArray &transcript,
                                    const QString &version = u"1.0.0"_s)
    {
        const QString name = u"transcripts/other.json"_s;
        copyFolder(ferret(version), folder.path());
        QDir(folder.path()).mkdir(u"transcripts"_s);
        overwriteFile(folder.filePath(name), transcript);
        list(folder, name);
        return readDriverVersion(folder.path(), u"local"_s, u"ferret"_s, version);
    }
    QString problemOf(const DriverVersion &version)
    {
        if (!version.isUsable())
            return version.info.detail;
        HostTest test(version, QStringLiteral(COALFACE_HOST_PROGRAM), m_clock);
        std::optional<QString> problem;
        connect(&test, &HostTest::finished, this, [&](const QString &found) { problem = found; });
        test.start();
        if (!QTest::qWaitFor([&] { return problem.has_value(); }, 30'000))
            return u"It did not end."_s;
        return *problem;
    }

    TestClock m_clock;
};

COALFACE_TEST(TestSelfTest)
#include "tst_selftest.moc"
