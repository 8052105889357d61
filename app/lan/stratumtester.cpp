// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/stratumtester.h"

#include "lan/stratumconversation.h"

namespace coalface {

StratumTester::~StratumTester() = default;

QFuture<Result<PoolAnswer>> StratumTester::test(const QString &url,
                                                std::chrono::milliseconds patience)
{
    auto *conversation = new StratumConversation(url, patience, this);
    const QFuture<Result<PoolAnswer>> answer = conversation->answer();
    conversation->start();
    return answer;
}

} // namespace coalface
