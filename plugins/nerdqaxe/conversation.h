// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/lockout.h"

#include <minersdk/jobs.h>
#include <minersdk/net/httpclient.h>

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <optional>

namespace coalface::nerdqaxe {

//! How long a device needs before looking at it again makes sense.
struct Pace
{
    std::chrono::milliseconds settling{3000};   //!< from a setting to the first look
    std::chrono::milliseconds restarting{5000}; //!< from a restart to the first look
    std::chrono::milliseconds pause{3000};      //!< between two looks
};

//! One request that changes the device.
struct Write
{
    HttpRequest request;
    QString what; //!< for sentences: "The new pool", "The restart"
    //! How the job ends where the device says no; otherwise Refused.
    std::optional<WriteReport> ifRefused = {};
};

//! What became of a request that got to the device and may have changed it.
struct Sent
{
    bool isTaken = true; //!< the device says so
    QString trouble
        = {}; //!< otherwise what happened, for sentences: "the connection ended without an answer"
};

//! What the verbs share: asking one miner, and changing it exactly once, with the login that it wants.
//! Belongs to the adapter; its callbacks are those of jobs, which end before the adapter does.
class Conversation
{
public:
    using Info = std::function<void(const QJsonObject &info)>;

    //! `link` lives longer.
    explicit Conversation(MinerLink &link, const Pace &pace = {}) : m_link(link), m_pace(pace) {}

    //! Asks /api/system/info and hands it over if it is this family's; otherwise the job fails.
    void askInfo(Job *job, Info next);
    //! The same with a query, as part of the path.
    void askPage(Job *job, const QString &path, Info next);

    //! Why this miner must not be changed with these credentials (Unauthorized). Nothing if it may.
    std::optional<Error> whyNoWrite(const QJsonObject &info, const Credentials &credentials) const;

    //! Sends it once. `next` is called where the device took it or may have taken it; in all other cases the
    //! job ends.
    void write(WriteJob *job, const QJsonObject &info, Write write,
               std::function<void(const Sent &sent)> next);

    //! Looks at the device's state, `first` after now, until `seen` says that it has seen enough or
    //! the job ends. It is not asked of what another miner shows. `silence`: what is said while no look has succeeded, with Unknown; empty: what was said before.
    void readBack(WriteJob *job, std::chrono::milliseconds first,
                  std::function<bool(const QJsonObject &info)> seen, const QString &silence = {});

    MinerLink &link() const { return m_link; }
    const Pace &pace() const { return m_pace; }
    LockOut &lockOut() { return m_lockOut; }

private:
    void look(Job *job, std::function<void(const Result<QJsonObject> &info)> next);
    void endRefused(WriteJob *job, const Write &write, const HttpReply &reply);

    MinerLink &m_link;
    const Pace m_pace;
    LockOut m_lockOut;
};

//! What a write's job says from here on if reading back shows nothing.
void expect(WriteJob *job, const Sent &sent, const QString &what);
//! The `silence` of what the device took; else empty.
QString silenceAfter(const Sent &sent, const QString &what);

} // namespace coalface::nerdqaxe
