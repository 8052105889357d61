// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/call.h"

#include "minersdk/testing/valuechecks.h"

#include <minersdk/history.h>
#include <minersdk/login.h>

namespace coalface::testing {

namespace {

//! `Start` hands the job to the driver.
template<typename JobType>
class CallOf : public Call
{
public:
    using Start = std::function<void(JobType *)>;

    CallOf(Verb verb, std::unique_ptr<JobType> job, Start start)
        : m_verb(verb), m_job(std::move(job)), m_start(std::move(start))
    {}

    Verb verb() const override { return m_verb; }
    Job &job() override { return *m_job; }
    void start() override { m_start(m_job.get()); }
    QStringList texts() override
    {
        const auto result = m_job->result();
        return result ? textsOf(*result) : QStringList{result.error().detail};
    }
    QStringList oddities() override
    {
        const auto result = m_job->result();
        return result ? odditiesOf(*result) : odditiesOf(result.error());
    }
    const WriteReport *report() override
    {
        if constexpr (std::is_base_of_v<WriteJob, JobType>) {
            if (m_job->succeeded())
                return &m_report.emplace(*m_job->result());
        }
        return nullptr;
    }

private:
    const Verb m_verb;
    const std::unique_ptr<JobType> m_job;
    const Start m_start;
    std::optional<WriteReport> m_report;
};

template<typename JobType>
std::unique_ptr<Call> calling(Verb verb, std::unique_ptr<JobType> job,
                              std::function<void(JobType *)> start)
{
    return std::make_unique<CallOf<JobType>>(verb, std::move(job), std::move(start));
}

//! Makes the calls of one adapter.
struct Maker
{
    const Subject &subject;
    MinerAdapter &adapter;
    const Call::Time time;

    QDeadlineTimer deadline() const { return QDeadlineTimer(time.deadline); }

    template<typename JobType>
    std::unique_ptr<Call> read(Verb verb, void (MinerAdapter::*method)(JobType *)) const
    {
        return calling<JobType>(verb, std::make_unique<JobType>(deadline(), subject.credentials),
                                [this_adapter = &adapter, method](JobType *job) {
                                    (this_adapter->*method)(job);
                                });
    }
    template<typename JobType, typename... What>
    std::unique_ptr<Call> write(Verb verb, void (MinerAdapter::*method)(JobType *),
                                const What &...what) const
    {
        auto job = std::make_unique<JobType>(what..., deadline(), subject.credentials);
        job->setConfirmationTime(time.confirmation);
        return calling<JobType>(verb, std::move(job),
                                [this_adapter = &adapter, method](JobType *job) {
                                    (this_adapter->*method)(job);
                                });
    }
    std::unique_ptr<Call> history() const
    {
        auto *able = qobject_cast<MinerHistory *>(&adapter);
        if (!able)
            return nullptr;
        constexpr std::chrono::hours reach(1);
        return calling<HistoryJob>(Verb::ReadHistory,
                                   std::make_unique<HistoryJob>(reach, deadline(),
                                                                subject.credentials),
                                   [able](HistoryJob *job) { able->readHistory(job); });
    }
    std::unique_ptr<Call> login() const
    {
        auto *able = qobject_cast<MinerLogin *>(&adapter);
        if (!able)
            return nullptr;
        return calling<LoginJob>(Verb::Login, std::make_unique<LoginJob>(deadline(), subject.login),
                                 [able](LoginJob *job) { able->login(job); });
    }
};

} // namespace

std::unique_ptr<Call> makeCall(Verb verb, const Subject &subject, MinerDriver &driver,
                               MinerAdapter &adapter, MinerLink &link, Call::Time time)
{
    const Maker make{subject, adapter, time};
    switch (verb) {
    case Verb::Probe:
        return calling<ProbeJob>(verb, std::make_unique<ProbeJob>(link, make.deadline()),
                                 [&driver](ProbeJob *job) { driver.probe(job); });
    case Verb::ReadTelemetry:
        return make.read(verb, &MinerAdapter::readTelemetry);
    case Verb::ReadPoolInfo:
        return make.read(verb, &MinerAdapter::readPoolInfo);
    case Verb::ReadVersionInfo:
        return make.read(verb, &MinerAdapter::readVersionInfo);
    case Verb::ReadHistory:
        return make.history();
    case Verb::Login:
        return make.login();
    case Verb::SetMode:
        return make.write(verb, &MinerAdapter::setMode, subject.mode);
    case Verb::SetPool:
        return make.write(verb, &MinerAdapter::setPool, subject.pool);
    case Verb::Restart:
        return make.write(verb, &MinerAdapter::restart);
    case Verb::Identify:
        return make.write(verb, &MinerAdapter::identify);
    case Verb::Pause:
        return make.write(verb, &MinerAdapter::pause);
    case Verb::Resume:
        return make.write(verb, &MinerAdapter::resume);
    }
    return nullptr;
}

} // namespace coalface::testing
