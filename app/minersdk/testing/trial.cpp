// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/trial.h"

#include "minersdk/testing/valuechecks.h"
#include "minersdk/testing/verdict.h"

#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace coalface::testing {

using namespace std::chrono_literals;
using Cancel = Plan::Cancel;

namespace {

constexpr auto underWay = 50ms; //!< what was sent before the end has arrived by then
constexpr int mostLateTimers = 20;
constexpr int afterwards = 150;    //!< ms; how long a device is watched after the end
constexpr int longestRun = 100000; //!< ms

} // namespace

Trial::Trial(const Subject &subject, const Plan &plan)
    : m_subject(subject),
      m_plan(plan),
      m_server(subject, plan.fault, plan.phase),
      m_driver(subject.driver()),
      m_link(std::make_unique<MinerLink>(m_server.endpoint())),
      m_adapter(m_driver->adapterFor(*m_link)),
      m_call(makeCall(plan.verb, subject, *m_driver, *m_adapter, *m_link, plan.time))
{}

Trial::~Trial() = default;

void Trial::start()
{
    Job &job = m_call->job();
    connect(&job, &Job::finished, this, [this] {
        // Also where it is to be cancelled: it may never get so far.
        if (++m_timesFinished == 1)
            QMetaObject::invokeMethod(this, &Trial::end, Qt::QueuedConnection);
    });
    if (m_plan.cancel == Cancel::WhenAsked)
        connect(&m_server, &LoopbackServer::misbehaved, this, &Trial::cancel);
    m_age.start();
    announce();
    m_call->start();
    if (m_plan.cancel == Cancel::AtOnce)
        cancel();
    else if (m_plan.cancel == Cancel::WhenAsked && !m_subject.device)
        QTimer::singleShot(underWay, this, &Trial::cancel); // it waits to hear something
}

void Trial::announce()
{
    const bool isHeard = !m_plan.fault.exists() || m_plan.fault.alter;
    if (m_subject.announcement.isEmpty() || !isHeard)
        return;
    const QByteArray payload = m_plan.fault.alter
                                   ? m_plan.fault.alter(Framing(), {}, m_subject.announcement)
                                   : m_subject.announcement;
    const Announcement announcement{m_server.endpoint().address, m_subject.announcementPort,
                                    payload, 0};
    if (const auto *driver = dynamic_cast<AnnouncedMinerDriver *>(m_driver.get())) {
        const Result<Identity> identity = driver->recognise(announcement);
        m_complaints += identity ? odditiesOf(*identity) : odditiesOf(identity.error());
    }
    if (auto *miner = qobject_cast<AnnouncedMiner *>(m_adapter.get()))
        miner->receive(announcement);
}

void Trial::cancel()
{
    if (!m_call)
        return;
    m_call->job().abort();
    end();
}

// As the host does it: a miner that is closed loses its adapter and its link as soon as its jobs are
// cancelled, and the jobs are deleted a moment later.
void Trial::end()
{
    if (!m_call)
        return;
    m_complaints += verdict({m_subject, m_plan, m_server, *m_call, m_age.elapsed()});
    if (m_plan.cancel == Cancel::Never)
        m_call.reset();
    m_adapter.reset();
    if (m_plan.cancel != Cancel::Never && m_plan.verb != Verb::Probe)
        m_link.reset();
    m_call.reset();
    settle();
}

//! Where the machine is so busy that timers are late, what was sent before the end may be on its way for longer.
void Trial::settle()
{
    QElapsedTimer waited;
    waited.start();
    QTimer::singleShot(underWay, this, [this, waited] {
        const bool isLate = waited.hasExpired((2 * underWay).count());
        if (isLate && ++m_lateTimers < mostLateTimers)
            return settle();
        m_requestsAtEnd = m_server.requests().size();
        m_over = true;
    });
}

QStringList Trial::complaints() const
{
    QStringList all = m_complaints + verdictOnRequests(m_subject, m_plan, m_server);
    if (!m_over)
        all += QStringLiteral("it never ended");
    if (m_timesFinished > 1)
        all += QStringLiteral("it ended %1 times").arg(m_timesFinished);
    if (m_over && m_server.requests().size() > m_requestsAtEnd)
        all += QStringLiteral("it asked the device after its end");
    const QString name = verbName(m_plan.verb) + QStringLiteral(", ") + m_plan.fault.name
                         + QStringLiteral(" ") + phaseName(m_plan.phase) + QStringLiteral(": ");
    for (QString &complaint : all)
        complaint.prepend(name);
    return all;
}

QStringList complaintsOf(const Subject &subject, const QList<Plan> &plans)
{
    std::vector<std::unique_ptr<Trial>> trials;
    for (const Plan &plan : plans) {
        auto trial = std::make_unique<Trial>(subject, plan);
        if (trial->exists())
            trials.push_back(std::move(trial));
    }
    for (const auto &trial : trials)
        trial->start();
    const auto areOver = [&trials] {
        return std::all_of(trials.begin(), trials.end(),
                           [](const auto &trial) { return trial->isOver(); });
    };
    if (QTest::qWaitFor(areOver, longestRun))
        QTest::qWait(afterwards);
    QStringList complaints;
    for (const auto &trial : trials)
        complaints += trial->complaints();
    return complaints;
}

} // namespace coalface::testing
