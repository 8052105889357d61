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
//! once, at the latest at its deadline.
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
    void cancel(quint64 id);
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
    template<typename JobType>
    void watch(const wire::Call &call, JobType *job);
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
