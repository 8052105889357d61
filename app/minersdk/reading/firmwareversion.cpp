// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/reading/firmwareversion.h"

#include <QString>

namespace coalface::reading {

std::optional<FirmwareVersion> firmwareVersion(QStringView version)
{
    version = version.trimmed();
    if (version.startsWith(u'v', Qt::CaseInsensitive))
        version = version.sliced(1);

    int numbers[4] = {0, 0, 0, 0};
    for (int i = 0; i < 4; ++i) {
        qsizetype length = 0;
        while (length < version.size() && version.at(length) >= u'0' && version.at(length) <= u'9')
            ++length;
        bool ok = false;
        numbers[i] = version.first(length).toInt(&ok);
        if (!ok) {
            if (i == 0)
                return std::nullopt;
            numbers[i] = 0;
            break;
        }
        version = version.sliced(length);
        if (!version.startsWith(u'.'))
            break;
        version = version.sliced(1);
    }
    return FirmwareVersion{numbers[0], numbers[1], numbers[2], numbers[3]};
}

} // namespace coalface::reading
