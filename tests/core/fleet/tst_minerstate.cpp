// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstate.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <functional>

using namespace coalface;

namespace {

using Change = std::function<void(StateInput &)>;

QDateTime now()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

//! Answered five seconds ago and works: 1 TH/s at difficulty 1000, so that a share may take 43 s and
//! ten times that is less than ten minutes.
StateInput working()
{
    StateInput input;
    input.now = now();
    input.limits = {{QStringLiteral("temperature"), 68.0}, {QStringLiteral("temperature_vr"), 90.0}};
    Telemetry telemetry;
    telemetry.timestamp = now().addSecs(-5);
    telemetry.hashrate = 1e12;
    telemetry.hashrateExpected = 1e12;
    telemetry.temperature = 60.0;
    telemetry.uptime = 86'400;
    telemetry.sharesAccepted = 1000;
    telemetry.sharesRejected = 0;
    telemetry.poolDifficulty = 1000.0;
    input.telemetry = telemetry;
    input.status.lastAsked = input.status.lastAnswered = telemetry.timestamp;
    input.status.lastShareMove = telemetry.timestamp;
    return input;
}

void miss(StateInput &input, int misses, qint64 seconds)
{
    input.status.misses = misses;
    input.status.lastAsked = now().addSecs(-1);
    input.status.firstMiss = input.status.lastAsked.addSecs(-seconds);
}

void lastShareBefore(StateInput &input, qint64 seconds)
{
    input.status.lastShareMove = input.telemetry->timestamp.addSecs(-seconds);
}

void row(const char *title, MinerState state, const QStringList &reasons, const Change &change)
{
    StateInput input = working();
    change(input);
    QTest::newRow(title) << QVariant::fromValue(input) << minerStateName(state) << reasons;
}

} // namespace

class TestMinerState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStateFollowsFromWhatIsKnown_data()
    {
        QTest::addColumn<QVariant>("input");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QStringList>("reasons");
        addWorkingAndStarting();
        addWarnings();
        addNotHashing();
        addOffline();
        addUnknownAndNoDriver();
    }

    void theStateFollowsFromWhatIsKnown()
    {
        QFETCH(QVariant, input);
        QFETCH(QString, state);
        QFETCH(QStringList, reasons);
        const StateVerdict verdict = minerState(input.value<StateInput>());
        QCOMPARE(minerStateName(verdict.state), state);
        QCOMPARE(verdict.reasons, reasons);
    }

