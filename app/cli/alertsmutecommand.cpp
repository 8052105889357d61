// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alertsmutecommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "cli/timeargument.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 longestMute = 3650 * 86'400LL; // s
} // namespace

QString AlertsMuteCommand::prepare(const Arguments &arguments)
{
    if (const QString problem = m_targets.take(arguments, arguments.operands); !problem.isEmpty())
        return problem;
    if (!arguments.isSet(u"for"_s))
        return {};
    const QString span = arguments.value(u"for"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Result<QDateTime> before = timeArgument(u'-' + span, now);
    m_seconds = before ? before->secsTo(now) : 0;
    if (m_seconds > longestMute)
        return u"--for: the longest is %1d; without --for it is until unmuted."_s.arg(longestMute
                                                                                      / 86'400);
    return m_seconds > 0 ? QString() : u"--for: \"%1\" is no span: 30m, 2h, 7d."_s.arg(span);
}

void AlertsMuteCommand::start()
{
    const Result<QList<qint64>> keys = m_targets.keys(context().fleet);
    if (!keys)
        return refuse(keys.error().detail);
    AlertSettings &settings = context().alertSettings;
    // Whole seconds: as it is stored.
    const QDateTime until
        = m_seconds > 0
              ? QDateTime::fromSecsSinceEpoch(context().clock.now().toSecsSinceEpoch() + m_seconds,
                                              Qt::UTC)
              : QDateTime();
    const Result<Done> done = m_verb == Verb::Mute ? settings.mute(*keys, until)
                                                   : settings.unmute(*keys);
    if (!done)
        return fail(done.error());
    report(*keys, until);
    finish(exitDone);
}

void AlertsMuteCommand::report(const QList<qint64> &keys, const QDateTime &until)
{
    const bool isMuted = m_verb == Verb::Mute;
    QCborArray array;
    TextTable table({u"MINER"_s, u"MUTED"_s});
    for (const qint64 key : keys) {
        const Miner *miner = context().fleet.miner(key);
        if (!miner)
            continue;
        array << QCborMap{{u"miner"_s,
                           QCborMap{{u"id"_s, miner->record.id()}, {u"name"_s, miner->record.name}}},
                          {u"muted"_s, isMuted},
                          {u"until"_s,
                           until.isValid() ? QCborValue(timeText(until)) : QCborValue(nullptr)}};
        table.addRow({miner->record.name, !isMuted          ? u"no"_s
                                          : until.isValid() ? u"until "_s + timeText(until)
                                                            : u"until unmuted"_s});
    }
    if (output().isJson())
        output().document(QCborMap{{u"results"_s, array}});
    else if (!table.isEmpty())
        output().text(table.toString());
}

} // namespace coalface::cli
