// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>

//! A pseudo terminal that stands in for a person's: what a program finds on its standard input.
class Terminal
{
public:
    Terminal();
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    bool isOpen() const { return m_master >= 0 && m_slave >= 0; }
    //! Before the program starts: its standard input is this terminal.
    void attach(QProcess &process) const;
    void type(const QByteArray &text) const;
    //! Whether it shows what is typed.
    bool echoes() const;

private:
    int m_master = -1;
    int m_slave = -1;
};
