// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolgetcommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"

#include <QCborArray>

#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds readDeadline{10'000};
constexpr std::chrono::milliseconds announcedDeadline{14'000};
} // namespace

QString PoolGetCommand::prepare(const Arguments &arguments)
{
    return m_targets.take(arguments, arguments.operands);
}

void PoolGetCommand::start()
{
    const Result<QList<qint64>> keys = m_targets.keys(context().fleet);
    if (!keys)
        return refuse(keys.error().detail);
    m_keys = *keys;
    if (m_keys.isEmpty())
        return conclude();
    for (const qint64 key : std::as_const(m_keys))
        ask(*context().fleet.miner(key));
}

void PoolGetCommand::ask(const Miner &miner)
{
    const qint64 key = miner.record.key;
    DriverSession *session = context().drivers.session(miner.record.driverType);
    if (!session) {
        const auto driver = context().drivers.driver(miner.record.driverType);
        return take(key, Error{Error::Kind::DriverFailed,
                               u"Its driver \"%1\" cannot be used. %2"_s
                                   .arg(miner.record.driverType,
                                        driver ? driver->detail : u"It is not installed."_s)});
    }
    session
        ->readPoolInfo(context().fleet.reference(miner.record),
                       miner.record.port ? readDeadline : announcedDeadline)
        .then(this, [this, key](const Result<PoolInfo> &answer) { take(key, answer); });
}

void PoolGetCommand::take(qint64 key, const Result<PoolInfo> &answer)
{
    m_answers.emplace(key, answer);
    if (m_answers.size() == size_t(m_keys.size()))
        conclude();
}

void PoolGetCommand::interrupt()
{
    m_interrupted = true;
    conclude();
}

void PoolGetCommand::conclude()
{
    if (isFinished())
        return;
    bool allAnswered = true;
    QCborArray results;
    QStringList problems;
    TextTable table({u"NAME"_s, u">SLOT"_s, u"URL"_s, u"USER"_s, u"IN USE"_s});
    for (const qint64 key : std::as_const(m_keys)) {
        const auto found = m_answers.find(key);
        const Miner *miner = context().fleet.miner(key);
        if (found == m_answers.end() || !miner)
            continue;
        const Result<PoolInfo> *answer = &found->second;
        results << QCborMap{{u"miner"_s, minerDocument(*miner)},
                            {u"ok"_s, answer->ok()},
                            {u"pool_info"_s, answer->ok() ? QCborValue(poolInfoDocument(**answer))
                                                          : QCborValue(nullptr)},
                            {u"error"_s, answer->ok() ? QCborValue(nullptr)
                                                      : QCborValue(errorDocument(answer->error()))}};
        if (!*answer) {
            allAnswered = false;
            problems << u"%1 (%2): %3"_s.arg(miner->record.name, miner->record.address,
                                             answer->error().detail);
            continue;
        }
        for (const PoolSlot &pool : (*answer)->pools) {
            table.addRow({miner->record.name, QString::number(pool.slot), pool.url, pool.user,
                          pool.active ? u"yes"_s : QString()});
        }
        if ((*answer)->pools.isEmpty())
            table.addRow({miner->record.name, QString(), u"no pool is set"_s, QString(), QString()});
    }
    if (output().isJson()) {
        output().document(QCborMap{{u"results"_s, results}});
    } else {
        if (!table.isEmpty())
            output().text(table.toString());
        for (const QString &problem : std::as_const(problems))
            output().problem(problem);
    }
    finish(m_interrupted ? exitInterrupted : allAnswered ? exitDone : exitFailed);
}

} // namespace coalface::cli
