// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace coalface;
using namespace coalface::test;

class TestDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scanner = std::make_unique<FakeScanner>();
        m_drivers = std::make_unique<FakeDirectory>();
        m_found.clear();
        m_rejected.clear();
        m_order.clear();
    }

    void theFirstDriverThatIsCertainEndsIt()
    {
        FakeSession &a = m_drivers->add("a", {80}, [](const Endpoint &) {
            return error(Error::Kind::Rejected, "not an A");
        });
        FakeSession &b = m_drivers->add("b", {80, 4028},
                                        [](const Endpoint &) { return miner("B 1"); });
        FakeSession &c = m_drivers->add("c", {80}, [](const Endpoint &) { return miner("C 1"); });
        m_scanner->open = {QStringLiteral("127.0.0.5:80"), QStringLiteral("127.0.0.5:4028")};
        const Discovery::Summary summary = run({QStringLiteral("127.0.0.5")});
        QCOMPARE(summary.found, 1);
        QCOMPARE(summary.scanned, 1);
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_found.first().driverType, QStringLiteral("b"));
        QCOMPARE(m_found.first().identity.model, QStringLiteral("B 1"));
        QCOMPARE(m_found.first().endpoint,
                 (Endpoint{QHostAddress(QStringLiteral("127.0.0.5")), 80}));
        QCOMPARE(m_found.first().id, QString());
        QCOMPARE(a.asked.size(), 1);
        QCOMPARE(b.asked.size(), 1);
        QCOMPARE(c.asked.size(), 0);
        QVERIFY(m_rejected.isEmpty());
    }

    void aHostIsSweptOnceAndOnlyWhereDriversLook()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        m_drivers->add("b", {4028, 80}, [](const Endpoint &) { return miner("B"); });
        const Discovery::Summary summary = run(
            {QStringLiteral("127.0.0.4/30"), QStringLiteral("127.0.0.5-7")});
        QCOMPARE(m_scanner->swept.size(), 3);
        QCOMPARE(m_scanner->swept.first().ports, (QList<quint16>{80, 4028}));
        QCOMPARE(m_scanner->given.timeout, 700);
        QCOMPARE(m_scanner->given.concurrency, 77);
        QCOMPARE(summary.scanned, 3);
        QCOMPARE(summary.found, 0);
        QVERIFY(m_rejected.isEmpty()); // nothing is open there: no miner, and nothing to tell
    }

    void namedPortsAreDevicesOfTheirOwnAskedInEveryProtocol()
    {
        m_drivers->add("web", {80}, [](const Endpoint &e) {
            return e.port == 18001 ? Answer(miner("Web"))
                                   : Answer(error(Error::Kind::BadReply, "no JSON"));
        });
        m_drivers->add(
            "line", {4028},
            [](const Endpoint &e) {
                return e.port == 18002 ? Answer(miner("Line"))
                                       : Answer(error(Error::Kind::BadReply, "no line"));
            },
            "tcp");
        FakeSession &announced = m_drivers->add(
            "udp", {}, [](const Endpoint &) { return miner("Never"); }, "udp");
        m_scanner->open = {QStringLiteral("127.0.0.1:18001"), QStringLiteral("127.0.0.1:18002"),
                           QStringLiteral("127.0.0.1:18003")};
        const Discovery::Summary summary = run({QStringLiteral("127.0.0.1:18000-18009")});
        QCOMPARE(m_scanner->swept.size(), 1);
        QCOMPARE(m_scanner->swept.first().ports.size(), 10);
        QCOMPARE(summary.found, 2);
        QCOMPARE(summary.scanned, 1);
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().port, 18003);
        QCOMPARE(announced.asked.size(), 0);
    }

    void theMostTellingReasonIsTold()
    {
        m_drivers->add("a", {80},
                       [](const Endpoint &) { return error(Error::Kind::Unreachable, "closed"); });
        m_drivers->add("b", {80},
                       [](const Endpoint &) { return error(Error::Kind::Rejected, "a printer"); });
        m_drivers->add("c", {80, 4028},
                       [](const Endpoint &) { return error(Error::Kind::BadReply, "no JSON"); });
        m_scanner->open = {QStringLiteral("127.0.0.5:80"), QStringLiteral("127.0.0.5:4028")};
        run({QStringLiteral("127.0.0.5")});
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().reason, QStringLiteral("a printer"));
        QCOMPARE(m_rejected.first().port, 80);
    }

    void aTimeoutEndsTheQuestionsOfThatKindOnThatPort()
    {
        m_drivers->add("a", {80},
                       [](const Endpoint &) { return error(Error::Kind::Timeout, "silent"); });
        FakeSession &b = m_drivers->add("b", {80, 8080}, [](const Endpoint &) {
            return error(Error::Kind::Timeout, "silent");
        });
        m_scanner->open = {QStringLiteral("127.0.0.5:80"), QStringLiteral("127.0.0.5:8080")};
        run({QStringLiteral("127.0.0.5")});
        QCOMPARE(b.asked.size(), 1);
        QCOMPARE(b.asked.first().port, 8080);
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().reason, QStringLiteral("silent"));
    }

    void aBrokenDriverIsNamedOnceAndTheScanGoesOn()
    {
        FakeSession &broken = m_drivers->add("broken", {80, 4028}, [](const Endpoint &) {
            return error(Error::Kind::DriverFailed, "crashed");
        });
        m_drivers->add("works", {4028}, [](const Endpoint &e) {
            return e.address == QHostAddress(QStringLiteral("127.0.0.5"))
                       ? Answer(miner("W"))
                       : Answer(error(Error::Kind::Unreachable, "closed"));
        });
        m_drivers->infos.append(DriverInfo());
        m_drivers->infos.last().driverType = QStringLiteral("gone"); // no session
        m_drivers->infos.last().probePorts = {80};
        m_drivers->infos.last().detail = QStringLiteral("its file vanished.");
        for (const char *host : {"127.0.0.5", "127.0.0.6"}) {
            for (const char *port : {":80", ":4028"})
                m_scanner->open += QString::fromLatin1(host) + QString::fromLatin1(port);
        }
        const Discovery::Summary summary = run({QStringLiteral("127.0.0.5-6")});
        QCOMPARE(summary.found, 1);
        QCOMPARE(broken.asked.size(), 2); // once per host
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().reason, QStringLiteral("crashed"));
    }

    void driversThatCannotBeUsedAreNotAsked()
    {
        for (DriverState state :
             {DriverState::Disabled, DriverState::Missing, DriverState::Incompatible}) {
            init();
            FakeSession &off = m_drivers->add("off", {80},
                                              [](const Endpoint &) { return miner("Off"); });
            m_drivers->infos.last().state = state;
            m_scanner->open = {QStringLiteral("127.0.0.5:80")};
            const Discovery::Summary summary = run({QStringLiteral("127.0.0.5")});
            QVERIFY(!summary.problem.isEmpty());
            QCOMPARE(off.asked.size(), 0);
        }
    }

    void neverAsksMoreThanThirtyTwoAtOnce()
    {
        FakeSession &a = m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        for (int i = 1; i <= 200; ++i)
            m_scanner->open += QStringLiteral("127.0.0.%1:80").arg(i);
        const Discovery::Summary summary = run({QStringLiteral("127.0.0.0/24")});
        QCOMPARE(summary.found, 200);
        QCOMPARE(summary.scanned, 254);
        QCOMPARE(a.mostInFlight, 32);
    }

    void namesAreLookedUp()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        m_scanner->names.insert(QStringLiteral("attic.local"),
                                QHostAddress(QStringLiteral("127.0.0.9")));
        m_scanner->open = {QStringLiteral("127.0.0.9:8081")};
        Discovery::Summary summary = run(
            {QStringLiteral("attic.local:8081"), QStringLiteral("cellar.local")});
        QCOMPARE(summary.found, 1);
        QCOMPARE(summary.scanned, 1);
        QCOMPARE(summary.problem, QString());
        QCOMPARE(summary.incomplete, QStringLiteral("No such name: cellar.local."));
        summary = run({QStringLiteral("cellar.local")});
        QCOMPARE(summary.scanned, 0);
        QCOMPARE(summary.problem, QStringLiteral("No such name: cellar.local."));
    }

    void withoutTargetsItLooksThroughThisComputersNetworks()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        m_scanner->subnets = {{QHostAddress(QStringLiteral("127.1.0.0")), 30, QStringLiteral("e0")},
                              {QHostAddress(QStringLiteral("127.2.0.0")), 19, QStringLiteral("e1")}};
        m_scanner->open = {QStringLiteral("127.1.0.1:80")};
        const Discovery::Summary summary = run({});
        QCOMPARE(summary.scanned, 2);
        QCOMPARE(summary.found, 1);
        QVERIFY2(summary.incomplete.contains(QStringLiteral("127.2.0.0/19")),
                 qPrintable(summary.incomplete));
        QCOMPARE(summary.problem, QString());
        m_scanner->subnets.removeFirst();
        QVERIFY(run({}).problem.contains(QStringLiteral("127.2.0.0/19")));
    }

    void withoutAnyNetworkItSaysSo()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        const Discovery::Summary summary = run({});
        QVERIFY(summary.problem.contains(QStringLiteral("network")));
        QCOMPARE(summary.scanned, 0);
        QVERIFY(!summary.cancelled);
    }

    void cancellingDropsWhatComesLater()
    {
        FakeSession &a = m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        a.held = true;
        for (int i = 1; i <= 50; ++i)
            m_scanner->open += QStringLiteral("127.0.0.%1:80").arg(i);
        Discovery discovery(*m_scanner, *m_drivers, m_air);
        QSignalSpy found(&discovery, &Discovery::found);
        QSignalSpy finished(&discovery, &Discovery::finished);
        discovery.start({*parseScanTarget(QStringLiteral("127.0.0.0/24"))}, {});
        QTRY_COMPARE(a.waiting.size(), 32);
        a.waiting.takeFirst()();
        QTRY_COMPARE(found.count(), 1);
        discovery.cancel();
        QCOMPARE(finished.count(), 0);
        QTRY_COMPARE(finished.count(), 1);
        const qsizetype asked = a.asked.size();
        const auto summary = finished.first().first().value<Discovery::Summary>();
        QVERIFY(summary.cancelled);
        QCOMPARE(summary.found, 1);
        for (const auto &settle : std::as_const(a.waiting))
            settle();
        QTest::qWait(10);
        QCOMPARE(found.count(), 1);
        QCOMPARE(a.asked.size(), asked);
        QVERIFY(!discovery.isRunning());
    }

    void mayBeDeletedWhileDevicesAreAsked()
    {
        FakeSession &a = m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        a.held = true;
        m_scanner->open = {QStringLiteral("127.0.0.5:80")};
        auto discovery = std::make_unique<Discovery>(*m_scanner, *m_drivers, m_air);
        discovery->start({*parseScanTarget(QStringLiteral("127.0.0.5"))}, {});
        QTRY_COMPARE(a.waiting.size(), 1);
        discovery.reset();
        a.waiting.takeFirst()();
        QTest::qWait(1);
    }

    void mayBeDeletedFromItsOwnSignals()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        for (int i = 1; i <= 9; ++i)
            m_scanner->open += QStringLiteral("127.0.0.%1:80").arg(i);
        auto discovery = std::make_unique<Discovery>(*m_scanner, *m_drivers, m_air);
        connect(discovery.get(), &Discovery::found, this, [&] { discovery.reset(); });
        discovery->start({*parseScanTarget(QStringLiteral("127.0.0.0/28"))}, {});
        QTRY_VERIFY(!discovery);
        QTest::qWait(1);
    }

    void progressReachesTheTotalAndFinishedIsLast()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        m_scanner->open = {QStringLiteral("127.0.0.5:80"), QStringLiteral("127.0.0.14:80")};
        run({QStringLiteral("127.0.0.0/28")});
        QCOMPARE(m_order.count(QStringLiteral("progress")), 14);
        QCOMPARE(m_progress, (std::pair{14, 14}));
        QCOMPARE(m_order.count(QStringLiteral("finished")), 1);
        QCOMPARE(m_order.last(), QStringLiteral("finished"));
    }

