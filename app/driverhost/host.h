// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "driverhost/dispatcher.h"
#include "driverhost/driverfile.h"
#include "driverhost/logforwarder.h"
#include "wire/channel.h"

#include <QObject>

#include <memory>

class QLocalSocket;

namespace coalface {

//! This process: connects to the application, loads the driver, says hello and serves until the
//! connection ends, which ends the process.
class Host : public QObject
{
    Q_OBJECT
public:
    Host(const QString &driverFile, const QString &socketName, QObject *parent = nullptr);

private:
    void greet();
    void take(const QCborMap &message);

    DriverFile m_file;
    QLocalSocket *m_socket;
    std::unique_ptr<wire::Channel> m_channel;
    std::unique_ptr<LogForwarder> m_log;
    std::unique_ptr<Dispatcher> m_dispatcher;
};

} // namespace coalface
