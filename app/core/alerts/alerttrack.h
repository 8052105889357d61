// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/toldpools.h"

namespace coalface {

//! What a rule remembers of one miner or driver between two looks: whether the alert is raised, and how long what was
//! found has lasted. Only time that was watched counts: not what passed while the computer slept or no program ran.
class AlertTrack
{
public:
    enum class Step { None, Raise, Clear };

    //! Both clocks; see Clock.
    struct Moment
    {
        QDateTime now;
        qint64 monotonic = 0;
    };

    //! Takes what was found at that moment. After Raise the caller says with raise() which alert it is, after Clear it
    //! calls end().
    Step step(const AlertRule &rule, AlertVerdict verdict, const Moment &moment);
    //! What happens now is not judged (a miner settles after a change): what was found so far does not count.
    void hush(const Moment &moment);

    const std::optional<Alert> &active() const { return m_active; }
    void raise(const Alert &alert);
    //! It says that now.
    void update(const Alert &alert) { m_active = alert; }
    //! What is found of the one that is raised is news to who knew what it said before.
    bool takesNews(const AlertFinding &finding, const QDateTime &now);
    //! Such news is to be told like a new alert; once, and after the cooldown.
    bool isToldAnew(const AlertRule &rule, const QDateTime &now);
    //! It is over; the cooldown begins.
    void end(const QDateTime &now);
    //! As it was known before a start.
    void restore(const Alert &alert);
    void acknowledge(const QDateTime &when) { m_active->acknowledged = when; }
    //! When what holds now was first found.
    const QDateTime &heldSince() const { return m_heldSince; }

    //! Looks that are further apart, ms, are no watch in between.
    static constexpr qint64 longestGap = 60'000;

private:
    qint64 passed(const Moment &moment);
    static bool isCooling(const AlertRule &rule, const QDateTime &from, const QDateTime &now);
    void begin(const Alert &alert, const QDateTime &known);

    std::optional<Alert> m_active;
    ToldPools m_pools;
    QDateTime m_lastNews; //!< when it was last told like a new one
    bool m_hasNews = false;
    QDateTime m_lastCleared;
    QDateTime m_heldSince;
    qint64 m_held = -1;  //!< ms; -1: it does not hold
    qint64 m_clear = -1; //!< ms; -1: it is not clear
    std::optional<qint64> m_lastLook;
};

} // namespace coalface
