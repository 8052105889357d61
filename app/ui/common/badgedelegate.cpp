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
    const int margin = option.fontMetrics.height() / 2;
    const QRect where = option.rect.adjusted(margin, 0, -margin, 0);
    auto text = selected ? QPalette::HighlightedText : QPalette::PlaceholderText;
    painter->save();
    painter->setFont(option.font);
    if (index.data(AttentionRole).toBool()) {
        const int height = option.fontMetrics.height() + 2;
        const int width = qMax(height, option.fontMetrics.horizontalAdvance(badge) + height / 2);
        const QRect pill = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                               {width, height}, where);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight));
        painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
        text = selected ? QPalette::Highlight : QPalette::HighlightedText;
        painter->setPen(option.palette.color(text));
        painter->drawText(pill, Qt::AlignCenter, badge);
    } else {
        painter->setPen(option.palette.color(text));
        painter->drawText(where,
                          int(QStyle::visualAlignment(option.direction, Qt::AlignRight))
                              | Qt::AlignVCenter,
                          badge);
    }
    painter->restore();
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index)
        .expandedTo({0, option.fontMetrics.height() * 2});
}

} // namespace coalface
