// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>

namespace coalface {

//! Waits under a random name for the one connection of a host; only this user may connect.
class HostListener : public QObject
{
    Q_OBJECT
public:
    explicit HostListener(QObject *parent = nullptr);

    //! The name to connect to. Internal, with a sentence, when nothing can be listened on.
    Result<QString> listen();

Q_SIGNALS:
    //! The first connection; the listener is closed already. `socket` belongs to the receiver.
    void connected(QLocalSocket *socket);

private:
    void accept();

    QLocalServer m_server;
};

} // namespace coalface
