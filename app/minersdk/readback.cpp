// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/readback.h"

namespace coalface {

void readBack(WriteJob *job, std::chrono::milliseconds first, std::chrono::milliseconds pause,
              Look look)
{
    QTimer::singleShot(first, job, [job, pause, look = std::move(look)] {
        if (!job->isFinished())
            look([job, pause, look] { readBack(job, pause, pause, look); });
    });
}

} // namespace coalface
