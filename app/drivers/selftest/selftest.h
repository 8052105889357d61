// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driversession.h"
#include "drivers/selftest/replaydevice.h"

#include <memory>

namespace coalface {

//! Holds a driver to the transcripts of its folder, one after the other. It is asked as it always is, through its
//! session, its host and the SDK's clients; only the device is another one: a port of this computer (ReplayDevice), or
//! announcements that nobody sent. So what is tried is what will run, the real clients with their real sockets, and
//! neither the host nor the language between the programs has a second way in that only tests take. (The other way,
//! links in the host that answer from the file, would leave all of that out, and have to be kept true to it.)
//! GUI thread.
class SelfTest : public QObject
{
    Q_OBJECT
public:
    //! `session` and `announcements` (which the session hears through) live longer.
    SelfTest(DriverSession &session, ReplayedAnnouncements &announcements,
             QList<Transcript> transcripts, QObject *parent = nullptr);

    void start();
    //! What is being tried, for a sentence: "readTelemetry of \"idle.json\""; empty: nothing.
    QString current() const;

Q_SIGNALS:
    //! Once, from the event loop; a sentence when it failed, else empty.
    void finished(const QString &problem);

private:
    void nextTranscript();
    void nextCall();
    void answered(const Result<QJsonObject> &values);
    void finish(const QString &problem);

    DriverSession &m_session;
    ReplayedAnnouncements &m_announcements;
    QList<Transcript> m_transcripts;
    qsizetype m_transcript = -1;
    qsizetype m_call = -1;
    std::unique_ptr<ReplayDevice> m_device;
};

//! Asks a session that verb of a transcript's device, which lives as long; the values as in Transcript::Call.
QFuture<Result<QJsonObject>> askedOf(DriverSession &session, const QString &verb,
                                     const MinerRef &miner, const Announcement &announcement);

} // namespace coalface
