// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;

using namespace std::chrono_literals;

//! What is found in the folders of drivers, and what is said of it.
class tst_Catalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aGoodDriverIsListedWithWhatItsManifestSays();
    void whetherItsDevicesHaveALoginIsRead();
    void theHighestUsableVersionIsChosen();
    void whatWasPutIntoTheUsersFolderByHandIsListedButDoesNotRun();
    void aMissingFolderIsAnEmptyList();
    void aBadDriverIsListedWithItsReasonAndNeverLoaded_data();
    void aBadDriverIsListedWithItsReasonAndNeverLoaded();
    void aSiblingForAnotherProcessorMakesItUnusable();
    void aChangedLibraryIsNotStarted();
    void foldersThatAreNoDriversAreIgnored();

private:
    DriverInfo only(const QString &driverType);

    std::unique_ptr<DriverFolder> m_folder;
    TestClock m_clock;
    std::unique_ptr<DriverCatalogue> m_catalogue;
};

namespace {
void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

//! Gives the manifest the size and hash that the library has now.
void rehash(const QString &folder, const QString &driverType)
{
    QFile file(folder + QStringLiteral("/manifest.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject manifest = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    manifest.insert(QStringLiteral("files"),
                    DriverFolder::manifestFor(folder, driverType).value(u"files"));
    DriverFolder::writeManifest(folder, manifest);
}
} // namespace

void tst_Catalogue::init()
{
    m_catalogue.reset();
    m_folder = std::make_unique<DriverFolder>();
}

DriverInfo tst_Catalogue::only(const QString &driverType)
{
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    const QList<DriverInfo> drivers = m_catalogue->drivers();
    if (drivers.size() != 1 || drivers[0].driverType != driverType)
        return {};
    return drivers[0];
}

void tst_Catalogue::aGoodDriverIsListedWithWhatItsManifestSays()
{
    const QString folder = m_folder->add(QStringLiteral("echo"));
    const DriverInfo info = only(QStringLiteral("echo"));
    QCOMPARE(info.state, DriverState::Stopped);
    QVERIFY(info.detail.isEmpty());
    QCOMPARE(info.version, QStringLiteral("1.0.0"));
    QCOMPARE(info.displayName, QStringLiteral("Test driver echo"));
    QCOMPARE(info.models, QStringList{QStringLiteral("Model echo")});
    QCOMPARE(info.defaultPort, quint16(80));
    QCOMPARE(info.interfaceMajor, 1);
    QCOMPARE(info.path, folder + u'/' + DriverFolder::libraryName(QStringLiteral("echo")));
    QCOMPARE(info.source, QStringLiteral("bundled"));
    QCOMPARE(info.probePorts, (QList<quint16>{80, 8080}));
    QCOMPARE(info.udpPorts, QList<quint16>{12345});
    QCOMPARE(info.limits.value(QStringLiteral("temperature")), 70.0);
    QCOMPARE(info.abilities, QStringList{QStringLiteral("restart")});
    QCOMPARE(info.login, DriverLogin::Untold);
    QCOMPARE(info.installedVersions, QStringList{QStringLiteral("1.0.0")});
    QVERIFY(!m_catalogue->session(QStringLiteral("unknown")));
    QVERIFY(!m_catalogue->driver(QStringLiteral("unknown")));
}

void tst_Catalogue::whetherItsDevicesHaveALoginIsRead()
{
    const std::pair<const char *, DriverLogin> words[] = {{"none", DriverLogin::None},
                                                          {"checked", DriverLogin::Checked},
                                                          {"kept", DriverLogin::Kept}};
    const QString folder = m_folder->add(QStringLiteral("echo"));
    for (const auto &[word, login] : words) {
        QJsonObject manifest = DriverFolder::manifestFor(folder, QStringLiteral("echo"));
        manifest.insert(QStringLiteral("login"), QLatin1String(word));
        DriverFolder::writeManifest(folder, manifest);
        const DriverVersion version = readDriverVersion(folder, QStringLiteral("bundled"));
        QVERIFY2(version.isUsable(), qPrintable(version.info.detail));
        QCOMPARE(version.info.login, login);
    }
}

void tst_Catalogue::theHighestUsableVersionIsChosen()
{
    m_folder->add(QStringLiteral("echo"));
    QDir().mkpath(m_folder->configFolder() + QStringLiteral("/bundled/echo/1.10.0")); // nothing in it
    const DriverInfo info = only(QStringLiteral("echo"));
    QCOMPARE(info.version, QStringLiteral("1.0.0"));
    QCOMPARE(info.state, DriverState::Stopped);
    QCOMPARE(info.installedVersions.size(), 2);
}

void tst_Catalogue::whatWasPutIntoTheUsersFolderByHandIsListedButDoesNotRun()
{
    const QString bundled = m_folder->add(QStringLiteral("echo"));
    const QDir root(m_folder->configFolder());
    QVERIFY(QDir().mkpath(root.filePath(QStringLiteral("miner_drivers/echo"))));
    QVERIFY(QDir().rename(bundled, root.filePath(QStringLiteral("miner_drivers/echo/1.0.0"))));
    const DriverInfo byHand = only(QStringLiteral("echo"));
    QCOMPARE(byHand.source, QStringLiteral("local"));
    QCOMPARE(byHand.state, DriverState::Incompatible);
    QVERIFY2(byHand.detail.contains(QStringLiteral("drivers install")), qPrintable(byHand.detail));
    QVERIFY(!m_catalogue->session(QStringLiteral("echo")));
    m_folder->add(QStringLiteral("echo"));
    QCOMPARE(only(QStringLiteral("echo")).source, QStringLiteral("bundled"));
}

void tst_Catalogue::aMissingFolderIsAnEmptyList()
{
    m_catalogue
        = std::make_unique<DriverCatalogue>(DriverCatalogue::Places{QStringLiteral(
                                                                        "/nowhere/at/all"),
                                                                    {},
                                                                    {},
                                                                    m_folder->places().hostsFile},
                                            m_clock);
    QVERIFY(m_catalogue->drivers().isEmpty());
}

void tst_Catalogue::aBadDriverIsListedWithItsReasonAndNeverLoaded_data()
{
    using Deed = std::function<void(const QString &folder, const QString &library)>;
    QTest::addColumn<QString>("driver");
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<DriverState>("state");
    QTest::addColumn<QString>("reason");
    const auto nothing = [](const QString &, const QString &) {};
    const QString echo = QStringLiteral("echo");

    // The first three end whoever loads them.
    QTest::newRow("foreign interface id")
        << QStringLiteral("wrongiid") << Deed(nothing) << DriverState::Incompatible
        << QStringLiteral("another kind");
    QTest::newRow("other major") << QStringLiteral("othermajor") << Deed(nothing)
                                 << DriverState::Incompatible << QStringLiteral("interface 2");
    QTest::newRow("newer minor") << QStringLiteral("newerminor") << Deed(nothing)
                                 << DriverState::Incompatible << QStringLiteral("interface 1.9");
    QTest::newRow("text file") << echo << Deed([](const QString &folder, const QString &library) {
        overwrite(library, "This is no library.\n");
        rehash(folder, QStringLiteral("echo"));
    }) << DriverState::Incompatible
                               << QStringLiteral("no driver for this computer");
    QTest::newRow("empty file") << echo << Deed([](const QString &folder, const QString &library) {
        overwrite(library, {});
        rehash(folder, QStringLiteral("echo"));
    }) << DriverState::Incompatible
                                << QStringLiteral("no driver for this computer");
    QTest::newRow("cut library") << echo << Deed([](const QString &, const QString &library) {
        QVERIFY(QFile::resize(library, 3000));
    }) << DriverState::Incompatible
                                 << QStringLiteral("cut off");
    QTest::newRow("cut library, manifest agrees")
        << echo << Deed([](const QString &folder, const QString &library) {
               QVERIFY(QFile::resize(library, 3000));
               rehash(folder, QStringLiteral("echo"));
           })
        << DriverState::Incompatible << QStringLiteral("no driver for this computer");
    QTest::newRow("library without metadata")
        << echo << Deed([](const QString &folder, const QString &library) {
               QVERIFY(QFile::remove(library));
               QVERIFY(QFile::copy(QStringLiteral(TEST_PROGRAMS_DIR) + QStringLiteral("/fakehost"),
                                   library));
               rehash(folder, QStringLiteral("echo"));
           })
        << DriverState::Incompatible << QStringLiteral("no driver for this computer");
    QTest::newRow("missing library") << echo << Deed([](const QString &, const QString &library) {
        QVERIFY(QFile::remove(library));
    }) << DriverState::Missing << QStringLiteral("is not there");
    QTest::newRow("missing manifest") << echo << Deed([](const QString &folder, const QString &) {
        QVERIFY(QFile::remove(folder + QStringLiteral("/manifest.json")));
    }) << DriverState::Missing << QStringLiteral("no manifest.json");
    QTest::newRow("broken manifest") << echo << Deed([](const QString &folder, const QString &) {
        overwrite(folder + QStringLiteral("/manifest.json"), "{\"driver_type\": ");
    }) << DriverState::Incompatible << QStringLiteral("is no manifest");
    QTest::newRow("manifest unlike metadata")
        << echo << Deed([](const QString &folder, const QString &) {
               QJsonObject manifest = DriverFolder::manifestFor(folder, QStringLiteral("echo"));
               manifest.insert(QStringLiteral("models"), QJsonArray{QStringLiteral("Another")});
               DriverFolder::writeManifest(folder, manifest);
           })
        << DriverState::Incompatible << QStringLiteral("\"models\"");
    QTest::newRow("manifest of another version")
        << echo << Deed([](const QString &folder, const QString &) {
               QJsonObject manifest = DriverFolder::manifestFor(folder, QStringLiteral("echo"));
               manifest.insert(QStringLiteral("version"), QStringLiteral("2.0.0"));
               DriverFolder::writeManifest(folder, manifest);
           })
        << DriverState::Incompatible << QStringLiteral("\"2.0.0\"");
    for (const QJsonValue &login : {QJsonValue(QStringLiteral("fingerprint")), QJsonValue(1)}) {
        QTest::addRow("no such login: %s", qPrintable(login.toVariant().toString()))
            << echo << Deed([login](const QString &folder, const QString &) {
                   QJsonObject manifest = DriverFolder::manifestFor(folder, QStringLiteral("echo"));
                   manifest.insert(QStringLiteral("login"), login);
                   DriverFolder::writeManifest(folder, manifest);
               })
            << DriverState::Incompatible << QStringLiteral("its \"login\" is neither");
    }
    QTest::newRow("file outside the folder")
        << echo << Deed([](const QString &folder, const QString &) {
               QJsonObject manifest = DriverFolder::manifestFor(folder, QStringLiteral("echo"));
               QJsonObject files = manifest.value(u"files").toObject();
               files.insert(QStringLiteral("../echo.so"), files.begin().value());
               manifest.insert(QStringLiteral("files"), files);
               DriverFolder::writeManifest(folder, manifest);
           })
        << DriverState::Incompatible << QStringLiteral("../echo.so");
}

void tst_Catalogue::aBadDriverIsListedWithItsReasonAndNeverLoaded()
{
    QFETCH(QString, driver);
    using Deed = std::function<void(const QString &folder, const QString &library)>;
    QFETCH(Deed, deed);
    QFETCH(DriverState, state);
    QFETCH(QString, reason);
    const QString folder = m_folder->add(driver);
    deed(folder, folder + u'/' + DriverFolder::libraryName(driver));
    const DriverInfo info = only(driver);
    QCOMPARE(info.driverType, driver);
    QVERIFY2(info.state == state, qPrintable(info.detail));
    QVERIFY2(info.detail.contains(reason), qPrintable(info.detail));
    QVERIFY(info.detail.endsWith(u'.'));
    QVERIFY(!m_catalogue->session(driver));
}

void tst_Catalogue::aSiblingForAnotherProcessorMakesItUnusable()
{
    const QString folder = m_folder->add(QStringLiteral("echo"));
    const QString library = folder + u'/' + DriverFolder::libraryName(QStringLiteral("echo"));
    QVERIFY(QFile::copy(library, library + QStringLiteral(".avx2")));
    const DriverInfo info = only(QStringLiteral("echo"));
    QCOMPARE(info.state, DriverState::Incompatible);
    QVERIFY2(info.detail.contains(QStringLiteral(".avx2")), qPrintable(info.detail));
    QVERIFY(!m_catalogue->session(QStringLiteral("echo")));
}

void tst_Catalogue::aChangedLibraryIsNotStarted()
{
    const QString folder = m_folder->add(QStringLiteral("echo"));
    QFile library(folder + u'/' + DriverFolder::libraryName(QStringLiteral("echo")));
    QVERIFY(library.open(QIODevice::ReadWrite));
    library.seek(library.size() - 8);
    library.write("changed!"); // same size; what the metadata says is untouched
    library.close();
    QCOMPARE(only(QStringLiteral("echo")).state, DriverState::Stopped);
    const auto future = m_catalogue->session(QStringLiteral("echo"))
                            ->probe({QHostAddress::LocalHost, 80}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future).error().kind, Error::Kind::DriverFailed);
    const DriverInfo info = *m_catalogue->driver(QStringLiteral("echo"));
    QCOMPARE(info.state, DriverState::Broken);
    QVERIFY2(info.detail.contains(QStringLiteral("was changed")), qPrintable(info.detail));
}

void tst_Catalogue::foldersThatAreNoDriversAreIgnored()
{
    m_folder->add(QStringLiteral("echo"));
    const QDir root(m_folder->places().bundled);
    QVERIFY(root.mkpath(QStringLiteral(".staging/1.0.0")));
    QVERIFY(root.mkpath(QStringLiteral("TEMPLATE_miner_driver/1.0.0")));
    overwrite(root.filePath(QStringLiteral("README.md")), "Read me.");
    QCOMPARE(only(QStringLiteral("echo")).driverType, QStringLiteral("echo"));
}

COALFACE_TEST(tst_Catalogue)
#include "tst_catalogue.moc"
