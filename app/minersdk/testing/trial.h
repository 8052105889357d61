// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/loopbackserver.h>
#include <minersdk/testing/plan.h>

#include <QElapsedTimer>
#include <QStringList>

#include <vector>

namespace coalface::testing {

//! Tries one plan, from making the driver to the time after its end, and tells what was not as the
//! contract says. Trials do not disturb each other: many can run at the same time.
class Trial : public QObject
{
    Q_OBJECT
public:
    Trial(const Subject &subject, const Plan &plan);
    ~Trial() override;

    //! Whether this driver has the verb at all.
    bool exists() const { return m_call != nullptr; }
    void start();
    //! The job has ended and the adapter is gone.
    bool isOver() const { return m_over; }
    //! What was wrong, once it is over and a moment has passed in which nothing should happen.
    QStringList complaints() const;

private:
    void announce();
    void cancel();
    void end();
    void settle();

    const Subject &m_subject;
    const Plan m_plan;
    LoopbackServer m_server;
    std::unique_ptr<MinerDriver> m_driver;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
    std::unique_ptr<Call> m_call;
    QElapsedTimer m_age;
    int m_timesFinished = 0;
    int m_lateTimers = 0;
    bool m_over = false;
    qsizetype m_requestsAtEnd = 0;
    QStringList m_complaints;
};

//! Tries all the plans at the same time. What was wrong, each with its verb and phase in front.
QStringList complaintsOf(const Subject &subject, const QList<Plan> &plans);

} // namespace coalface::testing
