// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/logforwarder.h"

#include "wire/messages.h"

#include <QCoreApplication>
#include <QThread>

#include <cstdio>

namespace coalface {

namespace {
constexpr int linesPerSecond = 100;
constexpr int longestLine = 4096;
LogForwarder *s_forwarder = nullptr; // Qt's message handler is a plain function
} // namespace

LogForwarder::LogForwarder(wire::Channel &channel) : m_channel(channel)
{
    m_second.start();
    s_forwarder = this;
    qInstallMessageHandler(&LogForwarder::handle);
}

LogForwarder::~LogForwarder()
{
    qInstallMessageHandler(nullptr);
    s_forwarder = nullptr;
}

void LogForwarder::handle(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    const QCoreApplication *application = QCoreApplication::instance();
    const bool onMainThread = application && QThread::currentThread() == application->thread();
    if (type != QtFatalMsg && onMainThread && s_forwarder && s_forwarder->forward(type, text))
        return;
    std::fprintf(stderr, "%s\n", qUtf8Printable(text.left(longestLine)));
}

bool LogForwarder::forward(QtMsgType type, const QString &text)
{
    if (m_busy) // sending logged something itself
        return false;
    if (!hasRoom()) {
        ++m_leftOut;
        return true;
    }
    m_busy = true;
    const bool sent = m_channel.send(wire::encode(wire::LogLine{int(type), text.left(longestLine)}));
    m_busy = false;
    return sent;
}

bool LogForwarder::hasRoom()
{
    if (m_second.elapsed() >= 1000) {
        m_second.restart();
        m_sentInSecond = 0;
        if (m_leftOut > 0) {
            const QString note = QStringLiteral("%1 lines were left out: the driver logs too much.")
                                     .arg(m_leftOut);
            m_leftOut = 0;
            m_channel.send(wire::encode(wire::LogLine{int(QtWarningMsg), note}));
        }
    }
    return ++m_sentInSecond <= linesPerSecond;
}

} // namespace coalface
