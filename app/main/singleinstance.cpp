// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLoggingCategory>

namespace coalface {

namespace {
Q_LOGGING_CATEGORY(log, "coalface.main")
constexpr int patience = 1000;
} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent)
      // Short: the path of a local socket has about a hundred characters.
      ,
      m_name(QStringLiteral("coalface-")
             + QString::fromLatin1(QCryptographicHash::hash(QDir(dataFolder).canonicalPath().toUtf8(),
                                                            QCryptographicHash::Sha256)
                                       .toHex()
                                       .left(12))),
      m_lock(QDir(dataFolder).filePath(QStringLiteral("window.lock")))
{
    m_lock.setStaleLockTime(30'000);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            socket->deleteLater();
        Q_EMIT raiseRequested();
    });
}

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError) {
        tellOther();
        return false;
    }
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        qCWarning(log, "A second start cannot be noticed: %ls",
                  qUtf16Printable(m_server.errorString()));
    return true;
}

//! Before there is a window or an event loop, so this may wait.
void SingleInstance::tellOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    socket.waitForConnected(patience);
}

} // namespace coalface
