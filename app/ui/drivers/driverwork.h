// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/drivermanager.h"

#include <QMap>

#include <functional>

namespace coalface {

class DriverResultModel;

//! The actions on drivers that a person has asked for: at most one on a driver at a time, several on
//! different ones; and "Update all", which does one after the other. Page and dialog share one of
//! these, so it outlives both, and what it did is kept in results(). GUI thread.
class DriverWork : public QObject
{
    Q_OBJECT
public:
    DriverWork(DriverManager &manager, const Clock &clock, QObject *parent = nullptr);

    bool isBusy(const QString &driverType) const;
    //! Where the action on that driver stands; empty before its first step, and when there is none.
    std::optional<DriverManager::Step> step(const QString &driverType) const;
    //! An action runs there that can still be given up, and was not yet asked to.
    bool canCancel(const QString &driverType) const;
    bool isInstalling() const { return m_installing; }
    //! The driver that is being installed; empty until its first step.
    QString installedType() const { return m_installed; }

    //! False, and nothing is done, while another action on that driver runs.
    bool update(const QString &driverType);
    bool rollBack(const QString &driverType, const QString &to);
    bool setEnabled(const QString &driverType, bool enabled);
    bool reload(const QString &driverType);
    bool setPinned(const QString &driverType, bool pinned);
    bool remove(const QString &driverType);
    //! Of a driver that a person trusts. False while another one is being installed.
    bool install(const QString &path);
    void cancel(const QString &driverType);

    //! These, one after the other.
    void updateAll(const QStringList &driverTypes);
    bool isUpdatingAll() const { return m_batch.has_value(); }
    //! The one in work is finished, the others are left.
    void cancelAll();
    bool canCancelAll() const { return m_batch && !m_batch->waiting.isEmpty(); }

    //! Something else that did not work, as a line of results().
    void noteProblem(const QString &sentence) { addResult(false, sentence); }
    DriverResultModel &results() { return *m_results; }

Q_SIGNALS:
    //! That driver's action began, made a step or ended.
    void changed(const QString &driverType);
    //! isUpdatingAll() or isInstalling() changed.
    void modeChanged();
    //! A line was added to results().
    void resulted(bool good, const QString &sentence);

private:
    struct Running
    {
        std::optional<DriverManager::Step> step;
        bool cancelled = false;
    };
    struct Batch
    {
        QStringList waiting;
        QString current;
        int updated = 0;
        int unchanged = 0;
        int failed = 0;
        int left = 0;
    };

    bool start(const QString &driverType, const std::function<QFuture<DriverChange>()> &action);
    void finish(const QString &driverType, const DriverChange &change);
    void noteStep(const QString &driverType, DriverManager::Step step);
    void updateNext();
    void endBatch();
    QString titleOf(const QString &driverType) const;
    void addResult(bool good, const QString &sentence);

    DriverManager &m_manager;
    const Clock &m_clock;
    DriverResultModel *m_results;
    QMap<QString, Running> m_running;
    bool m_installing = false;
    QString m_installed;
    std::optional<Batch> m_batch;
};

} // namespace coalface
