// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "plugins/nerdqaxe/scriptedminer.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::nerdqaxe;
using namespace std::chrono_literals;

//! Writes to a device that answers as it is told: what leaves this computer, and how each ends.
class TestNerdQAxeWrites : public QObject, private ScriptedMiner
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startMiner(); }
    void cleanup() { stopMiner(); }

    void goingDownLowersTheFrequencyFirst();
    void goingUpIsOneRequest();
    void theModeItIsInIsNotSent();
    void aClampedValueIsNotConfirmed();
    void refusesAnUnknownModeAndAnUnsafeState_data();
    void refusesAnUnknownModeAndAnUnsafeState();
    void withoutListsThereAreNoModes();
    void aWriteThatIsTakenAndDroppedIsSentOnce_data();
    void aWriteThatIsTakenAndDroppedIsSentOnce();
    void aWriteThatNothingIsReadAfterIsUnknown_data();
    void aWriteThatNothingIsReadAfterIsUnknown();
    void saysWhyTheDeviceRefused_data();
    void saysWhyTheDeviceRefused();
    void aFaultOfItsOwnMayHaveBeenActedOn_data();
    void aFaultOfItsOwnMayHaveBeenActedOn();
    void afterAFaultTheVoltageIsNotLowered();
    void aFaultOverTheRestartAfterAPoolIsLookedInto();
    void aPoolIsUsedAtOnceFrom35();
    void aPoolOfOldFirmwareNeedsARestart();
    void oldFirmwareIsRestartedOnlyOnRequest();
    void aNewPasswordAloneCannotBeConfirmedAfterADrop();
    void restartIsSeenByTheUptime();
    void aRestartThatDoesNotHappenIsNotConfirmed();
    void aWriteWithoutSessionIsNotSent_data();
    void aWriteWithoutSessionIsNotSent();
    void theSessionGoesWithEveryWriteAndNothingElse();
    void aRefusedSessionIsNotSentASecondTime();
    void aDeviceThatIsNotThereIsUnreachable();
    void cannotPause();
};

void TestNerdQAxeWrites::goingDownLowersTheFrequencyFirst()
{
    const auto report = setMode("eco");
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    // The firmware sets the voltage first, so the two go separately; integers both.
    QCOMPARE(writes(), (QByteArrayList{R"(PATCH /api/system {"frequency":500})",
                                       R"(PATCH /api/system {"coreVoltage":1140})"}));
}

void TestNerdQAxeWrites::goingUpIsOneRequest()
{
    set("frequency", 500);
    set("coreVoltage", 1140);
    set("power", 61);
    set("current", 5000);
    QCOMPARE(setMode("standard")->outcome, Outcome::Applied);
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"coreVoltage":1150,"frequency":600})"});
}

void TestNerdQAxeWrites::theModeItIsInIsNotSent()
{
    QCOMPARE(setMode("standard")->outcome, Outcome::Applied);
    QVERIFY(writes().isEmpty());
}

void TestNerdQAxeWrites::aClampedValueIsNotConfirmed()
{
    m_obeys = false;
    m_confirmation = 300ms;
    const auto report = setMode("low");
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY(!report->verified);
    QVERIFY2(report->detail.contains(QStringLiteral("600 MHz, 1150 mV")),
             qPrintable(report->detail));
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"coreVoltage":1150,"frequency":550})"});
}

void TestNerdQAxeWrites::refusesAnUnknownModeAndAnUnsafeState_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("dashboard");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown mode") << QByteArray("turbo") << QByteArray("{}") << QByteArray()
                                  << QStringLiteral("it has: eco, low, standard");
    QTest::newRow("shut down") << QByteArray("eco") << QByteArray(R"({"shutdown":true})")
                               << QByteArray() << QStringLiteral("shut down");
    QTest::newRow("overheated") << QByteArray("eco")
                                << QByteArray(R"({"hashRate":0,"coreVoltage":0})") << QByteArray()
                                << QStringLiteral("switched its chips off");
    QTest::newRow("board error") << QByteArray("standard") << QByteArray("{}")
                                 << QByteArray(R"({"system":{"boardError":5}})")
                                 << QStringLiteral("Board error 5");
    QTest::newRow("too much power")
        << QByteArray("standard") << QByteArray(R"({"frequency":500,"power":85})") << QByteArray()
        << QStringLiteral("102 W");
}

