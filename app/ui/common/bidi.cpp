// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/bidi.h"

#include <QGuiApplication>

namespace coalface {

QString isolated(const QString &text)
{
    if (text.isEmpty() || !QGuiApplication::isRightToLeft())
        return text;
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace coalface
