// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coalface {

//! Ctrl-C, SIGTERM and the like as a signal of the event loop. One per program. When interruptedAtOnce() has been told,
//! the next one ends the program, as if nobody listened.
class Interruption : public QObject
{
    Q_OBJECT
public:
    enum class Patience {
        None, //!< everything is told as interruptedAtOnce()
        Once, //!< the first Ctrl-C is told as interrupted()
    };

    explicit Interruption(Patience patience, QObject *parent = nullptr);
    ~Interruption() override;

Q_SIGNALS:
    void interrupted();
    void interruptedAtOnce();
};

} // namespace coalface
