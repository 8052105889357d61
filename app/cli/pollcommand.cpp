// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pollcommand.h"

#include "cli/documents.h"
#include "cli/minersargument.h"
#include "cli/minersoutput.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"
#include "core/units.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString PollCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    m_all = arguments.isSet(u"all"_s);
    if (m_all && !m_words.isEmpty())
        return u"--all means every miner; leave out the others."_s;
    return {};
}

void PollCommand::start()
{
    Fleet &fleet = context().fleet;
    if (m_words.isEmpty()) {
        m_keys = fleet.keys();
    } else {
        const Result<QList<qint64>> keys = minersArgument(fleet, m_words);
        if (!keys)
            return refuse(keys.error().detail);
        m_keys = *keys;
    }
    m_begun = context().clock.monotonic();
    Poller &poller = context().poller;
    connect(&poller, &Poller::polled, this,
            [this](const PollResult &result) { m_results.insert(result.minerKey, result); });
    connect(&poller, &Poller::storingFailed, this, [this](const QString &sentence) {
        m_storingFailed = true;
        output().problem(sentence);
    });
    connect(&poller, &Poller::idle, this, &PollCommand::conclude);
    if (m_keys.isEmpty())
        return conclude();
    // Where nobody polls on a schedule, this is who sees what has happened.
    if (context().collectorLock.tryTake()) {
        context().collectorLock.release();
        context().watcher.setWatching(true);
    }
    poller.pollNow(m_keys);
}

void PollCommand::interrupt()
{
    m_interrupted = true;
    context().poller.cancel();
}

void PollCommand::conclude()
{
    if (m_concluded)
        return;
    const QLocale locale = QLocale::c();
    bool allAnswered = true;
    QCborArray results;
    TextTable table({u"NAME"_s, u"STATE"_s, u">HASHRATE"_s, u">TEMP"_s, u">POWER"_s,
                     u">EFFICIENCY"_s, u">SHARES"_s, u"POOL"_s, u">UPTIME"_s});
    QStringList problems;
    for (const qint64 key : std::as_const(m_keys)) {
        const auto result = m_results.constFind(key);
        const Miner *miner = context().fleet.miner(key);
        if (result == m_results.constEnd() || !miner)
            continue;
        const Result<Telemetry> &answer = result->answer;
        QCborMap document{{u"miner"_s, minerDocument(*miner)}, {u"ok"_s, answer.ok()}};
        if (answer) {
            document.insert(u"telemetry"_s, telemetryDocument(*answer));
            document.insert(u"ms"_s, result->milliseconds);
            const auto count = [&](const std::optional<qint64> &value) {
                return value ? locale.toString(*value) : units::unknown();
            };
            table.addRow({miner->record.name, plainWords(minerStateName(miner->state)),
                          units::hashrate(answer->hashrate, locale),
                          units::temperature(answer->temperature, locale),
                          units::power(answer->power, locale),
                          units::efficiency(answer->efficiency, locale),
                          count(answer->sharesAccepted) + u'/' + count(answer->sharesRejected),
                          answer->poolUrl.value_or(units::unknown()),
                          units::duration(answer->uptime, locale)});
        } else {
            allAnswered = false;
            document.insert(u"error"_s, errorDocument(answer.error()));
            problems << u"%1 (%2): %3"_s.arg(miner->record.name, miner->record.address,
                                             answer.error().detail);
        }
        results << document;
    }
    const double seconds = double(context().clock.monotonic() - m_begun) / 1000.0;
    if (output().isJson()) {
        output().document(QCborMap{{u"results"_s, results}, {u"seconds"_s, seconds}});
    } else {
        if (!table.isEmpty())
            output().text(table.toString());
        if (m_keys.isEmpty())
            noteEmptyFleet(output());
        for (const QString &problem : std::as_const(problems))
            output().problem(problem);
    }
    m_concluded = true;
    finishWhenNoted(m_interrupted                     ? exitInterrupted
                    : allAnswered && !m_storingFailed ? exitDone
                                                      : exitFailed);
}

} // namespace coalface::cli
