// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace coalface {

//! A thread with a queue of tasks that are run one after the other.
class Worker
{
public:
    explicit Worker(const QString &name);
    ~Worker(); //!< as finish()
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    //! What was posted before waits until here.
    void start();
    //! From any thread.
    void post(std::function<void()> task);
    //! Waits until everything that was posted has run, and ends the thread.
    void finish();

private:
    QThread m_thread;
    QObject m_context; //!< lives in m_thread
};

} // namespace coalface
