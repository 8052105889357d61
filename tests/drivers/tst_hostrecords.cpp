// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

//! What programs on one configuration folder tell each other about their hosts.
class tst_HostRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void neverStartedIsStopped();
    void theCollectorsHostIsWhatOthersShow();
    void withoutACollectorTheLastStartIsShown();
    void aDeadHostOfTheCollectorIsStopped();
    void aCorruptFileIsIgnoredAndRewritten();
    void theCollectorWritesWhenAnotherOverwrote();

private:
    void writeFile(qint64 writer, bool collecting, const QString &state, qint64 pid);
    std::unique_ptr<DriverCatalogue> catalogue();

    std::unique_ptr<DriverFolder> m_folder;
    TestClock m_clock;
    const QString m_echo = QStringLiteral("echo");
};

void tst_HostRecords::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_folder->add(m_echo);
}

std::unique_ptr<DriverCatalogue> tst_HostRecords::catalogue()
{
    return std::make_unique<DriverCatalogue>(m_folder->places(), m_clock, DriverFolder::impatient());
}

void tst_HostRecords::writeFile(qint64 writer, bool collecting, const QString &state, qint64 pid)
{
    QFile file(m_folder->places().hostsFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QJsonObject record{{QStringLiteral("state"), state},
                             {QStringLiteral("detail"), QStringLiteral("Why.")},
                             {QStringLiteral("pid"), pid},
                             {QStringLiteral("version"), QStringLiteral("1.0.0")}};
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("format"), 1},
                                         {QStringLiteral("writer"),
                                          QJsonObject{{QStringLiteral("pid"), writer},
                                                      {QStringLiteral("collecting"), collecting}}},
                                         {QStringLiteral("drivers"), QJsonObject{{m_echo, record}}}})
                   .toJson());
}

void tst_HostRecords::neverStartedIsStopped()
{
    QCOMPARE(catalogue()->driver(m_echo)->state, DriverState::Stopped);
    QVERIFY2(!QFile::exists(m_folder->places().hostsFile), "who starts nothing writes nothing");
}

void tst_HostRecords::theCollectorsHostIsWhatOthersShow()
{
    QProcess other; // stands for the collecting program and for its host
    other.start(QStringLiteral("sleep"), {QStringLiteral("60")});
    QTRY_COMPARE(other.state(), QProcess::Running);
    writeFile(other.processId(), true, QStringLiteral("ready"), other.processId());
    const auto drivers = catalogue();
    QCOMPARE(drivers->driver(m_echo)->state, DriverState::Ready);
    QCOMPARE(drivers->driver(m_echo)->pid, other.processId());

    other.kill();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
    QTRY_VERIFY_WITH_TIMEOUT(!drivers->driver(m_echo)->pid, 5000);
    QTRY_COMPARE_WITH_TIMEOUT(drivers->driver(m_echo)->state, DriverState::Ready,
                              5000); // its last start
}

void tst_HostRecords::withoutACollectorTheLastStartIsShown()
{
    {
        const auto drivers = catalogue();
        const auto future = drivers->session(m_echo)->probe({QHostAddress::LocalHost, 80}, 20s);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
        QVERIFY(drivers->driver(m_echo)->pid);
    }
    QCOMPARE(catalogue()->driver(m_echo)->state, DriverState::Ready);
    QVERIFY(!catalogue()->driver(m_echo)->pid);
    writeFile(999999999, false, QStringLiteral("broken"), 0);
    QCOMPARE(catalogue()->driver(m_echo)->state, DriverState::Broken);
    QCOMPARE(catalogue()->driver(m_echo)->detail, QStringLiteral("Why."));
    writeFile(999999999, true, QStringLiteral("backoff"), 0);
    QCOMPARE(catalogue()->driver(m_echo)->state, DriverState::Stopped);
}

void tst_HostRecords::aDeadHostOfTheCollectorIsStopped()
{
    QProcess other;
    other.start(QStringLiteral("sleep"), {QStringLiteral("60")});
    QTRY_COMPARE(other.state(), QProcess::Running);
    writeFile(other.processId(), true, QStringLiteral("ready"), 999999999);
    QCOMPARE(catalogue()->driver(m_echo)->state, DriverState::Stopped);
    other.kill();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
}

void tst_HostRecords::aCorruptFileIsIgnoredAndRewritten()
{
    QFile file(m_folder->places().hostsFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x00\xff{{{ nonsense", 15);
    file.close();
    const auto drivers = catalogue();
    QCOMPARE(drivers->driver(m_echo)->state, DriverState::Stopped);
    drivers->setCollecting(true);
    const auto future = drivers->session(m_echo)->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    const auto read = [&] {
        QFile written(m_folder->places().hostsFile);
        return written.open(QIODevice::ReadOnly)
                   ? QJsonDocument::fromJson(written.readAll()).object()
                   : QJsonObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(
        read().value(u"drivers").toObject().value(m_echo).toObject().value(u"pid").toInteger(),
        *drivers->driver(m_echo)->pid, 5000);
}

void tst_HostRecords::theCollectorWritesWhenAnotherOverwrote()
{
    const auto drivers = catalogue();
    drivers->setCollecting(true);
    writeFile(999999999, false, QStringLiteral("broken"), 0);
    QCOMPARE(drivers->driver(m_echo)->state, DriverState::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QFile file(m_folder->places().hostsFile);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"collecting\": true");
        }(),
        5000);
}

COALFACE_TEST(tst_HostRecords)
#include "tst_hostrecords.moc"
