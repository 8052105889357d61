// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/miners/minercolumn.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QMap>
#include <QTimer>

namespace coalface {

//! The fleet as a table, a row per miner. A round of answers is one batch of dataChanged, never a reset, so
//! that selection, scroll position and a screen reader's place stay. GUI thread.
class MinerTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, //!< a number or a text; invalid: unknown
        KeyRole,                 //!< qint64, the miner's key
        StateRole,               //!< int of MinerState
        TagsRole,                //!< QStringList
    };

    //! They live longer. `wanted`: null: no pool is marked.
    MinerTableModel(Fleet &fleet, const Poller &poller, const Clock &clock,
                    const WantedPools *wanted = nullptr, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const QList<MinerColumn> &columns() const { return m_columns; }
    const Miner *minerAt(int row) const;
    int rowOf(qint64 key) const { return int(m_keys.indexOf(key)); }
    //! Whether the newest sample is older than three intervals, so that its values are history.
    bool isStale(const Miner &miner) const;

Q_SIGNALS:
    //! A batch of changes is announced: after its dataChanged, once.
    void refreshed();

private:
    void add(const QList<qint64> &keys);
    void remove(const QList<qint64> &keys);
    void noteChanged(const QList<qint64> &keys);
    void noteAges();
    void noteWaiting();
    bool isStoredOnly(const Miner &miner, const MinerColumn &column) const;
    QString display(const Miner &miner, const MinerColumn &column) const;
    QString strangersFallback(const Miner &miner, const MinerColumn &column) const;
    QString toolTip(const Miner &miner, int column) const;

    Fleet &m_fleet;
    const Poller &m_poller;
    const Clock &m_clock;
    const QList<MinerColumn> m_columns;
    QList<qint64> m_keys;
    QMap<MinerState, QIcon> m_icons;
    QHash<qint64, bool> m_stale; //!< as last announced
    const WantedPools *m_wanted;
    QHash<qint64, QList<PendingRestart>> m_waiting; //!< what is used only after a restart
    QTimer m_ages;
};

} // namespace coalface
