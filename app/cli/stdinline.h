// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

namespace coalface::cli {

//! One line from standard input, read from the event loop so that Ctrl-C is heard meanwhile. What comes
//! behind the line is left where it is. A terminal's echo is restored when this object goes.
class StdinLine : public QObject
{
    Q_OBJECT
public:
    enum class Echo { Shown, Hidden };

    explicit StdinLine(QObject *parent = nullptr);
    ~StdinLine() override;

    static bool isTerminal();
    //! Prints `prompt` on stderr, if somebody sits there, and begins to read.
    void read(const QString &prompt, Echo echo);

Q_SIGNALS:
    //! Without its line end.
    void line(const QString &text);
    //! The input ended without one, or it was longer than 4096 bytes.
    void ended();

private:
    void take(const QByteArray &bytes, bool atEnd);
    void stop();

    struct System;
    std::unique_ptr<System> m_system;
    QByteArray m_bytes;
};

} // namespace coalface::cli
