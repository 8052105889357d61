// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/crowd.h"

#include "minersdk/testing/loopbackserver.h"

#include <QTest>

#include <algorithm>
#include <vector>

namespace coalface::testing {

QStringList complaintsOfCrowd(const Subject &subject, Call::Time time)
{
    constexpr int delay = 60; // ms
    constexpr int longestRun = 100000;
    LoopbackServer server(subject, noFault(), Phase::Throughout);
    server.setDelay(delay);
    const std::unique_ptr<MinerDriver> driver = subject.driver();
    MinerLink link(server.endpoint());
    const std::unique_ptr<MinerAdapter> adapter = driver->adapterFor(link);

    std::vector<std::unique_ptr<Call>> calls;
    for (const Verb verb : allVerbs()) {
        if (auto call = makeCall(verb, subject, *driver, *adapter, link, time))
            calls.push_back(std::move(call));
    }
    if (auto *miner = qobject_cast<AnnouncedMiner *>(adapter.get()))
        miner->receive(
            {server.endpoint().address, subject.announcementPort, subject.announcement, 0});
    for (const auto &call : calls)
        call->start();
    const auto haveEnded = [&calls] {
        return std::all_of(calls.begin(), calls.end(),
                           [](const auto &call) { return call->job().isFinished(); });
    };
    QStringList complaints;
    if (!QTest::qWaitFor(haveEnded, longestRun))
        complaints += QStringLiteral("not every call ended");
    if (server.sawTwoAtOnce())
        complaints += QStringLiteral("two requests were in flight");
    calls.clear();
    return complaints;
}

} // namespace coalface::testing
