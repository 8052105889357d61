// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/keptpage.h"

#include "minersdk/net/minerlink.h"

namespace coalface {

namespace {

using PageJob = JobOf<QJsonObject>;

constexpr qint64 longestWait = 5000; // ms
constexpr int mostDoublings = 6;

QDeadlineTimer halfOf(const Job *job)
{
    const qint64 left = job->deadline().isForever() ? longestWait : job->remainingTime() / 2;
    return QDeadlineTimer(qMin(left, longestWait));
}

} // namespace

KeptPage::KeptPage(MinerLink &link, QString path, Read read, QObject *parent)
    : QObject(parent), m_link(link), m_path(std::move(path)), m_read(std::move(read))
{}

void KeptPage::fetch(Job *job, const QString &device, Effort effort, Callback callback)
{
    if (device != m_device) {
        forget();
        m_device = device;
    }
    if (effort == Effort::Fresh || (!m_known && m_readingsToSkip == 0))
        return ask(job, std::move(callback));
    if (!m_known)
        --m_readingsToSkip;
    callback(m_page);
}

void KeptPage::forget()
{
    m_device.clear();
    m_page = {};
    m_known = false;
    m_failures = 0;
    m_readingsToSkip = 0;
}

void KeptPage::ask(Job *job, Callback callback)
{
    // A job of its own, so that a silent page costs its time and not the reading.
    auto *asking = new PageJob(halfOf(job), job->credentials(), job);
    connect(job, &Job::aborted, asking, &Job::abort);
    connect(asking, &Job::finished, this,
            [this, job, asking, device = m_device, callback = std::move(callback)] {
                asking->deleteLater();
                if (job->isFinished())
                    return;
                const auto page = asking->result();
                if (device == m_device)
                    take(page);
                callback(page ? *page : QJsonObject());
            });
    m_link.http().get(asking, m_path, [read = m_read, asking](const Result<HttpReply> &reply) {
        if (!reply)
            return asking->fail(reply.error());
        const auto page = read(*reply);
        if (!page && page.error().kind == Error::Kind::Rejected)
            return asking->finish({});
        page ? asking->finish(*page) : asking->fail(page.error());
    });
}

void KeptPage::take(const Result<QJsonObject> &page)
{
    m_known = page.ok();
    m_page = page ? *page : QJsonObject();
    if (m_known) {
        m_failures = 0;
        m_readingsToSkip = 0;
    } else {
        m_readingsToSkip = (1 << qMin(m_failures, mostDoublings)) - 1;
        ++m_failures;
    }
}

} // namespace coalface
