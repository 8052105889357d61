// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

namespace coalface {

//! A result that one of the store's threads works out, for whoever waits for it in the thread of `home`, whose event loop
//! completes the future. Copies are the same one.
//!
//! For Qt 6.4 finishes a future first and looks for its continuation then, and not under one lock: QFuture::then() in
//! between runs the continuation at once and leaves it behind, to be run a second time by the thread that finished; that ends
//! the program. It happens about once in some hundred thousand futures.
template<typename T>
class Pending
{
public:
    //! Outlives all copies.
    explicit Pending(QObject &home) : m_home(&home) { m_promise->start(); }

    QFuture<Result<T>> future() const { return m_promise->future(); }

    //! Once, from any thread.
    void settle(const Result<T> &result) const
    {
        QMetaObject::invokeMethod(
            m_home,
            [promise = m_promise, result] {
                promise->addResult(result);
                promise->finish();
            },
            Qt::QueuedConnection);
    }

private:
    QObject *m_home;
    std::shared_ptr<QPromise<Result<T>>> m_promise = std::make_shared<QPromise<Result<T>>>();
};

} // namespace coalface