void TestNerdQAxeWrites::refusesAnUnknownModeAndAnUnsafeState()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, info);
    QFETCH(QByteArray, dashboard);
    QFETCH(QString, words);
    const QJsonObject changes = QJsonDocument::fromJson(info).object();
    for (auto it = changes.begin(); it != changes.end(); ++it)
        m_info.insert(it.key(), it.value());
    show();
    if (!dashboard.isEmpty())
        m_device->pages[dashboardPage] = {dashboard};
    const auto report = setMode(mode.constData());
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Refused);
    QVERIFY2(report->detail.contains(words), qPrintable(report->detail));
    QVERIFY(writes().isEmpty());
}

void TestNerdQAxeWrites::withoutListsThereAreNoModes()
{
    m_device->pages[asicPage] = {"", 302, "text/html", "Location: /\r\n"};
    QCOMPARE(setMode("eco").error().kind, Error::Kind::Unsupported);
    QVERIFY(writes().isEmpty());
}

void TestNerdQAxeWrites::aWriteThatIsTakenAndDroppedIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("mode, one request") << QByteArray("low") << Outcome::Applied;
    // The first of two was lost sight of: the second is not sent.
    QTest::newRow("mode, two requests") << QByteArray("eco") << Outcome::NotConfirmed;
    QTest::newRow("pool") << QByteArray("pool") << Outcome::Applied;
    QTest::newRow("restart") << QByteArray("restart") << Outcome::Applied;
}

void TestNerdQAxeWrites::aWriteThatIsTakenAndDroppedIsSentOnce()
{
    QFETCH(QByteArray, verb);
    QFETCH(Outcome, outcome);
    for (const char *page : {patchPage, restartPage})
        m_device->pages[page].manner = WebDevice::Manner::Drop;
    const auto report = verb == "pool"      ? setPool("new.example:3333")
                        : verb == "restart" ? restart()
                                            : setMode(verb.constData());
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, outcome);
    QCOMPARE(report->verified, outcome == Outcome::Applied);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeWrites::aWriteThatNothingIsReadAfterIsUnknown_data()
{
    QTest::addColumn<bool>("answered");
    QTest::newRow("dropped") << false;
    QTest::newRow("taken") << true;
}

void TestNerdQAxeWrites::aWriteThatNothingIsReadAfterIsUnknown()
{
    // It acts on nothing and is silent from then on.
    m_obeys = false;
    m_confirmation = 300ms;
    QFETCH(bool, answered);
    if (!answered)
        m_device->pages[patchPage].manner = WebDevice::Manner::Drop;
    const auto before = m_device->onRequest;
    m_device->onRequest = [this](const QByteArray &request, const QByteArray &) {
        if (request == patchPage)
            m_device->pages[infoPage].manner = WebDevice::Manner::Drop;
    };
    QCOMPARE(setPool("new.example:3333")->outcome, Outcome::Unknown);
    QCOMPARE(writes().size(), 1);
    // A device that can be asked and does not show it is another matter.
    m_device->onRequest = before;
    m_device->pages[infoPage].manner = WebDevice::Manner::Answer;
    QCOMPARE(setPool("new.example:3333")->outcome, Outcome::NotConfirmed);
}

void TestNerdQAxeWrites::saysWhyTheDeviceRefused_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<QString>("words");
    using Page = WebDevice::Page;
    QTest::newRow("bad JSON") << Page{"Invalid JSON", 400, "text/plain"}
                              << QStringLiteral("HTTP 400 \"Invalid JSON\"");
    QTest::newRow("too long") << Page{"content too long", 500, "text/plain"}
                              << QStringLiteral("content too long");
    QTest::newRow("no such page") << Page{"", 405, "text/html"} << QStringLiteral("HTTP 405");
}

