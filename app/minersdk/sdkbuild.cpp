// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/sdkbuild.h"

#include <minersdk/build_id.h>

namespace coalface {

QString sdkBuild()
{
    return QStringLiteral(COALFACE_BUILD_ID);
}

} // namespace coalface
