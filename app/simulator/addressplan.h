// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace coalface::simulator {

//! Where one service of a device listens.
struct Place
{
    QHostAddress address;
    quint16 port = 0; //!< 0: nowhere, it only announces itself
};

//! Hands out places on the loopback network: either an address of its own for every device, with the
//! real ports, or 127.0.0.1 with one port after the other.
class AddressPlan
{
public:
    //! 127.0.0.1 and ports from `firstPort` on; 0 lets the system choose each.
    static AddressPlan ports(quint16 firstPort);
    //! 127.20.0.1, .2, … .250, 127.20.1.1 and so on, with the ports of the real devices.
    static AddressPlan ownAddresses();
    //! Whether this system lets this program listen on port 80 of such an address.
    static bool ownAddressesPermitted();

    bool hasOwnAddresses() const { return m_own; }
    //! The address of a device, which counts from 0.
    QHostAddress address(int device) const;
    //! The place of the next service. `device` counts from 0.
    Place next(int device, quint16 realPort);

private:
    bool m_own = false;
    quint16 m_next = 0;
};

} // namespace coalface::simulator
