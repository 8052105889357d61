// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace coalface::cli {

//! A table of text with aligned columns, two spaces between them.
class TextTable
{
public:
    //! A header that begins with ">" makes its column right-aligned.
    explicit TextTable(const QStringList &headers);
    void addRow(const QStringList &cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    //! Header and rows, without a newline at the end.
    QString toString() const;

private:
    QStringList m_headers;
    QList<bool> m_right;
    QList<QStringList> m_rows;
};

} // namespace coalface::cli
