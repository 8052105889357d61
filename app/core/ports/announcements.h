// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

#include <QList>
#include <QObject>

#include <memory>

namespace coalface {

//! Keeps UDP ports open as long as it lives.
class Listening
{
public:
    virtual ~Listening() = default;
    //! A sentence when a port of it cannot be listened on: what is not heard, why, what now. Else empty.
    virtual QString problem() const = 0;
};

//! The datagrams with which devices announce themselves. Each port is bound once per program, shared
//! with other programs, for as long as somebody listens. Only sources in this computer's networks are
//! heard (loopback is one), each at most twice a second, and a bounded number of them. GUI thread.
class Announcements : public QObject
{
    Q_OBJECT
public:
    explicit Announcements(QObject *parent = nullptr) : QObject(parent) {}

    //! Listens on these ports from now on. A port that could not be bound is tried again with each
    //! call.
    virtual std::unique_ptr<Listening> listen(const QList<quint16> &ports) = 0;

Q_SIGNALS:
    //! From the event loop; on whichever port: whoever listens looks at announcement.port.
    void received(const coalface::Announcement &announcement);
};

} // namespace coalface
