// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/driverlog.h"

#include <QDebug>

namespace coalface {

namespace {
constexpr int linesPerSecond = 100;
constexpr qsizetype longestLine = 4096;
} // namespace

DriverLog::DriverLog(const QString &driverType)
    : m_name("driver." + driverType.toUtf8()), m_category(m_name.constData())
{
    m_second.start();
}

void DriverLog::line(QtMsgType type, const QString &text)
{
    if (m_category.isEnabled(type == QtFatalMsg ? QtCriticalMsg : type) && hasRoom())
        write(type, text);
}

void DriverLog::bytes(const QByteArray &piece)
{
    m_rest += piece;
    qsizetype from = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', from)) {
        line(QtInfoMsg,
             QString::fromUtf8(m_rest.constData() + from, qMin(end - from, longestLine)).trimmed());
        from = end + 1;
    }
    m_rest.remove(0, from);
    if (m_rest.size() > longestLine)
        flush();
}

void DriverLog::flush()
{
    if (!m_rest.isEmpty())
        line(QtInfoMsg, QString::fromUtf8(m_rest.left(longestLine)).trimmed());
    m_rest.clear();
}

bool DriverLog::hasRoom()
{
    if (m_second.elapsed() >= 1000) {
        m_second.restart();
        m_inSecond = 0;
        if (m_leftOut > 0)
            write(QtWarningMsg,
                  QStringLiteral("%1 lines were left out: the driver says too much.").arg(m_leftOut));
        m_leftOut = 0;
    }
    if (++m_inSecond <= linesPerSecond)
        return true;
    ++m_leftOut;
    return false;
}

void DriverLog::write(QtMsgType type, const QString &text)
{
    const QMessageLogger logger(nullptr, 0, nullptr, m_name.constData());
    switch (type) {
    case QtDebugMsg:
        logger.debug().noquote() << text;
        break;
    case QtInfoMsg:
        logger.info().noquote() << text;
        break;
    case QtWarningMsg:
        logger.warning().noquote() << text;
        break;
    default:
        logger.critical().noquote() << text;
        break;
    }
}

} // namespace coalface
