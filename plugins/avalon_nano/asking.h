// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/reply.h"

#include <minersdk/jobs.h>

#include <functional>

namespace coalface::avalon_nano {

using ReplyCallback = std::function<void(const Result<Reply> &)>;

//! Sends one request and hands its reply over; not at all when the job has ended meanwhile. An error
//! about the reply itself has `sent` set: the device has the request.
void ask(MinerLink &link, Job *job, const QByteArray &request, ReplyCallback callback);

} // namespace coalface::avalon_nano
