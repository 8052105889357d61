// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/host.h"

#include "driverhost/processusage.h"

#include <QLocalSocket>

#include <cstdio>
#include <cstdlib>

namespace coalface {

namespace {
// A driver's library is never unloaded: neither its destructors nor Qt's run.
[[noreturn]] void leave(int status)
{
    std::fflush(nullptr);
    std::_Exit(status);
}
} // namespace

Host::Host(const QString &driverFile, const QString &socketName, QObject *parent)
    : QObject(parent), m_file(driverFile), m_socket(new QLocalSocket(this))
{
    connect(m_socket, &QLocalSocket::connected, this, &Host::greet);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this, socketName] {
        if (m_channel)
            return;
        std::fprintf(stderr, "The application cannot be reached at %s: %s\n",
                     qUtf8Printable(socketName), qUtf8Printable(m_socket->errorString()));
        leave(1);
    });
    m_socket->connectToServer(socketName);
}

void Host::greet()
{
    m_channel = std::make_unique<wire::Channel>(m_socket);
    connect(m_channel.get(), &wire::Channel::closed, this, [] { leave(0); });
    connect(m_channel.get(), &wire::Channel::received, this, &Host::take);
    m_log = std::make_unique<LogForwarder>(*m_channel);

    if (const Result<Done> loaded = m_file.load(); !loaded) {
        // Leaving at once could overtake the message; the application ends this process when it has it.
        m_channel->send(wire::byeMessage(loaded.error().detail));
        return;
    }
    m_dispatcher = std::make_unique<Dispatcher>(m_file.root(), m_file.driver(), *m_channel);
    m_channel->send(wire::encode(m_file.hello()));
}

void Host::take(const QCborMap &message)
{
    switch (wire::kindOf(message)) {
    case wire::Kind::Call:
        if (m_dispatcher)
            m_dispatcher->call(message);
        break;
    case wire::Kind::Cancel:
        if (m_dispatcher)
            m_dispatcher->cancel(wire::cancelledId(message), wire::isCancelledUnlessSent(message));
        break;
    case wire::Kind::Close:
        if (m_dispatcher)
            m_dispatcher->closeMiner(wire::closedMiner(message));
        break;
    case wire::Kind::Heard:
        if (m_dispatcher)
            m_dispatcher->heard(message);
        break;
    case wire::Kind::Ping: {
        const ProcessUsage usage = processUsage();
        m_channel->send(wire::encode(wire::Pong{usage.residentBytes,
                                                m_dispatcher ? m_dispatcher->jobsInFlight() : 0,
                                                usage.cpuMilliseconds, usage.peakBytes}));
        break;
    }
    case wire::Kind::Bye:
        leave(0);
    default:
        break;
    }
}

} // namespace coalface
