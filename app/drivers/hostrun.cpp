// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/hostrun.h"

#include "wire/build.h"
#include "wire/protocol.h"

namespace coalface {

using namespace std::chrono_literals;

HostRun::HostRun(HostProgram host, const Supervision &limits, QObject *parent)
    : QObject(parent), m_host(std::move(host)), m_limits(limits), m_log(m_host.driverType)
{
    m_patience.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setProgram(m_host.program);
    connect(&m_listener, &HostListener::connected, this, &HostRun::adopt);
    connect(&m_pings, &QTimer::timeout, this, &HostRun::ping);
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_log.bytes(m_process.readAllStandardError()); });
    connect(&m_process, &QProcess::finished, this, &HostRun::processFinished);
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                finish(End::Died, QStringLiteral("%1 could not be started (%2)")
                                      .arg(m_host.program, m_process.errorString()));
            }
        },
        Qt::QueuedConnection);
}

HostRun::~HostRun()
{
    m_process.disconnect(this);
    m_channel.reset();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(1000); // shutdown; a killed process is gone within milliseconds
}

void HostRun::start()
{
    m_age.start();
    const Result<QString> name = m_listener.listen();
    if (!name) {
        const QString sentence = name.error().detail;
        QMetaObject::invokeMethod(
            this, [this, sentence] { finish(End::Refused, sentence); }, Qt::QueuedConnection);
        return;
    }
    m_process.setArguments({m_host.library, *name});
    m_process.start();
    // Somebody with a debugger takes longer than any limit.
    if (qEnvironmentVariable("COALFACE_HOST_WAIT_FOR_DEBUGGER") == u"1")
        return;
    connect(&m_patience, &QTimer::timeout, this, [this] {
        kill(QStringLiteral("it did not say hello within %1 s")
                 .arg(double(m_limits.hello / 1ms) / 1000.0));
    });
    m_patience.start(m_limits.hello);
}

bool HostRun::send(const QCborMap &message)
{
    return m_ready && m_channel && m_channel->send(message);
}

void HostRun::end()
{
    if (m_ended || !m_reason.isEmpty())
        return;
    m_end = End::Asked;
    m_reason = QStringLiteral("it was told to end");
    m_pings.stop();
    if (m_channel) {
        m_channel->send(wire::byeMessage({}));
        m_channel->close();
    }
    m_process.closeWriteChannel();
    m_patience.disconnect(this);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    m_patience.start(m_limits.farewell);
}

void HostRun::kill(const QString &reason)
{
    endAs(End::Hung, reason);
}

void HostRun::refuse(const QString &sentence)
{
    endAs(End::Refused, sentence);
}

void HostRun::endAs(End end, const QString &reason)
{
    if (m_ended)
        return;
    if (m_reason.isEmpty()) {
        m_end = end;
        m_reason = reason;
    }
    m_patience.stop();
    m_process.kill();
}

void HostRun::adopt(QLocalSocket *socket)
{
    m_channel = std::make_unique<wire::Channel>(socket);
    connect(m_channel.get(), &wire::Channel::received, this, &HostRun::take);
    connect(m_channel.get(), &wire::Channel::failed, this,
            [this](const QString &reason) { endAs(End::Died, reason); });
    connect(m_channel.get(), &wire::Channel::closed, this, [this] {
        if (m_ended || m_process.state() == QProcess::NotRunning)
            return;
        // Usually the process is ending and says in a moment how; one that stays is of no use.
        m_pings.stop();
        m_patience.disconnect(this);
        connect(&m_patience, &QTimer::timeout, this,
                [this] { endAs(End::Died, QStringLiteral("it closed its connection")); });
        m_patience.start(m_limits.farewell);
    });
}

void HostRun::take(const QCborMap &message)
{
    m_unanswered = 0;
    switch (wire::kindOf(message)) {
    case wire::Kind::Hello:
        greet(message);
        break;
    case wire::Kind::Log:
        if (const Result<wire::LogLine> line = wire::decodeLogLine(message))
            m_log.line(QtMsgType(qBound(0, line->level, int(QtInfoMsg))), line->text);
        break;
    case wire::Kind::Bye:
        refuse(wire::farewellReason(message));
        break;
    case wire::Kind::Ret:
        if (m_ready)
            Q_EMIT answered(message);
        break;
    case wire::Kind::Pong:
        if (const Result<wire::Pong> pong = wire::decodePong(message); pong && m_ready)
            Q_EMIT used(m_usage.since(*pong));
        break;
    default:
        break;
    }
}

void HostRun::greet(const QCborMap &message)
{
    const Result<wire::Hello> hello = wire::decodeHello(message);
    if (m_ready || !m_reason.isEmpty())
        return;
    if (!hello)
        return refuse(hello.error().detail);
    if (const QString other = wire::otherBuild(*hello); !other.isEmpty())
        return endAs(End::OtherBuild, other);
    if (hello->protocol != wire::protocolVersion) {
        return refuse(QStringLiteral("%1 speaks version %2 of the language between the programs, "
                                     "this program version %3. "
                                     "Install Coalface again.")
                          .arg(m_host.program)
                          .arg(hello->protocol)
                          .arg(wire::protocolVersion));
    }
    if (hello->driver != m_host.driverType || hello->version != m_host.version) {
        return refuse(
            QStringLiteral("%1 turned out to be %2 %3 instead of %4 %5. Install the driver again.")
                .arg(m_host.library, hello->driver, hello->version, m_host.driverType,
                     m_host.version));
    }
    m_ready = true;
    m_startupTime = m_age.elapsed();
    m_patience.stop();
    m_channel->send(wire::message(wire::Kind::Init));
    if (qEnvironmentVariable("COALFACE_HOST_WAIT_FOR_DEBUGGER") != u"1") {
        m_pings.start(m_limits.ping);
        ping(); // a program that asks once and ends hears what its hosts used all the same
    }
    Q_EMIT ready();
}

void HostRun::ping()
{
    if (m_unanswered >= m_limits.unansweredPings)
        return kill(QStringLiteral("it stopped answering"));
    ++m_unanswered;
    m_channel->send(wire::message(wire::Kind::Ping));
}

void HostRun::processFinished(int status, QProcess::ExitStatus how)
{
    m_log.bytes(m_process.readAllStandardError());
    m_log.flush();
    if (!m_reason.isEmpty())
        return finish(m_end, m_reason);
    finish(End::Died, how == QProcess::CrashExit
                          ? QStringLiteral("it crashed (signal %1)").arg(status)
                          : QStringLiteral("it ended by itself (status %1)").arg(status));
}

void HostRun::finish(End end, const QString &reason)
{
    if (m_ended)
        return;
    m_ended = true;
    m_pings.stop();
    m_patience.stop();
    Q_EMIT ended(end, reason);
}

} // namespace coalface
