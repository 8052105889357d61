// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/exchange.h>

#include <deque>
#include <memory>

namespace coalface {

//! Lets one exchange at a time go to the device, in the order in which they came. An exchange whose
//! job has ended or is gone is taken out, also from flight. Private to the SDK.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    explicit RequestQueue(const Endpoint &endpoint) : m_endpoint(endpoint) {}

    //! Starts it from the event loop, as soon as nothing else is in flight.
    void add(std::unique_ptr<Exchange> exchange);

private:
    void release(Exchange *exchange);
    void drop(Exchange *exchange);
    std::unique_ptr<Exchange> take(Exchange *exchange);
    void scheduleNext();
    void startNext();

    const Endpoint m_endpoint;
    std::deque<std::unique_ptr<Exchange>> m_exchanges; // the one in flight, if any, is the first
    bool m_busy = false;
    bool m_scheduled = false;
};

} // namespace coalface
