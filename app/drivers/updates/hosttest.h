// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/drivercatalogue.h"
#include "drivers/selftest/selftest.h"

#include <QFuture>

namespace coalface {

//! Asks a session something that needs no device: whether one is at a port of this computer where nobody
//! listens. DriverFailed when the driver cannot even say no to that.
QFuture<Result<Done>> answersAtAll(DriverSession &session);

//! Runs a version in a host of its own, beside whatever runs, before anything depends on it: it has to be
//! loaded, say who it is, answer, and make of the transcripts in its folder what they say (SelfTest). Ends by itself:
//! each of these steps has ten seconds. GUI thread.
class HostTest : public QObject
{
    Q_OBJECT
public:
    //! `clock` lives longer.
    HostTest(const DriverVersion &version, const QString &hostProgram, const Clock &clock,
             QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    //! Once; a sentence when it failed, else empty.
    void finished(const QString &problem);

private:
    void followState();
    void test(const Result<QList<Transcript>> &transcripts);
    void finish(const QString &problem);

    DriverVersion m_version;
    ReplayedAnnouncements m_announcements; // longer than the session that hears through it
    DriverProcess m_process;
    HostedSession m_session;
    std::unique_ptr<SelfTest> m_selfTest; //!< once it has answered at all
    QTimer m_patience;
    bool m_asked = false;
    bool m_finished = false;
};

} // namespace coalface
