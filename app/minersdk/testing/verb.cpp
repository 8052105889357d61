// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/verb.h"

namespace coalface::testing {

const QList<Verb> &allVerbs()
{
    static const QList<Verb> verbs{Verb::Probe,           Verb::ReadTelemetry, Verb::ReadPoolInfo,
                                   Verb::ReadVersionInfo, Verb::ReadHistory,   Verb::Login,
                                   Verb::SetMode,         Verb::SetPool,       Verb::Restart,
                                   Verb::Identify,        Verb::Pause,         Verb::Resume};
    return verbs;
}

QString verbName(Verb verb)
{
    switch (verb) {
    case Verb::Probe:
        return QStringLiteral("probe");
    case Verb::ReadTelemetry:
        return QStringLiteral("readTelemetry");
    case Verb::ReadPoolInfo:
        return QStringLiteral("readPoolInfo");
    case Verb::ReadVersionInfo:
        return QStringLiteral("readVersionInfo");
    case Verb::ReadHistory:
        return QStringLiteral("readHistory");
    case Verb::Login:
        return QStringLiteral("login");
    case Verb::SetMode:
        return QStringLiteral("setMode");
    case Verb::SetPool:
        return QStringLiteral("setPool");
    case Verb::Restart:
        return QStringLiteral("restart");
    case Verb::Identify:
        return QStringLiteral("identify");
    case Verb::Pause:
        return QStringLiteral("pause");
    case Verb::Resume:
        return QStringLiteral("resume");
    }
    return {};
}

bool isRead(Verb verb)
{
    return verb < Verb::Login;
}

bool isWrite(Verb verb)
{
    return verb > Verb::Login;
}

} // namespace coalface::testing
