// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QQueue>
#include <QTimer>

class QTcpSocket;

namespace coalface {

//! Connects to every port of every target, all ports of one host together, and closes again at once.
//! Never more sockets than the system gives: a connection for which there is none is made later.
class TcpSweep : public LanSweep
{
    Q_OBJECT
public:
    //! `fileLimit`: how many files and sockets the program may have open.
    TcpSweep(const QList<SweepTarget> &targets, const SweepOptions &options, int fileLimit,
             QObject *parent = nullptr);
    ~TcpSweep() override;

    void start() override;
    void cancel() override;

private:
    using ConnectionId = quint64;
    enum class Answer { Open, Refused, Silent, NoSocket };
    struct Host
    {
        qsizetype target = 0;
        qsizetype next = 0;   //!< the first port that was not tried
        QList<quint16> again; //!< ports for which there was no socket
        int connecting = 0;
        bool waiting = false; //!< stands in m_waiting
        SweepFinding finding;
    };
    struct Connection
    {
        QTcpSocket *socket = nullptr;
        qsizetype target = 0;
        quint16 port = 0;
    };
    struct Expiry
    {
        qint64 due = 0;
        ConnectionId connection = 0;
    };

    void work();
    bool nextHost();
    bool hasPort(const Host &host) const;
    bool canConnect(const Host &host) const;
    void connectTo(Host &host);
    void settle(ConnectionId id, Answer answer);
    void finishHost(qsizetype target);
    void tick();
    void deliver();

    QList<SweepTarget> m_targets;
    SweepOptions m_options;
    qsizetype m_mostSockets;
    qsizetype m_window; //!< sockets at a time; smaller than m_mostSockets after the system had none
    qsizetype m_nextTarget = 0;
    QHash<qsizetype, Host> m_hosts; //!< those in work, by target
    QQueue<qsizetype> m_waiting;    //!< of those: the ones with ports to try
    QHash<ConnectionId, Connection> m_connections;
    QQueue<Expiry> m_expiries; //!< in order, as all have the same timeout; ids, since sockets go earlier
    QQueue<SweepFinding> m_findings; //!< to be told
    ConnectionId m_lastConnection = 0;
    QElapsedTimer m_clock;
    QTimer m_work;
    QTimer m_tick;
    qint64 m_lastTick = 0;
    qint64 m_pausedUntil = 0;
    bool m_excused = false;
    bool m_running = false;
    bool m_cancelled = false;
};

} // namespace coalface
