// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/stratumtester.h"

#include "lan/stratumconversation.h"

namespace coalface {

StratumTester::~StratumTester() = default;

QFuture<PoolTest> StratumTester::test(const QString &url, std::chrono::milliseconds patience)
{
    auto *conversation = new StratumConversation(url, patience, this);
    const QFuture<PoolTest> answer = conversation->answer();
    conversation->start();
    return answer;
}

} // namespace coalface
