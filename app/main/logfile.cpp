// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/logfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <cstdio>

namespace coalface {

namespace {

constexpr qint64 greatestSize = 2 * 1024 * 1024;

struct Log
{
    QMutex mutex;
    QFile file;
    QByteArray program;
    bool alsoStderr = false;
};

//! Lives for ever: messages may come from static destructors.
Log &theLog()
{
    static Log *log = new Log;
    return *log;
}

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log &log = theLog();
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' '
                      + log.program + ' ' + levelName(type) + ' ' + context.category + ": "
                      + message.toUtf8();
    line.replace('\n', ' ');
    line += '\n';
    const QMutexLocker lock(&log.mutex);
    const bool written = log.file.isOpen() && log.file.write(line) == line.size()
                         && log.file.flush();
    if (log.alsoStderr || (!written && type != QtDebugMsg && type != QtInfoMsg))
        std::fputs(line.constData(), stderr);
}

} // namespace

void startLog(const QString &folder, bool alsoStderr)
{
    Log &log = theLog();
    QDir().mkpath(folder);
    const QString path = QDir(folder).filePath(QStringLiteral("coalface.log"));
    if (QFileInfo(path).size() > greatestSize) {
        QFile::remove(path + QStringLiteral(".1"));
        QFile::rename(path, path + QStringLiteral(".1"));
    }
    log.file.setFileName(path);
    log.file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    log.program = QFileInfo(QCoreApplication::applicationFilePath()).completeBaseName().toUtf8()
                  + '[' + QByteArray::number(QCoreApplication::applicationPid()) + ']';
    log.alsoStderr = alsoStderr;
    qInstallMessageHandler(writeMessage);
}

} // namespace coalface
