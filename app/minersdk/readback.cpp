// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/readback.h"

#include <memory>
#include <utility>

namespace coalface {

void readBack(WriteJob *job, std::chrono::milliseconds first, std::chrono::milliseconds pause,
              Look look)
{
    QTimer::singleShot(first, job, [job, pause, look = std::move(look)] {
        if (!job->isFinished())
            look([job, pause, look] { readBack(job, pause, pause, look); });
    });
}

void readBack(WriteJob *job, std::chrono::milliseconds first, std::chrono::milliseconds pause,
              const QString &silence, Look look)
{
    const auto hasBegun = std::make_shared<bool>(false);
    readBack(job, first, pause,
             [job, silence, hasBegun, look = std::move(look)](const std::function<void()> &again) {
                 if (!std::exchange(*hasBegun, true))
                     job->awaitConfirmation(silence, Outcome::Unknown);
                 look(again);
             });
}

} // namespace coalface
