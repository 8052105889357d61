// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coalface::simulator {

class HttpServer;

//! Waits for callers of any number of servers at the price of one. Qt's event loop looks at every
//! listening socket each time it wakes; with thousands of idle devices that is most of the work.
//! Linux only: elsewhere watch() does nothing and each server waits for itself.
class Doorbell : public QObject
{
    Q_OBJECT
public:
    explicit Doorbell(QObject *parent = nullptr);
    ~Doorbell() override;

    //! Takes over from a server that listens, until it stops listening. The server must not be
    //! destroyed from within its own handling of a new connection.
    void watch(HttpServer &server);

private:
    void ring();

    int m_epoll = -1;
};

} // namespace coalface::simulator
