// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QTime>
#include <QTimeZone>

namespace coalface {

//! When one kind of alert is raised and when it is over.
struct AlertRule
{
    bool enabled = false;
    //! In the kind's unit (°C, %). Of temperatures, empty: what the driver gives for its devices. Others without
    //! a number of their own have none. What was raised is over a margin below it only: 3 °C of temperatures, a fifth of
    //! rejects, five percentage points of a low hash rate (the constants of findings.h and minersnapshot.h).
    std::optional<double> limit;
    int holdsFor = 0;    //!< s: so long it has to last before it is said
    int clearsAfter = 0; //!< s: so long it has to be over before that is said
    int cooldown = 0;    //!< s: so long after it was over it is not raised again

    friend bool operator==(const AlertRule &, const AlertRule &) = default;
};

//! Whether a kind has a limit that can be changed, and between what.
struct AlertLimitRange
{
    double least = 0;
    double greatest = 0;
};
std::optional<AlertLimitRange> alertLimitRange(AlertKind kind);
constexpr int longestAlertSpan = 86'400; //!< s, of any span in a rule

//! When no notification is shown: by the clock on the wall.
struct QuietHours
{
    bool enabled = false;
    QTime from; //!< from <= t
    QTime to;   //!< t < to; before `from`: of the next day. The same: never quiet

    bool contains(const QDateTime &moment,
                  const QTimeZone &zone = QTimeZone::systemTimeZone()) const;

    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

//! What a person can set about alerts, but for who is muted.
struct AlertRules
{
    QMap<AlertKind, AlertRule> rules;
    //! s: so long after a change of the mode (a pause and its end, too), or a restart or new pool that a person asked for,
    //! a miner is left to settle: nothing is raised but what is too hot or not its own.
    int settlesAfterMode = 0;
    int settlesAfterRestart = 0;
    QuietHours quiet;
    bool notifications = false; //!< whether the desktop shows them

    AlertRule rule(AlertKind kind) const { return rules.value(kind); }
    //! °C, of the chip; empty: what the driver gives, as where that rule is switched off.
    std::optional<double> heatLimit() const
    {
        const AlertRule heat = rule(AlertKind::Temperature);
        return heat.enabled ? heat.limit : std::nullopt;
    }

    friend bool operator==(const AlertRules &, const AlertRules &) = default;
};

struct ReadAlertRules
{
    AlertRules rules;
    //! A clause for each key that does not exist, and each value that cannot be; where it stands is in it.
    QStringList unused;
};
//! What of `root` can be used, over `defaults`. "mutes" is left to others.
ReadAlertRules alertRulesFromJson(const QJsonObject &root, const AlertRules &defaults);
//! A clause for each value that a file needs that stands over nothing, and `root` has not.
QStringList missingInAlertRules(const QJsonObject &root);
//! Only what is not as in `defaults`.
QJsonObject alertRulesToJson(const AlertRules &rules, const AlertRules &defaults);

} // namespace coalface
