// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coalface {

//! Ctrl-C, SIGTERM and the like as a signal of the event loop. One per program. The second Ctrl-C ends
//! the program at once, as if nobody listened.
class Interruption : public QObject
{
    Q_OBJECT
public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

Q_SIGNALS:
    void interrupted();
};

} // namespace coalface
