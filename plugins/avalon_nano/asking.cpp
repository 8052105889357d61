// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/asking.h"

#include <minersdk/net/lineclient.h>

namespace coalface::avalon_nano {

void ask(MinerLink &link, Job *job, const QByteArray &request, ReplyCallback callback)
{
    link.lines().request(job, request, LineClient::End::Nul,
                         [callback = std::move(callback)](const Result<QByteArray> &bytes) {
                             if (!bytes)
                                 return callback(bytes.error());
                             Result<Reply> reply = replyIn(*bytes);
                             if (!reply) {
                                 Error error = reply.error();
                                 error.sent = true;
                                 return callback(error);
                             }
                             callback(reply);
                         });
}

} // namespace coalface::avalon_nano
