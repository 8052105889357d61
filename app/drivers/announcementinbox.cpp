// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/announcementinbox.h"

namespace coalface {

AnnouncementInbox::AnnouncementInbox(Announcements &source, QList<quint16> ports,
                                     const Clock &clock, QObject *parent)
    : QObject(parent), m_source(source), m_ports(std::move(ports)), m_clock(clock)
{
    connect(&source, &Announcements::received, this, &AnnouncementInbox::take);
}

AnnouncementInbox::~AnnouncementInbox() = default;

void AnnouncementInbox::watch(const QString &minerId, const Endpoint &endpoint)
{
    if (!m_listening || !m_listening->problem().isEmpty())
        m_listening = m_source.listen(m_ports);
    Watched &miner = m_miners[minerId];
    if (miner.endpoint != endpoint)
        miner = {endpoint, {}, 0, false};
}

void AnnouncementInbox::forget(const QString &minerId)
{
    if (m_miners.remove(minerId) && m_miners.isEmpty())
        m_listening.reset();
}

qint64 AnnouncementInbox::ageOf(const Watched &miner) const
{
    return miner.newest->ageMs + m_clock.monotonic() - miner.arrived;
}

bool AnnouncementInbox::hasFresh(const QString &minerId) const
{
    const auto miner = m_miners.constFind(minerId);
    return miner != m_miners.cend() && miner->newest && ageOf(*miner) <= greatestAge;
}

std::optional<wire::Heard> AnnouncementInbox::takeNews(const QString &minerId)
{
    if (!hasFresh(minerId))
        return std::nullopt;
    Watched &miner = m_miners[minerId];
    if (!std::exchange(miner.isNews, false))
        return std::nullopt;
    wire::Heard heard{minerId, miner.endpoint, *miner.newest};
    heard.announcement.ageMs = ageOf(miner);
    return heard;
}

void AnnouncementInbox::allAreNews()
{
    for (Watched &miner : m_miners)
        miner.isNews = true;
}

QString AnnouncementInbox::problem() const
{
    return m_listening ? m_listening->problem() : QString();
}

void AnnouncementInbox::take(const Announcement &announcement)
{
    if (!m_ports.contains(announcement.port))
        return;
    QStringList ids;
    for (auto miner = m_miners.begin(); miner != m_miners.end(); ++miner) {
        if (!miner->endpoint.address.isEqual(announcement.sender, QHostAddress::TolerantConversion))
            continue;
        miner->newest = announcement;
        miner->arrived = m_clock.monotonic();
        miner->isNews = true;
        ids += miner.key();
    }
    for (const QString &id : std::as_const(ids))
        Q_EMIT heard(id);
}

} // namespace coalface
