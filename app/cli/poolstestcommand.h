// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/pools/pool.h"
#include "core/ports/pooltester.h"

namespace coalface::cli {

//! `pools test`: asks pools, kept ones or by their URL, for work as a miner would; none named: all that are kept.
class PoolsTestCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    struct Tested
    {
        Pool pool; //!< without a name where only a URL was given
        std::optional<PoolTest> test;
    };

    void answered(qsizetype index, const PoolTest &test);
    void report();

    QStringList m_words;
    int m_timeout = 0; //!< s
    QList<Tested> m_tested;
    qsizetype m_open = 0;
};

} // namespace coalface::cli