void TestNerdQAxeWrites::saysWhyTheDeviceRefused()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(QString, words);
    m_obeys = false;
    m_device->pages[patchPage] = page;
    const auto report = setPool("new.example:3333");
    QCOMPARE(report->outcome, Outcome::Refused);
    QVERIFY2(report->detail.contains(words), qPrintable(report->detail));
    QVERIFY(!report->detail.contains(QStringLiteral("secret")));
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeWrites::aFaultOfItsOwnMayHaveBeenActedOn_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("obeys");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<Outcome>("outcome");
    for (const QByteArray verb : {"low", "pool", "restart"}) {
        const auto row = [&verb](const char *title, bool obeys, bool silent, Outcome outcome) {
            QTest::addRow("%s, %s", verb.constData(), title) << verb << obeys << silent << outcome;
        };
        row("acted on", true, false, Outcome::Applied);
        row("not acted on", false, false, Outcome::NotConfirmed);
        row("silent since", false, true, Outcome::Unknown);
    }
}

void TestNerdQAxeWrites::aFaultOfItsOwnMayHaveBeenActedOn()
{
    QFETCH(QByteArray, verb);
    QFETCH(bool, silent);
    QFETCH(Outcome, outcome);
    QFETCH(bool, obeys);
    m_obeys = obeys;
    m_confirmation = obeys ? 1500ms : 300ms;
    for (const char *page : {patchPage, restartPage})
        m_device->pages[page] = {"Internal error: secret", 503, "text/plain"};
    m_device->onRequest = [this, silent, before = m_device->onRequest](const QByteArray &request,
                                                                       const QByteArray &body) {
        before(request, body);
        if (silent && request.contains(' '))
            m_device->pages[infoPage].manner = WebDevice::Manner::Drop;
    };
    const auto report = verb == "pool"      ? setPool("new.example:3333")
                        : verb == "restart" ? restart()
                                            : setMode(verb.constData());
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, outcome);
    QCOMPARE(report->verified, outcome == Outcome::Applied);
    QCOMPARE(report->detail.contains(QStringLiteral("fault of its own (HTTP 503)")), silent);
    QVERIFY(!report->detail.contains(QStringLiteral("secret")));
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeWrites::afterAFaultTheVoltageIsNotLowered()
{
    m_device->pages[patchPage] = {"", 500, "text/html"};
    const auto report = setMode("eco"); // in two requests
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY2(report->detail.contains(QStringLiteral("fault of its own (HTTP 500)")),
             qPrintable(report->detail));
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"frequency":500})"});
}

void TestNerdQAxeWrites::aFaultOverTheRestartAfterAPoolIsLookedInto()
{
    m_info = fixtureObject("nerdqaxeplusplus-v1.0.30-system_info.json");
    show();
    m_device->pages[restartPage] = {"", 500, "text/html"};
    QCOMPARE(setPool("new.example:3333", true)->outcome, Outcome::Applied);
}

void TestNerdQAxeWrites::aPoolIsUsedAtOnceFrom35()
{
    const auto report = setPool("stratum+tcp://new.example:3333", true);
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    // No restart, although one was allowed.
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"stratumPassword":"secret",)"
                                      R"("stratumPort":3333,"stratumTLS":false,)"
                                      R"("stratumURL":"new.example","stratumUser":"me.worker"})"});
}