private:
    Discovery::Summary run(const QStringList &texts)
    {
        Discovery discovery(*m_scanner, *m_drivers, m_air);
        connect(&discovery, &Discovery::found, this, [this](const Found &found) {
            m_found += found;
            m_order += QStringLiteral("found");
        });
        connect(&discovery, &Discovery::rejected, this, [this](const RejectedHost &host) {
            m_rejected += host;
            m_order += QStringLiteral("rejected");
        });
        connect(&discovery, &Discovery::progressed, this, [this](int done, int total) {
            m_progress = {done, total};
            m_order += QStringLiteral("progress");
        });
        std::optional<Discovery::Summary> summary;
        connect(&discovery, &Discovery::finished, this, [&](const Discovery::Summary &s) {
            summary = s;
            m_order += QStringLiteral("finished");
        });
        QList<ScanTarget> targets;
        for (const QString &text : texts)
            targets += *parseScanTarget(text);
        discovery.start(targets, {700, 77, 6000});
        const bool synchronous = summary.has_value();
        if (!QTest::qWaitFor([&] { return summary.has_value(); }, 20000) || synchronous)
            QTest::qFail("the run did not end from the event loop", __FILE__, __LINE__);
        QTest::qWait(1);
        return summary.value_or(Discovery::Summary());
    }

    FakeAnnouncements m_air;
    std::unique_ptr<FakeScanner> m_scanner;
    std::unique_ptr<FakeDirectory> m_drivers;
    QList<Found> m_found;
    QList<RejectedHost> m_rejected;
    QStringList m_order;
    std::pair<int, int> m_progress;
};

COALFACE_TEST(TestDiscovery)
#include "tst_discovery.moc"
