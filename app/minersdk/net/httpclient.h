// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>

#include <functional>

namespace coalface {

class MinerLink;

struct HttpRequest
{
    QByteArray method = "GET"; //!< "GET", "POST", "PATCH", "PUT", "DELETE"
    QString path;              //!< with query, e.g. "/api/system/info"
    QByteArray body;
    QByteArray contentType;                       //!< of the body, e.g. "application/json"
    QList<QPair<QByteArray, QByteArray>> headers; //!< further ones
};

struct HttpReply
{
    int status = 0;
    QByteArray contentType; //!< lower case, without parameters ("application/json")
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

//! HTTP/1.1 to one device. Each request leaves exactly once, reads included: a connection that dies
//! before the answer is the error Unreachable with `sent` set, never a second request.
//! Every connection is closed after its answer. A status other than 2xx is a reply, not an error.
class MINERSDK_EXPORT HttpClient : public QObject
{
    Q_OBJECT
public:
    //! Called once, on the same thread, never from within request(); not at all when the job has ended
    //! before (deadline, abort) or is gone.
    //! Errors: Unreachable (no connection; refused; with `sent` set: closed without an HTTP answer),
    //! BadReply (`sent` is set: an answer that is larger than the limit or shorter than it said).
    using Callback = std::function<void(const Result<HttpReply> &)>;

    static constexpr qint64 maximumReplySize = 1024 * 1024;

    ~HttpClient() override;

    void request(Job *job, const HttpRequest &request, Callback callback);
    void get(Job *job, const QString &path, Callback callback)
    {
        request(job, {"GET", path, {}, {}, {}}, std::move(callback));
    }

private:
    friend class MinerLink;
    explicit HttpClient(MinerLink &link);
    MinerLink &m_link;
};

} // namespace coalface
