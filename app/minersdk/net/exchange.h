// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>
#include <minersdk/types.h>

#include <QObject>
#include <QPointer>

namespace coalface {

//! One request and its answer, waiting in a RequestQueue or in flight. Private to the SDK.
//! Destroying it stops it silently.
class Exchange : public QObject
{
    Q_OBJECT
public:
    explicit Exchange(Job *job) : m_job(job) {}

    Job *job() const { return m_job; }
    bool isWanted() const { return m_job && !m_job->isFinished(); }

    //! Goes to the device. Called once, from the event loop.
    virtual void start(const Endpoint &endpoint) = 0;

Q_SIGNALS:
    //! It is no longer in flight; the exchange leaves the queue and is deleted later. A subclass
    //! emits it before it calls its callback, since that may destroy the whole link.
    void ended();

protected:
    //! The request has left this computer.
    void noteSent()
    {
        m_sent = true;
        if (m_job)
            m_job->noteSent();
    }
    bool wasSent() const { return m_sent; }

private:
    QPointer<Job> m_job;
    bool m_sent = false;
};

//! "192.168.1.5:80", for error texts.
QString placeName(const Endpoint &endpoint);
//! What to say of an endpoint that cannot be asked at all; nothing if it can.
std::optional<Error> unaskable(const Endpoint &endpoint);

} // namespace coalface
