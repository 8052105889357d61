// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/control.h"

#include <QTcpServer>

namespace coalface::simulator {

//! The control channel as a TCP port on 127.0.0.1: a line in, a line out.
class ControlServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit ControlServer(Engine &engine, QObject *parent = nullptr);

    //! 0 lets the system choose the port. False with errorString() otherwise.
    bool open(quint16 port);

private:
    void accept();

    Control m_control;
};

} // namespace coalface::simulator
