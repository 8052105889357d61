// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolsputcommand.h"

#include "cli/poolsoutput.h"
#include "core/operations/workernames.h"

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString PoolsPutCommand::prepare(const Arguments &arguments)
{
    const auto given = [&](const QString &option) {
        return arguments.isSet(option) ? std::optional(arguments.value(option)) : std::nullopt;
    };
    m_name = arguments.operands[0];
    m_newName = given(u"name"_s);
    m_url = given(u"url"_s);
    m_user = given(u"user"_s);
    m_fallback = given(u"fallback"_s);
    if (arguments.isSet(u"no-fallback"_s)) {
        if (m_fallback)
            return u"Say either --fallback or --no-fallback."_s;
        m_fallback = QString();
    }
    m_passwordFromStdin = arguments.isSet(u"password-stdin"_s);
    if (m_verb == Verb::Add && (!m_url || !m_user))
        return u"pools add needs --url and --user."_s;
    return {};
}

void PoolsPutCommand::start()
{
    if (!m_passwordFromStdin)
        return put({});
    m_password = std::make_unique<StdinLine>();
    connect(m_password.get(), &StdinLine::ended, this,
            [this] { refuse(u"--password-stdin: there is no password on standard input."_s); });
    connect(m_password.get(), &StdinLine::line, this, [this](const QString &text) { put(text); });
    m_password->read(u"Password at the pool: "_s, StdinLine::Echo::Hidden);
}

Result<Pool> PoolsPutCommand::wanted() const
{
    Pool pool;
    if (m_verb == Verb::Change) {
        const Result<Pool> known = poolNamed(m_name, context().pools);
        if (!known)
            return known;
        pool = *known;
    }
    pool.name = m_verb == Verb::Add ? m_name : m_newName.value_or(pool.name);
    pool.url = m_url.value_or(pool.url);
    pool.user = m_user.value_or(pool.user);
    if (m_fallback && !m_fallback->isEmpty()) {
        const Result<Pool> fallback = poolNamed(*m_fallback, context().pools);
        if (!fallback)
            return fallback;
        pool.fallback = fallback->id;
    } else if (m_fallback) {
        pool.fallback.clear();
    }
    return pool;
}

void PoolsPutCommand::put(const std::optional<QString> &password)
{
    if (isFinished())
        return;
    const Result<Pool> pool = wanted();
    if (!pool)
        return refuse(pool.error().detail);
    const Result<Pool> kept = context().pools.put(*pool, password);
    // What a person typed is wrong, or the disk is.
    if (!kept && kept.error().kind == Error::Kind::Rejected)
        return refuse(kept.error().detail);
    if (!kept)
        return fail(kept.error());
    for (const QString &warning : workerProblems(kept->user, {}).sentences())
        output().problem(warning);
    if (password && !password->isEmpty())
        output().note(u"The password is kept %1."_s.arg(context().vault.place()));
    printPools(output(), {*kept}, context().pools, context().fleet);
    finish(exitDone);
}

} // namespace coalface::cli
