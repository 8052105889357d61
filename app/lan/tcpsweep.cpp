// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/tcpsweep.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QPointer>
#include <QSet>
#include <QTcpSocket>

#include <algorithm>

namespace coalface {

namespace {
Q_LOGGING_CATEGORY(log, "coalface.lan")

constexpr int mostHosts = 500;    // unresolved neighbours; more of them overflow the system's table
constexpr int mostSockets = 2000; // Qt's event loop looks at every open socket in every turn
constexpr int mostPerHost = 250;  // at a time: kinder to the host and to the ones after it
constexpr int reservedFiles = 200; // for all else that the program has open
constexpr int leastSockets = 8;
constexpr int connectsPerTurn = 64; // about 4 ms of the event loop
constexpr int tickInterval = 10;
constexpr int lateTurn = 100;
constexpr int pauseWithoutSocket = 50;
constexpr int calmUntilGrowth = 500;
} // namespace

TcpSweep::TcpSweep(const QList<SweepTarget> &targets, const SweepOptions &options, int fileLimit,
                   QObject *parent)
    : LanSweep(parent), m_targets(targets), m_options(options)
{
    for (const SweepTarget &target : std::as_const(m_targets)) {
        if (target.ports.isEmpty()) // nothing to ask, so nothing was heard
            m_findings.enqueue({target.address, false, {}});
    }
    m_targets.removeIf([](const SweepTarget &target) { return target.ports.isEmpty(); });
    m_options.concurrency = std::clamp(m_options.concurrency, 1, mostHosts);
    m_options.timeout = std::max(m_options.timeout, 1);
    m_mostSockets = std::clamp(fileLimit - reservedFiles, leastSockets, mostSockets);
    m_window = m_mostSockets;
    m_work.setSingleShot(true);
    m_tick.setInterval(tickInterval);
    connect(&m_work, &QTimer::timeout, this, &TcpSweep::work);
    connect(&m_tick, &QTimer::timeout, this, &TcpSweep::tick);
}

TcpSweep::~TcpSweep()
{
    for (const Connection &connection : std::as_const(m_connections))
        connection.socket->disconnect(this);
}

void TcpSweep::start()
{
    m_running = true;
    m_clock.start();
    m_lastTick = 0;
    m_tick.start();
    m_work.start(0);
}

void TcpSweep::cancel()
{
    if (!m_running || m_cancelled)
        return;
    m_cancelled = true;
    m_waiting.clear();
    m_hosts.clear();
    for (const Connection &connection : std::as_const(m_connections)) {
        connection.socket->disconnect(this);
        connection.socket->abort();
        connection.socket->deleteLater();
    }
    m_connections.clear();
    m_work.start(0);
}

//! One turn: a few connections at a time, so that whoever shares this thread is not held up.
void TcpSweep::work()
{
    int budget = connectsPerTurn;
    const auto mayConnect = [&] {
        return !m_cancelled && budget > 0 && m_connections.size() < m_window
               && m_clock.elapsed() >= m_pausedUntil;
    };
    while (mayConnect() && (!m_waiting.isEmpty() || nextHost())) {
        const qsizetype target = m_waiting.head();
        // Looked up each time: a refusal may end the host within connectTo().
        const auto host = [&] { return m_hosts.find(target); };
        while (mayConnect() && host() != m_hosts.end() && canConnect(*host())) {
            --budget;
            connectTo(*host());
        }
        if (host() == m_hosts.end()) {
            m_waiting.dequeue();
        } else if (!canConnect(*host())) {
            host()->waiting = false;
            m_waiting.dequeue();
        }
    }
    if (budget == 0)
        m_work.start(0);
    deliver();
}

//! Takes the next target into work; false: none is left, or there are enough.
bool TcpSweep::nextHost()
{
    if (m_nextTarget >= m_targets.size() || m_hosts.size() >= m_options.concurrency)
        return false;
    const qsizetype target = m_nextTarget++;
    Host host;
    host.target = target;
    host.waiting = true;
    host.finding.address = m_targets.at(target).address;
    m_hosts.insert(target, host);
    m_waiting.enqueue(target);
    return true;
}

bool TcpSweep::hasPort(const Host &host) const
{
    return !host.again.isEmpty() || host.next < m_targets.at(host.target).ports.size();
}

bool TcpSweep::canConnect(const Host &host) const
{
    return hasPort(host) && host.connecting < mostPerHost;
}

void TcpSweep::connectTo(Host &host)
{
    const quint16 port = host.again.isEmpty() ? m_targets.at(host.target).ports.at(host.next++)
                                              : host.again.takeFirst();
    const QHostAddress address = host.finding.address;
    const ConnectionId id = ++m_lastConnection;
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_connections.insert(id, {socket, host.target, port});
    m_expiries.enqueue({m_clock.elapsed() + m_options.timeout, id});
    ++host.connecting;
    connect(socket, &QTcpSocket::connected, this, [this, id, socket] {
        // On loopback a socket may get the wanted port as its own and so reach itself.
        const bool itself = socket->localPort() == socket->peerPort()
                            && socket->localAddress() == socket->peerAddress();
        settle(id, itself ? Answer::Refused : Answer::Open);
    });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, id](QAbstractSocket::SocketError error) {
        switch (error) {
        case QAbstractSocket::ConnectionRefusedError:
        case QAbstractSocket::RemoteHostClosedError:
            return settle(id, Answer::Refused);
        case QAbstractSocket::SocketResourceError:
            return settle(id, Answer::NoSocket);
        default:
            return settle(id, Answer::Silent);
        }
    });
    socket->connectToHost(address, port); // may settle at once; `host` may be gone then
}

