// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/poolchange.h"

namespace coalface::bitaxe {

PoolChange::PoolChange(MinerLink &link, AsicPage &asicPage, PoolJob *job)
    : RestartingWrite(Capability::SetPool, link, asicPage, job), m_settings(job->pool())
{}

void PoolChange::begin()
{
    const auto pool = poolOf(m_settings);
    if (!pool)
        return refuse(pool.error().detail);
    m_pool = *pool;
    const auto body = poolPatch(m_pool, m_settings.slot, info());
    if (!body)
        return refuse(body.error().detail);
    m_looksAsBefore = showsPool(m_pool, m_settings.slot, info());

    patch(*body, [this](const Sending &sending) {
        if (endsUnlessSent(sending))
            return;
        if (sending.end == Sending::End::Unanswered && m_looksAsBefore && job()->sendsAnyway())
            return finishUnseen(sending);
        Watch watch;
        watch.told = QStringLiteral("The miner was sent the pool");
        watch.doubt = watch.told + QStringLiteral(", but reading back has not shown it.");
        if (m_settings.restart)
            watch.doubt += QStringLiteral(" It was not restarted.");
        watch.shown = [this](const QJsonObject &info) {
            if (!showsPool(m_pool, m_settings.slot, info))
                return false;
            settleStored(info);
            return true;
        };
        confirm(sending, watch);
    });
}

QString PoolChange::place(const QJsonObject &info) const
{
    const QString host = m_pool.host.contains(u':') ? QStringLiteral("[%1]").arg(m_pool.host)
                                                    : m_pool.host;
    QString text = QStringLiteral("%1:%2 is ").arg(host, QString::number(m_pool.port));
    const QString listed = QStringLiteral("pool %1 of its list").arg(m_settings.slot + 1);
    const Use use = useOf(m_settings.slot, info);
    if (use == Use::None)
        text += QStringLiteral("stored in the miner as %1, which is not in use at present").arg(listed);
    else if (use == Use::Fallback)
        text += QStringLiteral("the miner's fallback pool");
    else
        text += QStringLiteral("the miner's pool");
    // From v2.15.0 on any of the list may be that.
    if (use != Use::None && m_settings.slot != (use == Use::Fallback ? 1 : 0))
        text += QStringLiteral(" (%1)").arg(listed);
    if (m_looksAsBefore)
        text += QStringLiteral("; it was before, and a new password cannot be seen");
    return text;
}

void PoolChange::settleStored(const QJsonObject &info)
{
    if (useOf(m_settings.slot, info) == Use::None)
        return applied(place(info) + u'.');
    if (m_settings.restart)
        return restartInto(info);
    job()->finish({Outcome::NeedsRestart, true,
                   place(info) + QStringLiteral(". It is used after a restart.")});
}

void PoolChange::restartInto(const QJsonObject &info)
{
    const QString stored = place(info);
    restartDevice(
        info, stored + QStringLiteral(". The miner was told to restart"),
        QStringLiteral("has not been seen to mine with it since"),
        [this](const QJsonObject &info) { return settleInUse(info); },
        [this, stored](const Sending &sending) {
            job()->finish({Outcome::NeedsRestart, true,
                           QStringLiteral("%1. It is used after a restart, which failed: %2")
                               .arg(stored, sending.error.detail)});
        });
}

bool PoolChange::settleInUse(const QJsonObject &info)
{
    const bool isFirst = useOf(m_settings.slot, info) == Use::First;
    if (!showsPool(m_pool, m_settings.slot, info) || (isFirst && !mines(m_settings.slot, info)))
        return false;
    applied(place(info) + QStringLiteral(". The miner has restarted with it."));
    return true;
}

} // namespace coalface::bitaxe
