// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Each call with which an action of the driver manager changes the disk goes wrong once, in each way; then
//! the version from before or the new one runs, whole, and doing it again succeeds and leaves nothing behind.
#include "drivers/store/choicesfile.h"
#include "drivers/updates/transaction.h"
#include "storesteps.h"
#include "tests/drivers/updates/versions.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! What a person would find in a folder, hidden files, too.
QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                      | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

//! Only writing can be half done, and taking away needs no space.
bool canHappen(const QByteArray &kind, const QByteArray &call)
{
    if (kind == "torn")
        return call.contains("write ");
    return kind != "no-space" || !(call.startsWith("unlink") || call.startsWith("rmdir"));
}

void makeOld(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)
        || !file.setFileTime(QDateTime::currentDateTime().addSecs(-8),
                             QFileDevice::FileModificationTime))
        qFatal("%s cannot be made old", qPrintable(path));
}

//! In memory if possible: a real disk waits for each of thousands of calls.
QString placeForHouses()
{
    return (QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath())
           + u"/storefaults-XXXXXX"_s;
}

//! Two choices made at different times may be the same.
DriverChoice timeless(DriverChoice choice)
{
    if (choice.trial)
        choice.trial->since = {};
    return choice;
}

} // namespace

class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theOldOrTheNewVersionRunsAndAgainSucceeds_data();
    void theOldOrTheNewVersionRunsAndAgainSucceeds();
    void cleanupTestCase();

private:
    struct Run
    {
        int status = -1; //!< -1: it was killed
        QByteArray err;
        QList<QByteArray> calls; //!< that were counted: call and path
    };
    //! Makes the house of that name, as it is before the action.
    void build(const QString &name) const;
    QString house(const QString &name) const { return m_folder.filePath(name); }
    Run run(const QString &house, const QString &action, const QByteArray &kind = {},
            qsizetype at = 0);
    //! A sentence when something is wrong after a fault, or after the action was done again.
    QString problemAfter(const Run &run, const QByteArray &kind, const QString &there,
                         const QStringList &versions) const;
    QString problemOfRepeating(const QString &there, const QString &action, const QString &ideal,
                               const DriverFacts &expected) const;

    const QTemporaryDir m_folder{placeForHouses()};
    QProcess m_program;
    int m_runs = 0;
};

void TestStoreFaults::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(TEST_PROGRAMS_DIR "/faultyfiles.so"));
    environment.insert(u"LD_BIND_NOW"_s, u"1"_s); // once, instead of in each run
    m_program.setProcessEnvironment(environment);
    m_program.start(QStringLiteral(TEST_PROGRAMS_DIR "/storeprogram"), QStringList());
    QVERIFY(m_program.waitForStarted());
    for (const QString &name : {u"updatable"_s, u"updated"_s, u"ahead of the program"_s, u"new"_s,
                                u"damaged"_s, u"state damaged"_s, u"states damaged"_s})
        build(name);
}

void TestStoreFaults::cleanupTestCase()
{
    m_program.closeWriteChannel();
    QVERIFY(m_program.waitForFinished());
    qInfo("%d runs with a fault", m_runs);
}

void TestStoreFaults::build(const QString &name) const
{
    const QString there = house(name);
    const QString store = storesteps::storeOf(there);
    const QString ours = there + u"/bundled/ferret/1.0.0"_s;
    const auto does = [&](const QString &action) {
        const Result<Done> done = storesteps::perform(there, action);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    };
    QVERIFY(QDir().mkpath(there));
    if (name == u"new")
        return copyFolder(ferret(u"1.0.0"_s), ours);
    const QString first = name == u"ahead of the program" ? u"1.1.0"_s : u"1.0.0"_s;
    does(u"install "_s + first);
    if (name == u"updated")
        does(u"install 1.1.0"_s);
    // A second change, so that there is a state before the last one.
    QVERIFY(decided(store, u"ferret"_s, [](DriverChoice &choice) {
        choice.pinned = true;
        if (choice.trial) {
            choice.previous = choice.active;
            choice.active = choice.trial->version;
            choice.trial.reset();
        }
    }));
    if (name == u"ahead of the program" || name == u"damaged" || name == u"states damaged")
        copyFolder(ferret(u"1.0.0"_s), ours);
    if (name == u"damaged")
        overwriteFile(store + u"/ferret/1.0.0/ferret.so"_s, "not a library");
    if (name == u"state damaged" || name == u"states damaged")
        overwriteFile(store + u"/state.json"_s, "{ \"format\": 1, \"dri");
    if (name == u"states damaged")
        overwriteFile(store + u"/state.prev.json"_s, "");
}

