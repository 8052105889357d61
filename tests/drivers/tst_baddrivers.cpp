// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString bad = u"moody"_s;
const QString good = u"echo"_s;
int s_counted = 0;

void countOneLine(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++s_counted;
}

MinerRef minerAt(quint16 port, const QString &id)
{
    return {id, {QHostAddress(QHostAddress::LocalHost), port}, {}};
}

} // namespace

//! Whatever a driver does, only its own miners notice.
class TestBadDrivers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DriverFolder>();
        m_folder->add(bad);
        m_folder->add(good);
        m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                        DriverFolder::impatient());
    }
    void cleanup() { m_catalogue.reset(); }

    void theMinersOfOtherDriversNoticeNothing_data()
    {
        QTest::addColumn<int>("mood"); // MoodyAdapter::Mood
        QTest::addColumn<int>("ends"); // a reading is tried a second time
        QTest::addColumn<QString>("reason");
        QTest::newRow("crash") << 2 << 2 << u"it crashed (signal 11)"_s;
        QTest::newRow("exit()") << 3 << 2 << u"it ended by itself (status 7)"_s;
        QTest::newRow("exception") << 16 << 2 << u"it crashed (signal 6)"_s;
        QTest::newRow("busy loop") << 4 << 2 << u"it stopped answering"_s;
#if defined(Q_OS_LINUX) && !defined(COALFACE_SANITIZED)
        QTest::newRow("leak") << 11 << 2 << u"it crashed (signal 6)"_s;
#endif
#ifdef Q_OS_UNIX
        QTest::newRow("garbage on the wire") << 13 << 2 << u"it sent something that is no message"_s;
        QTest::newRow("huge frame") << 14 << 2 << u"the limit is 1048576 bytes"_s;
#endif
        QTest::newRow("flood of lines") << 12 << 0 << QString();
        QTest::newRow("noise on stdout") << 5 << 0 << QString();
        QTest::newRow("huge answer") << 6 << 0 << QString();
        QTest::newRow("two answers") << 8 << 0 << QString();
        QTest::newRow("lies") << 15 << 0 << QString();
    }
    void theMinersOfOtherDriversNoticeNothing()
    {
        QFETCH(const int, mood);
        QFETCH(const int, ends);
        QFETCH(const QString, reason);
        QVERIFY(asked(good, 1) && asked(bad, 1));
        const auto goodPid = m_catalogue->driver(good)->pid;
        const auto badPid = m_catalogue->driver(bad)->pid;
        QSignalSpy died(m_catalogue.get(), &DriverCatalogue::hostDied);

        const auto deed = m_catalogue->session(bad)->readTelemetry(minerAt(quint16(mood), u"bad"_s),
                                                                   20s);
        int meanwhile = 0;
        do {
            QVERIFY(asked(good, 1));
            ++meanwhile;
        } while (!deed.isFinished() || meanwhile < 3);

        // Counted, with its reason and its version.
        QTRY_COMPARE_WITH_TIMEOUT(died.size(), ends, 20'000);
        for (const QList<QVariant> &end : died) {
            QCOMPARE(end[0].toString(), bad);
            QCOMPARE(end[1].toString(), u"1.0.0"_s);
            QVERIFY2(end[2].toString().contains(reason), qPrintable(end[2].toString()));
        }
        if (ends > 0)
            QCOMPARE(taken(deed).error().kind, Error::Kind::DriverFailed);
        // Replaced, and as good as new; the other one never stopped.
        QVERIFY(asked(bad, 1));
        QCOMPARE(m_catalogue->driver(bad)->pid == badPid, ends == 0);
        QCOMPARE(m_catalogue->driver(good)->pid, goodPid);
    }

    void whatCannotBeTrueIsUnknown()
    {
        const auto lie = m_catalogue->session(bad)->readTelemetry(minerAt(15, u"liar"_s), 20s);
        QTRY_VERIFY_WITH_TIMEOUT(lie.isFinished(), 20'000);
        QVERIFY(taken(lie).ok());
        Telemetry nothing;
        nothing.timestamp = taken(lie)->timestamp;
        QCOMPARE(*taken(lie) == nothing, true);
    }

    void aFloodOfLinesIsCutDown()
    {
        QVERIFY(asked(bad, 1));
        s_counted = 0;
        const QtMessageHandler before = qInstallMessageHandler(countOneLine);
        QElapsedTimer time;
        time.start();
        const bool answered = asked(bad, 12); // 100 000 lines
        qInstallMessageHandler(before);
        QVERIFY(answered);
        const qint64 seconds = time.elapsed() / 1000 + 1;
        QVERIFY2(s_counted <= 110 * (seconds + 1), qPrintable(QString::number(s_counted)));
    }

private:
    bool asked(const QString &driver, quint16 port)
    {
        DriverSession *session = m_catalogue->session(driver);
        const auto answer = session->readTelemetry(minerAt(port, u"good"_s), 20s);
        return QTest::qWaitFor([&] { return answer.isFinished(); }, 25'000) && taken(answer).ok();
    }

    TestClock m_clock;
    std::unique_ptr<DriverFolder> m_folder;
    std::unique_ptr<DriverCatalogue> m_catalogue;
};

COALFACE_TEST(TestBadDrivers)
#include "tst_baddrivers.moc"
