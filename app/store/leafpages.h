// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSet>
#include <QVariant>

#include <functional>
#include <optional>
#include <vector>

namespace coalface {

//! A row as a page holds it: the column that is the key is null in it.
struct LeafRow
{
    qint64 key = 0;
    QVariantList values;
};

//! What a leaf page holds.
struct Leaf
{
    std::vector<LeafRow> rows; //!< by key
    bool isWhole = true;       //!< false: the rest of a row, on other pages, could not be read
};

//! How a table keeps its rows.
enum class LeafOrder {
    ByRowId,
    ByKey, //!< WITHOUT ROWID: as indexes do, so that nothing but the notes tells the two apart; pages above the leaves have rows, too
};

//! The leaf pages of a SQLite database, read one by one: where the pages above them are lost, SQLite finds no way to them. Nobody writes
//! the file meanwhile, and it has no write-ahead log. Every byte may be wrong: what is not as SQLite writes it is not taken.
class LeafPages
{
public:
    explicit LeafPages(const QString &file);

    bool open();
    qint64 count() const { return m_count; } //!< pages, from 1
    //! Nothing: it has no rows in such an order, it is free, or anything is wrong with it. Rows by key have the number 0.
    std::optional<Leaf> leaf(qint64 page, LeafOrder order = LeafOrder::ByRowId);
    //! The page where the table or index begins that this one is of, as databases with auto-vacuum note it apart from the pages
    //! themselves. Nothing: not known.
    std::optional<qint64> rootOf(qint64 page) const;
    //! Whether of those that begin there, with rows by row id, every page can be read and has rows of its own, but for some that only led to others. False: that cannot be told, or it was cancelled.
    bool isComplete(
        qint64 root, const std::function<bool()> &isCancelled = [] { return false; });

private:
    struct Noted
    {
        quint8 kind = 0; //!< 0: not known
        quint32 parent = 0;
    };
    struct Cell;
    struct Kind;
    QByteArray page(qint64 number);
    void readNotes();
    void readFreeList();
    std::optional<Kind> kindOf(const QByteArray &page, LeafOrder order) const;
    std::optional<Cell> cellAt(const QByteArray &page, int place, int first, const Kind &kind) const;
    std::optional<QByteArray> payload(const QByteArray &page, const Cell &cell);

    QFile m_file;
    qint64 m_count = 0;
    int m_pageBytes = 0;
    int m_usable = 0; //!< bytes of a page
    QByteArray m_header;
    bool m_isCut = false; //!< there were more pages, or nothing tells how many
    QSet<qint64> m_free;
    std::vector<Noted> m_notes;
};

} // namespace coalface
