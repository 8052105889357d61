// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bench.h"

#include "simulator/engine.h"
#include "simulator/family.h"

#include <QTimer>

#include <algorithm>
#include <memory>

namespace coalface::simulator {
std::unique_ptr<Family> family_avalon_nano();
}

//! The driver and a simulated device, whose time runs five times as fast.
class SimulatedBench
{
public:
    void start(const char *variant)
    {
        m_bench.reset();
        m_engine = std::make_unique<coalface::simulator::Engine>(
            coalface::simulator::AddressPlan::ports(0));
        m_engine->setLogCapacity(500);
        QCOMPARE(m_engine->add(*coalface::simulator::family_avalon_nano(),
                               QString::fromLatin1(variant)),
                 QString());
        m_bench = std::make_unique<Bench>(
            coalface::Endpoint{station().place().address, station().place().port});
        m_haste.callOnTimeout(m_engine.get(), [this] { m_engine->skip(400); });
        m_haste.start(100);
    }
    //! It takes one connection at a time, and never had two.
    void end()
    {
        m_bench.reset();
        if (m_engine)
            QVERIFY(station().mostInFlight() <= 1);
        m_engine.reset();
    }

    Bench *operator->() { return m_bench.get(); }
    coalface::simulator::Engine &engine() { return *m_engine; }
    coalface::simulator::Station &station() const { return m_engine->station(0); }
    QList<QByteArray> seen() const
    {
        QList<QByteArray> list;
        for (const coalface::simulator::SeenRequest &request : station().log().latest())
            list.append(request.request.body);
        return list;
    }
    qsizetype seenWith(const char *words) const
    {
        const QList<QByteArray> requests = seen();
        return std::count_if(requests.begin(), requests.end(),
                             [words](const QByteArray &request) { return request.contains(words); });
    }

private:
    std::unique_ptr<coalface::simulator::Engine> m_engine;
    std::unique_ptr<Bench> m_bench;
    QTimer m_haste;
};
