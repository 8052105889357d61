// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/transaction.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace coalface;
using namespace Qt::StringLiterals;

//! What may be installed.
class TestPackage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFolderWhateverItIsCalled()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"my driver"_s);
        copyFolder(ferret(u"1.1.0"_s), path);
        const Result<DriverPackage> package = readPackage(path);
        QVERIFY2(package, qPrintable(package ? QString() : package.error().detail));
        QCOMPARE(package->version.info.driverType, u"ferret"_s);
        QCOMPARE(package->version.info.version, u"1.1.0"_s);
        QCOMPARE(package->version.info.source, u"local"_s);
        QVERIFY(readPackage(path + u"/manifest.json"_s));
    }

    void aLooseLibrary()
    {
        const Result<DriverPackage> package = readPackage(ferret(u"1.0.0"_s) + u"/ferret.so"_s);
        QVERIFY2(package, qPrintable(package ? QString() : package.error().detail));
        QCOMPARE(package->version.info.version, u"1.0.0"_s);
        QCOMPARE(package->version.files.files(),
                 readPackage(ferret(u"1.0.0"_s))->version.files.files());
    }

    void whatIsNoDriverIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("word");
        const QString drivers = QStringLiteral(TEST_DRIVERS_DIR);
        QTest::newRow("nothing there") << u"/nowhere/at/all"_s << u"does not exist"_s;
        QTest::newRow("a folder without a manifest") << drivers << u"manifest.json"_s;
        QTest::newRow("another interface id")
            << drivers + u"/wrongiid.so"_s << u"wrongiid.so is a plugin of another kind"_s;
        QTest::newRow("another interface") << drivers + u"/othermajor.so"_s << u"interface"_s;
        QTest::newRow("a newer interface") << drivers + u"/newerminor.so"_s << u"interface"_s;
        QTest::newRow("a text file") << QStringLiteral(__FILE__) << u"no driver"_s;
    }
    void whatIsNoDriverIsRefusedWithItsReason()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, word);
        const Result<DriverPackage> package = readPackage(path);
        QVERIFY(!package);
        QCOMPARE(package.error().kind, Error::Kind::Rejected);
        QVERIFY2(package.error().detail.contains(word), qPrintable(package.error().detail));
    }

#ifdef Q_OS_UNIX
    void whatIsNoFileIsNotWaitedFor()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"ferret.so"_s, u"manifest.json"_s}) {
            const QString pipe = folder.filePath(name);
            QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
            QVERIFY(!readPackage(pipe));
        }
        QVERIFY(!readPackage(folder.path()));
        QVERIFY(!readPackage(u"/dev/zero"_s));
        QVERIFY(!readDriverVersion(folder.path(), u"local"_s).isUsable());
    }
#endif

    void aTypeThatCannotNameAFolderIsRefused_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"../ferret", "Ferret", ".staging", "f", "", "ferret/1.0.0"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }
    void aTypeThatCannotNameAFolderIsRefused()
    {
        QFETCH(const QString, type);
        const QTemporaryDir folder;
        copyFolder(ferret(u"1.0.0"_s), folder.path());
        const QString manifest = folder.filePath(u"manifest.json"_s);
        overwriteFile(manifest,
                      contentOfFile(manifest).replace("\"ferret\"", '"' + type.toUtf8() + '"'));
        const Result<DriverPackage> package = readPackage(folder.path());
        QVERIFY(!package);
        QVERIFY2(package.error().detail.contains(u"driver_type"_s),
                 qPrintable(package.error().detail));
    }

    void aTruncatedLibraryIsRefused()
    {
        const QTemporaryDir folder;
        const QByteArray whole = contentOfFile(ferret(u"1.0.0"_s) + u"/ferret.so"_s);
        overwriteFile(folder.filePath(u"ferret.so"_s), whole.left(whole.size() / 3));
        QVERIFY(!readPackage(folder.filePath(u"ferret.so"_s)));
    }

    void aLibraryOfAnotherProcessorIsRefused()
    {
        const QTemporaryDir folder;
        QByteArray library = contentOfFile(ferret(u"1.0.0"_s) + u"/ferret.so"_s);
        if (!library.startsWith("\x7f"
                                "ELF"))
            QSKIP("only made for ELF");
        library[18] = char(0xf3); // e_machine: RISC-V
        overwriteFile(folder.filePath(u"ferret.so"_s), library);
        QVERIFY(!readPackage(folder.filePath(u"ferret.so"_s)));
    }

    void nothingUnsignedWithoutConsent()
    {
        const DriverPackage package = *readPackage(ferret(u"1.0.0"_s));
        const Result<Done> may = allowed(package, {}, {}, {false, false});
        QVERIFY(!may);
        QVERIFY2(may.error().detail.contains(u"--trust"_s), qPrintable(may.error().detail));
        QVERIFY(allowed(package, {}, {}, {true, false}));
        // Consent is to these bytes, and lasts; what comes with the program needs none.
        DriverChoice choice;
        choice.installed.insert(u"1.0.0"_s, {package.version.manifest, u"local"_s});
        QVERIFY(allowed(package, choice, {}, {false, false}));
        choice.installed[u"1.0.0"_s].manifest = "other";
        QVERIFY(!allowed(package, choice, {}, {false, false}));
        QVERIFY(allowed(package, {}, {package.version}, {false, false}));
    }

    void neitherAnOlderOneNorOneThatWasBadByAccident()
    {
        const DriverPackage package = *readPackage(ferret(u"1.0.0"_s));
        DriverChoice choice;
        choice.active = u"1.1.0"_s;
        QVERIFY(!allowed(package, choice, {}, {true, false}));
        QVERIFY(allowed(package, choice, {}, {true, true}));
        choice.active = u"0.9.0"_s;
        QVERIFY(allowed(package, choice, {}, {true, false}));
        choice.bad = {{u"1.0.0"_s, package.version.manifest, u"It crashed."_s, {}}};
        const Result<Done> may = allowed(package, choice, {}, {true, false});
        QVERIFY(!may);
        QVERIFY(may.error().detail.contains(u"It crashed."_s));
    }
};

COALFACE_TEST(TestPackage)
#include "tst_package.moc"
