// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

#include <memory>

namespace coalface {

//! One miner that the host has been asked about: the way to it and the driver's object for it.
class ServedMiner
{
public:
    ServedMiner(MinerDriver &driver, const Endpoint &endpoint)
        : m_link(std::make_unique<MinerLink>(endpoint)), m_adapter(driver.adapterFor(*m_link))
    {}

    const Endpoint &endpoint() const { return m_link->endpoint(); }
    //! Null when the driver broke its promise to make one.
    MinerAdapter *adapter() const { return m_adapter.get(); }
    MinerLink &link() const { return *m_link; }

    //! The newest datagram with which it announced itself; empty: none.
    void noteAnnouncement(const QByteArray &datagram) { m_announcement = datagram; }
    const QByteArray &announcement() const { return m_announcement; }

private:
    std::unique_ptr<MinerLink> m_link; // first: lives longer than the adapter
    std::unique_ptr<MinerAdapter> m_adapter;
    QByteArray m_announcement;
};

} // namespace coalface
