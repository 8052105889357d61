// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

//! Lets this process open as many sockets as the system permits.
void raiseFileLimit();

//! Ends the event loop in good order on SIGINT and SIGTERM.
void quitOnSignals();

//! Calls `line` for every line of standard input and `closed` at its end. Does nothing on Windows.
void readStandardInput(QObject *context, std::function<void(const QByteArray &)> line,
                       std::function<void()> closed);