TestStoreFaults::Run TestStoreFaults::run(const QString &house, const QString &action,
                                          const QByteArray &kind, qsizetype at)
{
    const QString log = m_folder.filePath(u"calls"_s);
    QFile::remove(log);
    m_program.write(QStringList{house, action, QString::fromLatin1(kind), QString::number(at), log}
                        .join(u'\t')
                        .toUtf8()
                    + '\n');
    Run run;
    bool ended = false;
    for (;;) {
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(30'000))
                return run;
        }
        const QByteArray line = m_program.readLine().trimmed();
        run.status = line.toInt(&ended);
        if (ended)
            break;
        run.err = line;
    }
    const QByteArray calls = contentOfFile(log).replace(house.toUtf8() + '/', "").trimmed();
    if (!calls.isEmpty())
        run.calls = calls.split('\n');
    return run;
}

QString TestStoreFaults::problemAfter(const Run &run, const QByteArray &kind, const QString &there,
                                      const QStringList &versions) const
{
    const bool isKilled = kind.startsWith("killed") || kind == "torn";
    if ((run.status == -1) != isKilled)
        return u"it ended with %1: %2"_s.arg(run.status).arg(QString::fromUtf8(run.err));
    if (run.status == 1 && run.err.isEmpty())
        return u"it failed without a reason"_s;
    const DriverSelection selection = select(storesteps::factsOf(there));
    const QString version = selection.runs() ? selection.version.info.version : QString();
    if (version.isEmpty() && !versions.contains(version))
        return u"nothing runs: "_s + selection.reason;
    const QString problem = selection.version.files.contentProblem();
    if (!version.isEmpty() && !problem.isEmpty())
        return u"what runs is not whole: "_s + problem;
    if (!versions.contains(version))
        return version + u" runs"_s;
    if (run.status == 0 && version != versions.constLast())
        return u"it succeeded, but %1 runs"_s.arg(version);
    if (run.status == 1 && version != versions.constFirst())
        return u"it failed (%1), but %2 runs"_s.arg(QString::fromUtf8(run.err), version);
    return {};
}

QString TestStoreFaults::problemOfRepeating(const QString &there, const QString &action,
                                            const QString &ideal, const DriverFacts &expected) const
{
    const QString store = storesteps::storeOf(there);
    if (const Result<Done> done = storesteps::perform(there, action); !done)
        return u"it cannot be done again: "_s + done.error().detail;
    // Where nothing was left to do, the next action clears away the lock of the program that was killed.
    if (QFile::exists(store + u"/.lock"_s))
        (void)storesteps::perform(there, u"tidy"_s);
    const DriverFacts facts = storesteps::factsOf(there);
    if (!facts.unusable.isEmpty())
        return u"after doing it again: "_s + facts.unusable.constBegin().value();
    if (!facts.choice || timeless(*facts.choice) != timeless(*expected.choice)) {
        return u"after doing it again state.json says "_s
               + QString::fromUtf8(contentOfFile(store + u"/state.json"_s));
    }
    const QString idealStore = storesteps::storeOf(ideal);
    QStringList names = namesIn(store);
    QStringList idealNames = namesIn(idealStore);
    // Only after a change is there a state before the last one; the name of one set aside holds the time.
    static const QRegularExpression aside(u"^state\\.json\\.bad-\\d{8}T\\d{6}Z$"_s);
    for (QStringList *list : {&names, &idealNames}) {
        list->removeOne(u"state.prev.json"_s);
        list->replaceInStrings(aside, u"bad"_s);
    }
    names += namesIn(store + u"/ferret"_s);
    idealNames += namesIn(idealStore + u"/ferret"_s);
    if (names != idealNames)
        return u"after doing it again there is: "_s + names.join(u", "_s);
    return {};
}

