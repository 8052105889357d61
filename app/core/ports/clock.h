// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace coalface {

//! Time, passed in so that tests can make their own.
class Clock
{
public:
    virtual ~Clock() = default;
    //! UTC, milliseconds. The computer's clock: it may jump.
    virtual QDateTime now() const = 0;
    //! Milliseconds since some fixed moment; never goes back.
    virtual qint64 monotonic() const = 0;
};

} // namespace coalface
