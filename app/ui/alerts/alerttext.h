// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"
#include "core/events/minersnapshot.h"
#include "core/fleet/fleet.h"
#include "core/ports/driverdirectory.h"

namespace coalface {

//! What a kind of alert is called: "Offline", "Too hot". The name of its rule, too.
QString alertTitle(AlertKind kind);
//! What is wrong, in one sentence of the person's language.
QString alertSentence(const Alert &alert);
//! The one about a stranger's pool that is stored and not in use yet; both as workplaceText() tells them.
QString nextPoolSentence(const QString &strangers, const QString &wanted);
//! As alertSentence(), and of heat that lasts what is so now, `heat` being what it is judged by: the present temperature, or that it is below
//! its limit again and where this ends.
QString presentSentence(const Alert &alert, const std::optional<HeatReading> &heat);
QString presentSentence(const Alert &alert, const Fleet &fleet);
//! "critical", "warning"
QString alertSeverityWord(AlertKind kind);
//! Whom it is about: the miner's present name, or the driver.
QString alertSubject(const Alert &alert, const Fleet &fleet, const DriverDirectory &drivers);

//! Several alerts in few words.
struct AlertNotice
{
    QString title;       //!< "3 miners offline"
    QString text;        //!< whom, or what else
    qint64 minerKey = 0; //!< of the only miner that it is about; 0: several, or none

    friend bool operator==(const AlertNotice &, const AlertNotice &) = default;
};
AlertNotice alertNotice(const QList<Alert> &alerts, const Fleet &fleet,
                        const DriverDirectory &drivers);
//! One line: "3 miners offline · 1 miner too hot".
QString alertSummary(const QList<Alert> &alerts);

} // namespace coalface
