// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minersortkeys.h"

#include "ui/miners/minertablemodel.h"

namespace coalface {

MinerSortKeys::MinerSortKeys()
{
    // The C locale knows no natural order.
    if (m_collator.locale().language() == QLocale::C)
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void MinerSortKeys::read(const QAbstractItemModel &model, int column)
{
    if (column != m_column)
        m_keys.clear();
    m_column = column;
    m_keys.resize(size_t(model.rowCount()));
    for (size_t row = 0; row < m_keys.size(); ++row) {
        const QVariant value = model.index(int(row), column).data(MinerTableModel::SortRole);
        Key &key = m_keys[row];
        if (value.typeId() == QMetaType::QString) {
            const QString text = value.toString();
            if (key.kind != Kind::Text || key.text != text)
                key = {Kind::Text, 0, text, m_collator.sortKey(text)};
        } else {
            key = {value.isValid() ? Kind::Number : Kind::Unknown, value.toDouble(), {}, {}};
        }
    }
}

bool MinerSortKeys::isBefore(int left, int right, Qt::SortOrder order) const
{
    const Key &a = m_keys[size_t(left)];
    const Key &b = m_keys[size_t(right)];
    if ((a.kind == Kind::Unknown) != (b.kind == Kind::Unknown))
        return b.kind == Kind::Unknown;
    int found = 0;
    if (a.kind != b.kind)
        found = a.kind < b.kind ? -1 : 1;
    else if (a.kind == Kind::Number)
        found = a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    else if (a.kind == Kind::Text)
        found = a.spelling->compare(*b.spelling);
    if (found != 0)
        return order == Qt::AscendingOrder ? found < 0 : found > 0;
    return left < right;
}

} // namespace coalface
