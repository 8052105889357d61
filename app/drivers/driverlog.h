// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QLoggingCategory>

namespace coalface {

//! What one driver says, in the application's log under "driver.<driver_type>"; at most 100 lines a
//! second, the rest is counted.
class DriverLog
{
public:
    explicit DriverLog(const QString &driverType);

    void line(QtMsgType type, const QString &text);
    //! What came from its stderr, in whatever pieces.
    void bytes(const QByteArray &piece);
    //! The process has ended: what is left is a line, too.
    void flush();

private:
    bool hasRoom();
    void write(QtMsgType type, const QString &text);

    QByteArray m_name; //!< the category keeps only a pointer
    QLoggingCategory m_category;
    QByteArray m_rest;
    QElapsedTimer m_second;
    int m_inSecond = 0;
    int m_leftOut = 0;
};

} // namespace coalface
