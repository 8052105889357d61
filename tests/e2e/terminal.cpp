// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

Terminal::Terminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    if (m_master >= 0 && ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0)
        m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

Terminal::~Terminal()
{
    ::close(m_slave);
    ::close(m_master);
}

void Terminal::attach(QProcess &process) const
{
    process.setChildProcessModifier([slave = m_slave] { ::dup2(slave, STDIN_FILENO); });
}

void Terminal::type(const QByteArray &text) const
{
    [[maybe_unused]] const ssize_t written = ::write(m_master, text.constData(),
                                                     size_t(text.size()));
}

bool Terminal::echoes() const
{
    termios modes{};
    return ::tcgetattr(m_slave, &modes) == 0 && (modes.c_lflag & ECHO);
}
