// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/driverupdates.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString type = u"ferret"_s;

//! A device that answers at once, or when it is told to, and counts what it is asked at a time.
class Device : public QTcpServer
{
public:
    Device()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                ++requests;
                waiting.append(socket);
                most = std::max(most, int(waiting.size()));
                if (!held)
                    answer();
            });
        });
    }
    void answer()
    {
        const QByteArray body = R"({"hashRate": 500})";
        for (QTcpSocket *socket : std::exchange(waiting, {})) {
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                "Content-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        }
    }
    MinerRef ref(const QString &id = u"m1"_s) const
    {
        return {id, {QHostAddress(QHostAddress::LocalHost), serverPort()}, {}};
    }

    int requests = 0;
    int most = 0;
    bool held = false;
    QList<QTcpSocket *> waiting;
};

} // namespace

//! Drivers change while they are being asked; nobody who asks notices.
class TestHotSwitch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DriverFolder>();
        m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                        DriverFolder::impatient());
        m_updates = std::make_unique<DriverUpdates>(*m_catalogue, m_clock);
        const DriverChange installed = change(m_updates->install(ferret(u"1.0.0"_s), true));
        QCOMPARE(installed.status, DriverChange::Status::Installed);
        QCOMPARE(installed.to, u"1.0.0"_s);
    }
    void cleanup()
    {
        m_updates.reset();
        m_catalogue.reset();
    }

    void callsGoOnThroughAnUpdate()
    {
        Device device;
        QVERIFY(asked(device));
        const auto updating = m_updates->install(ferret(u"1.1.0"_s), true);
        int answered = 0;
        while (!updating.isFinished()) {
            QVERIFY(asked(device));
            ++answered;
        }
        QVERIFY(answered > 0);
        QCOMPARE(updating.result().status, DriverChange::Status::OnTrial);
        QCOMPARE(m_catalogue->servingVersion(type), u"1.1.0"_s);
        // Twenty good answers later it is the active one, and the one before can be gone back to.
        QSignalSpy promoted(m_updates.get(), &DriverManager::overviewChanged);
        for (int i = 0; i < 20; ++i)
            QVERIFY(asked(device));
        QTRY_COMPARE_WITH_TIMEOUT(choice().active, u"1.1.0"_s, 10'000);
        QVERIFY(!choice().trial);
        QCOMPARE(choice().previous, u"1.0.0"_s);
        QCOMPARE(device.most, 1);
    }

    void whatIsUnderWayIsAnsweredByTheHostThatLeaves()
    {
        Device device;
        QVERIFY(asked(device));
        device.held = true;
        DriverSession *session = m_catalogue->session(type);
        const auto slow = session->readTelemetry(device.ref(), 20s);
        QTRY_COMPARE(device.requests, 2);
        QCOMPARE(change(m_updates->install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        QVERIFY(!slow.isFinished());
        QCOMPARE(m_catalogue->versionsInUse(type).size(), 2);
        device.answer();
        QTRY_VERIFY_WITH_TIMEOUT(slow.isFinished(), 10'000);
        QVERIFY(taken(slow).ok());
        QCOMPARE(device.requests, 2); // it was not asked a second time
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->versionsInUse(type), QStringList{u"1.1.0"_s}, 10'000);
    }

    void aVersionThatCrashesIsTakenBackAndNoCallIsLost()
    {
        Device device;
        QVERIFY(asked(device));
        QSignalSpy back(m_updates.get(), &DriverManager::rolledBackByItself);
        QCOMPARE(change(m_updates->install(ferret(u"1.2.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        for (int i = 0; i < 12; ++i)
            QVERIFY2(asked(device), qPrintable(QString::number(i)));
        QTRY_COMPARE_WITH_TIMEOUT(back.size(), 1, 10'000);
        QVERIFY(back[0][1].toString().contains(u"ended unexpectedly 2 times"_s));
        QTRY_COMPARE(m_catalogue->servingVersion(type), u"1.0.0"_s);
        QCOMPARE(choice().bad.size(), 1);
        QVERIFY(asked(device));
        const DriverOverview overview = only();
        QCOMPARE(overview.condition, DriverCondition::RolledBack);
        QVERIFY2(overview.reason.contains(u"1.2.0"_s), qPrintable(overview.reason));
        // And not taken again by accident.
        const DriverChange again = change(m_updates->install(ferret(u"1.2.0"_s), true));
        QCOMPARE(again.status, DriverChange::Status::Refused);
    }

    void aVersionThatUnderstandsNothingIsTakenBack()
    {
        Device device;
        QVERIFY(asked(device));
        QCOMPARE(change(m_updates->install(ferret(u"1.3.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!asked(device));
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.0.0"_s, 10'000);
        QVERIFY(choice().bad.size() == 1 && choice().bad[0].reason.contains(u"made no sense"_s));
        QVERIFY(asked(device));
    }

    void aDeviceThatTheVersionBeforeDidNotUnderstandEitherIsNoFault()
    {
        Device device;
        QVERIFY(asked(device));
        QCOMPARE(change(m_updates->install(ferret(u"1.3.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        // Unreachable is the network's fault.
        const MinerRef gone{u"m2"_s, {QHostAddress(QHostAddress::LocalHost), 9}, {}};
        for (int i = 0; i < 5; ++i) {
            const auto answer = m_catalogue->session(type)->readTelemetry(gone, 5s);
            QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 10'000);
        }
        QTest::qWait(1500); // counts are written down each second
        QVERIFY(choice().trial);
        QCOMPARE(choice().trial->faults, 0);
    }

    void aVersionThatDiesWhenItIsLoadedNeverRuns()
    {
        const DriverChange tried = change(m_updates->install(ferret(u"1.4.0"_s), true));
        QCOMPARE(tried.status, DriverChange::Status::Failed);
        QVERIFY2(tried.error.contains(u"did not pass its test"_s), qPrintable(tried.error));
        QCOMPARE(tried.to, u"1.0.0"_s);
        QVERIFY(!choice().trial);
        // Nothing of it is left.
        QTRY_VERIFY(!QDir(m_folder->places().installed + u"/ferret/1.4.0"_s).exists());
    }

    void aPluginWithoutADriverInItNeverRuns()
    {
        const QString hollow = QStringLiteral(TEST_DRIVERS_DIR "/hollow.so");
        const DriverChange tried = change(m_updates->install(hollow, true));
        QCOMPARE(tried.status, DriverChange::Status::Failed);
        QCOMPARE(tried.driverType, u"hollow"_s);
        QTRY_VERIFY(!m_catalogue->driver(u"hollow"_s)
                    || m_catalogue->driver(u"hollow"_s)->state == DriverState::Incompatible);
    }

    void goingBackByHandAndForthAgain()
    {
        Device device;
        QVERIFY(asked(device));
        QCOMPARE(change(m_updates->install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        QCOMPARE(change(m_updates->rollBack(type, {})).status, DriverChange::Status::RolledBack);
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.0.0"_s, 10'000);
        QVERIFY(choice().bad.isEmpty());
        const DriverChange forth = change(m_updates->rollBack(type, u"1.1.0"_s));
        QCOMPARE(forth.status, DriverChange::Status::RolledBack);
        QCOMPARE(forth.to, u"1.1.0"_s);
        QCOMPARE(change(m_updates->rollBack(type, u"7.0.0"_s)).status,
                 DriverChange::Status::Refused);
        QVERIFY(asked(device));
    }

    void oneThatIsSwitchedOffAnswersWithItsReasonAndComesBack()
    {
        Device device;
        QVERIFY(asked(device));
        DriverSession *session = m_catalogue->session(type);
        QCOMPARE(change(m_updates->setEnabled(type, false)).status, DriverChange::Status::Disabled);
        QVERIFY(!m_catalogue->session(type));
        const auto refused = session->readTelemetry(device.ref(), 5s);
        QVERIFY(refused.isFinished());
        QVERIFY(taken(refused).error().detail.contains(u"switched off"_s));
        QCOMPARE(only().action, DriverAction::Enable);
        QCOMPARE(change(m_updates->setEnabled(type, true)).status, DriverChange::Status::Enabled);
        QVERIFY(asked(device));
    }

    void reloadBringsAFreshHostWithoutAGap()
    {
        Device device;
        QVERIFY(asked(device));
        const auto before = m_catalogue->driver(type)->pid;
        QCOMPARE(change(m_updates->reload(type)).status, DriverChange::Status::Reloaded);
        QTRY_VERIFY(m_catalogue->driver(type)->pid && m_catalogue->driver(type)->pid != before);
        QVERIFY(asked(device));
    }

    void filesThatAreChangedOnTheDiskAreNoticedAndRepaired()
    {
        Device device;
        QVERIFY(asked(device));
        QCOMPARE(change(m_updates->install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        for (int i = 0; i < 20; ++i)
            QVERIFY(asked(device));
        QTRY_COMPARE_WITH_TIMEOUT(choice().active, u"1.1.0"_s, 10'000);
        // The library is replaced by rubbish of the same size: the version before takes over.
        const QString library = m_folder->places().installed + u"/ferret/1.1.0/ferret.so"_s;
        const QByteArray whole = contentOfFile(library);
        QVERIFY(QFile::remove(library));
        overwriteFile(library, QByteArray(whole.size(), 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.0.0"_s, 10'000);
        QVERIFY(asked(device));
        QCOMPARE(only().condition, DriverCondition::Modified);
        QVERIFY(QFile::remove(library));
        overwriteFile(library, whole);
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.1.0"_s, 10'000);
        QVERIFY(asked(device));
        // A stray file for another processor is as bad as a changed one.
        overwriteFile(library + u".avx2"_s, whole);
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.0.0"_s, 10'000);
        QVERIFY(asked(device));
        QVERIFY(QDir(m_folder->places().installed + u"/ferret"_s).removeRecursively());
        QTRY_COMPARE_WITH_TIMEOUT(only().condition, DriverCondition::Missing, 10'000);
    }

    void theProgramsOlderOneIsTakenInPlaceOfOneThatIsGone()
    {
        QCOMPARE(change(m_updates->install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        QCOMPARE(change(m_updates->rollBack(type, u"1.0.0"_s)).status,
                 DriverChange::Status::RolledBack);
        QCOMPARE(change(m_updates->rollBack(type, u"1.1.0"_s)).status,
                 DriverChange::Status::RolledBack);
        cleanup();
        const DriverCatalogue::Places places = m_folder->places();
        QVERIFY(QDir(places.installed + u"/ferret"_s).removeRecursively());
        copyFolder(ferret(u"1.0.0"_s), places.bundled + u"/ferret/1.0.0"_s);
        m_catalogue = std::make_unique<DriverCatalogue>(places, m_clock, DriverFolder::impatient());
        m_updates = std::make_unique<DriverUpdates>(*m_catalogue, m_clock);
        QCOMPARE(only().condition, DriverCondition::Missing);
        QCOMPARE(only().available, u"1.0.0"_s);
        const DriverChange repaired = change(m_updates->update(type));
        QVERIFY2(repaired.ok(), qPrintable(repaired.error));
        QCOMPARE(repaired.to, u"1.0.0"_s);
        QVERIFY(QFileInfo::exists(places.installed + u"/ferret/1.0.0/ferret.so"_s));
    }

    void whatAnotherProgramDecidesHappensHereToo()
    {
        Device device;
        QVERIFY(asked(device));
        DriverCatalogue elsewhere(m_folder->places(), m_clock, DriverFolder::impatient());
        DriverUpdates other(elsewhere, m_clock);
        QCOMPARE(change(other.install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::OnTrial);
        QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->servingVersion(type), u"1.1.0"_s, 10'000);
        QVERIFY(asked(device));
    }

private:
    static DriverChange change(const QFuture<DriverChange> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
            return {{}, DriverChange::Status::Failed, {}, {}, u"It did not end."_s};
        const DriverChange result = future.result();
        if (!result.error.isEmpty())
            qInfo("%s", qPrintable(result.error));
        return result;
    }
    bool asked(const Device &device)
    {
        DriverSession *session = m_catalogue->session(type);
        if (!session)
            return false;
        const auto answer = session->readTelemetry(device.ref(), 10s);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
            return false;
        if (!taken(answer))
            qInfo("%s", qPrintable(taken(answer).error().detail));
        return taken(answer).ok();
    }
    DriverChoice choice() const
    {
        ChoicesFile file(m_folder->places().installed);
        file.refresh();
        return file.choice(type);
    }
    DriverOverview only() const { return m_updates->overview().value(0); }

    TestClock m_clock;
    std::unique_ptr<DriverFolder> m_folder;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    std::unique_ptr<DriverUpdates> m_updates;
};

COALFACE_TEST(TestHotSwitch)
#include "tst_hotswitch.moc"
