// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr quint16 udp = 45678;

QByteArray payload(const Announcement &announcement)
{
    return announcement.payload;
}
} // namespace

//! What a scan makes of devices that announce themselves.
class TestAnnouncedSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scanner = std::make_unique<FakeScanner>();
        m_drivers = std::make_unique<FakeDirectory>();
        m_air = std::make_unique<FakeAnnouncements>();
        m_found.clear();
        m_rejected.clear();
        m_beacon = &m_drivers->add(
            "beacon", {}, [](const Endpoint &) { return miner("Never"); }, "udp");
        m_drivers->infos.last().udpPorts = {udp};
        m_beacon->whose = [](const Announcement &announcement) {
            return payload(announcement).startsWith("beacon")
                       ? Answer(miner("Beacon"))
                       : Answer(error(Error::Kind::BadReply, "no beacon"));
        };
    }

    void whoAnnouncesItselfIsFoundOnceAndWithoutAPort()
    {
        start({QStringLiteral("127.0.3.0/24")}, 300);
        for (int i = 0; i < 5; ++i)
            m_air->announce("127.0.3.4", udp, "beacon");
        QTRY_COMPARE(m_found.size(), 1);
        QCOMPARE(m_found.first().endpoint, (Endpoint{QHostAddress(QStringLiteral("127.0.3.4")), 0}));
        QCOMPARE(m_found.first().driverType, QStringLiteral("beacon"));
        QCOMPARE(m_found.first().identity.model, QStringLiteral("Beacon"));
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_summary->found, 1);
        QCOMPARE(m_beacon->judged.size(), 1);
        QVERIFY(m_beacon->asked.isEmpty()); // nobody was asked over the network
        QVERIFY(!m_air->isListening());
    }

    void itListensAtLeastAsLongAsItIsTold()
    {
        QElapsedTimer timer;
        timer.start();
        start({QStringLiteral("127.0.3.4")}, 300);
        QVERIFY(!m_summary);
        end();
        QVERIFY2(timer.elapsed() >= 299, qPrintable(QString::number(timer.elapsed())));
    }

    void withListenTimeZeroNothingIsHeard()
    {
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        start({QStringLiteral("127.0.3.4")}, 0);
        QVERIFY(!m_air->isListening());
        end();
        QCOMPARE(m_air->calls, 0);
    }

    void nobodyListensWhenNoDriverWantsIt()
    {
        m_drivers->infos.last().state = DriverState::Disabled;
        m_drivers->add("a", {80}, [](const Endpoint &) { return miner("A"); });
        start({QStringLiteral("127.0.3.4")}, 60'000);
        end();
        QCOMPARE(m_air->calls, 0);
    }

    void onlyWhatIsInTheTargetsCounts()
    {
        start({QStringLiteral("127.0.3.4-6")}, 200);
        m_air->announce("127.0.3.7", udp, "beacon");
        m_air->announce("127.0.3.6", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_found.first().endpoint.address.toString(), QStringLiteral("127.0.3.6"));
        QCOMPARE(m_beacon->judged.size(), 1);
    }

    void withoutTargetsEveryoneCounts()
    {
        m_scanner->subnets = {{QHostAddress(QStringLiteral("127.1.0.0")), 30, QStringLiteral("e0")}};
        start({}, 200);
        m_air->announce("127.0.3.7", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
    }

    void whoWasFoundByAskingIsNotToldOfTwice()
    {
        m_drivers->add("web", {80}, [](const Endpoint &) { return miner("Web"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:80")};
        start({QStringLiteral("127.0.3.0/24")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon"); // before it has been asked
        QTRY_COMPARE(m_found.size(), 1);
        m_air->announce("127.0.3.4", udp, "beacon"); // and after
        m_air->announce("127.0.3.5", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 2);
        QCOMPARE(m_found[0].endpoint.port, 80);
        QCOMPARE(m_found[0].driverType, QStringLiteral("web"));
        QCOMPARE(m_found[1].endpoint.address.toString(), QStringLiteral("127.0.3.5"));
        QCOMPARE(m_summary->found, 2);
    }

    void whoAnswersAsNoMinerMayStillAnnounceItself()
    {
        m_drivers->add("web", {80},
                       [](const Endpoint &) { return error(Error::Kind::BadReply, "a web page"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:80")};
        start({QStringLiteral("127.0.3.4")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_found.first().endpoint.port, 0);
        QVERIFY2(m_rejected.isEmpty(), "it is a known miner after all");
    }

    void whoAnswersAsNoMinerAndStaysSilentIsRejectedInTheEnd()
    {
        m_drivers->add("web", {80},
                       [](const Endpoint &) { return error(Error::Kind::BadReply, "a web page"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:80"), QStringLiteral("127.0.3.5:80")};
        start({QStringLiteral("127.0.3.4-5")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().address.toString(), QStringLiteral("127.0.3.5"));
        QCOMPARE(m_rejected.first().port, 80);
    }

    void atNamedPortsOthersMayStandBeside()
    {
        m_drivers->add("web", {80}, [](const Endpoint &) { return miner("Web"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:18001")};
        start({QStringLiteral("127.0.3.4:18001")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 2);
    }

    void whoIsRefusedAtTheOneNamedPortMayStillAnnounceItself()
    {
        m_drivers->add("web", {80},
                       [](const Endpoint &) { return error(Error::Kind::BadReply, "a web page"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:80"), QStringLiteral("127.0.3.5:80")};
        start({QStringLiteral("127.0.3.4-5:80-81")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_found.first().endpoint.port, 0);
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().address.toString(), QStringLiteral("127.0.3.5"));
    }

    void ofSeveralAtNamedPortsNobodyKnowsWhichAnnouncedItself()
    {
        m_drivers->add("web", {80},
                       [](const Endpoint &) { return error(Error::Kind::BadReply, "a web page"); });
        m_scanner->open = {QStringLiteral("127.0.3.4:18001"), QStringLiteral("127.0.3.4:18002")};
        start({QStringLiteral("127.0.3.4:18001-18003")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_rejected.size(), 2);
    }

    void foreignDatagramsAreDroppedSilently()
    {
        start({QStringLiteral("127.0.3.0/24")}, 200);
        m_air->announce("127.0.3.4", udp, "something else");
        end();
        QVERIFY(m_found.isEmpty());
        QVERIFY(m_rejected.isEmpty());
    }

    void aDamagedDatagramIsNotTheLastWord()
    {
        start({QStringLiteral("127.0.3.0/24")}, 400);
        m_air->announce("127.0.3.4", udp, "bea"); // cut on the way
        QTRY_COMPARE(m_beacon->judged.size(), 1);
        QTest::qWait(10);
        m_air->announce("127.0.3.4", udp, "beacon");
        QTRY_COMPARE(m_found.size(), 1);
        for (int i = 0; i < 10; ++i) {
            m_air->announce("127.0.3.5", udp, "noise");
            QTest::qWait(5);
        }
        end();
        QCOMPARE(m_beacon->judged.size(), 2 + AnnouncedSearch::mostTries);
    }

    void driversAreAskedInTheirOrderAndByTheirPort()
    {
        FakeSession &second = m_drivers->add("second", {},
                                             [](const Endpoint &) { return miner(""); });
        m_drivers->infos.last().udpPorts = {udp, 999};
        second.whose = [](const Announcement &) { return miner("Second"); };
        start({QStringLiteral("127.0.3.0/24")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        m_air->announce("127.0.3.5", udp, "other");
        m_air->announce("127.0.3.6", 999, "beacon");
        end();
        QCOMPARE(m_found.size(), 3);
        QHash<QString, QString> types;
        for (const Found &found : std::as_const(m_found))
            types.insert(found.endpoint.address.toString(), found.driverType);
        QCOMPARE(types.value(QStringLiteral("127.0.3.4")), QStringLiteral("beacon"));
        QCOMPARE(types.value(QStringLiteral("127.0.3.5")), QStringLiteral("second"));
        QCOMPARE(types.value(QStringLiteral("127.0.3.6")), QStringLiteral("second"));
        QCOMPARE(m_beacon->judged.size(), 2);
    }

    void aDriverThatFailsOverOneIsTold()
    {
        m_beacon->whose = [](const Announcement &) {
            return error(Error::Kind::DriverFailed, "crashed");
        };
        start({QStringLiteral("127.0.3.0/24")}, 200);
        m_air->announce("127.0.3.4", udp, "beacon");
        end();
        QCOMPARE(m_rejected.size(), 1);
        QCOMPARE(m_rejected.first().port, 0);
        QCOMPARE(m_rejected.first().reason, QStringLiteral("crashed"));
    }

    void theNumberOfSourcesIsBounded()
    {
        start({QStringLiteral("127.0.0.0/20")}, 300);
        for (int i = 0; i < 2000; ++i) {
            m_air->announce(qPrintable(QStringLiteral("127.0.%1.%2").arg(i / 200).arg(i % 200 + 1)),
                            udp, "beacon");
        }
        end();
        QCOMPARE(m_found.size(), AnnouncedSearch::mostSources);
        QVERIFY(m_beacon->mostJudging <= AnnouncedSearch::mostAsked);
    }

    void aPortThatCannotBeBoundIsTold()
    {
        m_air->problem = QStringLiteral("UDP port 45678 cannot be listened on.");
        start({QStringLiteral("127.0.3.4")}, 50);
        end();
        QCOMPARE(m_summary->deaf, m_air->problem);
        QCOMPARE(m_summary->incomplete, QString());
    }

    void cancellingEndsTheListening()
    {
        start({QStringLiteral("127.0.3.4")}, 60'000);
        QTRY_VERIFY(m_listeningOn);
        m_discovery->cancel();
        end();
        QVERIFY(m_summary->cancelled);
        QVERIFY(!m_air->isListening());
    }

    void mayBeDeletedFromItsOwnSignals()
    {
        start({QStringLiteral("127.0.3.0/24")}, 60'000);
        connect(m_discovery.get(), &Discovery::found, this, [this] { m_discovery.reset(); });
        m_air->announce("127.0.3.4", udp, "beacon");
        m_air->announce("127.0.3.5", udp, "beacon");
        QTRY_VERIFY(!m_discovery);
        QTest::qWait(1);
        QVERIFY(!m_air->isListening());
        QCOMPARE(m_found.size(), 1);
    }

private:
    void start(const QStringList &texts, int listenTime)
    {
        m_summary.reset();
        m_listeningOn = false;
        m_discovery = std::make_unique<Discovery>(*m_scanner, *m_drivers, *m_air);
        connect(m_discovery.get(), &Discovery::found, this,
                [this](const Found &found) { m_found += found; });
        connect(m_discovery.get(), &Discovery::rejected, this,
                [this](const RejectedHost &host) { m_rejected += host; });
        connect(m_discovery.get(), &Discovery::listeningOn, this, [this] { m_listeningOn = true; });
        connect(m_discovery.get(), &Discovery::finished, this,
                [this](const Discovery::Summary &summary) { m_summary = summary; });
        QList<ScanTarget> targets;
        for (const QString &text : texts)
            targets += *parseScanTarget(text);
        m_discovery->start(targets, {700, 77, 6000, listenTime});
        if (listenTime > 0)
            (void)QTest::qWaitFor([this] { return m_air->isListening() || m_summary; });
    }
    void end() { QTRY_VERIFY_WITH_TIMEOUT(m_summary.has_value(), 20000); }

    std::unique_ptr<FakeScanner> m_scanner;
    std::unique_ptr<FakeDirectory> m_drivers;
    std::unique_ptr<FakeAnnouncements> m_air;
    std::unique_ptr<Discovery> m_discovery;
    FakeSession *m_beacon = nullptr;
    std::optional<Discovery::Summary> m_summary;
    bool m_listeningOn = false;
    QList<Found> m_found;
    QList<RejectedHost> m_rejected;
};

COALFACE_TEST(TestAnnouncedSearch)
#include "tst_announcedsearch.moc"
