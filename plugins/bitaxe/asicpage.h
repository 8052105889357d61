// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace coalface {
class MinerLink;
}

namespace coalface::bitaxe {

//! /api/system/asic of one device: asked once and kept as long as firmware and board stay the same.
//! A failure never fails the job for which it was asked; the next reading asks again, and each
//! further failure doubles the number of readings in between. Lives on the thread of its link.
class AsicPage : public QObject
{
    Q_OBJECT
public:
    enum class Effort {
        Usual, //!< keeps quiet for a while after failures
        Full,  //!< asks whatever went before, because a person did
    };
    //! The page, empty where the device has none or did not answer it in time.
    using Callback = std::function<void(const QJsonObject &page)>;

    //! `link` lives longer.
    explicit AsicPage(MinerLink &link, QObject *parent = nullptr);

    //! `info` is the answer of /api/system/info just read for the same job. The callback is called
    //! once, perhaps from within this call, and not at all when `job` has ended before. It takes at
    //! most half of the time that the job has left.
    void fetch(Job *job, const QJsonObject &info, Effort effort, Callback callback);

private:
    void ask(Job *job, Callback callback);
    void forgetUnless(const QString &device);
    void noteFailure();

    MinerLink &m_link;
    QString m_device; //!< what the page belongs to
    QJsonObject m_page;
    bool m_known = false;
    int m_failures = 0;
    int m_readingsToSkip = 0;
};

} // namespace coalface::bitaxe
