// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discovery/rejectedhost.h"
#include "core/fleet/miner.h"
#include "core/ports/announcements.h"
#include "core/ports/driverdirectory.h"

#include <QHash>
#include <QQueue>
#include <QTimer>

#include <functional>

namespace coalface {

//! Finds the devices that announce themselves: listens for a while, and asks the drivers that name
//! the port, in their order, whose announcement it is; each source once, or up to three times while
//! none of them makes anything of it. One run per object; GUI thread; may be deleted at any time,
//! which ends the listening.
class AnnouncedSearch : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostSources = 512; //!< the rest is not looked at
    static constexpr int mostAsked = 32;          //!< announcements under way at a time
    static constexpr int mostTries = 3;           //!< announcements of one source

    //! `drivers`: those to ask; they may include ones that name no UDP port. `wanted`: whether a source
    //! is of interest, asked for each announcement.
    AnnouncedSearch(Announcements &announcements, DriverDirectory &directory,
                    const QList<DriverInfo> &drivers,
                    std::function<bool(const QHostAddress &)> wanted, QObject *parent = nullptr);
    ~AnnouncedSearch() override;

    //! Listens until it is deleted; for so many ms it counts as not done.
    void start(int milliseconds);
    //! The time is over, and whoever was heard so far has been recognised or not.
    bool isDone() const { return !m_time.isActive() && m_asking == 0 && m_waiting.isEmpty(); }
    //! A sentence when something could not be listened to.
    QString problem() const;
    //! Those of whom a driver failed to say who they are, with what went wrong. Who is simply none of
    //! the known miners is not among them: all kinds of programs send datagrams.
    QList<RejectedHost> unjudged() const;

Q_SIGNALS:
    //! With port 0. Once per source.
    void found(const coalface::Found &found);
    //! From the event loop, when isDone() may have become true.
    void settled();

private:
    struct Source
    {
        int tries = 0;
        bool asking = false;
        bool known = false;
        QString failure;
    };
    struct Question
    {
        Announcement announcement;
        QStringList drivers; //!< still to be asked
    };
    void take(const Announcement &announcement);
    void askMore();
    void ask(const Question &question);
    void answered(const Question &question, const Result<Identity> &identity,
                  const QString &driverType);

    Announcements &m_announcements;
    DriverDirectory &m_directory;
    QList<DriverInfo> m_drivers;
    std::function<bool(const QHostAddress &)> m_wanted;
    std::unique_ptr<Listening> m_listening;
    QTimer m_time;
    QHash<QHostAddress, Source> m_sources;
    QQueue<Question> m_waiting;
    int m_asking = 0;
};

//! Whether this driver has devices that announce themselves, and can be asked about them.
bool canBeHeard(const DriverInfo &driver);

} // namespace coalface
