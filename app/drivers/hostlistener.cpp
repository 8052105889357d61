// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/hostlistener.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

namespace coalface {

namespace {
QString randomName()
{
    return QStringLiteral("%1").arg(QRandomGenerator::system()->generate64() >> 16, 12, 16,
                                    QLatin1Char('0'));
}

QStringList possibleNames()
{
    const QString name = randomName();
#ifdef Q_OS_WIN
    return {QStringLiteral("coalface-") + name};
#else
    // A socket's path may have 103 (macOS) or 107 bytes, and UserAccessOption needs some more while
    // listening: what is too long fails with an unspeaking "Unknown error 22".
    constexpr qsizetype longestFolder = 75;
    QStringList names;
    for (const QString &folder :
         {qEnvironmentVariable("XDG_RUNTIME_DIR"), QDir::tempPath(), QStringLiteral("/tmp")}) {
        const QFileInfo info(folder);
        if (!folder.isEmpty() && folder.toLocal8Bit().size() <= longestFolder && info.isDir()
            && info.isWritable())
            names.append(QDir(folder).filePath(name));
    }
    names.removeDuplicates();
    return names;
#endif
}
} // namespace

HostListener::HostListener(QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(1);
    connect(&m_server, &QLocalServer::newConnection, this, &HostListener::accept);
}

Result<QString> HostListener::listen()
{
    const QStringList names = possibleNames();
    for (const QString &name : names) {
        if (m_server.listen(name))
            return m_server.fullServerName();
    }
    return Error{Error::Kind::Internal,
                 names.isEmpty()
                     ? QStringLiteral(
                         "There is no folder with a short path for the connection to a driver. "
                         "Set XDG_RUNTIME_DIR or TMPDIR to one that can be written.")
                     : QStringLiteral("The connection to a driver cannot be made at %1: %2")
                           .arg(names.last(), m_server.errorString())};
}

void HostListener::accept()
{
    QLocalSocket *socket = m_server.nextPendingConnection();
    if (!socket)
        return;
    socket->setParent(nullptr); // closing the server deletes its children
    m_server.close();
    Q_EMIT connected(socket);
}

} // namespace coalface
