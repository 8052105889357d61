// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! One place that may wait all the same.
struct WaitException
{
    QString path;
    QString word; //!< what stands there: "waitForFinished"
    QString reason;
};

//! The places that may wait, each with its reason.
const QList<WaitException> &waitExceptions();

//! Nested event loops and blocking waits in app/ and plugins/; comments do not count.
QStringList waitViolations(const SourceFile &file,
                           const QList<WaitException> &exceptions = waitExceptions());

} // namespace coalface::architecture
