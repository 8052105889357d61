// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/pooltester.h"

#include <QHash>
#include <QPromise>

#include <memory>

namespace coalface {

//! Answers when the test says so.
class FakePoolTester : public PoolTester
{
public:
    QFuture<PoolTest> test(const QString &url, std::chrono::milliseconds) override
    {
        auto promise = std::make_shared<QPromise<PoolTest>>();
        promise->start();
        asked.insert(url, promise);
        return promise->future();
    }
    void answer(const QString &url, const Result<PoolAnswer> &answer)
    {
        const auto promise = asked.take(url);
        promise->addResult(PoolTest{answer, {}});
        promise->finish();
    }

    QHash<QString, std::shared_ptr<QPromise<PoolTest>>> asked;
};

} // namespace coalface
