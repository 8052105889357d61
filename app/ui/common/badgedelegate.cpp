// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badgedelegate.h"

#include <QPainter>

namespace coalface {

void BadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString badge = index.data(BadgeRole).toString();
    if (badge.isEmpty())
        return;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(
        option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    const int margin = option.fontMetrics.height() / 2;
    const QRect where = option.rect.adjusted(margin, 0, -margin, 0);
    painter->drawText(where,
                      int(QStyle::visualAlignment(option.direction, Qt::AlignRight))
                          | Qt::AlignVCenter,
                      badge);
    painter->restore();
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index)
        .expandedTo({0, option.fontMetrics.height() * 2});
}

} // namespace coalface
