// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertupdate.h"

namespace coalface {

bool updateAlert(Alert &alert, const AlertFinding &finding)
{
    // What only brews may be the device's own fallback, which is nobody's doing.
    if (alert.kind != AlertKind::PoolChanged || finding.verdict != AlertVerdict::Holds)
        return false;
    const Alert before = alert;
    alert.part = finding.part;
    alert.value = finding.value;
    alert.limit = finding.limit;
    alert.detail = finding.detail;
    return alert != before;
}

} // namespace coalface