void TestStoreFaults::theOldOrTheNewVersionRunsAndAgainSucceeds_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QStringList>(
        "versions"); // that may run afterwards: the old one, the new one (empty: none)
    QTest::addColumn<QByteArray>("kind");
    const QStringList upwards{u"1.0.0"_s, u"1.1.0"_s};
    const QStringList back{u"1.1.0"_s, u"1.0.0"_s};
    const QStringList same{u"1.0.0"_s};
    for (const char *kind :
         {"killed-before", "killed-after", "torn", "no-space", "io-error", "full"}) {
        const auto row = [kind](const char *name, const QString &start, const QString &action,
                                const QStringList &versions) {
            QTest::addRow("%s, %s", name, kind) << start << action << versions << QByteArray(kind);
        };
        row("an update", u"updatable"_s, u"install 1.1.0"_s, upwards);
        // What a kill before a call leaves is what one after the call before left, and to the store an error
        // is an error: seen once.
        if (QList<QByteArray>{"killed-before", "no-space", "full"}.contains(kind))
            continue;
        row("back to the version before", u"updated"_s, u"roll back 1.0.0"_s, back);
        row("back to the program's", u"ahead of the program"_s, u"roll back 1.0.0"_s, back);
        row("removed", u"ahead of the program"_s, u"remove ferret"_s, {u"1.1.0"_s, QString()});
        row("the first start", u"new"_s, u"adopt"_s, same);
        row("a repair", u"damaged"_s, u"repair 1.0.0"_s, same);
        row("an update, state.json damaged", u"state damaged"_s, u"install 1.1.0"_s, upwards);
        row("an update, both states damaged", u"states damaged"_s, u"install 1.1.0"_s, upwards);
    }
}

void TestStoreFaults::theOldOrTheNewVersionRunsAndAgainSucceeds()
{
    QFETCH(const QString, start);
    QFETCH(const QString, action);
    QFETCH(const QStringList, versions);
    QFETCH(const QByteArray, kind);
    namespace fs = std::filesystem;
    const auto copy = [&](const QString &name) {
        const QString there = house(name);
        QDir(there).removeRecursively();
        fs::copy(house(start).toStdString(), there.toStdString(), fs::copy_options::recursive);
        return there;
    };
    const QString ideal = copy(u"ideal"_s);
    const Run whole = run(ideal, action);
    QVERIFY2(whole.status == 0, whole.err.constData());
    QVERIFY(whole.calls.size() > 5);
    const DriverFacts expected = storesteps::factsOf(ideal);
    QStringList problems;
    for (qsizetype at = 0; at < whole.calls.size(); ++at) {
        if (!canHappen(kind, whole.calls.at(at)))
            continue;
        // The next one waits for that lock; that it does not wait for ever is seen once.
        if (kind == "io-error" && start != u"updatable" && whole.calls.at(at).startsWith("unlink")
            && whole.calls.at(at).endsWith("/.lock"))
            continue;
        const QString there = copy(u"house"_s);
        const Run faulty = run(there, action, kind, at);
        ++m_runs;
        QString problem = faulty.calls.size() <= at ? u"the call was not made"_s
                                                    : problemAfter(faulty, kind, there, versions);
        // A lock that was not written to the end is taken over after some seconds.
        if (faulty.status == -1 && faulty.calls.constLast().endsWith("/.lock")
            && QFile::exists(storesteps::storeOf(there) + u"/.lock"_s))
            makeOld(storesteps::storeOf(there) + u"/.lock"_s);
        if (problem.isEmpty())
            problem = problemOfRepeating(there, action, ideal, expected);
        if (!problem.isEmpty()) {
            problems.append(u"%1 at call %2 (%3): %4"_s.arg(QString::fromLatin1(kind))
                                .arg(at)
                                .arg(QString::fromUtf8(faulty.calls.value(at)), problem));
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

COALFACE_TEST(TestStoreFaults)
#include "tst_storefaults.moc"
