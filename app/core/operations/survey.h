// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/operations/identitycheck.h"

#include <QObject>
#include <QQueue>

namespace coalface {

//! What is known of one miner before it is changed.
struct Surveyed
{
    enum class Standing {
        Able, //!< it is the miner that it should be; what it cannot do is whyUnable()'s to say
        Unreachable,   //!< it did not answer, or its driver failed
        NoDriver,      //!< its driver is missing, disabled or incompatible
        AnotherDevice, //!< another one answers at its address
        AnotherName,   //!< likewise, or it was given another host name
        NotAsked,      //!< the survey was cancelled before its turn
    };
    qint64 key = 0;
    MinerRecord record; //!< as it was chosen
    Standing standing = Standing::NotAsked;
    QString why;                           //!< one sentence, in English, unless it is Able
    std::optional<Error::Kind> error = {}; //!< of Unreachable: what kind of silence that was
    std::optional<VersionInfo> info;       //!< empty: its driver does not tell what it can do
    std::optional<QString> mode;           //!< in which it runs; for SetMode only, where it tells
    std::optional<PoolInfo> pools;         //!< that it is set to; for SetPool only, where it tells
};

//! Asks several miners, before a person changes them, who they are, what they can do and what they are set to.
//! Changes nothing, so that it can be dropped at any time. GUI thread.
class Survey : public QObject
{
    Q_OBJECT
public:
    static constexpr int usualConcurrency = 112; //!< as Operation's

    //! Both live longer than the survey.
    Survey(Fleet &fleet, DriverDirectory &drivers, QObject *parent = nullptr);

    //! Once. `verb`: what is meant to be done, which decides what of the present values is read.
    void start(const QList<qint64> &keys, WriteRequest::Verb verb,
               int concurrency = usualConcurrency);
    //! Asks nobody anew; who has not answered ends at once as NotAsked. finished() follows.
    void cancel();
    bool isRunning() const { return m_started && !m_ended; }

Q_SIGNALS:
    //! Once for each, in the order in which they answer.
    void surveyed(const coalface::Surveyed &miner);
    void finished();

private:
    void fill();
    void begin(const Surveyed &miner);
    void checked(Surveyed miner, const Result<CheckedMiner> &seen);
    void settle(const Surveyed &miner);

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    WriteRequest::Verb m_verb = WriteRequest::Verb::Restart;
    int m_concurrency = usualConcurrency;
    QQueue<Surveyed> m_waiting;
    QHash<qint64, Surveyed> m_running;
    bool m_started = false;
    bool m_cancelled = false;
    bool m_ended = false;
};

} // namespace coalface
