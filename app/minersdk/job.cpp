// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/job.h"

#include <QPointer>

#include <algorithm>
#include <limits>

namespace coalface {

Job::Job(QDeadlineTimer deadline, Credentials credentials, QObject *parent)
    : QObject(parent), m_deadline(deadline), m_credentials(std::move(credentials))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Job::expire);
    startTimer();
}

Job::~Job() = default;

void Job::startTimer()
{
    if (m_deadline.isForever())
        return;
    m_timer.start(
        int(std::clamp<qint64>(m_deadline.remainingTime(), 0, std::numeric_limits<int>::max())));
}

void Job::shortenDeadline(QDeadlineTimer deadline)
{
    if (m_finished || deadline >= m_deadline)
        return;
    m_deadline = deadline;
    startTimer();
}

bool Job::settle()
{
    if (m_finished)
        return false;
    m_finished = true;
    m_succeeded = true;
    m_timer.stop();
    return true;
}

void Job::announceFinished()
{
    Q_EMIT finished();
}

void Job::fail(Error::Kind kind, const QString &detail)
{
    if (m_finished)
        return;
    m_finished = true;
    m_timer.stop();
    m_error = {kind, detail};
    Q_EMIT finished();
}

void Job::abort()
{
    endWithoutDriver({Error::Kind::Aborted, QStringLiteral("It was cancelled.")});
}

void Job::expire()
{
    endWithoutDriver({Error::Kind::Timeout, QStringLiteral("The device did not answer in time.")});
}

void Job::endWithoutDriver(const Error &error)
{
    if (m_finished)
        return;
    m_finished = true;
    m_timer.stop();
    m_succeeded = takeFallback();
    if (!m_succeeded)
        m_error = error;
    const QPointer<Job> self(this);
    Q_EMIT aborted();
    if (self)
        Q_EMIT finished();
}

} // namespace coalface
