// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <memory>
#include <type_traits>

namespace coalface {

//! What `work` returns, worked out by another thread. The future is completed by the event loop of the GUI thread, so
//! that then() on it is safe: on the future of QtConcurrent::run() itself, then() of Qt 6.4 can meet the thread that completes
//! it, and the continuation is run twice. GUI thread.
template<typename Work>
auto inBackground(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    auto *watcher = new QFutureWatcher<T>(qApp);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, promise] {
        if constexpr (!std::is_void_v<T>)
            promise->addResult(watcher->result());
        promise->finish();
        watcher->deleteLater();
    });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
    return future;
}

} // namespace coalface
