// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace coalface {

//! Calls `then` with the value of `future`, from the event loop; not at all if `guard` is gone by then.
//! For what a person can close while it waits: QFuture::then(context, …) of Qt 6.4 insists that its
//! context is still alive when the future is completed.
template<typename T, typename Then>
void whenDone(const QFuture<T> &future, QObject *guard, Then then)
{
    auto *watcher = new QFutureWatcher<T>(guard);
    QObject::connect(watcher, &QFutureWatcherBase::finished, guard,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace coalface
