// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/savefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#include <cstdio>

using namespace coalface;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

//! Runs this program again as `--save PATH SIZE` after the shell commands, in its own mount namespace.
struct Outside
{
    int exitCode = -1;
    QByteArray output;
};
Outside inNamespace(const QString &commands)
{
    QProcess shell;
    shell.start(QStringLiteral("unshare"),
                {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-ec"), commands});
    if (!shell.waitForFinished(30000))
        return {};
    return {shell.exitCode(), shell.readAllStandardOutput()};
}

bool namespacesWork()
{
    return QProcess::execute(QStringLiteral("unshare"),
                             {QStringLiteral("-rm"), QStringLiteral("true")})
           == 0;
}

//! Saves that many bytes and says what became of it.
int saveAsTold(const QStringList &arguments)
{
    const Result<Done> saved = saveFile(arguments.at(2), QByteArray(arguments.at(3).toInt(), 'n'));
    std::printf("%s\n", saved ? "saved" : qPrintable(saved.error().detail));
    return 0;
}

//! Until it is killed.
int saveOnAndOn(const QString &path)
{
    for (bool isFirst = true; saveFile(path, QByteArray(20000, 'n')); isFirst = false) {
        if (isFirst)
            std::puts("begun");
        std::fflush(stdout);
    }
    return 1;
}
} // namespace

class TestSaveFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void writesAndReplacesAndMakesTheFolder()
    {
        const QString path = m_folder->filePath(QStringLiteral("a/b/file"));
        QVERIFY(saveFile(path, "old").ok());
        QCOMPARE(contentOf(path), QByteArray("old"));
        const QByteArray large(100'000, 'x');
        QVERIFY(saveFile(path, large).ok());
        QCOMPARE(contentOf(path), large);
        QVERIFY(saveFile(path, {}).ok());
        QCOMPARE(contentOf(path), QByteArray());
        QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatALinkLeadsToIsReplaced()
    {
        const QString path = m_folder->filePath(QStringLiteral("real"));
        const QString link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(saveFile(path, "old").ok());
        QVERIFY(QFile::link(path, link));
        QVERIFY(saveFile(link, "new").ok());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(path), QByteArray("new"));
    }

    void onlyWhatAKilledProgramLeftIsSwept()
    {
        using namespace std::chrono_literals;
        const QString path = m_folder->filePath(QStringLiteral("settings.json"));
        const QStringList stays{QStringLiteral("settings.json"),
                                QStringLiteral(
                                    "settings.json.backup"), // as many letters as QSaveFile's have
                                QStringLiteral("settings.json.bad-20260102T030405Z"),
                                QStringLiteral("settings.json.saving-0a1b2c3d.copy"),
                                QStringLiteral("settings.json.saving-mine"),
                                QStringLiteral("xsettings.json.saving-0a1b2c3d")};
        const QStringList goes{QStringLiteral("settings.json.saving-0a1b2c3d"),
                               QStringLiteral("settings.json.saving-ffffffff.aBcDeF")};
        for (const QString &name : stays + goes)
            QVERIFY(saveFile(m_folder->filePath(name), "x").ok());
        const auto left = [this] {
            return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
        };
        const qsizetype all = left().size();
        sweepUnfinished(path, 1h); // somebody may be writing just now
        QCOMPARE(left().size(), all);
        for (const qint64 hours : {-2, 2}) { // 2: before the clock was set back
            for (const QString &name : goes) {
                QFile old(m_folder->filePath(name));
                QVERIFY(old.open(QIODevice::ReadWrite));
                QVERIFY(old.setFileTime(QDateTime::currentDateTime().addSecs(3600 * hours),
                                        QFileDevice::FileModificationTime));
            }
            sweepUnfinished(path, 1h);
            QCOMPARE(left(), stays);
        }
    }

    void whateverAKilledWriterLeavesIsSwept()
    {
        const QString path = m_folder->filePath(QStringLiteral("file"));
        for (int round = 0; round < 20; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--save-on-and-on"), path});
            QVERIFY(writer.waitForReadyRead(30000)); // it has begun
            QTest::qSleep(round);
            writer.kill();
            QVERIFY(writer.waitForFinished(30000));
            sweepUnfinished(path, std::chrono::seconds(0));
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                     QStringList{QStringLiteral("file")});
            QCOMPARE(contentOf(path).size(), 20000);
        }
    }

    void givesTheFileTheWantedPermissions()
    {
        const QString path = m_folder->filePath(QStringLiteral("secret"));
        constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        constexpr auto all = QFileDevice::ReadOwner | QFileDevice::WriteOwner
                             | QFileDevice::ReadGroup | QFileDevice::ReadOther;
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                                | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(saveFile(path, "1").ok());
        QCOMPARE(QFile::permissions(path) & (others | mine), all);
        QVERIFY(saveFile(path, "2", mine).ok());
        QCOMPARE(QFile::permissions(path) & (others | mine), mine);
    }

    void aFolderInTheWayIsASentence()
    {
        const QString path = m_folder->filePath(QStringLiteral("taken"));
        QVERIFY(QDir().mkpath(path));
        const Result<Done> saved = saveFile(path, "x");
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().kind, Error::Kind::Internal);
        QVERIFY(saved.error().detail.contains(path));

        QVERIFY(saveFile(m_folder->filePath(QStringLiteral("file")), "x").ok());
        const Result<Done> below = saveFile(m_folder->filePath(QStringLiteral("file/below")), "x");
        QVERIFY(!below.ok());
        QVERIFY2(below.error().detail.contains(QStringLiteral("folder")),
                 qPrintable(below.error().detail));
    }

    void aMissingRightIsASentence()
    {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0)
            QSKIP("the administrator may write everywhere");
