// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <utility>

namespace coalface::cli {

void Command::provide(Context &context, Output &output)
{
    m_context = &context;
    m_output = &output;
}

void Command::interrupt()
{
    finish(exitInterrupted);
}

void Command::finish(int status)
{
    if (std::exchange(m_finished, true))
        return;
    if (status == exitDone && !output().isGood())
        status = exitFailed;
    Q_EMIT finished(status);
}

void Command::finishWhenNoted(int status)
{
    EventWatcher &watcher = context().watcher;
    if (watcher.isIdle())
        return finish(status);
    connect(&watcher, &EventWatcher::idle, this, [this, status] { finish(status); });
}

void Command::fail(const Error &error)
{
    if (m_finished)
        return;
    output().failure(error);
    finish(exitFailed);
}

void Command::refuse(const QString &sentence)
{
    if (m_finished)
        return;
    output().problem(sentence);
    finish(exitUsage);
}

} // namespace coalface::cli
