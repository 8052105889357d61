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
bool isPatient = false;

BOOL WINAPI takeControl(DWORD type)
{
    if (!listening)
        return FALSE;
    if (type == CTRL_C_EVENT && std::exchange(isPatient, false)) {
        QMetaObject::invokeMethod(listening, &Interruption::interrupted, Qt::QueuedConnection);
        return TRUE;
    }
    QMetaObject::invokeMethod(std::exchange(listening, nullptr), &Interruption::interruptedAtOnce,
                              Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interruption::Interruption(Patience patience, QObject *parent) : QObject(parent)
{
    listening = this;
    isPatient = patience == Patience::Once;
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
volatile std::sig_atomic_t isPatient = 0;

constexpr char politely = 1;
constexpr char atOnce = 2;

//! Only what is allowed in a signal handler: one byte to the event loop.
void takeSignal(int number)
{
    const bool canWait = number == SIGINT && isPatient != 0;
    isPatient = 0;
    // Some systems have put the default back before they come here.
    std::signal(number, canWait ? takeSignal : SIG_DFL);
    const char byte = canWait ? politely : atOnce;
    [[maybe_unused]] const ssize_t written = ::write(pair[0], &byte, 1);
}

} // namespace

Interruption::Interruption(Patience patience, QObject *parent) : QObject(parent)
{
    isPatient = patience == Patience::Once ? 1 : 0;
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return;
    auto *notifier = new QSocketNotifier(pair[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(pair[1], &byte, 1) != 1)
            return;
        if (byte == politely)
            Q_EMIT interrupted();
        else
            Q_EMIT interruptedAtOnce();
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
