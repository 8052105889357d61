// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QNetworkInterface>

namespace coalface {

//! What decides whether miners may be looked for behind an interface.
struct InterfaceDescription
{
    struct Address
    {
        QHostAddress ip;
        int prefix = -1;
    };
    QString name;
    QNetworkInterface::InterfaceFlags flags;
    QList<Address> addresses;
};

//! This computer's interfaces as they are now.
QList<InterfaceDescription> interfaceDescriptions();
//! Their IPv4 subnets, each once: of interfaces that are up, without loopback, containers', virtual
//! machines' and VPNs', and without addresses that a computer gives itself (169.254.0.0/16).
QList<LocalSubnet> usableSubnets(const QList<InterfaceDescription> &interfaces);

} // namespace coalface
