// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdlib>
#include <vector>

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace mischief {

//! Writes into the host's connection to the application, behind the back of the host.
inline void spoilTheWire(const QByteArray &bytes)
{
#ifndef _WIN32
    for (int file = 3; file < 64; ++file) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        if (getpeername(file, reinterpret_cast<sockaddr *>(&peer), &size) == 0
            && peer.ss_family == AF_UNIX)
            (void)!write(file, bytes.constData(), size_t(bytes.size()));
    }
#endif
}

//! Takes memory until there is no more. It need not be used: the host's limit is one of addresses.
inline void leak()
{
    constexpr size_t portion = 16 * 1024 * 1024;
    static std::vector<char *> kept;
    for (;;)
        kept.push_back(new char[portion]);
}

[[noreturn]] inline void hang()
{
    for (volatile bool busy = true; busy;) {}
    std::abort();
}

} // namespace mischief
