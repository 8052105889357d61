// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/driver.h"
#include "bitaxe/simulated/simulatedbitaxe.h"

#include <minersdk/net/minerlink.h>
#include <simulator/engine.h>
#include <simulator/family.h>

#include <QJsonDocument>
#include <QTest>
#include <QTimer>

#include <memory>

namespace coalface::simulator {
std::unique_ptr<Family> family_bitaxe();
}

inline constexpr char postRestart[] = "POST /api/system/restart"; //!< as the request log has it

//! A simulated Bitaxe on a loopback port, the driver's adapter for it, and what the device has seen.
//! Several can be at work at the same time.
class WriteBench
{
public:
    using Seen = coalface::simulator::SeenRequest;

    explicit WriteBench(const QString &variant)
    {
        m_engine.setLogCapacity(200);
        const QString problem = m_engine.add(*coalface::simulator::family_bitaxe(), variant);
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        const auto &place = station().place();
        m_link = std::make_unique<coalface::MinerLink>(coalface::Endpoint{place.address, place.port});
        m_adapter = coalface::bitaxe::Driver().adapterFor(*m_link);
    }
    ~WriteBench()
    {
        m_job.reset();
        m_adapter.reset();
    }

    //! Starts a write. `arguments`: what the kind of job takes before the deadline.
    template<typename Kind, typename... Arguments>
    void start(void (coalface::MinerAdapter::*verb)(Kind *), Arguments &&...arguments)
    {
        auto job = std::make_unique<Kind>(std::forward<Arguments>(arguments)...,
                                          QDeadlineTimer(60000));
        if (confirmationTime)
            job->setConfirmationTime(*confirmationTime);
        if (sendsAnyway)
            job->setSendsAnyway();
        job->setExpectedMac(expectedMac);
        Kind *raw = job.get();
        m_job = std::move(job);
        (m_adapter.get()->*verb)(raw);
    }
    bool isDone() const { return m_job->isFinished(); }
    coalface::Result<coalface::WriteReport> result() const { return m_job->result(); }

    coalface::simulator::Engine &engine() { return m_engine; }
    coalface::simulator::Station &station() { return m_engine.station(0); }
    coalface::simulator::bitaxe::SimulatedBitaxe &device()
    {
        return static_cast<coalface::simulator::bitaxe::SimulatedBitaxe &>(station().device());
    }
    coalface::simulator::bitaxe::Machine &machine() { return device().machine(); }
    coalface::simulator::bitaxe::Settings &settings() { return machine().settings; }
    coalface::MinerAdapter &adapter() { return *m_adapter; }

    //! Whatever is no GET, in its order.
    QList<Seen> writes()
    {
        QList<Seen> list;
        for (const Seen &seen : station().log().latest()) {
            if (seen.request.method != "GET")
                list.append(seen);
        }
        return list;
    }
    //! "PATCH {…}" or "POST /api/system/restart".
    QByteArrayList written()
    {
        QByteArrayList list;
        for (const Seen &seen : writes()) {
            list.append(seen.request.method + ' '
                        + (seen.request.body.isEmpty() ? seen.request.path : seen.request.body));
        }
        return list;
    }

    //! The device acts on the next write and closes without an answer.
    void dropNextWrite()
    {
        using coalface::simulator::Fault;
        // A connection takes the fault that there is when its request is whole.
        QObject::connect(&m_engine, &coalface::simulator::Engine::requestSeen, &m_engine,
                         [this](int, const Seen &seen) {
                             if (seen.request.method != "GET")
                                 QTimer::singleShot(0, &m_engine,
                                                    [this] { station().setFault(afterTheDrop); });
                             else if (writes().isEmpty() && --m_readsBeforeTheWrite == 0)
                                 station().setFault(Fault::Drop);
                         });
        // What the write asks before: the state, and from 2.7 on the chip.
        m_readsBeforeTheWrite = device().handle(get("/api/system/asic")).status == 200 ? 2 : 1;
    }

    coalface::simulator::Fault afterTheDrop = coalface::simulator::Fault::None;
    std::optional<std::chrono::milliseconds> confirmationTime;
    bool sendsAnyway = false;
    QString expectedMac = {};

private:
    static coalface::simulator::HttpRequest get(const char *path)
    {
        coalface::simulator::HttpRequest request;
        request.method = "GET";
        request.path = path;
        return request;
    }

    coalface::simulator::Engine m_engine{coalface::simulator::AddressPlan::ports(0)};
    std::unique_ptr<coalface::MinerLink> m_link;
    std::unique_ptr<coalface::MinerAdapter> m_adapter;
    std::unique_ptr<coalface::WriteJob> m_job;
    int m_readsBeforeTheWrite = 0;
};

inline QJsonObject bodyOf(const WriteBench::Seen &seen)
{
    return QJsonDocument::fromJson(seen.request.body).object();
}
