// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/asicpage.h"

#include "bitaxe/boards.h"
#include "bitaxe/protocol.h"

#include <minersdk/net/httpclient.h>
#include <minersdk/net/minerlink.h>
#include <minersdk/reading/fields.h>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using PageJob = JobOf<QJsonObject>;

constexpr qint64 longestWait = 5000; // ms
constexpr int mostDoublings = 6;

QString deviceOf(const QJsonObject &info)
{
    QString device;
    for (const char *key : {"version", "boardVersion", "ASICModel", "macAddr"})
        device += text(info, QLatin1String(key)) + u'\n';
    return device;
}

QDeadlineTimer halfOf(const Job *job)
{
    const qint64 left = job->deadline().isForever() ? longestWait : job->remainingTime() / 2;
    return QDeadlineTimer(qMin(left, longestWait));
}

} // namespace

AsicPage::AsicPage(MinerLink &link, QObject *parent) : QObject(parent), m_link(link) {}

void AsicPage::fetch(Job *job, const QJsonObject &info, Effort effort, Callback callback)
{
    forgetUnless(deviceOf(info));
    if (m_known || !hasAsicPage(info)) {
        callback(m_page);
    } else if (effort == Effort::Usual && m_readingsToSkip > 0) {
        --m_readingsToSkip;
        callback({});
    } else {
        ask(job, std::move(callback));
    }
}

void AsicPage::ask(Job *job, Callback callback)
{
    // A job of its own, so that a silent page costs its time and not the reading.
    auto *asking = new PageJob(halfOf(job), job->credentials(), job);
    connect(job, &Job::aborted, asking, &Job::abort);
    const QString device = m_device;
    connect(asking, &Job::finished, this,
            [this, job, asking, device, callback = std::move(callback)] {
                asking->deleteLater();
                if (job->isFinished())
                    return;
                const auto page = asking->result();
                if (device == m_device) {
                    m_known = page.ok();
                    m_page = page ? *page : QJsonObject();
                    if (!m_known)
                        noteFailure();
                }
                callback(page ? *page : QJsonObject());
            });
    m_link.http().get(asking, asicPath(), [asking](const Result<HttpReply> &reply) {
        if (!reply)
            return asking->fail(reply.error());
        const auto page = objectFromStranger(*reply);
        // A whole answer of another kind is an answer, too: this firmware has no such page.
        if (!page && page.error().kind == Error::Kind::Rejected)
            return asking->finish({});
        page ? asking->finish(*page) : asking->fail(page.error());
    });
}

void AsicPage::forgetUnless(const QString &device)
{
    if (device == m_device)
        return;
    m_device = device;
    m_page = {};
    m_known = false;
    m_failures = 0;
    m_readingsToSkip = 0;
}

void AsicPage::noteFailure()
{
    m_readingsToSkip = (1 << qMin(m_failures, mostDoublings)) - 1;
    ++m_failures;
}

} // namespace coalface::bitaxe
