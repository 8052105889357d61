// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace coalface::simulator {

//! The simulator's time in milliseconds since its start. Runs with real time; tests jump ahead.
class Clock
{
public:
    Clock() { m_timer.start(); }

    qint64 now() const { return m_skipped + (m_running ? m_timer.elapsed() : 0); }
    //! Jumps ahead. Whoever holds a Clock must look again afterwards (Engine::skip does).
    void skip(qint64 milliseconds) { m_skipped += milliseconds; }
    //! Stands still from here on and moves by skip() only.
    void stop()
    {
        m_skipped = now();
        m_running = false;
    }
    bool running() const { return m_running; }

private:
    QElapsedTimer m_timer;
    qint64 m_skipped = 0;
    bool m_running = true;
};

} // namespace coalface::simulator
