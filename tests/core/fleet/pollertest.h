// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pollerhouse.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

namespace coalface {

//! What tests of a poller have in common: a house of their own, and what was polled in it.
class PollerTest : public QObject
{
protected:
    void enterHouse()
    {
        m_house = std::make_unique<PollerHouse>();
        m_polled.clear();
        connect(&poller(), &Poller::polled, this,
                [this](const PollResult &result) { m_polled += result; });
    }
    void load(int miners)
    {
        m_house->store.addMiners(miners);
        m_house->fleet->load();
        QCOMPARE(m_house->fleet->size(), miners);
    }
    //! Two ticks of the poller, as seen by another timer of its kind.
    void settleTicks()
    {
        QTimer timer;
        QSignalSpy ticks(&timer, &QTimer::timeout);
        timer.start(250);
        QTRY_VERIFY(ticks.size() >= 2);
    }
    void nextRound()
    {
        m_house->clock.advance(30);
        settleTicks();
    }
    Poller &poller() { return *m_house->poller; }
    FakeSession &session() { return m_house->drivers.pebble; }

    std::unique_ptr<PollerHouse> m_house;
    QList<PollResult> m_polled;
};

} // namespace coalface
