// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stdinline.h"

#include <QSocketNotifier>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace coalface::cli {

namespace {
constexpr qsizetype longestLine = 4096;
}

#ifdef Q_OS_WIN

struct StdinLine::System
{
    bool hidden = false;
    DWORD before = 0;
};

bool StdinLine::isTerminal()
{
    return _isatty(0);
}

void StdinLine::read(const QString &prompt, Echo echo)
{
    HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    if (isTerminal()) {
        std::fputs(prompt.toUtf8().constData(), stderr);
        m_system->hidden = echo == Echo::Hidden && GetConsoleMode(input, &m_system->before)
                           && SetConsoleMode(input, m_system->before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    // A console has no notifier; Ctrl-C ends the read.
    const auto readOn = [this](auto &&self) -> void {
        char byte = 0;
        const int count = _read(0, &byte, 1);
        const bool more = count == 1 && byte != '\n' && m_bytes.size() < longestLine;
        if (more) {
            m_bytes += byte;
            return self(self);
        }
        take(count == 1 ? QByteArray(1, byte) : QByteArray(), count != 1);
    };
    QMetaObject::invokeMethod(
        this, [readOn] { readOn(readOn); }, Qt::QueuedConnection);
}

void StdinLine::stop()
{
    if (std::exchange(m_system->hidden, false)) {
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), m_system->before);
        std::fputc('\n', stderr);
    }
}

#else

struct StdinLine::System
{
    std::unique_ptr<QSocketNotifier> notifier;
    bool hidden = false;
    termios before{};
};

bool StdinLine::isTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

void StdinLine::read(const QString &prompt, Echo echo)
{
    if (isTerminal()) {
        std::fputs(prompt.toUtf8().constData(), stderr);
        if (echo == Echo::Hidden && ::tcgetattr(STDIN_FILENO, &m_system->before) == 0) {
            termios silent = m_system->before;
            silent.c_lflag &= ~tcflag_t(ECHO);
            m_system->hidden = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
        }
    }
    m_system->notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_system->notifier.get(), &QSocketNotifier::activated, this, [this] {
        // Byte by byte: a further read might wait, and what comes later is not ours.
        char byte = 0;
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        take(count == 1 ? QByteArray(1, byte) : QByteArray(), count != 1);
    });
}

void StdinLine::stop()
{
    if (m_system->notifier) {
        m_system->notifier->setEnabled(false);
        m_system->notifier.release()->deleteLater(); // its own signal is under way
    }
    if (std::exchange(m_system->hidden, false)) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_system->before);
        std::fputc('\n', stderr);
    }
}

#endif

StdinLine::StdinLine(QObject *parent) : QObject(parent), m_system(std::make_unique<System>()) {}

StdinLine::~StdinLine()
{
    stop();
}

void StdinLine::take(const QByteArray &bytes, bool atEnd)
{
    const bool complete = bytes == "\n" || (atEnd && !m_bytes.isEmpty());
    if (bytes != "\n")
        m_bytes += bytes;
    if (!complete && !atEnd && m_bytes.size() <= longestLine)
        return;
    stop();
    if (!complete)
        Q_EMIT ended();
    if (!complete)
        return;
    QString text = QString::fromUtf8(m_bytes);
    if (text.endsWith(u'\r'))
        text.chop(1);
    Q_EMIT line(text);
}

} // namespace coalface::cli
