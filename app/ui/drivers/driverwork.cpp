// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverwork.h"

#include "ui/common/bidi.h"
#include "ui/common/whendone.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/driverresultmodel.h"

#include <QLocale>

#include <algorithm>

namespace coalface {

DriverWork::DriverWork(DriverManager &manager, const Clock &clock, QObject *parent)
    : QObject(parent), m_manager(manager), m_clock(clock), m_results(new DriverResultModel(this))
{
    connect(&m_manager, &DriverManager::progressed, this, &DriverWork::noteStep);
    connect(&m_manager, &DriverManager::rolledBackByItself, this,
            [this](const QString &, const QString &sentence) { addResult(false, sentence); });
}

bool DriverWork::isBusy(const QString &driverType) const
{
    return m_running.contains(driverType);
}

std::optional<DriverManager::Step> DriverWork::step(const QString &driverType) const
{
    return m_running.value(driverType).step;
}

bool DriverWork::canCancel(const QString &driverType) const
{
    const auto running = m_running.constFind(driverType);
    return running != m_running.constEnd() && !running->cancelled
           && running->step != DriverManager::Step::Switching;
}

bool DriverWork::start(const QString &driverType,
                       const std::function<QFuture<DriverChange>()> &action)
{
    if (m_running.contains(driverType))
        return false;
    m_running.insert(driverType, {});
    Q_EMIT changed(driverType);
    whenDone(action(), this,
             [this, driverType](const DriverChange &change) { finish(driverType, change); });
    return true;
}

bool DriverWork::update(const QString &driverType)
{
    return start(driverType, [&] { return m_manager.update(driverType); });
}

bool DriverWork::rollBack(const QString &driverType, const QString &to)
{
    return start(driverType, [&] { return m_manager.rollBack(driverType, to); });
}

bool DriverWork::setEnabled(const QString &driverType, bool enabled)
{
    return start(driverType, [&] { return m_manager.setEnabled(driverType, enabled); });
}

bool DriverWork::reload(const QString &driverType)
{
    return start(driverType, [&] { return m_manager.reload(driverType); });
}

bool DriverWork::setPinned(const QString &driverType, bool pinned)
{
    return start(driverType, [&] { return m_manager.setPinned(driverType, pinned); });
}

bool DriverWork::remove(const QString &driverType)
{
    return start(driverType, [&] { return m_manager.remove(driverType); });
}

bool DriverWork::install(const QString &path)
{
    if (m_installing)
        return false;
    m_installing = true;
    Q_EMIT modeChanged();
    whenDone(m_manager.install(path, true), this, [this](const DriverChange &change) {
        m_installing = false;
        finish(std::exchange(m_installed, {}), change);
        Q_EMIT modeChanged();
    });
    return true;
}

void DriverWork::cancel(const QString &driverType)
{
    if (!canCancel(driverType))
        return;
    m_running[driverType].cancelled = true;
    m_manager.cancel(driverType);
    Q_EMIT changed(driverType);
}

void DriverWork::noteStep(const QString &driverType, DriverManager::Step step)
{
    // Which driver it is that is being installed shows with its first step.
    if (!m_running.contains(driverType)) {
        if (!m_installing || !m_installed.isEmpty())
            return;
        m_installed = driverType;
    }
    m_running[driverType].step = step;
    Q_EMIT changed(driverType);
}

void DriverWork::finish(const QString &driverType, const DriverChange &change)
{
    m_running.remove(driverType);
    const QString type = change.driverType.isEmpty() ? driverType : change.driverType;
    addResult(change.ok(), driverChangeSentence(change, titleOf(type)));
    if (m_batch && !driverType.isEmpty() && m_batch->current == driverType) {
        m_batch->current.clear();
        if (!change.ok())
            ++m_batch->failed;
        else if (change.status == DriverChange::Status::Unchanged)
            ++m_batch->unchanged;
        else
            ++m_batch->updated;
    }
    Q_EMIT changed(driverType);
    updateNext();
}

void DriverWork::updateAll(const QStringList &driverTypes)
{
    if (m_batch)
        return;
    m_batch = Batch{driverTypes, {}};
    Q_EMIT modeChanged();
    updateNext();
}

void DriverWork::updateNext()
{
    if (!m_batch || !m_batch->current.isEmpty())
        return;
    // One on which something else is being done gets its turn when that is over.
    const auto next = std::find_if(m_batch->waiting.cbegin(), m_batch->waiting.cend(),
                                   [this](const QString &type) { return !isBusy(type); });
    if (next != m_batch->waiting.cend()) {
        m_batch->current = *next;
        m_batch->waiting.erase(next);
        update(m_batch->current);
        Q_EMIT modeChanged();
    } else if (m_batch->waiting.isEmpty()) {
        endBatch();
    }
}

void DriverWork::endBatch()
{
    const Batch batch = *std::exchange(m_batch, {});
    const QLocale locale;
    QStringList parts;
    if (batch.updated > 0)
        parts += tr("%1 updated").arg(locale.toString(batch.updated));
    if (batch.unchanged > 0)
        parts += tr("%1 unchanged").arg(locale.toString(batch.unchanged));
    if (batch.failed > 0)
        parts += tr("%1 failed").arg(locale.toString(batch.failed));
    if (batch.left > 0)
        parts += tr("%1 not begun").arg(locale.toString(batch.left));
    if (!parts.isEmpty())
        //: %1 is a list: "2 updated, 1 failed"
        addResult(batch.failed == 0, tr("Update all: %1.").arg(parts.join(QStringLiteral(", "))));
    Q_EMIT modeChanged();
}

void DriverWork::cancelAll()
{
    if (!canCancelAll())
        return;
    m_batch->left = int(m_batch->waiting.size());
    m_batch->waiting.clear();
    Q_EMIT modeChanged();
    updateNext();
}

QString DriverWork::titleOf(const QString &driverType) const
{
    for (const DriverOverview &driver : m_manager.overview()) {
        if (driver.info.driverType == driverType)
            return driverTitle(driver);
    }
    return driverType.isEmpty() ? tr("The driver") : isolated(driverType);
}

void DriverWork::addResult(bool good, const QString &sentence)
{
    m_results->add(m_clock.now(), good, sentence);
    Q_EMIT resulted(good, sentence);
}

} // namespace coalface
