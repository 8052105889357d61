// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "wire/frame.h"

#include <QCborMap>
#include <QObject>

class QLocalSocket;

namespace coalface::wire {

//! Messages over one local connection, in both processes. Whoever breaks the framing is disconnected.
//! May be deleted from a slot of its own signals.
class Channel : public QObject
{
    Q_OBJECT
public:
    //! `socket` is connected and becomes the channel's.
    explicit Channel(QLocalSocket *socket, QObject *parent = nullptr);
    ~Channel() override;

    //! Sends it soon; order is kept. False, and nothing sent, when it is larger than the limit or the
    //! connection is gone.
    bool send(const QCborMap &message);
    //! Sends what waits and closes the connection; nothing is received any more.
    void close();

Q_SIGNALS:
    void received(const QCborMap &message);
    //! The other side broke the rules and was disconnected; closed() follows.
    //! `reason`: part of a sentence ("it sent …").
    void failed(const QString &reason);
    //! The connection is gone, by either side. Emitted once, never from within close() or send().
    void closed();

private:
    void read();
    void announceClosed();

    QLocalSocket *m_socket;
    FrameReader m_reader;
    bool m_closing = false;
    bool m_announced = false;
};

} // namespace coalface::wire
