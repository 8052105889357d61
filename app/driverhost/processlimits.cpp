// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/processlimits.h"

#include <QByteArray>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#ifdef _WIN32
#include <io.h>
#include <process.h>
#include <windows.h>
#else
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

namespace coalface {

namespace {
#ifdef _WIN32
int readByte(char *byte)
{
    return _read(0, byte, 1);
}
int processId()
{
    return _getpid();
}
bool debuggerAttached()
{
    return IsDebuggerPresent();
}
#else
ssize_t readByte(char *byte)
{
    return ::read(STDIN_FILENO, byte, 1);
}
int processId()
{
    return int(getpid());
}

//! Never above what the system allows already.
void limit(decltype(RLIMIT_CORE) resource, rlim_t most)
{
    rlimit now{};
    if (getrlimit(resource, &now) != 0)
        return;
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)
        now.rlim_max = most;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > now.rlim_max)
        now.rlim_cur = now.rlim_max;
    setrlimit(resource, &now);
}

bool debuggerAttached()
{
    std::FILE *status = std::fopen("/proc/self/status", "r");
    if (!status)
        return true;
    char line[256];
    bool attached = false;
    while (std::fgets(line, sizeof line, status)) {
        if (std::strncmp(line, "TracerPid:", 10) == 0)
            attached = std::atoi(line + 10) != 0;
    }
    std::fclose(status);
    return attached;
}
#endif
} // namespace

void limitThisProcess()
{
#ifdef _WIN32
    _dup2(2, 1);
#else
    dup2(STDERR_FILENO, STDOUT_FILENO);
    // A signal to the whole group, at logout, say, is for the application: that a host ended over it would count
    // against its driver. It ends with its connection, its stdin or its parent.
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        std::signal(signal, SIG_IGN);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 512); // 64 calls at a time, each with a connection or two
#endif
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifdef SYS_close_range
    syscall(SYS_close_range, 3U, ~0U, 0U);
#endif
#ifndef COALFACE_SANITIZED
    limit(RLIMIT_AS, rlim_t(512) * 1024 * 1024);
#endif
#endif
}

void endWithStdin()
{
    std::thread([] {
        char byte = 0;
        while (readByte(&byte) > 0) {}
        std::_Exit(0);
    }).detach();
}

void waitForDebuggerIfAsked()
{
    if (qgetenv("COALFACE_HOST_WAIT_FOR_DEBUGGER") != "1")
        return;
    std::fprintf(stderr, "Process %d waits for a debugger.\n", processId());
    while (!debuggerAttached())
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

} // namespace coalface
