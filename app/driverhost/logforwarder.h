// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "wire/channel.h"

#include <QElapsedTimer>

namespace coalface {

//! Sends what the driver logs (qDebug … qCritical) to the application while it lives; what comes from
//! other threads, or too much of it, goes to stderr or is counted and left out. One per process.
class LogForwarder
{
public:
    explicit LogForwarder(wire::Channel &channel);
    ~LogForwarder();
    Q_DISABLE_COPY_MOVE(LogForwarder)

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);
    bool forward(QtMsgType type, const QString &text);
    bool hasRoom();

    wire::Channel &m_channel;
    QElapsedTimer m_second;
    int m_sentInSecond = 0;
    int m_leftOut = 0;
    bool m_busy = false;
};

} // namespace coalface
