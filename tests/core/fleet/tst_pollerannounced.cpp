// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poller.h"

#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestPollerAnnounced : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitingForAnnouncementsHoldsUpNobody()
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        FakeLog log;
        Fleet fleet(store, drivers, clock);
        Poller poller(fleet, drivers, log, clock);
        QSignalSpy polled(&poller, &Poller::polled);
        FakeSession &session = drivers.pebble;
        store.addMiners(200);
        for (int i = 0; i < 100; ++i)
            store.miners[i].record.port.reset(); // they only announce themselves
        fleet.load();
        poller.start();
        QCOMPARE(session.inFlight(), 100 + PollQueue::liveWindow);
        for (int i = 0; i < session.asked.size(); ++i) { // grows while they answer
            const QString id = session.asked[i];
            if (id.mid(1).toInt() > 100)
                session.answer(id, Telemetry());
        }
        QCOMPARE(session.inFlight(), 100);
        QCOMPARE(polled.size(), 100);
        session.answerAll(Error{Error::Kind::Timeout, u"It was silent."_s});
        QCOMPARE(polled.size(), 200);
        QVERIFY(!session.askedOneTwice);
    }
};

COALFACE_TEST(TestPollerAnnounced)
#include "tst_pollerannounced.moc"
