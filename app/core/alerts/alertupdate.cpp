// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertupdate.h"

#include "core/events/englishnotes.h"

namespace coalface {

namespace {

double excessOf(const QString &value, const QString &limit)
{
    return value.toDouble() - limit.toDouble();
}

void takeFinding(Alert &alert, const AlertFinding &finding)
{
    alert.part = finding.part;
    alert.value = finding.value;
    alert.limit = finding.limit;
    alert.detail = finding.detail;
}

//! The greatest one is what stays, and is said to be over when it is: so nothing is told anew for each reading.
void takeHeat(Alert &alert, const AlertFinding &finding)
{
    const double now = excessOf(finding.value, finding.limit);
    const double greatest = excessOf(alert.value, alert.limit);
    if (now > greatest) {
        takeFinding(alert, finding);
        return;
    }
    const bool isSameLimit = finding.part == alert.part && finding.limit == alert.limit;
    if (isSameLimit && finding.value == alert.value)
        return;
    if (finding.part == alert.part)
        alert.limit = finding.limit;
    const double limit = alert.limit.toDouble();
    alert.detail = formerHeatText({alert.part, alert.value.toDouble(), limit},
                                  limit - heatHysteresis);
}

} // namespace

bool updateAlert(Alert &alert, const AlertFinding &finding)
{
    const Alert before = alert;
    switch (alert.kind) {
    case AlertKind::PoolChanged:
        // What only brews may be the device's own fallback, which is nobody's doing.
        if (finding.verdict == AlertVerdict::Holds)
            takeFinding(alert, finding);
        break;
    case AlertKind::Offline:
        // Of one that is silent, in which way its polls fail changes from one to the next, and says the same.
        if (finding.verdict == AlertVerdict::Holds && finding.detail != alert.detail)
            takeFinding(alert, finding);
        break;
    case AlertKind::Temperature:
        if (finding.verdict != AlertVerdict::Unknown)
            takeHeat(alert, finding);
        break;
    default:
        break;
    }
    return alert != before;
}

} // namespace coalface
