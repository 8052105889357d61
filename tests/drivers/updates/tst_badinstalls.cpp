// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/driverupdates.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ferretType = u"ferret"_s;

QString testDriver(const QString &name)
{
    return QStringLiteral(TEST_DRIVERS_DIR "/") + name;
}

//! The library of a version that would be good.
QByteArray goodLibrary()
{
    return contentOfFile(ferret(u"1.1.0"_s) + u"/ferret.so"_s);
}

QByteArray ofAnotherProcessor()
{
    QByteArray library = goodLibrary();
    library[18] = char(0xf3); // e_machine of ELF: RISC-V
    return library;
}

} // namespace

//! What must not run is refused with a sentence, and everything is as it was.
class TestBadInstalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DriverFolder>();
        m_files = std::make_unique<QTemporaryDir>();
        m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                        DriverFolder::impatient());
        m_updates = std::make_unique<DriverUpdates>(*m_catalogue, m_clock);
        QCOMPARE(change(ferret(u"1.0.0"_s)).status, DriverChange::Status::Installed);
    }
    void cleanup()
    {
        m_updates.reset();
        m_catalogue.reset();
    }

    void whatMustNotRunIsRefusedAndNothingChanges_data()
    {
        QTest::addColumn<QString>(
            "path"); // empty: an update made of the library and the manifest's change
        QTest::addColumn<QByteArray>("library");
        QTest::addColumn<QJsonObject>("manifest"); // keys that it says in another way
        QTest::addColumn<QString>("sentence");
        const auto loose = [](const char *row, const QString &file, const QString &sentence) {
            QTest::newRow(row) << testDriver(file) << QByteArray() << QJsonObject() << sentence;
        };
        const auto update = [](const char *row, const QByteArray &library, const QString &sentence,
                               const QJsonObject &manifest = {}) {
            QTest::newRow(row) << QString() << library << manifest << sentence;
        };
        loose("another interface id", u"wrongiid.so"_s, u"is a plugin of another kind"_s);
        loose("another interface major", u"othermajor.so"_s, u"is made for driver interface 2"_s);
        loose("a newer interface minor", u"newerminor.so"_s, u"is made for driver interface 1."_s);
        loose("no metadata", u"plain.so"_s, u"is no driver for this computer"_s);
        loose("no driver in it", u"hollow.so"_s, u"has no driver in it"_s);
        loose("crash while it is loaded", u"crashatload.so"_s,
              u"did not pass its test: It ended when it was tried: it crashed"_s);

        update("update: another interface id", contentOfFile(testDriver(u"wrongiid.so"_s)),
               u"is a plugin of another kind"_s);
        update("update: no metadata", contentOfFile(testDriver(u"plain.so"_s)),
               u"is no driver for this computer"_s);
        update("update: metadata unlike the manifest", goodLibrary(),
               u"and its manifest do not say the same about \"models\""_s,
               {{u"models"_s, QJsonArray{u"Model weasel"_s}}});
        update("update: a version that is none", goodLibrary(), u"is no version like 1.2.3"_s,
               {{u"version"_s, u"newest"_s}});
        update("update: a truncated library", goodLibrary().left(goodLibrary().size() / 3),
               u"is no driver for this computer"_s);
        update("update: a library of another processor", ofAnotherProcessor(),
               u"is no driver for this computer"_s);
        update("update: a text file", "This is no library at all.\n",
               u"is no driver for this computer"_s);
        update("update: an empty file", {}, u"is no driver for this computer"_s);
        update("update: a file that was cut off later", goodLibrary(),
               u"it was cut off or changed"_s,
               {{u"files"_s, QJsonObject{{u"ferret.so"_s, mark(goodLibrary() + 'x')}}}});

        loose("update: crash while it is loaded", u"ferret/1.4.0"_s,
              u"did not pass its test: It ended when it was tried: it crashed"_s);
        loose("update: hang while it is loaded", u"ferret/1.7.0"_s,
              u"did not pass its test: It did not answer within 10 s"_s);
        loose("update: exit() while it is loaded", u"ferret/1.8.0"_s,
              u"it ended by itself (status 3)"_s);
        loose("update: hang in a call", u"ferret/1.9.0"_s,
              u"did not pass its test: readTelemetry of \"idle.json\": The driver ferret did not answer in time."_s);
        loose("update: lies", u"ferret/1.5.0"_s,
              u"did not pass its test: readTelemetry of \"idle.json\": hashrate should be 500000000000, but is 500."_s);
#ifdef Q_OS_UNIX
        loose("update: huge frame", u"ferret/1.10.0"_s, u"the limit is 1048576 bytes"_s);
#endif
    }
    void whatMustNotRunIsRefusedAndNothingChanges()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, library);
        QFETCH(const QJsonObject, manifest);
        QFETCH(const QString, sentence);
        const QStringList before = allFiles();
        const auto pid = m_catalogue->driver(ferretType)->pid;
        const DriverChange tried = change(path.isEmpty() ? made(library, manifest) : path);
        QVERIFY(!tried.ok());
        QVERIFY2(tried.error.contains(sentence), qPrintable(tried.error));
        QVERIFY2(tried.error.endsWith(u'.'), qPrintable(tried.error));
        QTRY_COMPARE_WITH_TIMEOUT(allFiles(), before, 10'000);
        QCOMPARE(m_catalogue->servingVersion(ferretType), u"1.0.0"_s);
        QCOMPARE(m_catalogue->driver(ferretType)->pid, pid);
        QCOMPARE(m_updates->overview().size(), 1);
        QCOMPARE(m_updates->overview().constFirst().condition, DriverCondition::UpToDate);
    }

    void whoWouldDieAtItsEndEndsInPeace()
    {
        QSignalSpy died(m_catalogue.get(), &DriverCatalogue::hostDied);
        QCOMPARE(change(ferret(u"1.6.0"_s)).status, DriverChange::Status::OnTrial);
        QCOMPARE(m_catalogue->servingVersion(ferretType), u"1.6.0"_s);
        const auto back = m_updates->rollBack(ferretType, u"1.0.0"_s);
        QTRY_VERIFY_WITH_TIMEOUT(back.isFinished(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->versionsInUse(ferretType), QStringList{u"1.0.0"_s},
                                  20'000);
        QCOMPARE(died.size(), 0);
    }

private:
    static QJsonObject mark(const QByteArray &content)
    {
        const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
        return {{u"size"_s, content.size()}, {u"sha256"_s, QString::fromLatin1(hash.toHex())}};
    }
    //! The folder of an update whose library that is; the manifest fits, but for what it says in another way.
    QString made(const QByteArray &library, const QJsonObject &otherwise)
    {
        QJsonObject manifest = QJsonDocument::fromJson(
                                   contentOfFile(ferret(u"1.1.0"_s) + u"/manifest.json"_s))
                                   .object();
        manifest.insert(u"files"_s, QJsonObject{{u"ferret.so"_s, mark(library)}});
        for (auto it = otherwise.begin(); it != otherwise.end(); ++it)
            manifest.insert(it.key(), it.value());
        const QString folder = m_files->filePath(u"ferret"_s);
        QDir().mkpath(folder);
        overwriteFile(folder + u"/ferret.so"_s, library);
        DriverFolder::writeManifest(folder, manifest);
        return folder;
    }
    DriverChange change(const QString &path)
    {
        const auto future = m_updates->install(path, true);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 40'000))
            return {{}, DriverChange::Status::Updated, {}, {}, u"It did not end."_s};
        return future.result();
    }
    //! Names and contents of all that is in the user's folder but what the hosts' states are.
    QStringList allFiles() const
    {
        QStringList files;
        QDirIterator found(m_folder->places().installed,
                           QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QFileInfo file(found.next());
            if (file.fileName() == u".lock")
                continue;
            const QByteArray content = file.isFile() ? contentOfFile(file.filePath()) : QByteArray();
            files.append(file.filePath() + u' '
                         + QString::fromLatin1(
                             QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
        }
        files.sort();
        return files;
    }

    TestClock m_clock;
    std::unique_ptr<DriverFolder> m_folder;
    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    std::unique_ptr<DriverUpdates> m_updates;
};

COALFACE_TEST(TestBadInstalls)
#include "tst_badinstalls.moc"
