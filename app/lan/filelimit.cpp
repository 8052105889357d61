// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/filelimit.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <algorithm>

namespace coalface {

namespace {
#ifdef Q_OS_DARWIN
constexpr int most = 10240; // setrlimit() refuses more although the hard limit says "infinite"
#else
constexpr int most = 65536;
#endif
} // namespace

int fileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256;
    return int(std::min<rlim_t>(limit.rlim_cur, most));
#else
    return most;
#endif
}

int raiseFileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, most);
        if (wanted > limit.rlim_cur) {
            limit.rlim_cur = wanted;
            ::setrlimit(RLIMIT_NOFILE, &limit);
        }
    }
#endif
    return fileLimit();
}

} // namespace coalface
