// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

#include <algorithm>

namespace coalface::cli {

TextTable::TextTable(const QStringList &headers)
{
    for (const QString &header : headers) {
        m_right << header.startsWith(u'>');
        m_headers << (m_right.constLast() ? header.mid(1) : header);
    }
}

void TextTable::addRow(const QStringList &cells)
{
    m_rows << cells;
}

QString TextTable::toString() const
{
    QList<qsizetype> widths(m_headers.size(), 0);
    const auto measure = [&](const QStringList &cells) {
        for (qsizetype column = 0; column < cells.size(); ++column)
            widths[column] = std::max(widths[column], cells[column].size());
    };
    measure(m_headers);
    std::for_each(m_rows.cbegin(), m_rows.cend(), measure);

    QStringList lines;
    const auto print = [&](const QStringList &cells) {
        QString line;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            if (column > 0)
                line += QStringLiteral("  ");
            line += m_right[column] ? cells[column].rightJustified(widths[column])
                                    : cells[column].leftJustified(widths[column]);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines << line;
    };
    print(m_headers);
    std::for_each(m_rows.cbegin(), m_rows.cend(), print);
    return lines.join(u'\n');
}

} // namespace coalface::cli
