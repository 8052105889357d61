// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/driverstore.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestDriverStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = m_folder->filePath(u"handed out"_s);
        m_target = m_folder->filePath(u"ferret/1.0.0"_s);
        copyFolder(ferret(u"1.0.0"_s), m_source);
    }

    void whatIsPlacedIsWholeAndNothingElseIsLeft()
    {
        const Result<DriverVersion> placed = place();
        QVERIFY2(placed, qPrintable(placed ? QString() : placed.error().detail));
        QCOMPARE(placed->folder, m_target);
        QVERIFY(placed->isUsable());
        QVERIFY(placed->files.contentProblem().isEmpty());
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u".staging"_s)));
    }

    void whatIsThereAndWholeIsKept()
    {
        QVERIFY(place());
        const QDateTime made = QFileInfo(m_target + u"/ferret.so"_s).lastModified();
        QVERIFY(place(known()));
        QCOMPARE(QFileInfo(m_target + u"/ferret.so"_s).lastModified(), made);
    }

    void whatIsDamagedIsReplaced()
    {
        QVERIFY(place());
        overwriteFile(m_target + u"/ferret.so"_s, "not a library");
        QVERIFY(place(known()));
        QVERIFY(readDriverVersion(m_target, u"local"_s).files.contentProblem().isEmpty());
    }

    void aStrangerInTheFolderIsDamage()
    {
        QVERIFY(place());
        overwriteFile(m_target + u"/ferret.so.avx2"_s, "hijack");
        QVERIFY(place(known()));
        QVERIFY(!QFileInfo::exists(m_target + u"/ferret.so.avx2"_s));
    }

    void aPublishedVersionDoesNotChange()
    {
        QVERIFY(place());
        DriverChoice choice = known();
        // Another build of the same version, with its own manifest.
        const QByteArray manifest = contentOfFile(m_source + u"/manifest.json"_s);
        const QByteArray library = contentOfFile(m_source + u"/ferret.so"_s) + "more";
        overwriteFile(m_source + u"/ferret.so"_s, library);
        QByteArray other = manifest;
        other.replace(QByteArray::number(library.size() - 4), QByteArray::number(library.size()));
        other.replace(readDriverVersion(m_target, u"local"_s).files.files().first().sha256,
                      QCryptographicHash::hash(library, QCryptographicHash::Sha256).toHex());
        overwriteFile(m_source + u"/manifest.json"_s, other);
        const Result<DriverVersion> placed = place(choice);
        QVERIFY(!placed);
        QCOMPARE(placed.error().kind, Error::Kind::Rejected);
        QVERIFY(placed.error().detail.contains(u"raise the version"_s));
        // The program's own may: it is a newer build of the program.
        QVERIFY(place(choice, u"bundled"_s));
        QCOMPARE(contentOfFile(m_target + u"/ferret.so"_s), library);
    }

    void aSourceThatIsNotWholeIsNotPlaced()
    {
        overwriteFile(m_source + u"/ferret.so"_s, "cut off");
        const Result<DriverVersion> placed = place();
        QVERIFY(!placed);
        QVERIFY(!QFileInfo::exists(m_target));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u".staging"_s)));
    }

    void aLinkIsNotFollowed()
    {
        QVERIFY(QFile::rename(m_source + u"/ferret.so"_s, m_folder->filePath(u"elsewhere.so"_s)));
        QVERIFY(QFile::link(m_folder->filePath(u"elsewhere.so"_s), m_source + u"/ferret.so"_s));
        QVERIFY(!place());
        QVERIFY(!QFileInfo::exists(m_target));
    }

    void onlyWhatNobodyNeedsIsRemoved()
    {
        DriverChoice choice;
        for (const QString &version : {u"1.0.0"_s, u"1.1.0"_s, u"1.2.0"_s, u"1.3.0"_s}) {
            copyFolder(ferret(version), m_folder->filePath(u"ferret/"_s + version));
            choice.installed.insert(version, {"aa", u"local"_s});
        }
        copyFolder(ferret(u"1.4.0"_s), m_folder->filePath(u"ferret/1.4.0"_s)); // put there by hand
        choice.active = u"1.2.0"_s;
        choice.previous = u"1.1.0"_s;
        const DriverStore store(m_folder->path());
        QCOMPARE(store.removeUnused(u"ferret"_s, choice, {u"1.3.0"_s}), QStringList{u"1.0.0"_s});
        QCOMPARE(QDir(m_folder->filePath(u"ferret"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 (QStringList{u"1.1.0"_s, u"1.2.0"_s, u"1.3.0"_s, u"1.4.0"_s}));
    }

private:
    Result<DriverVersion> place(const DriverChoice &choice = {}, const QString &source = u"local"_s)
    {
        return DriverStore(m_folder->path())
            .place(readDriverVersion(m_source, source, u"ferret"_s, u"1.0.0"_s), choice);
    }
    //! The choice of somebody who installed what lies there now.
    DriverChoice known() const
    {
        DriverChoice choice;
        choice.active = u"1.0.0"_s;
        const QByteArray manifest = contentOfFile(ferret(u"1.0.0"_s) + u"/manifest.json"_s);
        choice.installed
            .insert(u"1.0.0"_s,
                    {QCryptographicHash::hash(manifest, QCryptographicHash::Sha256).toHex(),
                     u"local"_s});
        return choice;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_source;
    QString m_target;
};

COALFACE_TEST(TestDriverStore)
#include "tst_driverstore.moc"
