// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/announcements.h"
#include "core/ports/clock.h"
#include "wire/announcement.h"

#include <QHash>

#include <optional>

namespace coalface {

//! What those miners of one driver said last that only announce themselves: for each the newest
//! announcement, as long as it is fresh. Listens from the first such miner that is asked until the
//! last one is forgotten. GUI thread.
class AnnouncementInbox : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 greatestAge = 60'000; //!< ms; what is older tells nothing any more

    //! `source` and `clock` live longer. `ports`: the driver's udp_ports.
    AnnouncementInbox(Announcements &source, QList<quint16> ports, const Clock &clock,
                      QObject *parent = nullptr);
    ~AnnouncementInbox() override;

    //! What that miner announces from now on is kept.
    void watch(const QString &minerId, const Endpoint &endpoint);
    void forget(const QString &minerId);

    bool hasFresh(const QString &minerId) const;
    //! The newest of that miner, if it is fresh and was not taken since; with its age.
    std::optional<wire::Heard> takeNews(const QString &minerId);
    //! Whoever took them has lost them.
    void allAreNews();
    //! Why nothing can be heard; empty where it can.
    QString problem() const;

Q_SIGNALS:
    //! There is something new of that miner.
    void heard(const QString &minerId);

private:
    struct Watched
    {
        Endpoint endpoint;
        std::optional<Announcement> newest;
        qint64 arrived = 0; //!< monotonic ms
        bool isNews = false;
    };
    void take(const Announcement &announcement);
    qint64 ageOf(const Watched &miner) const;

    Announcements &m_source;
    QList<quint16> m_ports;
    const Clock &m_clock;
    QHash<QString, Watched> m_miners;
    std::unique_ptr<Listening> m_listening;
};

} // namespace coalface
