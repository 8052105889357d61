// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolsetcommand.h"

#include "core/operations/poolurl.h"
#include "core/operations/preview.h"
#include "core/operations/workernames.h"

#include <QCoreApplication>
#include <QPointer>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int lastSlot = 31;
constexpr std::chrono::seconds probePatience{5};
} // namespace

QString PoolSetCommand::prepareChange(const Arguments &arguments, QStringList &)
{
    if (!arguments.isSet(u"url"_s) || !arguments.isSet(u"user"_s))
        return u"pool set needs --url and --user."_s;
    const Result<QString> url = parsePoolUrl(arguments.value(u"url"_s).trimmed());
    if (!url)
        return url.error().detail;
    m_pool.url = *url;
    m_pool.user = arguments.value(u"user"_s).trimmed();
    if (const QString problem = poolUserProblem(m_pool.user); !problem.isEmpty())
        return problem;
    const Result<int> slot = arguments.number(u"slot"_s, 0, 0, lastSlot);
    if (!slot)
        return slot.error().detail;
    m_pool.slot = *slot;
    m_pool.restart = arguments.isSet(u"restart"_s);
    m_pool.password = usualPoolPassword();
    m_passwordFromStdin = arguments.isSet(u"password-stdin"_s);
    return {};
}

//! A pool that this computer does not reach may be one that the miners reach: it is said, and set all the same.
void PoolSetCommand::probe()
{
    context()
        .poolTester.test(m_pool.url, probePatience)
        .then(qApp, [self = QPointer(this)](const PoolTest &test) {
            if (self && !self->isFinished() && !test.answer)
                self->output().problem(test.answer.error().detail + u" It is set all the same."_s);
        });
}

void PoolSetCommand::gather()
{
    probe();
    if (!m_passwordFromStdin)
        return ask();
    m_password = std::make_unique<StdinLine>();
    connect(m_password.get(), &StdinLine::ended, this,
            [this] { refuse(u"--password-stdin: there is no password on standard input."_s); });
    connect(m_password.get(), &StdinLine::line, this, [this](const QString &text) {
        m_pool.password = text;
        ask();
    });
    m_password->read(u"Password at the pool: "_s, StdinLine::Echo::Hidden);
}

WriteRequest PoolSetCommand::requestFor(const Miner &miner) const
{
    PoolSettings pool = m_pool;
    pool.user = poolUserFor(m_pool.user, miner.record.name);
    return {WriteRequest::Verb::SetPool, {}, pool};
}

QStringList PoolSetCommand::warnings(const QList<Miner> &miners) const
{
    QStringList names;
    for (const Miner &miner : miners)
        names << miner.record.name;
    return workerProblems(m_pool.user, names).sentences();
}

QString PoolSetCommand::question(qsizetype count) const
{
    return (m_pool.restart ? u"Set the pool of %1 miners to %2 and restart them?"_s
                           : u"Set the pool of %1 miners to %2?"_s)
        .arg(count)
        .arg(m_pool.url);
}

} // namespace coalface::cli
