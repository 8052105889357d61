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
    TestSaveFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_savefile.moc"
