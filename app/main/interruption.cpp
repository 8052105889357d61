// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/interruption.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace coalface {

#ifdef Q_OS_WIN

namespace {

Interruption *listening = nullptr;

BOOL WINAPI takeControl(DWORD)
{
    if (!listening)
        return FALSE;
    QMetaObject::invokeMethod(std::exchange(listening, nullptr), &Interruption::interrupted,
                              Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interruption::Interruption(QObject *parent) : QObject(parent)
{
    listening = this;
    SetConsoleCtrlHandler(takeControl, TRUE);
}

Interruption::~Interruption()
{
    listening = nullptr;
    SetConsoleCtrlHandler(takeControl, FALSE);
}

#else

namespace {

int pair[2] = {-1, -1};

//! Only what is allowed in a signal handler: one byte to the event loop.
void takeSignal(int number)
{
    std::signal(number, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pair[0], &byte, 1);
}

} // namespace

Interruption::Interruption(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return;
    auto *notifier = new QSocketNotifier(pair[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(pair[1], &byte, 1) == 1)
            Q_EMIT interrupted();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, takeSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

Interruption::~Interruption()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    ::close(pair[0]);
    ::close(pair[1]);
}

#endif

} // namespace coalface
