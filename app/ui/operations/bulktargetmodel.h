// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "core/operations/preview.h"
#include "core/operations/unconfirmedwrites.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QSet>

#include <functional>

namespace coalface {

//! The table "Bulk targets": the miners that were selected, what each is set to and would get, and a tick on those
//! that are to be changed. Who cannot be, or has not answered yet, has no tick.
class BulkTargetModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Address, State, Possible, Before, After, ColumnCount };

    BulkTargetModel(Fleet &fleet, const QList<qint64> &keys, WriteRequest::Verb verb,
                    QObject *parent = nullptr);

    //! What each would get from now on.
    void setRequest(const std::function<WriteRequest(const MinerRecord &)> &requestFor);
    //! It is changed, unless a person unticks it, even if it seems to be set so already.
    void setNeededAnyway(qint64 key);
    //! Likewise those whose last such change these are.
    void setUnconfirmed(const UnconfirmedWrites &writes);
    //! Whether a pool is one that a person never set for that miner; said of what each would get.
    void setStrangers(const std::function<bool(qint64 key, const PoolSettings &)> &isStrangers);
    //! One has answered, or will not.
    void take(const Surveyed &miner);
    //! By hand; nothing where there is no tick.
    void toggle(int row);
    void setAllTicked(bool ticked);

    QList<BulkTarget> ticked() const;
    QSet<qint64> tickedKeys() const;
    QStringList tickedNames() const;
    int tickedCount() const;
    int answeredCount() const;  //!< has been asked, with or without success
    int possibleCount() const;  //!< can be changed, and is not set so already
    int unchangedCount() const; //!< is set so already
    int strangersCount() const; //!< is ticked and would get a pool that a person never set for it

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row
    {
        qint64 key = 0;
        std::optional<Surveyed> seen;
        WriteRequest request;
        Preview preview;
        std::optional<bool> wanted; //!< a person's own tick
        QString name;
        bool neededAnyway = false;
        bool isPossible() const { return seen && preview.isAble(); }
        bool isUnneeded() const
        {
            return preview.unchanged && !neededAnyway && !request.sendAnyway;
        }
        bool isTicked() const { return isPossible() && wanted.value_or(!isUnneeded()); }
    };
    void renew(Row &row);
    void announce(int first, int last);
    QString text(const Row &row, int column) const;
    QString afterText(const Row &row) const;
    QString possibleText(const Row &row) const;
    QString ableText(const Row &row) const;
    bool isStrangersPool(const Row &row, const PoolSettings &pool) const;
    bool isStrangersFallback(const Row &row) const;

    Fleet &m_fleet;
    WriteRequest::Verb m_verb;
    std::function<WriteRequest(const MinerRecord &)> m_requestFor;
    std::function<bool(qint64, const PoolSettings &)> m_isStrangers;
    UnconfirmedWrites m_unconfirmed;
    QList<Row> m_rows;
    QMap<MinerState, QIcon> m_icons;
};

} // namespace coalface