void TestNerdQAxeWrites::aPoolOfOldFirmwareNeedsARestart()
{
    m_info = fixtureObject("nerdqaxeplusplus-v1.0.30-system_info.json");
    show();
    const auto report = setPool("new.example:3333");
    QCOMPARE(report->outcome, Outcome::NeedsRestart);
    QVERIFY(report->verified);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeWrites::oldFirmwareIsRestartedOnlyOnRequest()
{
    m_info = fixtureObject("nerdqaxeplusplus-v1.0.30-system_info.json");
    show();
    const auto report = setPool("new.example:3333", true);
    QCOMPARE(report->outcome, Outcome::Applied);
    QCOMPARE(writes().size(), 2);
    QVERIFY(writes().last().startsWith(restartPage));

    m_device->pages[restartPage].status = 405;
    const auto kept = setPool("newer.example:3333", true);
    QCOMPARE(kept->outcome, Outcome::NeedsRestart);
    QVERIFY(kept->verified);
}

void TestNerdQAxeWrites::aNewPasswordAloneCannotBeConfirmedAfterADrop()
{
    set("stratumURL", QStringLiteral("new.example"));
    set("stratumPort", 3333);
    set("stratumUser", QStringLiteral("me.worker"));
    set("stratumTLS", false);
    m_device->pages[patchPage].manner = WebDevice::Manner::Drop;
    QCOMPARE(setPool("new.example:3333")->outcome, Outcome::Unknown);
    m_device->pages[patchPage] = {"", 503, "text/html"};
    QCOMPARE(setPool("new.example:3333")->outcome, Outcome::Unknown);
}

void TestNerdQAxeWrites::restartIsSeenByTheUptime()
{
    const auto report = restart();
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeWrites::aRestartThatDoesNotHappenIsNotConfirmed()
{
    m_obeys = false;
    m_confirmation = 300ms;
    const auto report = restart();
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY(report->detail.contains(QStringLiteral("uptime has not fallen")));
}

void TestNerdQAxeWrites::aWriteWithoutSessionIsNotSent_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("mode") << QByteArray("eco");
    QTest::newRow("pool") << QByteArray("pool");
    QTest::newRow("restart") << QByteArray("restart");
}

void TestNerdQAxeWrites::aWriteWithoutSessionIsNotSent()
{
    // A missing header counts as a failure, and five of them lock the owner out.
    QFETCH(QByteArray, verb);
    set("otp", true);
    const auto report = verb == "pool"      ? setPool("new.example:3333")
                        : verb == "restart" ? restart()
                                            : setMode(verb.constData());
    QCOMPARE(report.error().kind, Error::Kind::Unauthorized);
    QVERIFY(report.error().detail.contains(QStringLiteral("Log in with the six digits")));
    QVERIFY(writes().isEmpty());
}

void TestNerdQAxeWrites::theSessionGoesWithEveryWriteAndNothingElse()
{
    m_credentials.insert(QStringLiteral("session"), QStringLiteral("TOKEN.1"));
    QCOMPARE(setMode("eco")->outcome, Outcome::Applied); // otp is off
    for (const QByteArray &head : m_device->requestHeads)
        QVERIFY(!head.contains("TOKEN"));
    set("otp", true);
    m_device->requestHeads.clear();
    m_device->requests.clear();
    QCOMPARE(setPool("new.example:3333")->outcome, Outcome::Applied);
    QCOMPARE(restart()->outcome, Outcome::Applied);
    for (qsizetype i = 0; i < m_device->requests.size(); ++i) {
        QCOMPARE(m_device->requestHeads.at(i).contains("X-OTP-Session: TOKEN.1"),
                 m_device->requests.at(i).contains(' '));
    }
}

void TestNerdQAxeWrites::aRefusedSessionIsNotSentASecondTime()
{
    set("otp", true);
    m_obeys = false;
    m_credentials.insert(QStringLiteral("session"), QStringLiteral("OLD"));
    m_device->pages[patchPage] = {"OTP/Session required", 401, "text/plain"};
    for (int i = 0; i < 3; ++i) {
        const auto report = setPool("new.example:3333");
        QCOMPARE(report.error().kind, Error::Kind::Unauthorized);
        QVERIFY(!report.error().detail.contains(QStringLiteral("OLD")));
    }
    QCOMPARE(writes().size(), 1);
    m_credentials.insert(QStringLiteral("session"), QStringLiteral("NEW"));
    m_device->pages[patchPage] = {"blocked for 5 minutes", 401, "text/plain"};
    QVERIFY(setPool("new.example:3333").error().detail.contains(QStringLiteral("5 minutes")));
    QCOMPARE(writes().size(), 2);
    QVERIFY(!setPool("new.example:3333").ok());
    QCOMPARE(writes().size(), 2);
}

void TestNerdQAxeWrites::aDeviceThatIsNotThereIsUnreachable()
{
    m_device->close();
    QCOMPARE(restart().error().kind, Error::Kind::Unreachable);
}

void TestNerdQAxeWrites::cannotPause()
{
    QCOMPARE(run(&MinerAdapter::pause).error().kind, Error::Kind::Unsupported);
    QCOMPARE(run(&MinerAdapter::resume).error().kind, Error::Kind::Unsupported);
    QCOMPARE(run(&MinerAdapter::identify).error().kind, Error::Kind::Unsupported);
    QVERIFY(m_device->requests.isEmpty());
}

COALFACE_TEST(TestNerdQAxeWrites)
#include "tst_nerdqaxe_writes.moc"
