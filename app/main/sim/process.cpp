// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/sim/process.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <memory>
#include <utility>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[0], &byte, 1);
}
} // namespace

void raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void quitOnSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [] { QCoreApplication::quit(); });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

void readStandardInput(QObject *context, std::function<void(const QByteArray &)> line,
                       std::function<void()> closed)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, context);
    auto buffer = std::make_shared<QByteArray>();
    QObject::connect(notifier, &QSocketNotifier::activated, context,
                     [notifier, buffer, line = std::move(line), closed = std::move(closed)] {
                         char bytes[4096];
                         const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
                         if (count <= 0) {
                             notifier->setEnabled(false);
                             closed();
                             return;
                         }
                         buffer->append(bytes, count);
                         for (qsizetype end = buffer->indexOf('\n'); end >= 0;
                              end = buffer->indexOf('\n')) {
                             const QByteArray one = buffer->left(end).trimmed();
                             buffer->remove(0, end + 1);
                             if (!one.isEmpty())
                                 line(one);
                         }
                     });
}

#else

void raiseFileLimit() {}
void quitOnSignals() {}
void readStandardInput(QObject *, std::function<void(const QByteArray &)>, std::function<void()>) {}

#endif