#endif
        const QString path = m_folder->filePath(QStringLiteral("file"));
        QVERIFY(saveFile(path, "old").ok());
        QVERIFY(QFile::setPermissions(m_folder->path(),
                                      QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const Result<Done> saved = saveFile(path, "new");
        QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner
                                                            | QFileDevice::WriteOwner
                                                            | QFileDevice::ExeOwner));
        QVERIFY(!saved.ok());
        QVERIFY2(saved.error().detail.contains(QStringLiteral("permission")),
                 qPrintable(saved.error().detail));
        QCOMPARE(contentOf(path), QByteArray("old"));
    }

    void onAFullDiskTheOldFileStays_data()
    {
        QTest::addColumn<int>("size");
        // Below 16 KiB all of it still sits in Qt's buffer when write() returns.
        QTest::newRow("within the buffer") << 9000;
        QTest::newRow("beyond the buffer") << 40000;
    }
    void onAFullDiskTheOldFileStays()
    {
        QFETCH(int, size);
        if (!namespacesWork())
            QSKIP("no namespaces on this computer: unshare -rm is refused");
        const Outside outside = inNamespace(
            QStringLiteral("mount -t tmpfs -o size=64k none '%1'; printf old > '%1/file'; "
                           "head -c 200000 /dev/zero > '%1/filler' 2>/dev/null || true; '%2' "
                           "--save '%1/file' %3; cat '%1/file'; ls -A '%1'")
                .arg(m_folder->path(), QCoreApplication::applicationFilePath())
                .arg(size));
        QCOMPARE(outside.exitCode, 0);
        const QList<QByteArray> lines = outside.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines.at(0).contains("disk is full"), outside.output.constData());
        QCOMPARE(lines.at(1), QByteArray("oldfile"));
        QCOMPARE(lines.at(2), QByteArray("filler"));
    }

    void aReadOnlyDiskIsASentence()
    {
        if (!namespacesWork())
            QSKIP("no namespaces on this computer: unshare -rm is refused");
        const Outside outside = inNamespace(
            QStringLiteral("mount -t tmpfs none '%1'; printf old > '%1/file'; mount -o remount,ro "
                           "'%1'; '%2' --save '%1/file' 10; "
                           "cat '%1/file'")
                .arg(m_folder->path(), QCoreApplication::applicationFilePath()));
        QVERIFY2(outside.output.contains("read-only"), outside.output.constData());
        QVERIFY(outside.output.endsWith("old"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--save"))
        return saveAsTold(app.arguments());
    if (app.arguments().value(1) == QLatin1String("--save-on-and-on"))
        return saveOnAndOn(app.arguments().value(2));
    TestSaveFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_savefile.moc"