void TcpSweep::settle(ConnectionId id, Answer answer)
{
    const auto found = m_connections.constFind(id);
    if (found == m_connections.constEnd())
        return;
    const Connection connection = *found;
    m_connections.erase(found);
    connection.socket->disconnect(this);
    connection.socket->abort();
    connection.socket->deleteLater();

    Host &host = m_hosts[connection.target];
    --host.connecting;
    if (answer == Answer::NoSocket) {
        // Says nothing about the host. Fewer at a time, after a breath.
        if (m_pausedUntil == 0)
            qCInfo(log, "No socket to be had with %lld open; going on more slowly.",
                   qlonglong(m_connections.size()));
        host.again += connection.port;
        m_window = std::max<qsizetype>(m_connections.size() * 3 / 4, 1);
        m_pausedUntil = m_clock.elapsed() + pauseWithoutSocket;
    } else {
        host.finding.alive |= answer != Answer::Silent;
        if (answer == Answer::Open)
            host.finding.open += connection.port;
        if (m_clock.elapsed() > m_pausedUntil + calmUntilGrowth)
            m_window = std::min(m_window + 1, m_mostSockets);
    }
    if (hasPort(host)) {
        if (!host.waiting) {
            host.waiting = true;
            m_waiting.enqueue(connection.target);
        }
    } else if (host.connecting == 0) {
        finishHost(connection.target);
    }
    if (!m_work.isActive())
        m_work.start(0);
}

void TcpSweep::finishHost(qsizetype target)
{
    SweepFinding finding = m_hosts.take(target).finding;
    if (finding.open.size() > 1) { // in the order in which they were asked for
        const QSet<quint16> open(finding.open.cbegin(), finding.open.cend());
        finding.open.clear();
        for (quint16 port : m_targets.at(target).ports) {
            if (open.contains(port))
                finding.open += port;
        }
    }
    m_findings.enqueue(finding);
}

void TcpSweep::tick()
{
    const qint64 now = m_clock.elapsed();
    const bool late = now - m_lastTick > lateTurn;
    m_lastTick = now;
    if (!m_waiting.isEmpty() && !m_work.isActive())
        m_work.start(0);
    // After a long turn answers may be there that nobody has looked at: one turn for them first.
    if (late && !m_excused) {
        m_excused = true;
        return;
    }
    m_excused = false;
    while (!m_expiries.isEmpty() && m_expiries.head().due <= now)
        settle(m_expiries.dequeue().connection, Answer::Silent);
}

void TcpSweep::deliver()
{
    const QPointer<TcpSweep> alive(this);
    while (!m_findings.isEmpty()) {
        Q_EMIT hostFinished(m_findings.dequeue());
        if (!alive)
            return;
    }
    const bool done = m_cancelled || (m_nextTarget >= m_targets.size() && m_hosts.isEmpty());
    if (!m_running || !done)
        return;
    m_running = false;
    m_tick.stop();
    m_work.stop();
    Q_EMIT finished();
}

} // namespace coalface
