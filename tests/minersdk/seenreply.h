// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/jobs.h>
#include <minersdk/net/httpclient.h>

#include <optional>

//! What a request came to; nothing as long as its callback was not called. Outlives the request.
struct SeenReply
{
    std::optional<coalface::Result<coalface::HttpReply>> result;
    int calls = 0;

    coalface::HttpClient::Callback callback()
    {
        return [this](const coalface::Result<coalface::HttpReply> &seen) {
            result = seen;
            ++calls;
        };
    }
    bool failedWith(coalface::Error::Kind kind) const
    {
        return result && !result->ok() && result->error().kind == kind;
    }
};

inline QDeadlineTimer in(int ms)
{
    return QDeadlineTimer(ms);
}
