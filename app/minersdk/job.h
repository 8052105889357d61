// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace coalface {

//! One thing a driver was asked to do. The job owns deadline, cancellation and settling: it ends
//! exactly once, by finish() of its kind, by fail(), by abort() or by its deadline; whatever comes
//! after that is ignored. It lives on the driver's thread, belongs to whoever made it (a driver
//! never deletes one) and serves as the context object of the driver's connections, so that a
//! lambda of a job that is gone is never called.
class MINERSDK_EXPORT Job : public QObject
{
    Q_OBJECT
public:
    ~Job() override;

    bool isFinished() const { return m_finished; }
    //! Why it failed; only when it is finished without a value.
    const Error &error() const { return m_error; }
    bool succeeded() const { return m_finished && m_succeeded; }

    QDeadlineTimer deadline() const { return m_deadline; }
    //! Milliseconds left, 0 when the deadline has passed.
    qint64 remainingTime() const { return m_deadline.remainingTime(); }
    //! Login data for this call, empty if the application has none.
    const Credentials &credentials() const { return m_credentials; }

    //! Settles the job without a value. `detail`: one English sentence without secrets.
    void fail(Error::Kind kind, const QString &detail);
    void fail(const Error &error) { fail(error.kind, error.detail); }
    //! A request of it has left this computer. For the lent clients, never for a driver.
    void noteSent() { m_sent = true; }
    //! Cancels it: aborted() first, then finished(), with kind Aborted.
    void abort();

Q_SIGNALS:
    //! The job ends without the driver: by abort() or by the deadline. What the driver still has
    //! under way for it should be stopped (the lent clients do that by themselves).
    void aborted();
    //! It is settled. Emitted once, from within the call that settled it.
    void finished();

protected:
    explicit Job(QDeadlineTimer deadline, Credentials credentials, QObject *parent);
    //! For finish() of the kinds of job: true if the value is to be taken.
    bool settle();
    void announceFinished();
    //! For kinds of job that end with a value even when they end without the driver: takes it.
    virtual bool takeFallback() { return false; }
    //! Ends it earlier than it was told when it was made.
    void shortenDeadline(QDeadlineTimer deadline);
    bool wasSent() const { return m_sent; }
    void forgetSent() { m_sent = false; }

private:
    void startTimer();
    void expire();
    void endWithoutDriver(const Error &error);

    QDeadlineTimer m_deadline;
    Credentials m_credentials;
    QTimer m_timer;
    Error m_error;
    bool m_sent = false;
    bool m_finished = false;
    bool m_succeeded = false;
};

//! A job that ends with a value of type T.
template<typename T>
class JobOf : public Job
{
public:
    using Value = T;

    explicit JobOf(QDeadlineTimer deadline, Credentials credentials = {}, QObject *parent = nullptr)
        : Job(deadline, std::move(credentials), parent)
    {}

    //! Settles the job with its value.
    void finish(const T &value)
    {
        if (!settle())
            return;
        m_value = value;
        announceFinished();
    }

    //! The outcome; only when isFinished().
    Result<T> result() const { return succeeded() ? Result<T>(m_value) : Result<T>(error()); }

protected:
    void setValue(const T &value) { m_value = value; }

private:
    T m_value{};
};

} // namespace coalface
