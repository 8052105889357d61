// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/worker.h"

namespace coalface {

Worker::Worker(const QString &name)
{
    m_thread.setObjectName(name);
    m_context.moveToThread(&m_thread);
}

Worker::~Worker()
{
    finish();
}

void Worker::start()
{
    m_thread.start();
}

void Worker::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(&m_context, std::move(task), Qt::QueuedConnection);
}

void Worker::finish()
{
    if (!m_thread.isRunning())
        return;
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

} // namespace coalface
