// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/abilitytext.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct AbilityText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::AbilityText)
};
} // namespace

QString abilityText(Capability capability)
{
    switch (capability) {
    case Capability::SetMode:
        return AbilityText::tr("set a power mode");
    case Capability::SetPool:
        return AbilityText::tr("set a pool");
    case Capability::Restart:
        return AbilityText::tr("restart");
    case Capability::Identify:
        return AbilityText::tr("show where it is");
    case Capability::Pause:
        return AbilityText::tr("pause");
    case Capability::Resume:
        return AbilityText::tr("resume");
    case Capability::Tuning:
        break;
    }
    return AbilityText::tr("set frequency and voltage freely");
}

} // namespace coalface
