// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/selection.h"

namespace coalface::simulator {

std::optional<QList<int>> selectDevices(const QString &text, int count)
{
    int first = 0;
    int last = count - 1;
    QList<int> chosen;
    if (text.endsWith(u'%')) {
        bool ok = false;
        const double share = text.chopped(1).toDouble(&ok) / 100;
        if (!ok || share < 0 || share > 1)
            return {};
        for (int i = 0; i < count; ++i) {
            if (int((i + 1) * share + 1e-9) > int(i * share + 1e-9))
                chosen.append(i);
        }
        return chosen;
    }
    if (text != u"all") {
        const qsizetype dash = text.indexOf(u'-');
        bool firstOk = false;
        bool lastOk = false;
        first = text.left(dash).toInt(&firstOk);
        last = dash < 0 ? first : text.mid(dash + 1).toInt(&lastOk);
        if (!firstOk || (dash >= 0 && !lastOk) || first < 0 || last < first || last >= count)
            return {};
    }
    for (int i = first; i <= last; ++i)
        chosen.append(i);
    return chosen;
}

} // namespace coalface::simulator
