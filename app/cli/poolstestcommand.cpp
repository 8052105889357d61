// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolstestcommand.h"

#include "cli/documents.h"
#include "cli/poolsoutput.h"
#include "cli/texttable.h"
#include "core/operations/poolurl.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QPointer>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int usualPatience = 10;
constexpr int longestPatience = 120;

//! ms; of what took the connection and is no pool, too.
std::optional<int> connectionTime(const PoolTest &test)
{
    return test.answer ? test.answer->connected : test.taken;
}

QCborMap testDocument(const Pool &pool, const PoolTest &test)
{
    const Result<PoolAnswer> &answer = test.answer;
    const std::optional<int> connected = connectionTime(test);
    return {{u"name"_s, textOrNull(pool.name)},
            {u"url"_s, pool.url},
            {u"ok"_s, answer.ok()},
            {u"connect_ms"_s, connected ? QCborValue(*connected) : QCborValue(nullptr)},
            {u"answer_ms"_s, answer ? QCborValue(answer->answered) : QCborValue(nullptr)},
            {u"certificate_problem"_s, textOrNull(answer ? answer->certificateProblem : QString())},
            {u"error"_s, answer ? QCborValue(nullptr) : QCborValue(errorDocument(answer.error()))}};
}
} // namespace

QString PoolsTestCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    const Result<int> timeout = arguments.number(u"timeout"_s, usualPatience, 1, longestPatience);
    if (!timeout)
        return timeout.error().detail;
    m_timeout = *timeout;
    return {};
}

void PoolsTestCommand::start()
{
    const PoolLibrary &library = context().pools;
    if (m_words.isEmpty()) {
        for (const Pool &pool : library.pools())
            m_tested.append({pool, {}});
    }
    for (const QString &word : std::as_const(m_words)) {
        const Result<Pool> pool = poolNamed(word, library);
        const Result<QString> url = pool ? Result<QString>(pool->url) : parsePoolUrl(word.trimmed());
        // Whoever writes a colon means a URL.
        if (!url)
            return refuse(word.contains(u':') ? url.error().detail : pool.error().detail);
        m_tested.append({pool ? *pool : Pool{{}, {}, *url, {}, {}}, {}});
    }
    m_open = m_tested.size();
    if (m_open == 0)
        return report();
    for (qsizetype i = 0; i < m_tested.size(); ++i) {
        context()
            .poolTester.test(m_tested.at(i).pool.url, std::chrono::seconds(m_timeout))
            .then(qApp, [self = QPointer(this), i](const PoolTest &test) {
                if (self)
                    self->answered(i, test);
            });
    }
}

void PoolsTestCommand::answered(qsizetype index, const PoolTest &test)
{
    m_tested[index].test = test;
    if (--m_open == 0 && !isFinished())
        report();
}

void PoolsTestCommand::report()
{
    bool allGood = true;
    QCborArray results;
    TextTable table({u"POOL"_s, u"URL"_s, u"CONNECTED"_s, u"ANSWERED"_s});
    for (const Tested &tested : std::as_const(m_tested)) {
        const Result<PoolAnswer> &answer = tested.test->answer;
        const std::optional<int> connected = connectionTime(*tested.test);
        allGood = allGood && answer.ok();
        results << testDocument(tested.pool, *tested.test);
        table.addRow({tested.pool.name, tested.pool.url,
                      connected ? u"%1 ms"_s.arg(*connected) : u"no"_s,
                      answer ? u"%1 ms"_s.arg(answer->answered) : QString()});
    }
    if (output().isJson()) {
        output().document(QCborMap{{u"results"_s, results}});
    } else if (m_tested.isEmpty()) {
        output().note(u"No pool is kept, so there is nothing to test."_s);
    } else {
        output().text(table.toString());
        for (const Tested &tested : std::as_const(m_tested)) {
            const Result<PoolAnswer> &answer = tested.test->answer;
            if (!answer)
                output().problem(answer.error().detail);
            else if (!answer->certificateProblem.isEmpty())
                output().problem(
                    u"The certificate of %1 is doubtful: %2."_s.arg(tested.pool.url,
                                                                    answer->certificateProblem));
        }
    }
    finish(allGood ? exitDone : exitFailed);
}

} // namespace coalface::cli
