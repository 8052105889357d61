// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/pools.h"
#include "nmminer/startwatch.h"

#include <minersdk/jobs.h>
#include <minersdk/net/httpclient.h>

#include <QJsonObject>

#include <functional>

namespace coalface::nmminer {

//! Changes one pool of a v2 device: reads the settings, sends only the keys that differ, reads back,
//! and restarts the device once where that was asked for and the change has not come into effect by
//! itself. The makers' documents disagree about whether a start is needed, so the device decides:
//! Applied when /api/system/info shows pool and worker in use; NeedsRestart when they are stored and
//! read back but not in use by the end of reading back, or when their use cannot be seen.
//! What a board of another host name shows than the first one of this write is no answer to it, and it is not restarted.
//! A child of its job.
class PoolWriter : public QObject
{
    Q_OBJECT
public:
    //! `link` lives longer than the job.
    PoolWriter(MinerLink &link, PoolJob *job);

    void start();

private:
    using Again = std::function<void()>;

    void compare(const QJsonObject &info, const MiningSettings &settings);
    void send();
    void sent(const Result<HttpReply> &reply);
    void lookWhetherStored(const Again &again);
    void notStored(const MiningSlot &now, const Again &again);
    void stored(const Again &again);
    void lookWhetherInUse(const Again &again);
    void restartTheOneMeant(const Again &again);
    void restart();
    void lookAfterRestart(const Again &again);
    void lookAfterStart(const QJsonObject &info, const Again &again);
    void finish(Outcome outcome, const QString &sentence);

    MinerLink &m_link;
    PoolJob *const m_job;
    StartWatch m_startWatch;
    QString m_hostname; //!< of the board that is changed
    MiningSettings m_before;
    QJsonObject m_changes;  //!< holds the password until it is sent
    bool m_visible = true;  //!< see isVisible()
    bool m_isShown = false; //!< it was, before it was sent
    bool m_stored = false;
    bool m_isAnothers = false; //!< another board gave the last answer
    int m_looksInVain = 0;     //!< since it was stored
    int m_emptyLooks = 0;
};

} // namespace coalface::nmminer
