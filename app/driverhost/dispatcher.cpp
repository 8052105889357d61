// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/dispatcher.h"

#include "driverhost/announced.h"
#include "driverhost/rawrecorder.h"
#include "wire/announcement.h"
#include "wire/codec.h"
#include "wire/recordedhistory.h"

#include <minersdk/history.h>
#include <minersdk/login.h>

namespace coalface {

namespace {
//! What may be said at greatest length in an answer.
constexpr qsizetype longestDetail = 4096;

template<typename T>
QCborMap encodedAnswer(const T &value)
{
    return wire::encode(value);
}

//! Never too large to be sent: a write that was answered must not look like one that failed.
QCborMap encodedAnswer(const WriteReport &report)
{
    return wire::encode(
        WriteReport{report.outcome, report.verified, report.detail.left(longestDetail)});
}
} // namespace

Dispatcher::Dispatcher(QObject *root, MinerDriver &driver, wire::Channel &channel, QObject *parent)
    : QObject(parent), m_root(root), m_driver(driver), m_channel(channel)
{}

void Dispatcher::call(const QCborMap &message)
{
    const Result<wire::Call> call = wire::decodeCall(message);
    if (!call)
        return qWarning("A call could not be understood: %s", qUtf8Printable(call.error().detail));
    const Result<Endpoint> endpoint = wire::decode<Endpoint>(call->endpoint);
    const Result<Credentials> credentials = wire::decode<Credentials>(call->credentials);
    if (!endpoint)
        return refuse(call->id, endpoint.error());
    if (!credentials)
        return refuse(call->id, credentials.error());
    if (m_jobs.contains(call->id))
        return refuse(call->id,
                      {Error::Kind::Internal, QStringLiteral("This call is under way already.")});
    start(*call, *endpoint, *credentials);
}

void Dispatcher::start(const wire::Call &call, const Endpoint &endpoint,
                       const Credentials &credentials)
{
    if (call.op == u"probe")
        probe(call, endpoint);
    else if (call.op == u"recognise")
        recognise(call);
    else if (call.op == u"readTelemetry")
        ask(call, endpoint, credentials, &MinerAdapter::readTelemetry);
    else if (call.op == u"readRaw")
        askRaw(call, endpoint, credentials);
    else if (call.op == u"readPoolInfo")
        ask(call, endpoint, credentials, &MinerAdapter::readPoolInfo);
    else if (call.op == u"readVersionInfo")
        ask(call, endpoint, credentials, &MinerAdapter::readVersionInfo);
    else if (call.op == u"readHistory")
        readHistory(call, endpoint, credentials);
    else if (call.op == u"setMode")
        change(call, endpoint, credentials, &MinerAdapter::setMode,
               call.settings.value(QLatin1String("mode")).toString());
    else if (call.op == u"setPool")
        setPool(call, endpoint, credentials);
    else if (call.op == u"restart")
        change(call, endpoint, credentials, &MinerAdapter::restart);
    else if (call.op == u"identify")
        change(call, endpoint, credentials, &MinerAdapter::identify);
    else if (call.op == u"pause")
        change(call, endpoint, credentials, &MinerAdapter::pause);
    else if (call.op == u"resume")
        change(call, endpoint, credentials, &MinerAdapter::resume);
    else if (call.op == u"login")
        login(call, endpoint, credentials);
    else
        refuse(call.id, {Error::Kind::Unsupported,
                         QStringLiteral("A driver cannot be asked for \"%1\".").arg(call.op)});
}

void Dispatcher::probe(const wire::Call &call, const Endpoint &endpoint)
{
    auto *link = new MinerLink(endpoint, this);
    auto *job = new ProbeJob(*link, QDeadlineTimer(call.deadline), this);
    watch(call, job);
    // Deleted later and after the job, which is deleted later, too.
    connect(job, &QObject::destroyed, link, &QObject::deleteLater);
    m_driver.probe(job);
}

void Dispatcher::recognise(const wire::Call &call)
{
    const Result<Identity> identity = recogniseAnnouncement(m_root, call.announcement);
    if (!identity)
        return refuse(call.id, identity.error());
    answer({call.id, true, wire::encode(*identity)});
}

void Dispatcher::heard(const QCborMap &message)
{
    const Result<wire::Heard> heard = wire::decodeHeard(message);
    if (!heard)
        return qWarning("An announcement could not be understood: %s",
                        qUtf8Printable(heard.error().detail));
    ServedMiner &miner = served(heard->miner, heard->endpoint);
    miner.noteAnnouncement(heard->announcement.payload);
    deliverAnnouncement(miner.adapter(), heard->announcement);
}

template<typename JobType>
void Dispatcher::ask(const wire::Call &call, const Endpoint &endpoint,
                     const Credentials &credentials, void (MinerAdapter::*verb)(JobType *))
{
    MinerAdapter *adapter = adapterOf(call.miner, endpoint);
    if (!adapter)
        return refuse(call.id, {Error::Kind::DriverFailed,
                                QStringLiteral("The driver made no object for this miner.")});
    auto *job = new JobType(QDeadlineTimer(call.deadline), credentials, this);
    watch(call, job);
    (adapter->*verb)(job);
}

void Dispatcher::askRaw(const wire::Call &call, const Endpoint &endpoint,
                        const Credentials &credentials)
{
    ServedMiner &miner = served(call.miner, endpoint);
    if (!miner.adapter())
        return refuse(call.id, {Error::Kind::DriverFailed,
                                QStringLiteral("The driver made no object for this miner.")});
    auto *job = new TelemetryJob(QDeadlineTimer(call.deadline), credentials, this);
    auto *recorder = new RawRecorder(miner.link(), credentials, job);
    if (!miner.announcement().isEmpty())
        recorder->add(miner.announcement());
    const quint64 id = call.id;
    m_jobs.insert(id, {job, call.miner});
    connect(job, &Job::finished, this, [this, id, job, recorder] {
        m_jobs.remove(id);
        job->deleteLater();
        answer({id, true, wire::encode(wire::RawAnswer{job->result(), recorder->exchanges()})});
    });
    miner.adapter()->readTelemetry(job);
}

MinerAdapter *Dispatcher::existing(const wire::Call &call, const Endpoint &endpoint)
{
    MinerAdapter *adapter = adapterOf(call.miner, endpoint);
    if (!adapter)
        refuse(call.id, {Error::Kind::DriverFailed,
                         QStringLiteral("The driver made no object for this miner.")});
    return adapter;
}

template<typename JobType, typename... Value>
void Dispatcher::change(const wire::Call &call, const Endpoint &endpoint,
                        const Credentials &credentials, void (MinerAdapter::*verb)(JobType *),
                        const Value &...value)
{
    MinerAdapter *adapter = existing(call, endpoint);
    if (!adapter)
        return;
    auto *job = new JobType(value..., QDeadlineTimer(call.deadline), credentials, this);
    if (call.confirmation)
        job->setConfirmationTime(std::chrono::milliseconds(qMax<qint64>(0, *call.confirmation)));
    if (call.sendAnyway)
        job->setSendsAnyway();
    if (!call.expectedMac.isEmpty())
        job->setExpectedMac(call.expectedMac);
    watch(call, job);
    (adapter->*verb)(job);
}

void Dispatcher::setPool(const wire::Call &call, const Endpoint &endpoint,
                         const Credentials &credentials)
{
    const Result<PoolSettings> pool = wire::decode<PoolSettings>(call.settings);
    if (!pool)
        return refuse(call.id, pool.error());
    change(call, endpoint, credentials, &MinerAdapter::setPool, *pool);
}

void Dispatcher::login(const wire::Call &call, const Endpoint &endpoint,
                       const Credentials &credentials)
{
    MinerAdapter *adapter = existing(call, endpoint);
    if (!adapter)
        return;
    auto *door = qobject_cast<MinerLogin *>(adapter);
    if (!door)
        return refuse(call.id,
                      {Error::Kind::Unsupported, QStringLiteral("This device wants no login.")});
    auto *job = new LoginJob(QDeadlineTimer(call.deadline), credentials, this);
    watch(call, job);
    door->login(job);
}

void Dispatcher::readHistory(const wire::Call &call, const Endpoint &endpoint,
                             const Credentials &credentials)
{
    MinerAdapter *adapter = existing(call, endpoint);
    if (!adapter)
        return;
    auto *record = qobject_cast<MinerHistory *>(adapter);
    if (!record)
        return refuse(call.id, {Error::Kind::Unsupported,
                                QStringLiteral("This device's driver knows of no readings that the "
                                               "device records by itself.")});
    const auto reach = wire::decodeReach(call.settings);
    auto *job = new HistoryJob(reach.value_or(std::chrono::seconds(0)),
                               QDeadlineTimer(call.deadline), credentials, this);
    watch(call, job);
    record->readHistory(job);
}

template<typename JobType>
void Dispatcher::watch(const wire::Call &call, JobType *job)
{
    const quint64 id = call.id;
    m_jobs.insert(id, {job, call.miner});
    connect(job, &Job::finished, this, [this, id, job] {
        m_jobs.remove(id);
        job->deleteLater();
        if (const auto result = job->result())
            answer({id, true, encodedAnswer(*result)});
        else
            refuse(id, result.error());
    });
}

MinerAdapter *Dispatcher::adapterOf(const QString &miner, const Endpoint &endpoint)
{
    return served(miner, endpoint).adapter();
}

ServedMiner &Dispatcher::served(const QString &miner, const Endpoint &endpoint)
{
    auto known = m_miners.find(miner);
    if (known != m_miners.end() && known->second->endpoint() != endpoint) {
        closeMiner(miner);
        known = m_miners.end();
    }
    if (known == m_miners.end())
        known = m_miners.emplace(miner, std::make_unique<ServedMiner>(m_driver, endpoint)).first;
    return *known->second;
}

void Dispatcher::cancel(quint64 id, bool unlessSent)
{
    const auto running = m_jobs.constFind(id);
    if (running == m_jobs.cend())
        return;
    const auto *write = dynamic_cast<const WriteJob *>(running->job);
    if (!unlessSent || !write || !write->hasSent())
        running->job->abort();
}

void Dispatcher::closeMiner(const QString &minerId)
{
    QList<Job *> jobs;
    for (const Running &running : std::as_const(m_jobs)) {
        if (!minerId.isEmpty() && running.miner == minerId)
            jobs.append(running.job);
    }
    for (Job *job : std::as_const(jobs))
        job->abort();
    m_miners.erase(minerId);
}

void Dispatcher::answer(const wire::Answer &answer)
{
    if (m_channel.send(wire::encode(answer)) || !answer.ok)
        return;
    refuse(answer.id, {Error::Kind::DriverFailed,
                       QStringLiteral("The driver's answer is larger than 1 MiB.")});
}

void Dispatcher::refuse(quint64 id, const Error &error)
{
    Error sent = error;
    sent.detail.truncate(longestDetail);
    answer({id, false, wire::encode(sent)});
}

} // namespace coalface
