// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>
#include <minersdk/net/httpclient.h>

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace coalface {

class MinerLink;

//! A second page of a device that hardly ever changes (its lists, its limits): asked once and kept for
//! as long as it belongs to the same device. A failure never fails the job for which it was asked; the
//! next reading asks again, and each further failure doubles the number of readings in between.
//! Lives on the thread of its link.
class MINERSDK_EXPORT KeptPage : public QObject
{
    Q_OBJECT
public:
    enum class Effort {
        Usual, //!< what is kept, and quiet for a while after failures
        Fresh, //!< asks whatever went before, because a person did
    };
    //! What an answer says. Error kind Rejected: a whole answer that shows that there is no such page,
    //! which is believed. Any other error: trouble, to be tried again.
    using Read = std::function<Result<QJsonObject>(const HttpReply &reply)>;
    //! The page; empty where the device has none or did not answer it in time.
    using Callback = std::function<void(const QJsonObject &page)>;

    //! `link` lives longer.
    KeptPage(MinerLink &link, QString path, Read read, QObject *parent = nullptr);

    //! `device` tells apart what a page belongs to: firmware, board, MAC in one text. The callback is
    //! called once, perhaps from within this call, and not at all when `job` has ended before. It
    //! takes at most half of the time that the job has left.
    void fetch(Job *job, const QString &device, Effort effort, Callback callback);
    //! Asks again at the next occasion.
    void forget();

private:
    void ask(Job *job, Callback callback);
    void take(const Result<QJsonObject> &page);

    MinerLink &m_link;
    const QString m_path;
    const Read m_read;
    QString m_device;
    QJsonObject m_page;
    bool m_known = false;
    int m_failures = 0;
    int m_readingsToSkip = 0;
};

} // namespace coalface
