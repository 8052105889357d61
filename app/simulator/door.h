// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fault.h"

#include <QHostAddress>

namespace coalface::simulator {

//! The server behind one service of a device, as the device's station sees it.
class Door
{
public:
    virtual ~Door() = default;

    //! Starts to listen (0 lets the system choose the port); false with problem() otherwise.
    virtual bool open(const QHostAddress &address, quint16 port) = 0;
    //! Stops listening and breaks every connection.
    virtual void shut() = 0;
    virtual bool listening() const = 0;
    virtual quint16 port() const = 0;
    virtual QString problem() const = 0;

    virtual void setFault(Fault fault) = 0;
    //! How long each answer is held back, in milliseconds.
    virtual void setLatency(int milliseconds) = 0;

    virtual int connections() const = 0;
    //! The most requests that were ever waiting for their answer at once.
    virtual int mostInFlight() const = 0;
};

} // namespace coalface::simulator
