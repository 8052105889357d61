// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/driverprocess.h"

#include "drivers/inbackground.h"
#include "drivers/logging.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFuture>
#include <QPointer>

namespace coalface {

DriverProcess::DriverProcess(HostProgram host, Check check, const Supervision &limits,
                             const Clock &clock, QObject *parent)
    : QObject(parent),
      m_host(std::move(host)),
      m_check(std::move(check)),
      m_limits(limits),
      m_clock(clock),
      m_since(clock.now())
{
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, [this] {
        Q_EMIT restarting();
        setState(DriverState::Starting);
        runHost();
    });
}

std::optional<qint64> DriverProcess::pid() const
{
    if (!m_run || m_run->pid() <= 0)
        return {};
    return m_run->pid();
}

void DriverProcess::start()
{
    if (m_state != DriverState::Stopped || m_run)
        return;
    setState(DriverState::Starting);
    runHost();
}

void DriverProcess::runHost()
{
    const int attempt = ++m_attempt;
    inBackground(m_check).then(qApp, [self = QPointer(this), attempt](const QString &problem) {
        if (self)
            self->checked(attempt, problem);
    });
}

void DriverProcess::checked(int attempt, const QString &problem)
{
    if (attempt != m_attempt)
        return;
    if (!problem.isEmpty())
        return runEnded(HostRun::End::Refused, problem);
    if (!QFileInfo(m_host.program).isExecutable()) {
        return runEnded(HostRun::End::Refused,
                        QStringLiteral(
                            "%1 is missing, without which no driver runs. Install Coalface again.")
                            .arg(m_host.program));
    }
    m_run = new HostRun(m_host, m_limits, this);
    connect(m_run, &HostRun::ended, this, &DriverProcess::runEnded);
    connect(m_run, &HostRun::answered, this, &DriverProcess::answered);
    connect(m_run, &HostRun::used, this, &DriverProcess::used);
    connect(m_run, &HostRun::ready, this, [this] {
        qCInfo(driversLog).noquote().nospace()
            << "Driver " << m_host.driverType << ' ' << m_host.version << " started: process "
            << m_run->pid() << ", ready after " << m_run->startupTime() << " ms.";
        setState(DriverState::Ready);
    });
    m_run->start();
}

void DriverProcess::stop()
{
    m_restart.stop();
    m_ends.clear();
    ++m_attempt;
    if (m_run)
        m_run->end();
    else if (m_state != DriverState::Stopped)
        runEnded(HostRun::End::Asked, {});
}

bool DriverProcess::send(const QCborMap &message)
{
    return m_state == DriverState::Ready && m_run && m_run->send(message);
}

void DriverProcess::endHanging(const QString &reason)
{
    if (m_run)
        m_run->kill(reason);
}

void DriverProcess::runEnded(HostRun::End end, const QString &reason)
{
    if (m_run)
        m_run->deleteLater(); // its own signal is under way
    m_run = nullptr;
    const bool wasReady = m_state == DriverState::Ready;
    if (end == HostRun::End::Asked) {
        if (wasReady)
            qCInfo(driversLog).noquote().nospace()
                << "Driver " << m_host.driverType << " ended: it was told to.";
    } else {
        qCWarning(driversLog).noquote().nospace()
            << "Driver " << m_host.driverType << ' ' << m_host.version
            << (end == HostRun::End::Refused || end == HostRun::End::OtherBuild ? " refused: "
                                                                                : " ended: ")
            << reason;
    }
    Q_EMIT lost();
    switch (end) {
    case HostRun::End::Asked:
        setState(DriverState::Stopped);
        break;
    case HostRun::End::Refused:
        Q_EMIT refused(reason);
        setState(DriverState::Broken, reason);
        break;
    case HostRun::End::OtherBuild:
        setState(DriverState::Broken, reason);
        break;
    case HostRun::End::Died:
    case HostRun::End::Hung:
        Q_EMIT died(reason, end == HostRun::End::Hung);
        giveUpOrWait(reason);
        break;
    }
}

void DriverProcess::giveUpOrWait(const QString &reason)
{
    const qint64 now = m_clock.monotonic();
    m_ends.append(now);
    m_ends.removeIf([&](qint64 end) { return now - end > m_limits.window.count(); });
    if (m_ends.size() >= m_limits.ends) {
        return setState(
            DriverState::Broken,
            QStringLiteral(
                "The driver ended unexpectedly %1 times in %2 minutes, at last: %3. It stays off "
                "until it is reloaded; an update of the driver may help.")
                .arg(m_ends.size())
                .arg(qMax<qint64>(1, std::chrono::duration_cast<std::chrono::minutes>(m_limits.window)
                                         .count()))
                .arg(reason));
    }
    const int doublings = int(qMin<qsizetype>(m_ends.size() - 1, 16));
    const Supervision::ms pause = std::min<Supervision::ms>(m_limits.firstBackoff * (1 << doublings),
                                                            m_limits.longestBackoff);
    m_restart.start(pause);
    setState(DriverState::Backoff,
             QStringLiteral("The driver ended: %1. It is started again after %2 s.")
                 .arg(reason)
                 .arg(double(pause.count()) / 1000.0));
}

void DriverProcess::setState(DriverState state, const QString &detail)
{
    m_state = state;
    m_detail = detail;
    m_since = m_clock.now();
    Q_EMIT stateChanged();
}

} // namespace coalface
