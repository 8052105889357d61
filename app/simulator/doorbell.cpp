// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/doorbell.h"

#include "simulator/httpserver.h"

#ifdef Q_OS_LINUX
#include <QSocketNotifier>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace coalface::simulator {

#ifdef Q_OS_LINUX

Doorbell::Doorbell(QObject *parent) : QObject(parent), m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll >= 0) {
        auto *notifier = new QSocketNotifier(m_epoll, QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, &Doorbell::ring);
    }
}

Doorbell::~Doorbell()
{
    qDeleteAll(children()); // the notifier, before its descriptor
    if (m_epoll >= 0)
        ::close(m_epoll);
}

void Doorbell::watch(HttpServer &server)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &server;
    // A socket that is closed leaves the set by itself.
    if (m_epoll >= 0
        && epoll_ctl(m_epoll, EPOLL_CTL_ADD, int(server.socketDescriptor()), &event) == 0)
        server.pauseAccepting();
}

void Doorbell::ring()
{
    epoll_event events[64];
    const int count = epoll_wait(m_epoll, events, 64, 0);
    for (int i = 0; i < count; ++i) {
        auto *server = static_cast<HttpServer *>(events[i].data.ptr);
        const int listening = int(server->socketDescriptor());
        for (int caller = 0; listening >= 0 && caller >= 0;) {
            caller = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (caller >= 0)
                server->take(caller);
        }
    }
}

#else

Doorbell::Doorbell(QObject *parent) : QObject(parent) {}
Doorbell::~Doorbell() = default;
void Doorbell::watch(HttpServer &) {}
void Doorbell::ring() {}

#endif

} // namespace coalface::simulator
