// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "driverhost/servedminer.h"
#include "wire/channel.h"
#include "wire/messages.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <unordered_map>

namespace coalface {

//! Turns calls into jobs for the driver and settled jobs into answers. Every call is answered exactly
//! once, at the latest at its deadline. That a miner is not written to while it is asked, or asked while
//! it is written to, is seen to by the session in the application.
class Dispatcher : public QObject
{
    Q_OBJECT
public:
    //! `root`: the object of the plugin that `driver` is an interface of.
    Dispatcher(QObject *root, MinerDriver &driver, wire::Channel &channel,
               QObject *parent = nullptr);

    void call(const QCborMap &message);
    //! A miner announced itself: its adapter is told.
    void heard(const QCborMap &message);
    //! `unlessSent`: not a write that was sent.
    void cancel(quint64 id, bool unlessSent);
    //! Aborts what runs for that miner and forgets it.
    void closeMiner(const QString &minerId);
    int jobsInFlight() const { return int(m_jobs.size()); }

private:
    struct Running
    {
        Job *job = nullptr;
        QString miner;
    };

    void start(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials);
    void probe(const wire::Call &call, const Endpoint &endpoint);
    void recognise(const wire::Call &call);
    template<typename JobType>
    void ask(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials,
             void (MinerAdapter::*verb)(JobType *));
    //! Null, and the call is answered, when the driver has no object for that miner.
    MinerAdapter *existing(const wire::Call &call, const Endpoint &endpoint);
    //! A write: `value` is what the verb sets, where it sets something.
    template<typename JobType, typename... Value>
    void change(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials,
                void (MinerAdapter::*verb)(JobType *), const Value &...value);
    void setPool(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials);
    void readHistory(const wire::Call &call, const Endpoint &endpoint,
                     const Credentials &credentials);
    void login(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials);
    template<typename JobType>
    void watch(const wire::Call &call, JobType *job);
    //! A reading together with the replies it is made of.
    void askRaw(const wire::Call &call, const Endpoint &endpoint, const Credentials &credentials);
    ServedMiner &served(const QString &miner, const Endpoint &endpoint);
    MinerAdapter *adapterOf(const QString &miner, const Endpoint &endpoint);
    void answer(const wire::Answer &answer);
    void refuse(quint64 id, const Error &error);

    QObject *m_root;
    MinerDriver &m_driver;
    wire::Channel &m_channel;
    QHash<quint64, Running> m_jobs;
    std::unordered_map<QString, std::unique_ptr<ServedMiner>> m_miners;
};

} // namespace coalface