private:
    static void addWorkingAndStarting()
    {
        row("works", MinerState::Online, {}, [](StateInput &) {});
        row("says next to nothing", MinerState::Online, {}, [](StateInput &input) {
            const QDateTime read = input.telemetry->timestamp;
            input.telemetry = Telemetry();
            input.telemetry->timestamp = read;
        });
        row("just started, no hashrate yet", MinerState::Starting, {}, [](StateInput &input) {
            input.telemetry->uptime = 179;
            input.telemetry->hashrate = 0.0;
        });
        row("just started, hashrate not known", MinerState::Starting, {}, [](StateInput &input) {
            input.telemetry->uptime = 10;
            input.telemetry->hashrate.reset();
        });
        row("just started and hashes", MinerState::Online, {},
            [](StateInput &input) { input.telemetry->uptime = 10; });
        row("up for three minutes without hashrate", MinerState::NotHashing,
            {QStringLiteral("no_hashrate")}, [](StateInput &input) {
                input.telemetry->uptime = 180;
                input.telemetry->hashrate = 0.0;
            });
        row("told to sleep", MinerState::Paused, {}, [](StateInput &input) {
            input.telemetry->mode = QStringLiteral("paused");
            input.telemetry->hashrate = 0.0;
        });
    }

    static void addWarnings()
    {
        const QString low = QStringLiteral("hashrate_low");
        const QString rejects = QStringLiteral("rejects");
        row("at the limit of temperature", MinerState::Online, {},
            [](StateInput &input) { input.telemetry->temperature = 68.0; });
        row("above the limit of temperature", MinerState::Warning, {QStringLiteral("temperature")},
            [](StateInput &input) { input.telemetry->temperature = 68.1; });
        row("above two limits", MinerState::Warning,
            {QStringLiteral("temperature"), QStringLiteral("temperature_vr")}, [](StateInput &input) {
                input.telemetry->temperature = 70.0;
                input.telemetry->temperatureVr = 95.0;
            });
        row("tells a fault of its own", MinerState::Warning, {QStringLiteral("device_error")},
            [](StateInput &input) { input.telemetry->error = QStringLiteral("fan 1 stands still"); });
        row("five of a hundred rejected", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->sharesAccepted = 95;
            input.telemetry->sharesRejected = 5;
        });
        row("six of a hundred rejected", MinerState::Warning, {rejects}, [](StateInput &input) {
            input.telemetry->sharesAccepted = 94;
            input.telemetry->sharesRejected = 6;
        });
        row("too few shares to judge rejects", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->sharesAccepted = 9;
            input.telemetry->sharesRejected = 10;
        });
        row("all of twenty rejected", MinerState::Warning, {rejects}, [](StateInput &input) {
            input.telemetry->sharesAccepted = 0;
            input.telemetry->sharesRejected = 20;
        });
        row("a long past of rejects is over", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->sharesAccepted = 5000;
            input.telemetry->sharesRejected = 5000;
            input.status.recentShares = ShareCount{95, 5, now().addSecs(-1800)};
        });
        row("rejects of late after a million good shares", MinerState::Warning, {rejects},
            [](StateInput &input) {
                input.telemetry->sharesAccepted = 1'000'000;
                input.telemetry->sharesRejected = 90;
                input.status.recentShares = ShareCount{0, 90, now().addSecs(-1800)};
            });
        row("four fifths of the expected hashrate", MinerState::Online, {},
            [](StateInput &input) { input.telemetry->hashrate = 0.8e12; });
        row("less than that", MinerState::Warning, {low},
            [](StateInput &input) { input.telemetry->hashrate = 0.799e12; });
        row("the mean counts where there is one", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->hashrate = 0.5e12;
            input.telemetry->hashrateAverage = 0.9e12;
        });
        row("the mean of late shows what the longest does not yet", MinerState::Warning, {low},
            [](StateInput &input) {
                input.telemetry->hashrate = 0.5e12;
                input.telemetry->hashrateAverage = 0.97e12; // of a day
                input.telemetry->hashrateRecent = 0.7e12;
            });
        row("nor does the longest call low what is over", MinerState::Online, {},
            [](StateInput &input) {
                input.telemetry->hashrateAverage = 0.7e12;
                input.telemetry->hashrateRecent = 0.99e12;
            });
        row("low while it settles after a start", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->hashrate = 0.5e12;
            input.telemetry->uptime = 599;
        });
        row("low with the uptime unknown", MinerState::Warning, {low}, [](StateInput &input) {
            input.telemetry->hashrate = 0.5e12;
            input.telemetry->uptime.reset();
        });
    }

    static void addNotHashing()
    {
        const QString noShares = QStringLiteral("no_shares");
        row("no hashrate", MinerState::NotHashing, {QStringLiteral("no_hashrate")},
            [](StateInput &input) {
                input.telemetry->hashrate = 0.0;
                input.telemetry->hashrateExpected.reset();
            });
        row("no hashrate and too hot", MinerState::NotHashing,
            {QStringLiteral("no_hashrate"), QStringLiteral("temperature")}, [](StateInput &input) {
                input.telemetry->hashrate = 0.0;
                input.telemetry->hashrateExpected.reset();
                input.telemetry->temperature = 99.0;
            });
        row("no share for ten minutes", MinerState::Online, {},
            [](StateInput &input) { lastShareBefore(input, 600); });
        row("no share for longer", MinerState::NotHashing, {noShares},
            [](StateInput &input) { lastShareBefore(input, 601); });
        // 10 x 10000 x 2^32 / 1e12 = 429.5 s would be less; at 100000 it is 4294.97 s.
        row("a high difficulty lets wait longer", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->poolDifficulty = 1e5;
            lastShareBefore(input, 4294);
        });
        row("but not for ever", MinerState::NotHashing, {noShares}, [](StateInput &input) {
            input.telemetry->poolDifficulty = 1e5;
            lastShareBefore(input, 4295);
        });
        row("difficulty unknown: shares do not count", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->poolDifficulty.reset();
            lastShareBefore(input, 86'400);
        });
        row("hashrate unknown: shares do not count", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->hashrate.reset();
            lastShareBefore(input, 86'400);
        });
        row("shares unknown: they do not count", MinerState::Online, {}, [](StateInput &input) {
            input.telemetry->sharesAccepted.reset();
            lastShareBefore(input, 86'400);
        });
        row("no share was ever awaited", MinerState::Online, {},
            [](StateInput &input) { input.status.lastShareMove = {}; });
    }

    static void addOffline()
    {
        const QStringList unanswered{QStringLiteral("unanswered")};
        row("three misses in sixty seconds", MinerState::Offline, unanswered,
            [](StateInput &input) { miss(input, 3, 60); });
        row("three misses in less", MinerState::Online, {},
            [](StateInput &input) { miss(input, 3, 58); });
        row("two misses in an hour", MinerState::Online, {},
            [](StateInput &input) { miss(input, 2, 3600); });
        row("three misses in a little less, asked within an interval", MinerState::Offline,
            unanswered, [](StateInput &input) {
                miss(input, 3, 55);
                input.status.lastAsked = now().addSecs(-5);
                input.status.firstMiss = now().addSecs(-60);
            });
        row("three misses in ten seconds and nobody asked since", MinerState::Unknown, {},
            [](StateInput &input) {
                makeOld(input, 3610);
                miss(input, 3, 10);
                input.status.lastAsked = now().addSecs(-3590);
                input.status.firstMiss = now().addSecs(-3600);
            });
        row("never answered", MinerState::Offline, unanswered, [](StateInput &input) {
            miss(input, 3, 60);
            input.telemetry.reset();
        });
        row("offline after a pause", MinerState::Offline, unanswered, [](StateInput &input) {
            miss(input, 8, 600);
            input.telemetry->mode = QStringLiteral("paused");
        });
    }

    static void addUnknownAndNoDriver()
    {
        row("no sample yet", MinerState::Unknown, {}, [](StateInput &input) {
            input.telemetry.reset();
            input.status = {};
        });
        row("a miss and no sample yet", MinerState::Unknown, {}, [](StateInput &input) {
            miss(input, 1, 0);
            input.telemetry.reset();
        });
        row("as old as three intervals", MinerState::Online, {},
            [](StateInput &input) { makeOld(input, 90); });
        row("older and nobody asked since", MinerState::Unknown, {},
            [](StateInput &input) { makeOld(input, 91); });
        row("a longer interval", MinerState::Online, {}, [](StateInput &input) {
            makeOld(input, 91);
            input.interval = 31;
        });
        row("older, asked lately without success", MinerState::Online, {}, [](StateInput &input) {
            makeOld(input, 100);
            miss(input, 2, 59);
        });
        row("silent and not asked for more than three intervals", MinerState::Online, {},
            [](StateInput &input) {
                makeOld(input, 40);
                input.interval = 5;
                miss(input, 4, 15);
                input.status.lastAsked = now().addSecs(-20);
                input.status.firstMiss = now().addSecs(-35);
            });
        row("a question without an answer makes no old sample new", MinerState::Unknown, {},
            [](StateInput &input) {
                makeOld(input, 150);
                miss(input, 2, 139);
                input.interval = 5;
            });
        row("asked in vain after nobody had for hours", MinerState::Unknown, {},
            [](StateInput &input) {
                makeOld(input, 7200);
                miss(input, 1, 0);
            });
        row("without a driver", MinerState::NoDriver, {},
            [](StateInput &input) { input.driverUsable = false; });
        row("without a driver, long offline", MinerState::NoDriver, {}, [](StateInput &input) {
            input.driverUsable = false;
            miss(input, 9, 900);
        });
    }

    static void makeOld(StateInput &input, qint64 seconds)
    {
        input.telemetry->timestamp = now().addSecs(-seconds);
        input.status.lastAsked = input.status.lastAnswered = input.telemetry->timestamp;
        input.status.lastShareMove = input.telemetry->timestamp;
    }
};

COALFACE_TEST(TestMinerState)
#include "tst_minerstate.moc"
