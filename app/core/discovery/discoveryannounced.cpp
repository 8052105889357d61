// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What a discovery makes of devices that announce themselves, besides those that it asks.
#include "core/discovery/discovery.h"

#include <QPointer>

#include <algorithm>

namespace coalface {

void Discovery::listen()
{
    const QList<DriverInfo> drivers = m_drivers.drivers();
    if (m_options.listenTime <= 0 || std::none_of(drivers.begin(), drivers.end(), canBeHeard)
        || (m_restricted && m_places.isEmpty()))
        return;
    m_search = std::make_unique<AnnouncedSearch>(m_announcements, m_drivers, drivers,
                                                 [this](const QHostAddress &source) {
                                                     return isWanted(source);
                                                 });
    connect(m_search.get(), &AnnouncedSearch::found, this, [this](const Found &found) {
        m_announced += found;
        later(&Discovery::tellAnnounced);
    });
    connect(m_search.get(), &AnnouncedSearch::settled, this,
            [this] { later(&Discovery::settleIfDone); });
    m_search->start(m_options.listenTime);
}

bool Discovery::isWanted(const QHostAddress &source) const
{
    return !m_restricted || m_places.contains(source.toIPv4Address());
}

//! Whether a device that announced itself is told of. One address is one device, and what is asked
//! says more than what is announced; only where a person named ports may others stand there, too.
Discovery::Fate Discovery::fateOf(const Found &announced) const
{
    const auto place = m_places.constFind(announced.endpoint.address.toIPv4Address());
    if (place == m_places.cend())
        return Fate::Told;
    if (place->outstanding > 0 || (m_sweeping && !place->swept))
        return Fate::Open;
    const bool isKnown = place->named.isEmpty() ? !place->foundBy.isEmpty()
                                                : place->foundBy.contains(announced.driverType);
    return isKnown ? Fate::Untold : Fate::Told;
}

void Discovery::tellAnnounced()
{
    if (!m_running || m_summary.cancelled)
        return;
    m_announced.removeIf([this](const Found &found) { return fateOf(found) == Fate::Untold; });
    const auto ready = std::find_if(m_announced.begin(), m_announced.end(),
                                    [this](const Found &found) {
                                        return fateOf(found) == Fate::Told;
                                    });
    later(&Discovery::settleIfDone);
    if (ready == m_announced.end())
        return;
    const Found told = *ready;
    m_announced.erase(ready);
    m_heard.insert(told.endpoint.address.toIPv4Address());
    ++m_summary.found;
    later(&Discovery::tellAnnounced);
    Q_EMIT found(told);
}

//! Those that are no known miner, as far as it had to be seen first whether they announce themselves.
void Discovery::tellRejected()
{
    QList<RejectedHost> hosts = std::exchange(m_rejected, {});
    if (m_search) {
        const QList<RejectedHost> unjudged = m_search->unjudged();
        std::copy_if(unjudged.cbegin(), unjudged.cend(), std::back_inserter(hosts),
                     [this](const RejectedHost &host) {
                         return m_places.value(host.address.toIPv4Address()).foundBy.isEmpty();
                     });
    }
    m_search.reset();
    const QPointer self(this);
    for (const RejectedHost &host : std::as_const(hosts)) {
        if (self && !m_heard.contains(host.address.toIPv4Address()))
            Q_EMIT rejected(host);
    }
}

} // namespace coalface
