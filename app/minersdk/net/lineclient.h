// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>

#include <QByteArray>
#include <QObject>

#include <functional>

namespace coalface {

class MinerLink;

//! One request, one reply, one TCP connection: the manner of cgminer's API and its kin. The request
//! is sent once, right after connecting (an idle connection blocks some of these devices).
class MINERSDK_EXPORT LineClient : public QObject
{
    Q_OBJECT
public:
    //! Where a reply ends. The end of the connection always ends it, too.
    enum class End { Newline, Nul, Close };
    //! Called once, on the same thread, never from within request(); not at all when the job has
    //! ended before or is gone. The reply comes without its terminator.
    //! Errors: Unreachable (no connection; closed without an answer), BadReply (larger than the limit).
    //! `sent` is set on all that came after connecting.
    using Callback = std::function<void(const Result<QByteArray> &)>;

    static constexpr qint64 maximumReplySize = 1024 * 1024;

    ~LineClient() override;

    void request(Job *job, const QByteArray &request, End end, Callback callback);

private:
    friend class MinerLink;
    explicit LineClient(MinerLink &link);
    MinerLink &m_link;
};

} // namespace coalface
