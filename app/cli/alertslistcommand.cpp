// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alertslistcommand.h"

#include "cli/documents.h"
#include "cli/minersargument.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"
#include "cli/timeargument.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int usualAlerts = 100;
constexpr int mostAlerts = 1'000'000;
} // namespace

QString AlertsListCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    if (arguments.isSet(u"all"_s) && !m_words.isEmpty())
        return u"--all means every miner; leave out the others."_s;
    m_filter.onlyActive = arguments.isSet(u"active"_s);
    if (const QString problem = takeRange(arguments, m_filter.from, m_filter.to); !problem.isEmpty())
        return problem;
    m_hasLimit = arguments.isSet(u"limit"_s);
    const Result<int> limit = arguments.number(u"limit"_s, usualAlerts, 1, mostAlerts);
    if (!limit)
        return limit.error().detail;
    m_filter.limit = *limit;
    return {};
}

void AlertsListCommand::start()
{
    if (!m_words.isEmpty()) {
        const Result<QList<qint64>> keys = minersArgument(context().fleet, m_words);
        if (!keys)
            return refuse(keys.error().detail);
        m_filter.minerKeys = *keys;
    }
    AlertFilter filter = m_filter;
    filter.limit += 1; // whether there are more
    context().alerts.read(filter).then(this, [this](const Result<QList<Alert>> &alerts) {
        if (alerts)
            report(*alerts);
        else
            fail(alerts.error());
    });
}

QString AlertsListCommand::state(const Alert &alert) const
{
    return alertState(alert, context().alertSettings, context().clock.now());
}

void AlertsListCommand::report(QList<Alert> alerts)
{
    const bool isCut = alerts.size() > m_filter.limit;
    if (isCut)
        alerts.resize(m_filter.limit);
    if (output().isJson()) {
        QCborArray array;
        for (const Alert &alert : std::as_const(alerts))
            array << alertDocument(alert, state(alert));
        output().document(QCborMap{{u"alerts"_s, array}});
    } else if (alerts.isEmpty()) {
        output().note(m_filter.onlyActive ? u"No alert is active."_s
                                          : u"There are no such alerts."_s);
    } else {
        TextTable table({u"RAISED"_s, u"MINER"_s, u"ALERT"_s, u"SEVERITY"_s, u"STATE"_s, u"SINCE"_s,
                         u"CLEARED"_s, u"DETAIL"_s});
        for (const Alert &alert : std::as_const(alerts)) {
            table.addRow(
                {timeText(alert.raised), alert.minerKey > 0 ? alert.minerName : alert.driverType,
                 plainWords(alertKindName(alert.kind)),
                 eventSeverityName(alertSeverity(alert.kind)), state(alert), timeText(alert.since),
                 alert.isActive() ? QString() : timeText(alert.cleared), alert.detail});
        }
        output().text(table.toString());
    }
    if (isCut && !m_hasLimit)
        output().note(u"These are the newest %1; --limit N shows more."_s.arg(m_filter.limit));
    finish(exitDone);
}

} // namespace coalface::cli
