// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawpoll.h"

#include "measure.h"

#include <QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <unordered_map>

namespace coalface::bench {

namespace {

class RawClient
{
public:
    explicit RawClient(const QByteArray &request) : m_request(request) {}
    ~RawClient() { ::close(m_epoll); }

    bool open(const Endpoint &device)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(device.port);
        to.sin_addr.s_addr = htonl(device.address.toIPv4Address());
        const int status = ::connect(socket, reinterpret_cast<sockaddr *>(&to), sizeof to);
        epoll_event event{};
        event.events = EPOLLOUT;
        event.data.fd = socket;
        if (socket < 0 || (status != 0 && errno != EINPROGRESS)
            || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) != 0) {
            ::close(socket);
            return false;
        }
        m_read[socket] = 0;
        return true;
    }

    //! Waits for events and serves them. Returns how many connections ended.
    int turn(int &failed)
    {
        std::array<epoll_event, 64> events{};
        const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), 10000);
        int ended = 0;
        for (int i = 0; i < count; ++i)
            ended += serve(events[size_t(i)], failed);
        if (count > 0)
            return ended;
        failed += int(m_read.size());
        return int(m_read.size());
    }

private:
    int serve(const epoll_event &event, int &failed)
    {
        const int socket = event.data.fd;
        if (event.events & EPOLLOUT) {
            epoll_event reading{};
            reading.events = EPOLLIN;
            reading.data.fd = socket;
            if (::send(socket, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL)
                    == m_request.size()
                && ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, socket, &reading) == 0)
                return 0;
            return end(socket, failed);
        }
        std::array<char, 16384> buffer{};
        const ssize_t size = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (size > 0) {
            m_read[socket] += size;
            return 0;
        }
        return size < 0 && errno == EAGAIN ? 0 : end(socket, failed);
    }

    int end(int socket, int &failed)
    {
        if (m_read[socket] < 200)
            ++failed;
        m_read.erase(socket);
        ::close(socket);
        return 1;
    }

    QByteArray m_request;
    int m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::unordered_map<int, ssize_t> m_read;
};

} // namespace

RawRound rawPoll(const QList<Endpoint> &devices, const QByteArray &path, int window)
{
    RawRound round;
    QElapsedTimer passed;
    passed.start();
    const double before = threadCpu();
    RawClient client("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    qsizetype next = 0;
    int inFlight = 0;
    while (next < devices.size() || inFlight > 0) {
        while (next < devices.size() && inFlight < window) {
            if (client.open(devices[next++]))
                ++inFlight;
            else
                ++round.failed;
        }
        inFlight -= client.turn(round.failed);
    }
    round.cpu = threadCpu() - before;
    round.seconds = double(passed.nsecsElapsed()) * 1e-9;
    return round;
}

} // namespace coalface::bench
