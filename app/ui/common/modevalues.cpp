// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/modevalues.h"

#include "core/units.h"

#include <QLocale>

namespace coalface {

QString modeValues(const PowerMode &mode)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QStringList values;
    if (mode.frequency)
        values += QStringLiteral("%1\u00a0MHz").arg(locale.toString(*mode.frequency, 'g', 6));
    if (mode.coreVoltage)
        values += QStringLiteral("%1\u00a0mV").arg(locale.toString(*mode.coreVoltage * 1000, 'f', 0));
    if (mode.power)
        values += units::power(mode.power);
    return values.join(QStringLiteral(", "));
}

} // namespace coalface
