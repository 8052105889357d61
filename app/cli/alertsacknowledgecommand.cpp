// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alertsacknowledgecommand.h"

#include "cli/documents.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString AlertsAcknowledgeCommand::prepare(const Arguments &arguments)
{
    m_all = arguments.isSet(u"all"_s);
    return m_targets.take(arguments, arguments.operands);
}

void AlertsAcknowledgeCommand::start()
{
    AlertFilter filter;
    filter.onlyActive = true;
    if (!m_all) {
        const Result<QList<qint64>> keys = m_targets.keys(context().fleet);
        if (!keys)
            return refuse(keys.error().detail);
        filter.minerKeys = *keys;
    }
    context().alerts.read(filter).then(this, [this](const Result<QList<Alert>> &alerts) {
        if (alerts)
            acknowledge(*alerts);
        else
            fail(alerts.error());
    });
}

void AlertsAcknowledgeCommand::acknowledge(QList<Alert> alerts)
{
    alerts.removeIf([](const Alert &alert) { return alert.acknowledged.isValid(); });
    if (alerts.isEmpty())
        return report({});
    QStringList ids;
    // Whole seconds: as it is stored.
    const QDateTime now = QDateTime::fromSecsSinceEpoch(context().clock.now().toSecsSinceEpoch(),
                                                        Qt::UTC);
    for (Alert &alert : alerts) {
        ids << alert.id;
        alert.acknowledged = now;
    }
    context()
        .alerts.mark(ids, AlertLog::Mark::Acknowledged, now)
        .then(this, [this, alerts](const Result<Done> &done) {
            if (done)
                report(alerts);
            else
                fail(done.error());
        });
}

void AlertsAcknowledgeCommand::report(const QList<Alert> &alerts)
{
    if (output().isJson()) {
        QCborArray array;
        for (const Alert &alert : alerts)
            array << alertDocument(alert, alertState(alert, context().alertSettings,
                                                     context().clock.now()));
        output().document(QCborMap{{u"alerts"_s, array}});
    } else if (alerts.isEmpty()) {
        output().note(u"No alert waits to be acknowledged."_s);
    } else {
        TextTable table({u"ACKNOWLEDGED"_s, u"ALERT"_s, u"DETAIL"_s});
        for (const Alert &alert : alerts)
            table.addRow({alert.minerKey > 0 ? alert.minerName : alert.driverType,
                          plainWords(alertKindName(alert.kind)), alert.detail});
        output().text(table.toString());
    }
    finish(exitDone);
}

} // namespace coalface::cli
