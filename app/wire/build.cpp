// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/build.h"

#include "wire/messages.h"

#include <minersdk/build_id.h>

namespace coalface::wire {

namespace {
QString known(const QString &build)
{
    return build.isEmpty() ? QStringLiteral("an older one") : build;
}
} // namespace

QString build()
{
    return QStringLiteral(COALFACE_BUILD_ID);
}

QString otherBuild(const Hello &hello)
{
    const bool isHost = hello.build != build();
    if (!isHost && hello.sdkBuild == build())
        return {};
    return QStringLiteral("Coalface was updated while it was running: %1 is of another build (%2) "
                          "than this program "
                          "(%3). Close Coalface and start it again.")
        .arg(isHost ? QStringLiteral("its driver host") : QStringLiteral("its library for drivers"),
             known(isHost ? hello.build : hello.sdkBuild), build());
}

} // namespace coalface::wire
