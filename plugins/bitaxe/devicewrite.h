// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/asicpage.h"
#include "bitaxe/boards.h"
#include "bitaxe/writereply.h"

#include <minersdk/jobs.h>

#include <QElapsedTimer>
#include <QJsonObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <optional>

namespace coalface::bitaxe {

//! One write at one device, step by step: asks what the device is, turns down what it cannot do, lets
//! the subclass send, and reads back. A child of its job, which it settles; lives on its thread.
class DeviceWrite : public QObject
{
    Q_OBJECT
public:
    //! `link` lives longer; `asicPage` may go first, which ends the job.
    DeviceWrite(Capability capability, MinerLink &link, AsicPage &asicPage, WriteJob *job);

    void start();

protected:
    //! The device is known and takes this kind of change.
    virtual void begin() = 0;

    WriteJob *job() const { return m_job; }
    //! As read before anything was sent.
    const QJsonObject &info() const { return m_info; }
    const QJsonObject &asic() const { return m_asic; }
    const Board &board() const { return m_board; }

    //! A rule that says no, before anything is sent.
    void refuse(const QString &sentence);
    void finish(Outcome outcome, const QString &sentence);
    void applied(const QString &sentence);

    using Sent = std::function<void(const Sending &)>;
    //! Sends a request that changes the device, once. `next` hears of every end of it.
    void send(const HttpRequest &request, Sent next);
    void patch(const QByteArray &body, Sent next);
    void post(const QString &path, Sent next);
    //! For the first request of a job: settles it where nothing was changed, and says so.
    bool endsUnlessSent(const Sending &sending);

    //! Of a request without an answer for what the device showed before: looking at it tells nothing.
    void finishUnseen(const Sending &sending);

    //! Looking at the device until it shows something.
    struct Watch
    {
        //! What it was told, as the beginning of a sentence: "The miner was told to pause". Empty where there is no
        //! more to be said than the doubt.
        QString told;
        //! What is said where it answers and never shows it.
        QString doubt;
        //! Looks at /api/system/info; true when it has settled the job or gone on to another step.
        std::function<bool(const QJsonObject &info)> shown;
        //! From v2.11.0 the answer leaves before the flash is written: not at once.
        std::chrono::milliseconds first{1200};
        std::chrono::milliseconds pause{1000};
        //! When the first look later than this shows nothing: `inVain`. Without it, as long as the job lives.
        std::optional<std::chrono::milliseconds> patience{std::chrono::seconds(5)};
        //! Otherwise the job ends with NotConfirmed and the doubt.
        std::function<void(const QJsonObject &info)> inVain = {};
    };
    //! Reads back after a write that was sent. The job ends with the doubt if it ends by itself, or where
    //! nothing could be read since, with that, and Unknown unless something was read after an earlier step.
    void confirm(const Sending &sending, const Watch &watch);
    //! The same in the midst of a write: the job's end is not prepared for.
    void watch(const Watch &watch);

private:
    using State = std::function<void(const Result<QJsonObject> &info)>;
    void ask(State next);
    void prepareForSilence(const Watch &watch, const Error &error);
    void look(const Watch &watch, const QElapsedTimer &since, const std::function<void()> &again);
    void withAsicPage(const QJsonObject &info);

    const Capability m_capability;
    MinerLink &m_link;
    QPointer<AsicPage> m_asicPage;
    WriteJob *m_job;
    QJsonObject m_info;
    QJsonObject m_asic;
    Board m_board;
    bool m_confirming = false;
    bool m_wasRead = false;               //!< since the first write
    std::optional<WriteReport> m_silence; //!< how it ends as long as nothing was read since the last write
};

} // namespace coalface::bitaxe
