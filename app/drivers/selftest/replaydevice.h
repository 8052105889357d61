// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/announcements.h"
#include "drivers/selftest/transcript.h"

#include <QTcpServer>

#include <set>

namespace coalface {

//! The device of a transcript: a port of this computer at which its answers are given again. Several exchanges with
//! one request are answered in their order, the last of them as often as it is asked. What was never recorded is
//! answered with 404, or with the end of the connection.
class ReplayDevice : public QObject
{
    Q_OBJECT
public:
    explicit ReplayDevice(const Transcript &transcript, QObject *parent = nullptr);

    //! Without a port where the device only announces itself, or none could be opened (problem()).
    Endpoint endpoint() const;
    QString problem() const { return m_problem; } //!< a sentence, or empty
    //! The first request that was never recorded, as a person may read it; empty: none.
    QString strangeRequest() const { return m_strange; }

private:
    void accept();
    void read(QTcpSocket *socket, QByteArray &received);
    //! Nothing when that request was never recorded.
    const QByteArray *replyTo(const QByteArray &request);

    Transcript m_transcript;
    QTcpServer m_server;
    std::set<qsizetype> m_used; //!< exchanges that were given
    QString m_problem;
    QString m_strange;
};

//! Announcements that nobody sent: those of transcripts.
class ReplayedAnnouncements : public Announcements
{
    Q_OBJECT
public:
    using Announcements::Announcements;

    std::unique_ptr<Listening> listen(const QList<quint16> &ports) override;
    static Announcement announcementOf(const Transcript &transcript);
};

} // namespace coalface
