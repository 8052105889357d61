// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>

namespace coalface {

class Connection;

//! Copies the rows of another database file into this one, table by table, bit by bit: all columns that both have. The target has this
//! program's schema; the source may be older, or damaged.
class DatabaseCopy
{
public:
    //! `target`: open for writing, foreign keys are not looked at meanwhile. `isCancelled`: asked between two bits.
    DatabaseCopy(Connection &target, std::function<bool()> isCancelled);
    ~DatabaseCopy(); //!< lets go of the source

    bool attach(const QString &source);
    //! Everything, as it stands at one moment: one transaction. False: failed (see the connection), or cancelled.
    bool copyAll();
    //! Whatever can be read: what cannot is stepped over. False: it could not be written, or was cancelled.
    bool salvage();
    //! The rows copied, by table.
    const QHash<QString, qint64> &rows() const { return m_rows; }
    //! Whether something could not be read, or that cannot be told.
    bool hasLost() const { return m_lost; }
    //! Of which only a name, an address and the like were left.
    int patchedMiners() const { return m_patchedMiners; }

private:
    struct Table
    {
        QString name;
        QString columns; //!< of both
        bool hasRowId = true;
        QString condition; //!< of rows that are wanted
    };
    QList<Table> tables();
    //! Rows after that one, at most so many: the last one's id, which is greater, or the same when there are none. Nothing: failed.
    std::optional<qint64> copyAfter(const Table &table, qint64 after, int count);
    bool copyWhole(const Table &table);
    bool copyTable(const Table &table);
    bool salvageTable(const Table &table);
    std::optional<qint64> stepOver(const Table &table, qint64 after);
    //! What SQLite has no way to any more. False: it could not be written, or was cancelled.
    bool salvagePages(const QString &table);
    bool finish();

    Connection &m_target;
    QString m_source;
    std::function<bool()> m_isCancelled;
    QHash<QString, qint64> m_rows;
    bool m_attached = false;
    bool m_lost = false;
    int m_patchedMiners = 0;
};

} // namespace coalface
